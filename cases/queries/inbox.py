"""What waits for a person (待办), in the order of legal urgency."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cases import criteria
from cases.lifecycle import AgreementState, ConfirmationState, State
from cases.models import ConfirmationCase, Dispute, SettlementAgreement, SupervisionOrder
from cases.queries.rows import DisputeRow, dispute_rows, for_rows
from cases.rules.confirmation import APPLICATION_DAYS
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from suyuan.lib.keyset import CappedCount, capped_count

SOON_DAYS = 3
APPLY_SOON_DAYS = 7
CENTRE = frozenset({Role.CLERK, Role.COORDINATOR})
LOGGING = frozenset({Role.CLERK, Role.ASSISTANT, Role.JUDGE})
HANDS = frozenset({Role.MEDIATOR, Role.ORG_MANAGER})
PLACE = frozenset({Role.ASSISTANT, Role.JUDGE})
RUNNING = Q(deadlines__stopped_at__isnull=True, deadlines__rule__track__gt="")  # periods of mediation, not timers
COUNTING = RUNNING & Q(deadlines__halted_on__isnull=True)
Disputes = QuerySet[Dispute]


@dataclass(frozen=True, slots=True)
class Panel:
    """One kind of waiting work: for whom, what it is called, which disputes, in which order, and the list behind it."""

    title: str
    hint: str
    roles: frozenset[Role]
    rows: Callable[[Disputes, User, date], Disputes]
    order: tuple[str, ...]
    list_query: str
    tone: str = "neutral"


@dataclass(frozen=True, slots=True)
class Kind:
    """How much of one kind of work waits (待办种类), with the list behind it."""

    title: str
    hint: str
    total: CappedCount
    list_query: str
    tone: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """One dispute that waits, under the most urgent of its kinds (待办一件)."""

    kind: str
    hint: str
    tone: str
    row: DisputeRow


@dataclass(frozen=True, slots=True)
class Inbox:
    """Everything that waits for a person (待办): the most urgent disputes in one order, and how much of each kind."""

    kinds: list[Kind]
    rows: list[Waiting]
    more: bool


def _due_until(disputes: Disputes, first: date | None, last: date) -> Disputes:
    running = COUNTING & Q(deadlines__due_on__lte=last)
    if first:
        running &= Q(deadlines__due_on__gte=first)
    return disputes.filter(running).annotate(due_on=Min("deadlines__due_on", filter=running))


def _overdue(disputes: Disputes, user: User, on: date) -> Disputes:
    return _due_until(disputes, None, on - timedelta(days=1))


def _due_soon(disputes: Disputes, user: User, on: date) -> Disputes:
    return _due_until(disputes, on, on + timedelta(days=SOON_DAYS))


def _referred(disputes: Disputes, user: User, on: date) -> Disputes:
    in_hand = Q(referrals__closed_at__isnull=True)
    return disputes.filter(state=State.REFERRED).annotate(referred_at=Min("referrals__referred_at", filter=in_hand))


def _in_hands(disputes: Disputes, user: User) -> Disputes:
    return disputes.filter(pk__in=Dispute.objects.in_hands_of(user).values("pk"))


def _running(disputes: Disputes, user: User, on: date) -> Disputes:
    return disputes.filter(state=State.MEDIATING).annotate(due_on=Min("deadlines__due_on", filter=RUNNING))


def _to_inform(disputes: Disputes, user: User, on: date) -> Disputes:
    open_duties = Q(flags__duties__closed_at__isnull=True)
    waiting = Min("flags__duties__due_on", filter=open_duties)
    return disputes.annotate(inform_by=waiting).filter(inform_by__isnull=False)


def _examined(disputes: Any, user: User, on: date) -> Any:
    """Those whose application for confirmation waits for the court's next word (司法确认待办)."""
    cases = ConfirmationCase.objects.filter(agreement__dispute=OuterRef("pk"))
    applied = cases.filter(state=ConfirmationState.APPLIED).annotate(day=F("decide_by"))
    accepted = cases.filter(state=ConfirmationState.ACCEPTED).annotate(day=F("limit_on"))
    next_day = Coalesce(Subquery(applied.values("day")[:1]), Subquery(accepted.values("day")[:1]))
    return disputes.filter(state=State.SETTLED).annotate(court_by=next_day).filter(court_by__isnull=False)


def _court_soon(disputes: Any, user: User, on: date) -> Disputes:
    return _examined(disputes, user, on).filter(court_by__lte=on + timedelta(days=SOON_DAYS))


def _to_apply(disputes: Disputes, user: User, on: date) -> Disputes:
    """Those whose agreement could be confirmed for a few days more: an organisation presided, nobody applied yet."""
    week = (on - timedelta(days=APPLICATION_DAYS), on - timedelta(days=APPLICATION_DAYS - APPLY_SOON_DAYS))
    agreed = SettlementAgreement.objects.to_be_confirmed().filter(dispute=OuterRef("pk"), effective_on__range=week)
    day = Subquery(agreed.values("effective_on")[:1])
    return disputes.filter(state=State.SETTLED).annotate(agreed_on=day).filter(agreed_on__isnull=False)


def _to_sign(disputes: Disputes, user: User, on: date) -> Disputes:
    signing = SettlementAgreement.objects.filter(dispute=OuterRef("pk"), state=AgreementState.SIGNING)
    return _running(_in_hands(disputes, user), user, on).filter(Exists(signing))


def _owing(disputes: Any, user: User, on: date) -> Disputes:
    return disputes.owing(on - timedelta(days=1))


def _owing_soon(disputes: Any, user: User, on: date) -> Disputes:
    return disputes.owing(on + timedelta(days=SOON_DAYS)).filter(owed_on__gte=on)


def _to_visit(disputes: Any, user: User, on: date) -> Disputes:
    return disputes.to_visit(on)


def _routed(disputes: Disputes, user: User, on: date) -> Disputes:
    away = Q(routings__closed_at__isnull=True)
    return disputes.filter(state=State.ROUTED).annotate(
        answer_due_on=Min("routings__answer_due_on", filter=away), routed_at=Min("routings__routed_at", filter=away)
    )


def _to_answer(disputes: Disputes, user: User, on: date) -> Disputes:
    """Those under an order that waits for an answer; one addressed to a person only for that person."""
    orders = SupervisionOrder.objects.open().exclude(answers__rating="")
    mine = orders.filter(Q(addressee_user=user) | Q(addressee_user__isnull=True))
    return disputes.filter(supervision_orders__in=mine).annotate(answer_due_on=Min("supervision_orders__due_on"))


def _refused(disputes: Any, user: User, on: date) -> Disputes:
    return disputes.refused()


# The one order of urgency: a row stands above what may wait longer. First what the law has already decided (periods
# that ended, parties who refuse), then what it is about to decide, then what waits for somebody, the oldest first.
ORDER_EXPLAINED = "期限已过的在前，其次是法律要求立即办理的，再次是即将到期的，其余按等待先后。"
PANELS: tuple[Panel, ...] = (
    Panel("已超期", "期限已过，尚无结果。", CENTRE | PLACE | HANDS, _overdue, ("due_on", "pk"), "overdue=on", "danger"),
    Panel(
        "应告知有关部门",
        "有家庭暴力、民转刑等风险的，及时告知公安机关、妇联等，并在纠纷页面记录。",
        CENTRE | PLACE | HANDS,
        _to_inform,
        ("inform_by", "pk"),
        "to_inform=on",
        "danger",
    ),
    Panel(
        "中止待审查",
        "调解员报告涉嫌虚假调解，由法院决定恢复还是终止。",
        frozenset({Role.COORDINATOR, Role.JUDGE}),
        lambda disputes, user, on: disputes.filter(state=State.SUSPENDED),
        ("changed_at", "pk"),
        "state=SUSPENDED",
        "danger",
    ),
    Panel(
        "当事人不同意",
        "当事人拒绝调解的，终止调解或者转立案、审理。",
        CENTRE | HANDS,
        _refused,
        ("changed_at", "pk"),
        "refused=on",
        "danger",
    ),
    Panel(
        "即将到期",
        f"{SOON_DAYS}日内到期。",
        CENTRE | PLACE | HANDS,
        _due_soon,
        ("due_on", "pk"),
        "state=MEDIATING",
        "warning",
    ),
    Panel(
        "司法确认将到期",
        f"{SOON_DAYS}日内须决定是否受理，或者审结。",
        CENTRE | {Role.JUDGE},
        _court_soon,
        ("court_by", "pk"),
        "state=SETTLED",
        "danger",
    ),
    Panel(
        "申请司法确认将截止",
        f"自协议生效之日起30日内共同申请，还有不到{APPLY_SOON_DAYS}日。",
        CENTRE | HANDS,
        _to_apply,
        ("agreed_on", "pk"),
        "state=SETTLED",
        "warning",
    ),
    Panel(
        "履行已逾期",
        "协议约定的履行期限已过；请联系当事人，登记履行或者未履行。",
        CENTRE | HANDS,
        _owing,
        ("owed_on", "pk"),
        "owing=on",
        "danger",
    ),
    Panel(
        "待签署",
        "协议尚未签齐，签齐之前不生效，调解期限照常计算。",
        HANDS,
        _to_sign,
        ("due_on", "pk"),
        "state=MEDIATING&mine=on",
        "warning",
    ),
    Panel(
        "待签收",
        "请核对移交材料后签收，签收之日起算调解期限。",
        HANDS,
        lambda disputes, user, on: _referred(_in_hands(disputes, user), user, on),
        ("referred_at", "pk"),
        "state=REFERRED&mine=on",
    ),
    Panel(
        "移送后未签收",
        "移送最早的在前；逾期未回应的可以收回，另行移送。",
        CENTRE,
        _referred,
        ("referred_at", "pk"),
        "state=REFERRED",
    ),
    Panel(
        "调解中",
        "按到期日排列。",
        HANDS,
        lambda disputes, user, on: _running(_in_hands(disputes, user), user, on),
        ("due_on", "pk"),
        "state=MEDIATING&mine=on",
    ),
    Panel(
        "待移送",
        "登记最早的在前；各方同意后方可移送。",
        CENTRE,
        lambda disputes, user, on: disputes.filter(criteria.WAITING_FOR_REFERRAL.q),
        ("registered_at", "pk"),
        "state=RECEIVED",
    ),
    Panel(
        "履行将到期",
        f"{SOON_DAYS}日内到期，提醒当事人按期履行。",
        CENTRE | HANDS,
        _owing_soon,
        ("owed_on", "pk"),
        "state=SETTLED",
    ),
    Panel(
        "待回访",
        "计划日期已到；登记履行情况、满意度和有无反复。",
        CENTRE | HANDS | {Role.ASSISTANT},
        _to_visit,
        ("visit_on", "pk"),
        "to_visit=on",
    ),
    Panel(
        "分流在外",
        "答复期限早的在前；登记承办单位的接收、退回或办结。",
        CENTRE | PLACE,
        _routed,
        ("answer_due_on", "routed_at", "pk"),
        "state=ROUTED",
    ),
    Panel(
        "督办待答复",
        "请在纠纷页面答复，附上证明。",
        CENTRE | PLACE | HANDS,
        _to_answer,
        ("answer_due_on", "pk"),
        "",
        "danger",
    ),
    Panel(
        "待征询意愿",
        "征询当事人是否同意调解后，由中心移送。",
        PLACE,
        lambda disputes, user, on: disputes.filter(criteria.WAITING_FOR_REFERRAL.q),
        ("registered_at", "pk"),
        "state=RECEIVED",
    ),
    Panel(
        "我的草稿",
        "补齐谁、什么事、在哪里，即可登记。",
        LOGGING,
        lambda disputes, user, on: disputes.filter(state=State.DRAFT, logged_by=user),
        ("logged_at", "pk"),
        "state=DRAFT&mine=on",
    ),
    Panel(
        "辖区调解中",
        "按到期日排列。",
        PLACE,
        _running,
        ("due_on", "pk"),
        "state=MEDIATING",
    ),
)


def inbox(user: User, *, on: date, size: int = 12) -> Inbox:
    """Return what waits for the user on the day (待办): one list by urgency, each dispute once, and the totals."""
    visible = Dispute.objects.visible_to(user)
    asked = [(panel, panel.rows(visible, user, on)) for panel in PANELS if user.has_role(*panel.roles)]
    found: dict[int, Panel] = {}
    for panel, disputes in asked:
        for pk in disputes.order_by(*panel.order).values_list("pk", flat=True)[: size + 1]:
            found.setdefault(pk, panel)
    return Inbox(
        kinds=[_kind(panel, disputes) for panel, disputes in asked],
        rows=_rows(dict(list(found.items())[:size]), on),
        more=len(found) > size,
    )


def _kind(panel: Panel, disputes: Disputes) -> Kind:
    total = capped_count(disputes)
    return Kind(panel.title, panel.hint, total, panel.list_query, panel.tone if total.count else "neutral")


def _rows(found: dict[int, Panel], on: date) -> list[Waiting]:
    disputes = {dispute.pk: dispute for dispute in for_rows(Dispute.objects.filter(pk__in=found))}
    shown = dispute_rows([disputes[pk] for pk in found], on=on)
    return [Waiting(panel.title, panel.hint, panel.tone, row) for panel, row in zip(found.values(), shown, strict=True)]


@dataclass(frozen=True, slots=True)
class MonthResult:
    """What ended in a month (本月结果): settled, and concluded in all."""

    settled: CappedCount
    concluded: CappedCount

    @property
    def note(self) -> str:
        return f"本月结束调解共 {self.concluded} 件"


def concluded_this_month(user: User, *, on: date) -> MonthResult:
    """Return how many disputes were settled and concluded since the month began, among those one may see."""
    ended = Dispute.objects.visible_to(user).concluded_between(on.replace(day=1), on)
    return MonthResult(settled=capped_count(ended.filter(criteria.SETTLED.q)), concluded=capped_count(ended))
