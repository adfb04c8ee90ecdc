"""Clocks that moved in the demo: extended, paused, suspended, run out, a party who withdrew (演示期限).

Told through the services, as staff would, on a few disputes under mediation in the court that signs in.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from cases.choices import ConsentForm, ConsentKind
from cases.lifecycle import State
from cases.models import Dispute
from cases.services.consent import record_consent
from cases.services.expiry import expire_deadlines, remind_of_deadlines
from cases.services.extension import Agreed, extend_period
from cases.services.pausing import continue_clock, pause_clock, suspend_dispute
from suyuan.accounts.models import User
from suyuan.demo.accounts import DEMO_COURT

Told = Callable[[Dispute, User, datetime], object]
EACH = 2  # disputes for each story


def write_clock_stories(*, now: datetime) -> None:
    """Let clocks of some running disputes move, log those that ran out, remind of those about to (期限演示)."""
    running = _running(now)
    for story in (_suspended, _extended, _paused, _withdrawn, _appraised):
        for dispute in (found for _ in range(EACH) if (found := next(running, None))):
            story(dispute, _mediator_of(dispute), now)
    expire_deadlines(at=now)
    remind_of_deadlines(at=now)


def _running(now: datetime) -> Iterator[Dispute]:
    """Disputes under mediation whose clock has some days left, those of who can sign in first."""
    today = timezone.localdate(now)
    found = Dispute.objects.filter(
        state=State.MEDIATING,
        centre__court=DEMO_COURT,
        referrals__closed_at=None,
        deadlines__stopped_at=None,
        deadlines__due_on__gt=today,
        deadlines__started_on__lt=today - timedelta(days=1),
    )
    return iter(found.order_by("-referrals__mediator__user__username", "pk").distinct()[: EACH * 6])


def _mediator_of(dispute: Dispute) -> User:
    referral = dispute.open_referral()
    if referral is None or referral.mediator is None or referral.mediator.user is None:
        raise ValueError(f"dispute {dispute.pk} is mediated by nobody")
    return referral.mediator.user


def _extended(dispute: Dispute, mediator: User, now: datetime) -> None:
    agreed = [Agreed(party.pk, ConsentForm.WRITTEN, now) for party in dispute.opposing_parties()]
    reason = "双方正在核对票据，需要再谈一次。"
    extend_period(dispute_id=dispute.pk, days=15, consents=agreed, reason=reason, by=mediator, at=now)


def _paused(dispute: Dispute, mediator: User, now: datetime) -> None:
    yesterday = timezone.localdate(now) - timedelta(days=1)
    note = "委托鉴定渗漏原因（演示鉴定机构）。"
    pause_clock(dispute_id=dispute.pk, began_on=yesterday, note=note, by=mediator, at=now)


def _appraised(dispute: Dispute, mediator: User, now: datetime) -> None:
    _paused(dispute, mediator, now)
    told = {"ended_on": timezone.localdate(now), "outcome": "已收到鉴定意见，双方无异议。"}
    continue_clock(dispute_id=dispute.pk, **told, by=mediator, at=now)


def _suspended(dispute: Dispute, mediator: User, now: datetime) -> None:
    grounds = "借条墨迹较新，双方陈述一字不差，与银行流水不符，疑为串通。"
    suspend_dispute(dispute_id=dispute.pk, grounds=grounds, by=mediator, at=now)


def _withdrawn(dispute: Dispute, mediator: User, now: datetime) -> None:
    told = {"kind": ConsentKind.REFUSAL, "form": ConsentForm.ORAL_IN_RECORD, "note": "要求直接起诉。"}
    respondent = dispute.opposing_parties()[-1]
    record_consent(party_id=respondent.pk, given_at=now, **told, by=mediator, at=now)
