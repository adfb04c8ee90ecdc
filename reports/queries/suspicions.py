"""Suspicions and differences as pages show them (疑点、对账差异)."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from mediators.choices import SuspicionKind
from mediators.models import SubsidyClaim, SubsidyDue, Voucher
from reports.choices import DifferenceCode, SuspicionState
from reports.models import Reconciliation, ReconciliationDifference, Suspicion
from suyuan.accounts.models import User


def suspicions(*, reader: User, state: str = "", kind: str = "", court: str = "") -> QuerySet[Suspicion]:
    """Suspicions that match the filter (疑点), the latest first."""
    wanted = {name: value for name, value in (("state", state), ("kind", kind), ("court", court)) if value}
    found = Suspicion.objects.visible_to(reader).filter(**wanted).select_related("mediator", "court")
    return found.order_by("-found_at", "-pk")


def state_counts(found: QuerySet[Suspicion]) -> dict[SuspicionState, int]:
    """How many suspicions are to be examined, and how many were (待核查、已核查)."""
    counts = dict(found.order_by().values_list("state").annotate(Count("pk")))
    return {state: counts.get(state.value, 0) for state in SuspicionState}


def kind_counts(found: QuerySet[Suspicion]) -> dict[SuspicionKind, int]:
    """How many suspicions there are of each kind (各类疑点)."""
    counts = dict(found.order_by().values_list("kind").annotate(Count("pk")))
    return {kind: counts.get(kind.value, 0) for kind in SuspicionKind}


def handled_by(suspicion: Suspicion, user: User) -> bool:
    """Whether the user reviewed, approved or posted what is in question (经手人不核查自己)."""
    claims = SubsidyClaim.objects.filter(due__dispute_number__in=suspicion.dispute_numbers)
    if claims.filter(Q(reviewed_by=user) | Q(approved_by=user)).exists():
        return True
    sources = SubsidyDue.objects.filter(dispute_number__in=suspicion.dispute_numbers).values("source")
    return Voucher.objects.filter(kind__in=["ACCRUAL", "REVERSAL"], source__in=sources, made_by=user).exists()


def dues_in_question(suspicion: Suspicion, *, reader: User) -> list[SubsidyDue]:
    """The conclusions that a suspicion is about (所涉应计事项), by dispute."""
    dues = SubsidyDue.objects.visible_to(reader).filter(dispute_number__in=suspicion.dispute_numbers)
    return list(dues.select_related("mediator").order_by("dispute_number", "pk")[:100])


@dataclass(frozen=True, slots=True)
class ReconciledLedger:
    """The newest comparison of each of the reader's courts (对账), with how many differences of each kind."""

    courts: list[Reconciliation]
    codes: dict[DifferenceCode, int]


def reconciled(*, reader: User, court: str = "") -> ReconciledLedger:
    """Return the newest comparison of cases and ledger (对账)."""
    found = Reconciliation.objects.visible_to(reader).latest_of_each_court().select_related("court")
    rows = differences(reader=reader, court=court).order_by()
    counts = dict(rows.values_list("code").annotate(Count("pk")))
    return ReconciledLedger(
        list(found.order_by("court")), {code: counts[code.value] for code in DifferenceCode if code.value in counts}
    )


def differences(*, reader: User, court: str = "", code: str = "") -> QuerySet[ReconciliationDifference]:
    """The differences that the newest comparison found (对账差异), by court and reason."""
    found = ReconciliationDifference.objects.visible_to(reader).select_related("reconciliation__court", "due")
    if court:
        found = found.filter(reconciliation__court=court)
    if code:
        found = found.filter(code=code)
    return found.order_by("pk")
