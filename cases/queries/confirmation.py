"""The pre-check of judicial confirmation (司法确认核对) for a settled dispute, as its page shows it."""

from dataclasses import dataclass
from datetime import date

from cases.choices import AgreementForm, Track
from cases.models import Dispute, SettlementAgreement
from cases.queries.matter_rules import CONFIRMATION_EXCLUDED, matter_of, matter_rules
from cases.rules.confirmation import ADVICE, Agreement, Finding, confirmation_findings, last_application_day
from communities.queries import working_calendar
from suyuan.lib.calendar import DueDay


@dataclass(frozen=True, slots=True)
class ConfirmationCheck:
    """The last day to apply, how many days are left (negative after it), findings and advice."""

    last_day: DueDay
    days_left: int
    findings: list[Finding]
    advice: list[Finding]


def confirmation_check(dispute: Dispute, *, on: date) -> ConfirmationCheck | None:
    """Return what speaks for and against confirming the dispute's agreement on a day (司法确认核对).

    None when no agreement is in force. 民诉法 (2023) arts 205–206; 法释〔2011〕5号.
    """
    agreement = dispute.agreements.standing().select_related("presiding_organization", "referral").first()
    if agreement is None or agreement.effective_on is None or not agreement.is_in_force():
        return None
    calendar = working_calendar()
    last = last_application_day(agreement.effective_on, calendar)
    found = confirmation_findings(
        _facts_of(agreement, agreement.effective_on, dispute),
        excluded=matter_rules(CONFIRMATION_EXCLUDED),
        calendar=calendar,
        on=on,
    )
    return ConfirmationCheck(
        last_day=last,
        days_left=(last.due_on - on).days,
        findings=[finding for finding in found if finding.severity != ADVICE],
        advice=[finding for finding in found if finding.severity == ADVICE],
    )


def _facts_of(agreement: SettlementAgreement, effective_on: date, dispute: Dispute) -> Agreement:
    organization = agreement.presiding_organization
    return Agreement(
        track=agreement.referral.track if agreement.referral else Track.SELF_MEDIATED,
        matter=matter_of(dispute),
        effective_on=effective_on,
        is_oral=agreement.form == AgreementForm.ORAL,
        presiding_organization=organization.name if organization else "",
        court_name=dispute.centre.court.name,
    )
