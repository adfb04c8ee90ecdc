"""How mediation ends (调解结束): the settlement or the end without one, and the correction of a result."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from cases.choices import EndReason, Track
from cases.lifecycle import Action, AgreementAction
from cases.models import Dispute, FailureReport
from cases.outcome_choices import SigningMeans
from cases.services._agreement_life import carry_out, drop_what_is_under_way, replace_what_is_in_force
from cases.services._clock import resume_clock
from cases.services._conclusion import conclude, signed_referral
from cases.services._result_refusals import refuse_untrue_report, refuse_while_at_court
from cases.services._transition import advance, hold, permit
from cases.services.agreements import (
    AgreementFacts,
    drop_of_earlier_hands,
    settle_by,
    sign_for_everybody,
    write_agreement,
)
from cases.services.follow_up import plan_visits
from cases.services.performance import ObligationFacts, complete_if_performed_at_the_table
from mediators.choices import Outcome
from mediators.services.dues import withdraw_due
from suyuan.accounts.models import User
from suyuan.lib.errors import InvalidInput


@transaction.atomic
def settle_dispute(
    *,
    dispute_id: int,
    agreement: AgreementFacts,
    effective_on: date,
    by: User,
    at: datetime,
    obligations: Sequence[ObligationFacts] = (),
) -> Dispute:
    """Record an agreement that everybody signed at the table (达成协议, 特邀16 arts 19, 23–24), in one go.

    It takes effect on the day told; clocks stop, a subsidy is due, visits are planned.
    Refuses with InvalidInput (`effective_on`, `terms`, `amount`, `presiding_organization`, `obligations`), and as
    `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.SETTLE, by=by)
    referral = signed_referral(dispute)
    _refuse_untrue_day(effective_on, not_before=referral.signed_at, on=localdate(at))
    drop_of_earlier_hands(dispute, by=by, at=at)
    made = write_agreement(dispute, referral, agreement, obligations, by=by, at=at)
    means = SigningMeans.ONLINE if agreement.is_online else SigningMeans.PAPER
    sign_for_everybody(made, signed_on=effective_on, means=means, by=by, at=at)
    carry_out(made, AgreementAction.OPEN, by=by, at=at, note="各方当场签署")
    settle_by(made, effective_on, by=by, at=at)
    complete_if_performed_at_the_table(made, by=by, at=at)
    dispute.refresh_from_db()
    return dispute


@transaction.atomic
def bring_agreement(
    *,
    dispute_id: int,
    agreement: AgreementFacts,
    effective_on: date,
    by: User,
    at: datetime,
    obligations: Sequence[ObligationFacts] = (),
) -> Dispute:
    """Record an agreement that a mediation organisation brought about on its own (自行调解达成的协议).

    No court referred the dispute, so no clock runs and no subsidy is due; the parties come for confirmation
    (民诉 art. 205 (2)). Refuses as settle_dispute does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.BRING, by=by)
    _refuse_untrue_day(effective_on, not_before=None, on=localdate(at))
    made = write_agreement(dispute, None, agreement, obligations, by=by, at=at)
    sign_for_everybody(made, signed_on=effective_on, means=SigningMeans.PAPER, by=by, at=at)
    carry_out(made, AgreementAction.OPEN, by=by, at=at, note="协议由当事人带来，已经签署")
    made.effective_on = effective_on
    carry_out(made, AgreementAction.TAKE_EFFECT, by=by, at=at, note=f"{effective_on:%Y-%m-%d}生效")
    dispute.track, dispute.concluded_on = Track.SELF_MEDIATED, localdate(at)
    dispute.save(update_fields=["track", "concluded_on"])
    advance(dispute, Action.BRING, by=by, at=at, note=f"自行调解的协议，{effective_on:%Y-%m-%d}生效")
    plan_visits(made, on=localdate(at))
    return dispute


@transaction.atomic
def retract_agreement(*, dispute_id: int, reason: str, by: User, at: datetime) -> Dispute:
    """Take back an agreement that was brought and written down wrongly (撤回登记的协议); it is recorded anew.

    Refuses with InvalidInput without a reason, and as `advance` does.
    """
    dispute = hold(dispute_id)
    _require_reason(reason)
    advance(dispute, Action.RETRACT, by=by, at=at, note=reason.strip())
    refuse_while_at_court(dispute)
    replace_what_is_in_force(dispute, reason=reason.strip(), by=by, at=at)
    dispute.track, dispute.concluded_on = "", None
    dispute.save(update_fields=["track", "concluded_on"])
    return dispute


@transaction.atomic
def end_without_settlement(
    *,
    dispute_id: int,
    reason: EndReason,
    explanation: str,
    by: User,
    at: datetime,
    party_id: int | None = None,
    happened_on: date | None = None,
    particulars: str = "",
    cost_raising_conduct: str = "",
    matters_for_court: str = "",
) -> Dispute:
    """End mediation without an agreement (终止调解) for one of the statutory reasons, with the report to the court.

    特邀16 art. 26; 在线21 arts 21, 25. What a reason needs to be told is in cases/rules/endings.py. The conduct that
    raised others' costs is reported as a fact; no sanction follows here. Clocks stop; the ledger is told.
    Refuses with InvalidInput (`reason`, `explanation`, `party`, `happened_on`, `particulars`), and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.END, by=by)
    referral = signed_referral(dispute)
    report = FailureReport(
        dispute=dispute, referral=referral, reason=reason, explanation=explanation.strip(), party_id=party_id,
        happened_on=happened_on, particulars=particulars.strip(), cost_raising_conduct=cost_raising_conduct,
        matters_for_court=matters_for_court, reported_by=by, reported_at=at,
    )  # fmt: skip
    _take_from_the_record(report, dispute)
    refuse_untrue_report(report, dispute, on=localdate(at))
    report.save()
    drop_what_is_under_way(dispute, reason=EndReason(reason).label, by=by, at=at)
    conclude(dispute, referral, Outcome.ENDED, at=at)
    advance(dispute, Action.END, by=by, at=at, note=EndReason(reason).label)
    return dispute


@transaction.atomic
def reopen_dispute(*, dispute_id: int, reason: str, by: User, at: datetime) -> Dispute:
    """Take back a result recorded by mistake (更正结果): mediation goes on under the clock it had.

    The agreement or report stays, marked as replaced; what the ledger owed for it is reversed.
    Refuses with InvalidInput without a reason, with AtCourt while an application for confirmation is pending or
    decided, and as `advance` does.
    """
    dispute = hold(dispute_id)
    _require_reason(reason)
    advance(dispute, Action.REOPEN, by=by, at=at, note=reason.strip())
    refuse_while_at_court(dispute)
    replace_what_is_in_force(dispute, reason=reason.strip(), by=by, at=at)
    dispute.failure_reports.filter(replaced_at=None).update(replaced_at=at)
    resume_clock(signed_referral(dispute))
    withdraw_due(
        dispute_number=dispute.number or "", occurrence=dispute.conclusion_count, reason=reason.strip(), by=by, at=at
    )
    dispute.concluded_on = None
    dispute.save(update_fields=["concluded_on"])
    return dispute


def _take_from_the_record(report: FailureReport, dispute: Dispute) -> None:
    """Name the party who refused and the day, as recorded, when the report does not (不必重填)."""
    refusing = next((party for party in dispute.opposing_parties() if party.refuses_mediation()), None)
    word = refusing.last_word() if refusing else None
    if report.reason == EndReason.PARTY_UNWILLING and report.party_id is None and word:
        report.party, report.happened_on = refusing, localdate(word.given_at)


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise InvalidInput([("reason", "请写明更正的理由")])


def _refuse_untrue_day(effective_on: date, *, not_before: datetime | None, on: date) -> None:
    problems: list[tuple[str | None, str]] = []
    if effective_on > on:
        problems.append(("effective_on", "生效日期不能晚于今天；尚未生效的协议请待各方签字后再登记"))
    if not_before and effective_on < localdate(not_before):
        problems.append(("effective_on", f"生效日期不能早于签收材料的{localdate(not_before):%Y-%m-%d}"))
    if problems:
        raise InvalidInput(problems)
