"""How mediation ends (调解结束): the settlement or the end without one, and the correction of a result."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from cases.choices import AgreementForm, EndReason
from cases.lifecycle import Action
from cases.models import Dispute, FailureReport, Referral, SettlementAgreement
from cases.services._clock import resume_clock, stop_clocks
from cases.services._plans import drop_what_is_to_come
from cases.services._transition import TransitionRefused, advance, hold, permit
from mediators.choices import Outcome
from mediators.models import MediationOrganization
from mediators.services.dues import record_due, withdraw_due
from suyuan.accounts.models import User
from suyuan.lib.errors import InvalidInput


@transaction.atomic
def settle_dispute(
    *,
    dispute_id: int,
    form: AgreementForm,
    terms: str,
    effective_on: date,
    by: User,
    at: datetime,
    amount: Decimal | None = None,
    presiding_organization_id: int | None = None,
) -> Dispute:
    """Record that the parties reached an agreement (达成协议, 特邀16 arts 19, 23–24). Clocks stop, a subsidy is due.

    `amount` is what the agreement has paid, in yuan. Refuses with InvalidInput (`effective_on`, `amount`,
    `presiding_organization`), and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.SETTLE, by=by)
    referral = _signed_referral(dispute)
    _refuse_untrue_agreement(referral, effective_on, amount, presiding_organization_id, on=localdate(at))
    SettlementAgreement.objects.create(
        dispute=dispute, referral=referral, form=form, terms=terms, amount=amount, effective_on=effective_on,
        presiding_organization_id=presiding_organization_id, recorded_by=by, recorded_at=at,
    )  # fmt: skip
    _conclude(dispute, referral, Outcome.SETTLED, at=at)
    advance(dispute, Action.SETTLE, by=by, at=at, note=f"{AgreementForm(form).label}，{effective_on:%Y-%m-%d}生效")
    return dispute


@transaction.atomic
def end_without_settlement(
    *,
    dispute_id: int,
    reason: EndReason,
    explanation: str,
    by: User,
    at: datetime,
    cost_raising_conduct: str = "",
    matters_for_court: str = "",
) -> Dispute:
    """End mediation without an agreement (终止调解) for one of the statutory reasons, with the report to the court.

    特邀16 art. 26; 在线21 arts 21, 25. Clocks stop; the outcome is told to the subsidy ledger.
    Refuses with InvalidInput (`reason`, `explanation`), and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.END, by=by)
    referral = _signed_referral(dispute)
    if reason == EndReason.SETTLED:
        raise InvalidInput([("reason", "达成协议的，请办理“达成协议”")])
    if not explanation.strip():
        raise InvalidInput([("explanation", "请写明调解不成的具体情况")])
    FailureReport.objects.create(
        dispute=dispute, referral=referral, reason=reason, explanation=explanation.strip(),
        cost_raising_conduct=cost_raising_conduct, matters_for_court=matters_for_court, reported_by=by, reported_at=at,
    )  # fmt: skip
    _conclude(dispute, referral, Outcome.ENDED, at=at)
    advance(dispute, Action.END, by=by, at=at, note=EndReason(reason).label)
    return dispute


@transaction.atomic
def reopen_dispute(*, dispute_id: int, reason: str, by: User, at: datetime) -> Dispute:
    """Take back a result recorded by mistake (更正结果): mediation goes on under the clock it had.

    The agreement or report stays, marked as replaced; what the ledger owed for it is reversed.
    Refuses with InvalidInput without a reason, and as `advance` does.
    """
    dispute = hold(dispute_id)
    if not reason.strip():
        raise InvalidInput([("reason", "请写明更正的理由")])
    advance(dispute, Action.REOPEN, by=by, at=at, note=reason.strip())
    dispute.agreements.filter(replaced_at=None).update(replaced_at=at)
    dispute.failure_reports.filter(replaced_at=None).update(replaced_at=at)
    resume_clock(_signed_referral(dispute))
    withdraw_due(
        dispute_number=dispute.number or "", occurrence=dispute.conclusion_count, reason=reason.strip(), by=by, at=at
    )
    dispute.concluded_on = None
    dispute.save(update_fields=["concluded_on"])
    return dispute


def _conclude(dispute: Dispute, referral: Referral, outcome: Outcome, *, at: datetime) -> None:
    """What every end of mediation brings: its day, stopped clocks, a line for the ledger."""
    if dispute.number is None:
        raise ValueError(f"dispute {dispute.pk} is concluded without a number")
    if referral.mediator_id is None:
        raise TransitionRefused("尚未指定主持调解的调解员", state=dispute.state)
    day = localdate(at)
    dispute.concluded_on = day
    dispute.conclusion_count += 1
    dispute.save(update_fields=["concluded_on", "conclusion_count"])
    stop_clocks(dispute, at=at)
    drop_what_is_to_come(dispute, reason="调解已结束", at=at)
    record_due(
        dispute_number=dispute.number,
        occurrence=dispute.conclusion_count,
        court_code=dispute.centre.court_id,
        mediator_id=referral.mediator_id,
        outcome=outcome,
        occurred_on=day,
        at=at,
    )


def _signed_referral(dispute: Dispute) -> Referral:
    referral = dispute.open_referral()
    if referral is None or referral.signed_at is None:
        raise TransitionRefused("调解员尚未签收材料", state=dispute.state)
    return referral


def _refuse_untrue_agreement(
    referral: Referral, effective_on: date, amount: Decimal | None, organization_id: int | None, *, on: date
) -> None:
    problems: list[tuple[str | None, str]] = []
    if effective_on > on:
        problems.append(("effective_on", "生效日期不能晚于今天；尚未生效的协议请待各方签字后再登记"))
    if referral.signed_at and effective_on < localdate(referral.signed_at):
        problems.append(("effective_on", f"生效日期不能早于签收材料的{localdate(referral.signed_at):%Y-%m-%d}"))
    if amount is not None and amount < 0:
        problems.append(("amount", "给付金额不能为负数"))
    if organization_id and not MediationOrganization.objects.filter(pk=organization_id).exists():
        problems.append(("presiding_organization", "该调解组织不存在"))
    if problems:
        raise InvalidInput(problems)
