"""Payments worth a second look (演示疑点), found by the search itself, one of them examined."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from cases.lifecycle import State
from cases.models import Dispute
from cases.outcome_choices import LaterStepKind
from cases.services.later_steps import record_later_step
from mediators.choices import DueState
from mediators.models import SubsidyDue
from mediators.services.accrual import accrue_all_pending
from mediators.services.dues import correct_payee
from reports.choices import SuspicionVerdict
from reports.models import Suspicion
from reports.services.reconciling import reconcile_subsidies
from reports.services.suspicions import examine_suspicion, look_for_suspicions
from suyuan.accounts.models import User
from suyuan.demo.accounts import DEMO_COURT

FIRST_SERIAL = 98_001


def write_second_looks(*, at: datetime) -> None:
    """Let two successes be sued over and a payee be corrected, then hold the ledger against the cases and look."""
    _suits(at)
    _another_payee(at)
    reconcile_subsidies(at=at)
    look_for_suspicions(at=at)
    examined = Suspicion.objects.filter(kind="SUED_AFTER", court=DEMO_COURT).order_by("pk").first()
    if examined:
        examine_suspicion(
            suspicion_id=examined.pk, verdict=SuspicionVerdict.UNFOUNDED, by=User.objects.get(username="shenhe"), at=at,
            text="调取案卷核对：协议已履行第一期，起诉系第二期逾期所致，调解真实。",
        )  # fmt: skip


def _suits(at: datetime) -> None:
    clerk = User.objects.get(username="lian")
    paid = SubsidyDue.objects.filter(court=DEMO_COURT, state=DueState.ACCRUED, outcome="SETTLED")
    since = localdate(at) - timedelta(days=120)
    disputes = Dispute.objects.filter(
        number__in=paid.values("dispute_number"), state=State.SETTLED, later_steps=None, concluded_on__lt=since
    )
    for serial, dispute in enumerate(disputes.order_by("pk")[:2], FIRST_SERIAL):
        record_later_step(
            dispute_id=dispute.pk, kind=LaterStepKind.SUIT, done_on=localdate(at) - timedelta(days=40), by=clerk, at=at,
            number=f"（{at.year}）{DEMO_COURT}民初{serial}号", note="调解协议第二期逾期未付",
        )  # fmt: skip


def _another_payee(at: datetime) -> None:
    paid = SubsidyDue.objects.filter(court=DEMO_COURT, state=DueState.ACCRUED, outcome="SETTLED", retainer=None)
    due = paid.filter(claims=None).order_by("-pk").first()
    other = paid.exclude(mediator=due.mediator_id).order_by("-pk").first() if due else None
    if due and other:
        by = User.objects.get(username="shenhe")
        correct_payee(due_id=due.pk, mediator_id=other.mediator_id, reason="登记时选错调解员", by=by, at=at)
        accrue_all_pending(at=at, by=User.objects.system())
