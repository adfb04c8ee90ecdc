"""What goes before and follows the designation of a demonstration community: application, plan, reviews, targets."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from communities.choices import Measure, ReviewOutcome, StepKind
from communities.models import Community, DemonstrationCommunity, DemonstrationStep, DemonstrationTarget, Tribunal
from communities.policies import may_apply, may_designate
from communities.queries.jurisdiction import jurisdictions
from communities.services.demonstrations import DemonstrationForbidden, DemonstrationRefused
from suyuan.accounts.models import User
from suyuan.lib.errors import InvalidInput


@transaction.atomic
def take_step(
    *, community_id: str, kind: StepKind, taken_on: date, text: str, outcome: str = "", by: User, at: datetime
) -> DemonstrationStep:
    """Write down a step (登记创建步骤): application 申请, plan 创建方案, yearly review 年度评议.

    Applications come from the place's assistants too. Refuses with DemonstrationForbidden, with
    DemonstrationRefused an application of a demonstration community, a review of none or a second one in a
    year, a day to come, a review without an outcome, and a place whose tribunal is not known.
    """
    community = Community.objects.select_for_update().select_related("division").get(pk=community_id)
    standing = DemonstrationCommunity.objects.in_force(localdate(at)).filter(community=community).first()
    tribunal = standing.tribunal if standing else _tribunal_of(community, on=localdate(at))
    if not (may_designate(by, tribunal) or (kind == StepKind.APPLICATION and may_apply(by, community.division))):
        raise DemonstrationForbidden(f"创建步骤由{tribunal.name}所属法院的社区法官或分流员登记。")
    _refuse_unfit(kind, standing, taken_on, outcome, at)
    return DemonstrationStep.objects.create(
        community=community,
        tribunal=tribunal,
        kind=kind,
        taken_on=taken_on,
        text=text,
        outcome=outcome if kind == StepKind.REVIEW else "",
        made_by=by,
        made_at=at,
    )


@transaction.atomic
def set_targets(
    *, community_id: str, year: int, targets: Mapping[Measure, Decimal | None], by: User, at: datetime
) -> list[DemonstrationTarget]:
    """Set what a demonstration community is to reach in a year (年度目标); None takes a target away.

    Refuses with DemonstrationForbidden, with DemonstrationRefused a community that is none, with InvalidInput a
    year that is over, whose targets stay, and shares outside 0 to 100.
    """
    standing = DemonstrationCommunity.objects.in_force(localdate(at)).filter(community=community_id).first()
    if standing is None:
        raise DemonstrationRefused("该社区不是示范社区，不设年度目标。")
    if not may_designate(by, standing.tribunal):
        raise DemonstrationForbidden(f"年度目标由{standing.tribunal.name}所属法院的社区法官或分流员确定。")
    _refuse_unfit_targets(year, targets, localdate(at))
    standing.targets.filter(year=year).delete()
    rows = [
        DemonstrationTarget(demonstration=standing, year=year, measure=measure, value=value, set_by=by, set_at=at)
        for measure, value in targets.items()
        if value is not None
    ]
    return DemonstrationTarget.objects.bulk_create(rows)


def _tribunal_of(community: Community, *, on: date) -> Tribunal:
    coverage = jurisdictions([community.pk], on=on)[community.pk].tribunal
    if coverage is None:
        raise DemonstrationRefused("该社区的管辖法庭尚未录入，请系统管理员在基础数据中补充法庭管辖范围。")
    return coverage.tribunal


def _refuse_unfit(
    kind: StepKind, standing: DemonstrationCommunity | None, on: date, outcome: str, at: datetime
) -> None:
    if on > localdate(at):
        raise DemonstrationRefused("日期不能晚于今天。", field="taken_on")
    if kind == StepKind.APPLICATION and standing:
        raise DemonstrationRefused("该社区已经是示范社区，不需要再申请。", field="kind")
    if kind != StepKind.REVIEW:
        return
    if standing is None or on < standing.designated_on:
        raise DemonstrationRefused("确定为示范社区之后才有年度评议。", field="kind")
    if outcome not in ReviewOutcome.values:
        raise DemonstrationRefused("请选择评议结果。", field="outcome")
    if standing.community.demonstration_steps.filter(kind=StepKind.REVIEW, taken_on__year=on.year).exists():
        raise DemonstrationRefused(f"{on.year}年已经评议过。", field="taken_on")


def _refuse_unfit_targets(year: int, targets: Mapping[Measure, Decimal | None], today: date) -> None:
    if year < today.year:
        raise InvalidInput([("year", f"{year}年已经结束，目标不再改动。")])
    shares = (Measure.SUCCESS, Measure.PERFORMANCE, Measure.FOLLOW_UP)
    wrong = [
        (measure.value, f"{measure.label}应在0至100之间。")
        for measure in shares
        if (value := targets.get(measure)) is not None and not 0 <= value <= 100
    ]
    if wrong:
        raise InvalidInput(wrong)
