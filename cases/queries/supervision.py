"""Supervision orders (督办单): on the dispute's page, in a list, one by one."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from cases.models import Dispute, InvolvedUnit, SupervisionAnswer, SupervisionOrder
from communities.models import Posting
from communities.rules.division_codes import enclosing_prefixes, prefix_of
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from suyuan.files.models import StoredFile
from suyuan.files.querysets import subject_of


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom an order can be sent to (督办对象): a unit, or a person with an account."""

    value: str
    name: str
    user_id: int | None = None


@dataclass(frozen=True, slots=True)
class OrderLine:
    """An order as people see it on a day (督办单)."""

    order: SupervisionOrder
    status: str
    tone: str
    is_open: bool
    waits_for_rating: bool


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """An answer with the files that prove it (督办答复)."""

    answer: SupervisionAnswer
    files: list[StoredFile]


@dataclass(frozen=True, slots=True)
class SupervisionPanel:
    """The orders on a dispute (督办), the newest first, and whether one waits for an answer."""

    lines: list[OrderLine]

    @property
    def to_answer(self) -> bool:
        return any(line.is_open and not line.waits_for_rating for line in self.lines)


def supervision_panel(dispute: Dispute, *, on: date) -> SupervisionPanel | None:
    """Return the orders on a dispute for its page (督办); None for a draft."""
    if dispute.number is None:
        return None
    return SupervisionPanel([order_line(order, on=on) for order in for_lines(dispute.supervision_orders.all())])


def for_lines(orders: "QuerySet[SupervisionOrder]") -> "QuerySet[SupervisionOrder]":
    """Fetch with the orders what their lines need, in a fixed number of queries."""
    return orders.select_related("dispute", "issued_by").prefetch_related("answers")


def order_line(order: SupervisionOrder, *, on: date) -> OrderLine:
    """Return an order as people see it on a day (督办单): answered, overdue, closed."""
    waits = any(answer.rating == "" for answer in order.answers.all())
    if order.closed_at:
        status, tone = "已办结", "success"
    elif waits:
        status, tone = "已答复，待评价", "info"
    elif order.due_on < on:
        status, tone = f"逾期{(on - order.due_on).days}天", "danger"
    else:
        status, tone = "待答复", "warning"
    return OrderLine(order, status, tone, order.closed_at is None, waits)


def answers_of(order: SupervisionOrder) -> list[AnswerLine]:
    """Return the answers to an order with their proofs (督办答复)."""
    answers = list(order.answers.select_related("recorded_by", "rated_by"))
    files: dict[str, list[StoredFile]] = {}
    for file in StoredFile.objects.filter(subject__in=[subject_of(answer) for answer in answers]):
        files.setdefault(file.subject, []).append(file)
    return [AnswerLine(answer, files.get(subject_of(answer), [])) for answer in answers]


def addressees(dispute: Dispute) -> list[Addressee]:
    """Return whom an order on a dispute can be sent to (督办对象): whoever has it in hand, and the place's people."""
    return [*_units(dispute), *_people(dispute)]


def _units(dispute: Dispute) -> list[Addressee]:
    routing, referral = dispute.open_routing(), dispute.open_referral()
    involved = InvolvedUnit.objects.filter(dispute=dispute, ended_at=None).select_related("division", "unit")
    names = [unit.name for unit in involved]
    names += [routing.holder_name] if routing else []
    names += [referral.organization.name] if referral and referral.organization else []
    return [Addressee(f"name-{name}", name) for name in dict.fromkeys(names)]


def _people(dispute: Dispute) -> list[Addressee]:
    """The mediator, and the assistants of the places that the dispute lies in."""
    referral = dispute.open_referral()
    people: list[User] = [referral.mediator.user] if referral and referral.mediator and referral.mediator.user else []
    own = prefix_of(dispute.division_id) if dispute.division_id else ""
    posts = Posting.objects.filter(
        role=Role.ASSISTANT, valid_to=None, division__prefix__in=[own, *enclosing_prefixes(own)]
    )
    people += [post.user for post in posts.select_related("user").order_by("user")]
    return [Addressee(f"user-{user.pk}", user.display_name, user.pk) for user in dict.fromkeys(people)]
