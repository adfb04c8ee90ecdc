"""Demonstration communities (诉源治理示范社区): a tribunal takes one on and may let it go."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from communities.choices import StepKind
from communities.models import Community, DemonstrationCommunity, DemonstrationStep, Tribunal
from communities.policies import may_designate
from communities.queries.jurisdiction import jurisdictions
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError


class DemonstrationRefused(DomainError):
    """The community cannot be designated or withdrawn; the sentence says why (不能确定或撤销示范社区)."""

    code = "demonstration_refused"


class DemonstrationForbidden(DomainError):
    """Only the tribunal's own court decides (只有法庭所属法院可以确定)."""

    code = "demonstration_forbidden"
    status = 403


@transaction.atomic
def designate_demonstration(
    *, community_id: str, tribunal_id: int, designated_on: date, plan: str, by: User, at: datetime
) -> DemonstrationCommunity:
    """Make a community a demonstration community of a tribunal (确定示范社区).

    Refuses with DemonstrationForbidden people of another court, with DemonstrationRefused a day to come, a community
    another tribunal covers, and one that is a demonstration community already.
    Source: 东莞市中级人民法院《关于创建“诉源治理示范社区”实施意见》二（一）.
    """
    community, tribunal = Community.objects.get(pk=community_id), Tribunal.objects.get(pk=tribunal_id)
    _refuse_others(by, tribunal)
    if designated_on > localdate(at):
        raise DemonstrationRefused("确定日期不能晚于今天。", field="designated_on")
    _refuse_foreign(community, tribunal, designated_on)
    try:
        with transaction.atomic():
            made = DemonstrationCommunity.objects.create(
                community=community, tribunal=tribunal, designated_on=designated_on, plan=plan, designated_by=by
            )
    except IntegrityError as error:
        raise DemonstrationRefused("该社区已经是示范社区。", field="community_id") from error
    _write_step(made, StepKind.DESIGNATION, designated_on, plan or "确定为示范社区。", by, at)
    return made


@transaction.atomic
def withdraw_demonstration(
    *, demonstration_id: int, withdrawn_on: date, reason: str, by: User, at: datetime
) -> DemonstrationCommunity:
    """End a designation (撤销示范社区), from that day on; its history stays.

    Refuses with DemonstrationForbidden people of another court, with DemonstrationRefused a second withdrawal, a day to
    come or one before the designation, and a missing reason.
    """
    row = DemonstrationCommunity.objects.select_for_update().select_related("tribunal").get(pk=demonstration_id)
    _refuse_others(by, row.tribunal)
    if row.withdrawn_on:
        raise DemonstrationRefused("该示范社区已经撤销。")
    if not row.designated_on <= withdrawn_on <= localdate(at):
        raise DemonstrationRefused("撤销日期应在确定日期之后、不晚于今天。", field="withdrawn_on")
    if not reason:
        raise DemonstrationRefused("请写明撤销原因。", field="reason")
    row.withdrawn_on, row.withdrawn_reason, row.withdrawn_by = withdrawn_on, reason, by
    row.save(update_fields=["withdrawn_on", "withdrawn_reason", "withdrawn_by"])
    _write_step(row, StepKind.WITHDRAWAL, withdrawn_on, reason, by, at)
    return row


def _write_step(row: DemonstrationCommunity, kind: StepKind, on: date, text: str, by: User, at: datetime) -> None:
    DemonstrationStep.objects.create(
        community=row.community, tribunal=row.tribunal, kind=kind, taken_on=on, text=text, made_by=by, made_at=at
    )


def _refuse_others(user: User, tribunal: Tribunal) -> None:
    if not may_designate(user, tribunal):
        raise DemonstrationForbidden(f"示范社区由{tribunal.name}所属法院的社区法官或分流员确定。")


def _refuse_foreign(community: Community, tribunal: Tribunal, on: date) -> None:
    """A community that nobody is known to cover may be taken on by any tribunal of the court that covers it."""
    where = jurisdictions([community.pk], on=on)[community.pk]
    if where.tribunal and where.tribunal.tribunal_id != tribunal.pk:
        raise DemonstrationRefused(f"该社区由{where.tribunal.tribunal.name}管辖。", field="community_id")
    if where.court and where.court.court_id != tribunal.court_id:
        raise DemonstrationRefused(f"该社区由{where.court.court.name}管辖。", field="community_id")
