"""What follows a settlement and has its day: performance, confirmation, visits (履行、司法确认、回访提醒).

Told some days before, on the day, and once it has passed; each once to a person.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from cases.lifecycle import ConfirmationState
from cases.models import ConfirmationCase, DeadlineRule, Dispute, FollowUpVisit, Obligation, SettlementAgreement
from cases.queries.concerned import centre_of, court_of, hands_of
from cases.rules.confirmation import last_application_day
from communities.queries.calendar import working_calendar
from suyuan.accounts.services.notices import notify

OWED_BEFORE = 3  # days; an internal habit, no rule of law
LOOKED_BACK = 30  # days: what was due earlier was told of when it was
LATELY = timedelta(days=45)  # 30 days to apply (民诉 art. 205), moved on by the longest holiday at most


@dataclass(frozen=True, slots=True)
class Due:
    """One day that somebody should keep (到期事项): what it is called in the source of a notice, and in words."""

    source: str
    dispute: Dispute
    what: str
    on: date
    before: int
    people: set[int]


def remind_of_outcomes(*, at: datetime) -> int:
    """Tell those concerned of what is due after settlements (履行、司法确认、回访到期提醒).

    Returns how many days were near or past; harmless when run again.
    """
    today = localdate(at)
    due = [*_performances(today), *_applications(today), *_examinations(today), *_visits(today)]
    return sum(_tell(one, today, at) for one in due)


@transaction.atomic
def _tell(due: Due, today: date, at: datetime) -> bool:
    left = (due.on - today).days
    if left > due.before:
        return False
    occasion, when = ("late", "已过期") if left < 0 else ("day", "今日到期") if left == 0 else ("soon", "到期")
    text = f"{due.dispute.number}：{due.what}{f'{due.on:%Y-%m-%d}' if left else ''}{when}。"
    source = f"{due.source}:{due.on:%Y%m%d}:{occasion}"
    notify(users=due.people, text=text, url=f"/disputes/{due.dispute.key}/", source=source, at=at)
    return True


def _performances(today: date) -> Iterator[Due]:
    """Who mediated and the centre, of each thing owed (履行义务)."""
    near = (today - timedelta(days=LOOKED_BACK), today + timedelta(days=OWED_BEFORE))
    owed = Obligation.objects.open().filter(due_on__range=near).select_related("agreement__dispute__centre")
    for one in owed:
        dispute = one.agreement.dispute
        people = hands_of(dispute) | centre_of(dispute, on=today)
        if one.due_on:
            yield Due(f"obligation:{one.pk}", dispute, "调解协议的履行义务", one.due_on, OWED_BEFORE, people)


def _applications(today: date) -> Iterator[Due]:
    """The last day to apply for confirmation of what could be confirmed (申请司法确认截止日, 民诉 art. 205)."""
    before, calendar = _before(today).get("CONFIRM_APPLY", 0), working_calendar()
    recent = SettlementAgreement.objects.to_be_confirmed().filter(effective_on__gte=today - LATELY)
    for agreement in recent.select_related("dispute__centre"):
        if agreement.effective_on is None:
            continue
        last = last_application_day(agreement.effective_on, calendar).due_on
        if last >= today:  # afterwards nothing can be done about it any more
            people = hands_of(agreement.dispute) | centre_of(agreement.dispute, on=today)
            yield Due(f"confirmable:{agreement.pk}", agreement.dispute, "申请司法确认", last, before, people)


def _examinations(today: date) -> Iterator[Due]:
    """The court's own days: to decide on acceptance, the internal target, the limit (决定受理、目标、审结)."""
    before = _before(today)
    waiting = ConfirmationCase.objects.filter(state__in=[ConfirmationState.APPLIED, ConfirmationState.ACCEPTED])
    for case in waiting.select_related("agreement__dispute__centre"):
        dispute = case.agreement.dispute
        people = {case.opened_by_id} | court_of(dispute, on=today)
        applied = case.state == ConfirmationState.APPLIED
        days = {"CONFIRM_DECIDE": ("决定是否受理司法确认申请", case.decide_by)} if applied else {
            "CONFIRM_TARGET": ("司法确认审查的内部目标日", case.target_on),
            "CONFIRM_LIMIT": ("司法确认审结期限", case.limit_on),
        }  # fmt: skip
        for code, (what, day) in days.items():
            if day:
                yield Due(f"{code.lower()}:{case.pk}", dispute, what, day, before.get(code, 0), people)


def _visits(today: date) -> Iterator[Due]:
    """Who mediated and the centre, of each visit that is due (回访)."""
    waiting = FollowUpVisit.objects.waiting(today).filter(planned_on__gte=today - timedelta(days=LOOKED_BACK))
    for visit in waiting.select_related("dispute__centre"):
        people = hands_of(visit.dispute) | centre_of(visit.dispute, on=today)
        yield Due(f"visit:{visit.pk}", visit.dispute, "回访", visit.planned_on, 0, people)


def _before(today: date) -> dict[str, int]:
    """How many days before each rule of confirmation reminds (提前几日提醒)."""
    rules = DeadlineRule.objects.in_force(today).filter(code__startswith="CONFIRM_")
    return dict(rules.values_list("code", "remind_before"))
