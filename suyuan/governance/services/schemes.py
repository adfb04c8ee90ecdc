"""Schemes of assessment (考核方案): written, copied for the next period, fixed when scoring begins."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from communities.models import Court, DemonstrationCommunity, LinkedUnit, Tribunal
from communities.querysets import starts_with_any
from suyuan.accounts.models import User
from suyuan.governance.choices import FIGURES_OF_TRIBUNALS, Evidence, Indicator, SchemeState, SubjectKind
from suyuan.governance.models import WorkAssessment, WorkScheme, WorkSchemeItem
from suyuan.governance.policies import may_assess
from suyuan.governance.services.scoring import compute_scores
from suyuan.lib.errors import DomainError
from suyuan.lib.periods import PeriodUnreadable, parse_period


class AssessmentRefused(DomainError):
    """The assessment cannot go on like this; the sentence says why (考核不能这样办理)."""

    code = "assessment_refused"


class AssessmentForbidden(DomainError):
    """Only the court's own people assess for it (无权办理该法院的考核)."""

    code = "assessment_forbidden"
    status = 403


@transaction.atomic
def write_scheme(
    *, court: Court, name: str, subject_kind: SubjectKind, period: str, appeal_days: int, source: str, by: User,
    at: datetime, copied_from: WorkScheme | None = None,
) -> WorkScheme:  # fmt: skip
    """Begin a scheme (编制方案) for a period such as 2026 or 2026Q3.

    Refuses with AssessmentForbidden, with AssessmentRefused a period that cannot be read and a name that is
    taken in the period.
    """
    if not may_assess(by, court):
        raise AssessmentForbidden(f"{court.name}的考核由本院或上级法院的法官、分流员办理。")
    try:
        span = parse_period(period)
    except PeriodUnreadable as error:
        raise AssessmentRefused(error.message, field="period") from error
    try:
        with transaction.atomic():
            return WorkScheme.objects.create(
                court=court, name=name, subject_kind=subject_kind, period=str(span), first_on=span.first,
                last_on=span.last, appeal_days=appeal_days, source=source, copied_from=copied_from, made_by=by,
                made_at=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise AssessmentRefused("这一考核期已有同名的方案。", field="name") from error


@transaction.atomic
def copy_scheme(*, scheme_id: int, period: str, by: User, at: datetime) -> WorkScheme:
    """Take a scheme over into another period (沿用方案), items and all; the old one stays as it is.

    Refuses as `write_scheme` does.
    """
    old = WorkScheme.objects.select_related("court").get(pk=scheme_id)
    new = write_scheme(
        court=old.court, name=old.name, subject_kind=SubjectKind(old.subject_kind), period=period,
        appeal_days=old.appeal_days, source=old.source, by=by, at=at, copied_from=old,
    )  # fmt: skip
    items = list(old.items.all())
    for item in items:
        item.pk, item.scheme = None, new
    WorkSchemeItem.objects.bulk_create(items)
    return new


@transaction.atomic
def add_item(*, scheme_id: int, by: User, **facts: Any) -> WorkSchemeItem:
    """Add an item (增加项目): title, weight, evidence, and for a figure where full marks and none begin.

    Refuses with AssessmentForbidden, with AssessmentRefused a scheme whose scoring has begun, a figure without
    its two ends, and one that the subjects do not have.
    """
    scheme = hold_scheme(scheme_id, by, SchemeState.DRAFT)
    item = WorkSchemeItem(scheme=scheme, order=scheme.items.count() + 1, **facts)
    if item.evidence == Evidence.COMPUTED:
        _refuse_unfit_figure(scheme, item)
    else:
        item.indicator, item.full_at, item.zero_at = "", None, None
    item.save()
    return item


@transaction.atomic
def remove_item(*, scheme_id: int, item_id: int, by: User) -> None:
    """Take an item off (删除项目). Refuses with AssessmentForbidden, AssessmentRefused once scoring has begun."""
    hold_scheme(scheme_id, by, SchemeState.DRAFT).items.filter(pk=item_id).delete()


@transaction.atomic
def begin_scoring(*, scheme_id: int, by: User, at: datetime) -> WorkScheme:
    """Fix the items and score what the figures tell (开始评分): every subject of the court gets its sheet.

    Refuses with AssessmentForbidden, with AssessmentRefused a scheme without items, a period that has not
    begun, and a court without a subject of the kind.
    """
    scheme = hold_scheme(scheme_id, by, SchemeState.DRAFT)
    if not scheme.items.exists():
        raise AssessmentRefused("方案还没有项目，请先增加。")
    if scheme.first_on > localdate(at):
        raise AssessmentRefused("考核期还没有开始。")
    subjects = _subjects(scheme)
    if not subjects:
        raise AssessmentRefused(f"本院辖区内没有{scheme.get_subject_kind_display()}，无法考核。")
    WorkAssessment.objects.bulk_create(subjects)
    scheme.state = SchemeState.SCORING
    scheme.save(update_fields=["state"])
    compute_scores(scheme, on=localdate(at))
    return scheme


def hold_scheme(scheme_id: int, by: User, *states: SchemeState) -> WorkScheme:
    """Return a scheme under lock (锁定方案). Refuses with AssessmentForbidden, AssessmentRefused in another state."""
    scheme = WorkScheme.objects.select_for_update(of=("self",)).select_related("court").get(pk=scheme_id)
    if not may_assess(by, scheme.court):
        raise AssessmentForbidden(f"{scheme.court.name}的考核由本院或上级法院的法官、分流员办理。")
    if scheme.state not in states:
        raise AssessmentRefused(f"方案{scheme.get_state_display()}，不能这样办理。")
    return scheme


def _refuse_unfit_figure(scheme: WorkScheme, item: WorkSchemeItem) -> None:
    if item.indicator not in Indicator.values:
        raise AssessmentRefused("请选择指标。", field="indicator")
    if item.full_at is None or item.zero_at is None or Decimal(item.full_at) == Decimal(item.zero_at):
        raise AssessmentRefused("请填写得满分和得零分的数值，两者不能相同。", field="full_at")
    if scheme.subject_kind == SubjectKind.UNIT:
        raise AssessmentRefused("联动单位没有可由系统计算的指标，请改为人工评分。", field="evidence")
    if scheme.subject_kind != SubjectKind.TRIBUNAL and Indicator(item.indicator) in FIGURES_OF_TRIBUNALS:
        raise AssessmentRefused("这项指标只按人民法庭统计。", field="indicator")


def _subjects(scheme: WorkScheme) -> list[WorkAssessment]:
    court, last = scheme.court_id, scheme.last_on
    match scheme.subject_kind:
        case SubjectKind.TRIBUNAL:
            rows = Tribunal.objects.in_force(last).filter(court__code__startswith=court).order_by("court", "pk")
            return [WorkAssessment(scheme=scheme, tribunal=row, label=row.name) for row in rows]
        case SubjectKind.COMMUNITY:
            standing = DemonstrationCommunity.objects.in_force(last).filter(tribunal__court__code__startswith=court)
            return [
                WorkAssessment(scheme=scheme, community=row.community, label=row.community.division.display_name)
                for row in standing.select_related("community__division").order_by("community")
            ]
    seat = scheme.court.division.prefix if scheme.court.division else "-"
    units = LinkedUnit.objects.filter(starts_with_any("division__code", (seat,)), left_on=None).order_by("pk")
    return [WorkAssessment(scheme=scheme, unit=row, label=row.name) for row in units]
