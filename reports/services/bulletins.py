"""Bulletins (通报): drafted when a period is past, edited, issued and then frozen."""

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from communities.models import Court, MediationCentre, Posting
from communities.queries.calendar import working_calendar
from reports.models import Bulletin, BulletinTemplate
from reports.policies import may_write_bulletin
from reports.queries.bulletins import filled, period_of_bulletin, unknown_names
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from suyuan.accounts.services.notices import notify
from suyuan.lib.errors import DomainError
from suyuan.lib.periods import Period, last_periods


class BulletinRefused(DomainError):
    """A bulletin or template that cannot be kept or issued as it is (不能办理)."""

    code = "bulletin_refused"
    status = 422


def prepare_bulletins(*, at: datetime) -> int:
    """Draft the bulletins of the month, quarter and year just past (拟稿), once the month's first working day has come.

    Each court with a mediation centre gets one of a kind for which a template is in use; its coordinators are told.
    Harmless when run again: what exists stays. Returns how many were drafted.
    """
    today = timezone.localdate(at)
    if today < working_calendar().next_working_day(today.replace(day=1)):
        return 0
    courts = Court.objects.filter(pk__in=MediationCentre.objects.values("court"))
    made = [_drafted(court, period, at) for court in courts for period in _just_past(today)]
    return sum(made)


def draft_bulletin(*, court_code: str, period: Period, by: User, at: datetime) -> Bulletin:
    """Draft a bulletin by hand (拟稿), or return the one there is.

    Refuses with BulletinRefused a period not over, a court the person does not coordinate, no template for its kind.
    """
    _refuse_foreign(court_code, by)
    if period.last >= timezone.localdate(at):
        raise BulletinRefused(f"{period.label}尚未结束，不能拟通报；请选择已结束的月份、季度或年度", field="period")
    court = Court.objects.get(pk=court_code)
    if _template_for(court, period) is None:
        raise BulletinRefused("没有适用于这种统计期的通报模板，请先编写模板", field="period")
    _drafted(court, period, at)
    return Bulletin.objects.get(court=court, kind=period.kind, first_on=period.first)


def edit_bulletin(*, bulletin_id: int, title: str, body: str, by: User, at: datetime) -> Bulletin:
    """Change the text of a draft (修改通报). Refuses with BulletinRefused an issued one and names no figure has."""
    with transaction.atomic():
        bulletin = _draft_of(bulletin_id, by)
        _refuse_unknown(title, body)
        bulletin.title, bulletin.body, bulletin.edited_by, bulletin.edited_at = title, body, by, at
        bulletin.save(update_fields=["title", "body", "edited_by", "edited_at"])
    return bulletin


def issue_bulletin(*, bulletin_id: int, by: User, at: datetime) -> Bulletin:
    """Issue a draft (签发): its text is filled in and kept with every figure and the versions of the definitions.

    Refuses with BulletinRefused one already issued, or of a court the person does not coordinate.
    """
    with transaction.atomic():
        bulletin = _draft_of(bulletin_id, by)
        told = filled(bulletin, on=timezone.localdate(at))
        bulletin.issued_title, bulletin.issued_body = told.title, told.body
        bulletin.figures, bulletin.definitions = told.figures, told.definitions
        bulletin.issued_by, bulletin.issued_at = by, at
        bulletin.save()
    return bulletin


def write_template(*, court_code: str, kind: str, title: str, body: str, by: User, at: datetime) -> BulletinTemplate:
    """Give a court its own template for a kind of period (编写模板); the one before it is retired, drafts keep theirs.

    Refuses with BulletinRefused a court the person does not coordinate, and names that no figure has.
    """
    _refuse_foreign(court_code, by)
    _refuse_unknown(title, body)
    with transaction.atomic():
        BulletinTemplate.objects.in_use().filter(court=court_code, kind=kind).update(retired_at=at)
        return BulletinTemplate.objects.create(
            court_id=court_code, kind=kind, title=title, body=body, made_by=by, made_at=at
        )


def _just_past(today: date) -> list[Period]:
    """The periods that ended with the month before today's."""
    before = today.replace(day=1)
    return [period for period in last_periods(today) if (before - period.last).days == 1]


def _drafted(court: Court, period: Period, at: datetime) -> bool:
    template = _template_for(court, period)
    if template is None:
        return False
    with transaction.atomic():
        bulletin, made = Bulletin.objects.get_or_create(
            court=court, kind=period.kind, first_on=period.first,
            defaults={
                "template": template, "last_on": period.last, "period_label": period.label,
                "title": template.title, "body": template.body, "prepared_at": at,
            },
        )  # fmt: skip
        if made:
            _tell(bulletin, at)
    return made


def _tell(bulletin: Bulletin, at: datetime) -> None:
    posts = Posting.objects.in_force(timezone.localdate(at)).filter(court=bulletin.court_id, role=Role.COORDINATOR)
    notify(
        users=set(posts.values_list("user", flat=True)),
        text=f"{bulletin.period_label}的台账和通报草稿已经备好，请核对、签发",
        source=f"bulletin:{bulletin.pk}",
        at=at,
        url=reverse("reports:bulletin", args=[bulletin.pk]),
    )


def _template_for(court: Court, period: Period) -> BulletinTemplate | None:
    """The court's own before the one of all courts."""
    rows = BulletinTemplate.objects.in_use().filter(kind=period.kind)
    return rows.filter(court=court).first() or rows.filter(court__isnull=True).first()


def _draft_of(bulletin_id: int, by: User) -> Bulletin:
    bulletin = Bulletin.objects.visible_to(by).select_for_update(of=("self",)).get(pk=bulletin_id)
    if bulletin.is_issued:
        raise BulletinRefused(f"{period_of_bulletin(bulletin).label}的通报已经签发，不能再改；有更正的，请另行通报")
    if not may_write_bulletin(by, bulletin):
        raise BulletinRefused("只有本院分流员可以修改和签发通报")
    return bulletin


def _refuse_foreign(court_code: str, by: User) -> None:
    if court_code not in [duty.court_id for duty in by.duties if duty.role == Role.COORDINATOR]:
        raise BulletinRefused("只能办理本院的通报", field="court")


def _refuse_unknown(title: str, body: str) -> None:
    for field, text in (("title", title), ("body", body)):
        if unknown := unknown_names(text):
            raise BulletinRefused(
                f"没有叫“{'”“'.join(unknown)}”的数字，请从页面所列的名称中选用，照写在双花括号内", field=field
            )
