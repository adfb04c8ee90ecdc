"""The counts of what screening found and of what followed mediation (排查、结果、回访分项)."""

from collections.abc import Callable
from datetime import date

from django.db.models import F, OuterRef, Q, Subquery, Sum

from cases import criteria
from cases.choices import AgreementForm, EndReason
from cases.lifecycle.agreement import IN_FORCE
from cases.lifecycle.confirmation import ConfirmationState
from cases.models import ConfirmationCase, Dispute, FollowUpVisit, LaterStep, Obligation, Performance
from cases.outcome_choices import LaterStepKind, ObligationKind, Satisfaction, VisitPerformance
from communities.choices import FindingOutcome
from communities.models import ScreeningFinding
from reports.indicators.parts import Part, Rows, concluded, days, of_dispute, settled
from suyuan.lib.periods import Period

NEED_A_COURT = (LaterStepKind.COURT_PAPER, LaterStepKind.PAYMENT_ORDER, LaterStepKind.ENFORCEMENT, LaterStepKind.SUIT)
_CONFIRMED = (ConfirmationState.CONFIRMED, ConfirmationState.OBJECTED)
_SATISFIED = (Satisfaction.GOOD, Satisfaction.FAIR)


def _finding(code: str, name: str, outcome: str = "") -> Part:
    def rows(period: Period, on: date) -> Rows:
        found = ScreeningFinding.objects.filter(**days(period, "found_on"))
        return found.filter(outcome=outcome) if outcome else found

    return Part(code, name, rows, court="", dispute=None)


def _settled_by(code: str, name: str, form: AgreementForm) -> Part:
    def rows(period: Period, on: date) -> Rows:
        return settled(period, on).filter(agreements__form=form, agreements__state__in=IN_FORCE)

    return Part(code, name, rows)


def _ended_because(reason: str, label: str) -> Part:
    def rows(period: Period, on: date) -> Rows:
        standing = {"failure_reports__replaced_at__isnull": True, "failure_reports__reason": reason}
        return concluded(period, on).exclude(criteria.SETTLED.q).filter(**standing)

    return Part(f"ended_{reason.lower()}", f"不成：{label}", rows)


def _of_agreement(code: str, name: str, rows: Callable[[Period, date], Rows]) -> Part:
    about = "agreement__dispute"
    return Part(code, name, rows, f"{about}__division", f"{about}__centre__court", about)


def _later(code: str, name: str, kind: LaterStepKind) -> Part:
    def rows(period: Period, on: date) -> Rows:
        return LaterStep.objects.filter(kind=kind, **days(period, "done_on"))

    return of_dispute(code, name, rows)


def _visit(code: str, name: str, found: Q = Q()) -> Part:  # noqa: B008 (an empty condition never changes)
    def rows(period: Period, on: date) -> Rows:
        return FollowUpVisit.objects.filter(found, **days(period, "held_on"))

    return of_dispute(code, name, rows)


def _visits_planned(period: Period, on: date) -> Rows:
    return FollowUpVisit.objects.filter(planned_on__lte=on, **days(period, "planned_on"))


def _planned_visits_held(period: Period, on: date) -> Rows:
    return _visits_planned(period, on).filter(held_on__lte=on)


def _open_at_end(period: Period, on: date) -> Rows:
    known = Dispute.objects.filter(criteria.COUNTED_ONCE.q, registered_at__date__lte=period.last)
    return known.filter(criteria.OPEN.q | criteria.CONCLUDED.q & Q(concluded_on__gt=period.last))


def _settled_needing_a_court(period: Period, on: date) -> Rows:
    return settled(period, on).filter(pk__in=LaterStep.objects.filter(kind__in=NEED_A_COURT).values("dispute"))


def _applied(period: Period, on: date) -> Rows:
    return ConfirmationCase.objects.filter(**days(period, "applied_on"))


def _confirmed(period: Period, on: date) -> Rows:
    return ConfirmationCase.objects.filter(state__in=_CONFIRMED, **days(period, "ruled_on"))


def _obligations_due(period: Period, on: date) -> Rows:
    return Obligation.objects.filter(agreement__state__in=IN_FORCE, due_on__lte=on, **days(period, "due_on"))


def _obligations_performed(period: Period, on: date) -> Rows:
    """As Obligation.is_performed decides: money to the last fen, an act by a record."""
    done = Performance.objects.filter(performed_on__lte=on)
    paid = done.filter(obligation=OuterRef("pk")).values("obligation").annotate(total=Sum("amount")).values("total")
    whole = Q(kind=ObligationKind.MONEY, paid__gte=F("amount"))
    acted = Q(kind=ObligationKind.ACT, pk__in=done.values("obligation"))
    return _obligations_due(period, on).alias(paid=Subquery(paid)).filter(whole | acted)


def _visits_missed(period: Period, on: date) -> Rows:
    return FollowUpVisit.objects.filter(held_on__isnull=True, planned_on__lt=on, **days(period, "planned_on"))


def _court_papers_before_suit(period: Period, on: date) -> Rows:
    papers = LaterStep.objects.filter(kind=LaterStepKind.COURT_PAPER).values("dispute")
    return concluded(period, on).filter(track="PRE_FILING_ASSIGNED", pk__in=papers)


FOUND = _finding("found", "排查发现的隐患")
FOUND_SOLVED = _finding("found_solved", "就地化解", FindingOutcome.SOLVED)
FOUND_DISPUTE = _finding("found_dispute", "转为纠纷", FindingOutcome.DISPUTE)
FOUND_WATCHED = _finding("found_watched", "持续关注", FindingOutcome.WATCHED)
OPEN_AT_END = Part("open_at_end", "期末未结（现仍未结，或期后才结束）", _open_at_end)
WRITTEN = _settled_by("settled_written", "书面协议", AgreementForm.WRITTEN)
ORAL = _settled_by("settled_oral", "口头协议", AgreementForm.ORAL)
NEEDING_A_COURT = Part("settled_needing_a_court", "成功后仍须调解书、支付令、强制执行或起诉", _settled_needing_a_court)
COURT_PAPERS_BEFORE_SUIT = Part("court_papers_before_suit", "诉前调解后制作调解书", _court_papers_before_suit)
APPLIED = _of_agreement("confirmation_applied", "申请司法确认", _applied)
CONFIRMED = _of_agreement("confirmed", "裁定调解协议有效", _confirmed)
OBLIGATIONS_DUE = _of_agreement("obligations_due", "期内到期的履行义务", _obligations_due)
OBLIGATIONS_PERFORMED = _of_agreement("obligations_performed", "其中已全部履行", _obligations_performed)
COURT_PAPERS = _later("court_papers", "制作调解书", LaterStepKind.COURT_PAPER)
SUITS_WITHDRAWN = _later("suits_withdrawn", "准许撤诉", LaterStepKind.SUIT_WITHDRAWN)
TO_FILING = _later("to_filing", "调解不成转立案", LaterStepKind.TO_FILING)
TO_TRIAL = _later("to_trial", "转入审理", LaterStepKind.TO_TRIAL)
SUED_AFTER = _later("sued_after", "调解成功后又起诉", LaterStepKind.SUIT)
ENDED = tuple(_ended_because(*choice) for choice in EndReason.choices if choice[0] != EndReason.SETTLED)
VISITS = _visit("visits", "已回访")
VISITS_SATISFIED = _visit("visits_satisfied", "满意和基本满意", Q(satisfaction__in=_SATISFIED))
VISITS_UNSATISFIED = _visit("visits_unsatisfied", "不满意", Q(satisfaction=Satisfaction.POOR))
VISITS_UNSAID = _visit("visits_unsaid", "未表态", Q(satisfaction=Satisfaction.UNSAID))
VISITS_PERFORMED = _visit("visits_performed", "已全部履行", Q(performance=VisitPerformance.ALL))
VISITS_RELAPSED = _visit("visits_relapsed", "纠纷反复", Q(relapsed=True))
VISITS_MISSED = of_dispute("visits_missed", "到期未回访", _visits_missed)
VISITS_PLANNED = of_dispute("visits_planned", "期内应作的回访", _visits_planned)
PLANNED_VISITS_HELD = of_dispute("planned_visits_held", "其中已经回访", _planned_visits_held)
