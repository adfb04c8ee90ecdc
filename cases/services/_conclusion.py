"""What every end of mediation brings, whichever it is."""

from datetime import date, datetime

from django.utils.timezone import localdate

from cases.choices import AgreementForm
from cases.models import Dispute, Referral, SettlementAgreement
from cases.services._clock import stop_clocks
from cases.services._plans import drop_what_is_to_come
from cases.services._transition import TransitionRefused
from mediators.choices import Outcome
from mediators.rules.facts import DueFacts
from mediators.services.dues import record_due


def signed_referral(dispute: Dispute) -> Referral:
    """Return the referral whose materials were signed for (已签收的移送), or refuse with TransitionRefused."""
    referral = dispute.open_referral()
    if referral is None or referral.signed_at is None:
        raise TransitionRefused("调解员尚未签收材料", state=dispute.state)
    return referral


def conclude(dispute: Dispute, referral: Referral, outcome: Outcome, *, at: datetime, is_oral: bool = False) -> None:
    """Note the day, stop the clocks, tell the ledger (结束调解)."""
    day = localdate(at)
    dispute.concluded_on = day
    dispute.conclusion_count += 1
    dispute.save(update_fields=["concluded_on", "conclusion_count"])
    stop_clocks(dispute, at=at)
    drop_what_is_to_come(dispute, reason="调解已结束", at=at)
    tell_ledger(dispute, referral, outcome, on=day, at=at, is_oral=is_oral)


def tell_ledger_of(agreement: SettlementAgreement, outcome: Outcome, *, on: date, at: datetime) -> None:
    """Tell the ledger what became of an agreement (履行、确认、撤诉); nothing for one no court referred."""
    if agreement.referral is not None:
        is_oral = agreement.form == "ORAL"
        tell_ledger(agreement.dispute, agreement.referral, outcome, on=on, at=at, is_oral=is_oral)


def tell_ledger(
    dispute: Dispute, referral: Referral, outcome: Outcome, *, on: date, at: datetime, is_oral: bool = False
) -> None:
    """Record that an outcome may earn a subsidy (登记应计事项), with what schemes pay by."""
    if dispute.number is None:
        raise ValueError(f"dispute {dispute.pk} is concluded without a number")
    if referral.mediator_id is None:
        raise TransitionRefused("尚未指定主持调解的调解员", state=dispute.state)
    record_due(
        dispute_number=dispute.number,
        occurrence=dispute.conclusion_count,
        court_code=dispute.centre.court_id,
        mediator_id=referral.mediator_id,
        outcome=outcome,
        occurred_on=on,
        at=at,
        facts=DueFacts(
            footing=referral.track,
            is_oral=is_oral,
            value_in_dispute=dispute.amount,
            party_count=len(dispute.present_parties()),
            organization_id=referral.organization_id,
            series_rank=_series_rank(dispute),
            missing_papers="、".join(_missing_papers(dispute, outcome)),
            co_mediator_ids=_beside(referral),
        ),
    )


def _beside(referral: Referral) -> tuple[int, ...]:
    """Those who accepted to mediate together with the one who presides (共同调解), in the order of appointment."""
    here = (one for one in referral.present() if one.accepted_at is not None)
    return tuple(one.mediator_id for one in here if one.mediator_id != referral.mediator_id)


def _series_rank(dispute: Dispute) -> int | None:
    """The dispute's place in its series (系列案中的次序): the model case first, the others as they are concluded."""
    if dispute.series is None:
        return None
    model_id = dispute.series.model_dispute_id
    if model_id == dispute.pk:
        return 1
    others = dispute.series.disputes.exclude(pk__in=[dispute.pk, *([model_id] if model_id else [])])
    return others.filter(conclusion_count__gt=0).count() + (2 if model_id else 1)


def _missing_papers(dispute: Dispute, outcome: Outcome) -> list[str]:
    """What the file of a settled dispute lacks (卷宗缺件), where a scheme pays complete files alone."""
    if outcome == Outcome.ENDED:
        return []
    lacking = [] if dispute.sessions.exists() else ["调解笔录"]
    agreement = dispute.agreements.standing().first()
    if agreement is None or agreement.form == AgreementForm.ORAL:
        return lacking
    return [*lacking, *(f"协议：{what}" for what in agreement.missing_content())]
