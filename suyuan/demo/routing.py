"""Stories of routing: sent, bounced, settled elsewhere, two towns together, a key case, orders (演示分流督办)."""

from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from cases.choices import RouteTarget, SupervisionKind
from cases.lifecycle import State
from cases.models import Dispute, HandlingUnit
from cases.services.cooperation import escalate_dispute, involve_units, set_key_case, take_over_dispute
from cases.services.routing import accept_routing, resolve_routing, return_routing, route_dispute
from cases.services.supervision import answer_supervision, order_supervision, rate_answer
from cases.services.triage import decide_complexity
from suyuan.accounts.models import User
from suyuan.demo.accounts import DEMO_COURT, DEMO_TOWN
from suyuan.demo.cast import CourtCast

CITY = "441900000000"
LONG = timedelta(days=25)
UNITS = (
    (RouteTarget.LABOUR_ARBITRATION, "东莞市劳动人事争议仲裁院塘厦庭（演示）", DEMO_TOWN, "劳动争议仲裁"),
    (RouteTarget.LABOUR_ARBITRATION, "东莞市劳动人事争议仲裁院（演示）", CITY, "劳动争议仲裁"),
    (RouteTarget.ARBITRATION, "东莞仲裁委员会（演示）", CITY, "合同和财产权益纠纷，须有仲裁协议"),
    (RouteTarget.ADMINISTRATIVE_ADJUDICATION, "东莞市自然资源局塘厦分局（演示）", DEMO_TOWN, "土地、林地权属争议"),
    (RouteTarget.ADMINISTRATIVE_REVIEW, "东莞市人民政府行政复议办公室（演示）", CITY, "行政复议"),
    (RouteTarget.PETITION_OFFICE, "塘厦镇信访办公室（演示）", DEMO_TOWN, "信访事项"),
    (RouteTarget.OTHER_UNIT, "塘厦镇住房和城乡建设局（演示）", DEMO_TOWN, "物业管理、维修资金"),
)


def write_units() -> dict[str, HandlingUnit]:
    """Write the units that disputes are sent to (承办单位)."""
    units = HandlingUnit.objects.bulk_create(
        HandlingUnit(kind=kind, name=name, division_id=place, matters=matters, contact="值班室 0769-00000000")
        for kind, name, place, matters in UNITS
    )
    return {unit.kind: unit for unit in reversed(units)}


def tell_routing(courts: dict[str, CourtCast], *, now: datetime) -> None:
    """Let some disputes go the ways that routing knows (分流交办), those of the demo town before others."""
    units = write_units()
    waiting = sorted(_disputes(State.RECEIVED), key=lambda row: (_distance(row)[0], bool(row.complaint_submitted_at)))
    labour, permits, petition = (units[kind] for kind in ("LABOUR_ARBITRATION", "OTHER_UNIT", "PETITION_OFFICE"))
    _send(_take(waiting, "邻里纠纷"), petition, courts, now, result="信访人同意按答复意见处理，息诉罢访。")
    _send(_take(waiting, "物业纠纷"), permits, courts, now)
    _send(_take(waiting, "劳动争议纠纷"), labour, courts, now, back="双方没有劳动关系，属劳务纠纷，不在受理范围。")
    if dispute := _take(waiting, "物业纠纷"):
        features = ["GREAT_DISPUTE", "SOCIAL_ATTENTION"]
        who = {"dispute_id": dispute.pk, "by": _coordinator(dispute, courts), "at": now}
        decide_complexity(decided="COMPLEX", features=features, reason="涉及多户业主，先作繁案处理。", **who)
    _supervise(courts[DEMO_COURT], now=now)


def _coordinator(dispute: Dispute, courts: dict[str, CourtCast]) -> User:
    return courts[dispute.centre.court_id].coordinator


def _take(disputes: list[Dispute], category: str) -> Dispute | None:
    """Take a dispute of the category out of the list, else the first one."""
    fitting = [dispute for dispute in disputes if dispute.category and dispute.category.name == category]
    if not disputes:
        return None
    taken = (fitting or disputes)[0]
    disputes.remove(taken)
    return taken


def _disputes(state: State) -> list[Dispute]:
    """Disputes in a state: those of the demo town first, then of its court, the oldest first."""
    found = Dispute.objects.filter(state=state).select_related("category", "centre").order_by("registered_at")
    return sorted(found, key=_distance)


def _distance(dispute: Dispute) -> tuple[bool, bool]:
    """How near a dispute is to those who sign in to the demo."""
    return dispute.centre.court_id != DEMO_COURT, not (dispute.division_id or "").startswith(DEMO_TOWN[:9])


def _send(
    dispute: Dispute | None,
    unit: HandlingUnit,
    courts: dict[str, CourtCast],
    now: datetime,
    *,
    back: str = "",
    result: str = "",
) -> None:
    if dispute is None or dispute.registered_at is None:
        return
    step = (now - dispute.registered_at) / 4
    who = {"dispute_id": dispute.pk, "by": _coordinator(dispute, courts)}
    begun = dispute.registered_at + step
    route_dispute(
        target=unit.kind, unit_id=unit.pk, reason="属于该单位职责，先由其处理。", at=begun,
        answer_due_on=localdate(begun) + timedelta(days=2), **who,
    )  # fmt: skip
    accept_routing(note="值班人员签收。", at=begun + step, **who)
    if back:
        return_routing(reason=back, at=begun + 2 * step, **who)
    if result:
        resolve_routing(result=result, at=begun + 2 * step, **who)


def _supervise(court: CourtCast, *, now: datetime) -> None:
    """Disputes long in mediation: two towns together under a key case, an order overdue, an order answered."""
    own = [row for row in _disputes(State.MEDIATING) if row.centre.court_id == DEMO_COURT]
    slow = [row for row in own if row.registered_at and row.registered_at < now - LONG]
    joint, late, answered = _take(slow, "劳动争议纠纷"), _take(slow, "合同纠纷"), _take(slow, "物业纠纷")
    if joint:
        _join(joint, court, now)
    if late:
        _order(late, court, now - timedelta(days=12), due_on=localdate(now) - timedelta(days=5))
    if answered:
        order = _order(answered, court, now - timedelta(days=9), due_on=localdate(now) - timedelta(days=2))
        text = "已联系双方，约定下周二在社区调解室再次调解。"
        told = {"order_id": order, "by": court.coordinator, "at": now - timedelta(days=3)}
        answer_supervision(text=text, answered_by_name="塘厦镇调解委员会（演示）", **told)
        rate_answer(rating="FAIR", note="按约定时间跟进。", **told)


def _join(dispute: Dispute, court: CourtCast, now: datetime) -> None:
    other = next(town for town in court.towns if town.code != DEMO_TOWN)
    who = {"dispute_id": dispute.pk, "by": court.coordinator}
    at = now - timedelta(days=10)
    reason = "工厂在塘厦，多数工人住在邻镇，两镇一起做工作。"
    involve_units(lead=f"division-{DEMO_TOWN}", others=[f"division-{other.code}"], reason=reason, at=at, **who)
    escalate_dispute(division_id=CITY, reason="涉及两镇，社区两次调解不成。", at=at, **who)
    take_over_dispute(taken_over_by="东莞市综治中心（演示）", at=at + timedelta(days=1), **who)
    set_key_case(
        leader="某副镇长（演示）", unit="塘厦镇综治办（演示）", person="王某（演示）", reason="人数较多，临近发薪日。",
        due_on=localdate(now) + timedelta(days=10), at=at, **who,
    )  # fmt: skip


def _order(dispute: Dispute, court: CourtCast, at: datetime, *, due_on: date) -> int:
    return order_supervision(
        dispute_id=dispute.pk, kind=SupervisionKind.NOT_HANDLED, addressee="塘厦镇调解委员会（演示）",
        requirement="签收后迟迟没有组织调解，请在期限内联系双方，安排调解并答复。", due_on=due_on,
        by=court.coordinator, at=at,
    ).pk  # fmt: skip
