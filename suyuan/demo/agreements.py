"""Agreements of the demo with what came after: payments, breaches, visits, confirmation (演示协议与履行)."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from cases.choices import AgreementForm
from cases.lifecycle import AgreementState, ConfirmationState
from cases.models import (
    ConfirmationCase,
    Dispute,
    FollowUpVisit,
    Obligation,
    Party,
    Performance,
    Referral,
    SettlementAgreement,
    Signature,
)
from cases.outcome_choices import (
    EffectKind,
    ObligationKind,
    Satisfaction,
    Signer,
    SigningMeans,
    VisitMeans,
    VisitPerformance,
)
from cases.rules.instalments import instalments
from mediators.choices import OrganizationKind
from suyuan.demo.stories import SETTLEMENT_TERMS

if TYPE_CHECKING:
    from suyuan.demo.disputes import DisputeWriter

ORAL_PERCENT = 6
PAID_IN_TIME_PERCENT = 82
CONFIRMED_PERCENT = 55
ONCE, IN_THREE, AT_THE_TABLE = range(3)  # the order of SETTLEMENT_TERMS


def write_agreement(
    writer: "DisputeWriter", dispute: Dispute, parties: list[Party], referral: Referral, at: datetime
) -> None:
    """Write an agreement that took effect at a moment, and how it was kept until now."""
    random = writer.random
    amount = (dispute.amount or 0) * random.randint(60, 100) // 100 or 500
    oral, manner = random.randrange(100) < ORAL_PERCENT, random.randrange(len(SETTLEMENT_TERMS))
    agreement = writer.rows.add(
        SettlementAgreement(
            dispute=dispute,
            referral=referral,
            state=AgreementState.EFFECTIVE,
            form=AgreementForm.ORAL if oral else AgreementForm.WRITTEN,
            effect=_effect(oral, referral),
            main_facts=dispute.facts,
            terms=SETTLEMENT_TERMS[manner].format(amount=amount),
            amount=amount,
            effective_on=at.date(),
            presiding_organization=referral.organization,
            recorded_by=referral.mediator.user,
            recorded_at=at,
        )
    )
    if not oral:
        _signatures(writer, agreement, parties, at)
    agreement.state = _performance(writer, agreement, parties, manner, Decimal(amount), at)
    if referral.organization and not oral and random.randrange(100) < CONFIRMED_PERCENT:
        _confirmation(writer, agreement, parties, at)


def _effect(oral: bool, referral: Referral) -> EffectKind:
    if oral:
        return EffectKind.ORAL
    organization = referral.organization
    committee = organization is not None and organization.kind == OrganizationKind.PEOPLES_COMMITTEE
    return EffectKind.COMMITTEE if committee else EffectKind.PARTIES


def _signatures(writer: "DisputeWriter", agreement: SettlementAgreement, parties: list[Party], at: datetime) -> None:
    signers = [(Signer.PARTY, party) for party in parties] + [(Signer.MEDIATOR, None)]
    if agreement.presiding_organization:
        signers.append((Signer.ORGANIZATION, None))
    for signer, party in signers:
        writer.rows.add(
            Signature(
                agreement=agreement,
                signer=signer,
                party=party,
                means=SigningMeans.PAPER,
                signed_on=at.date(),
                recorded_by=agreement.recorded_by,
                recorded_at=at,
            )
        )


def _performance(
    writer: "DisputeWriter",
    agreement: SettlementAgreement,
    parties: list[Party],
    manner: int,
    amount: Decimal,
    at: datetime,
) -> AgreementState:
    """Write what is owed, what was paid by now and the visits; return the state the agreement came to."""
    creditor, debtor = parties
    today, kept = writer.now.date(), writer.random.randrange(100) < PAID_IN_TIME_PERCENT
    dues = {
        ONCE: [(amount, at.date() + timedelta(days=30))],
        IN_THREE: instalments(amount, count=3, first_due_on=_tenth_of_next_month(at.date())),
        AT_THE_TABLE: [(amount, at.date())],
    }[manner]
    late = False
    for number, (part, due_on) in enumerate(dues, 1):
        content = f"第{number}期，共{len(dues)}期" if len(dues) > 1 else "一次付清"
        owed = writer.rows.add(
            Obligation(
                agreement=agreement,
                debtor=debtor,
                creditor=creditor,
                kind=ObligationKind.MONEY,
                content=content,
                amount=part,
                due_on=due_on,
            )
        )
        paid = manner == AT_THE_TABLE or (due_on < today and (kept or number == 1 < len(dues)))
        late = late or (due_on < today and not paid)
        if paid:
            _payment(writer, agreement, owed, at)
        if manner != AT_THE_TABLE:
            _visit(writer, agreement, due_on + timedelta(days=1), paid)
    if late:
        return AgreementState.BREACHED
    return AgreementState.PERFORMED if dues[-1][1] < today or manner == AT_THE_TABLE else AgreementState.EFFECTIVE


def _payment(writer: "DisputeWriter", agreement: SettlementAgreement, owed: Obligation, at: datetime) -> None:
    paid_on = owed.due_on or at.date()
    writer.rows.add(
        Performance(
            obligation=owed,
            performed_on=paid_on,
            amount=owed.amount,
            evidence="银行回单（演示）",
            recorded_by=agreement.recorded_by,
            recorded_at=max(at, writer.now - (writer.now.date() - paid_on)),
        )
    )


def _tenth_of_next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=10)


def _visit(writer: "DisputeWriter", agreement: SettlementAgreement, planned_on: date, paid: bool) -> None:
    held = planned_on < writer.now.date()
    found = {
        "held_on": planned_on,
        "means": VisitMeans.PHONE,
        "performance": VisitPerformance.ALL if paid else VisitPerformance.NONE,
        "satisfaction": writer.random.choice((Satisfaction.GOOD, Satisfaction.GOOD, Satisfaction.FAIR)),
        "relapsed": not paid and writer.random.randrange(3) == 0,
        "visited_by": agreement.recorded_by,
    }
    writer.rows.add(
        FollowUpVisit(
            dispute=agreement.dispute,
            agreement=agreement,
            planned_on=planned_on,
            plan="按回访规则：履行期限届满后回访",
            **found if held else {},
        )
    )


def _confirmation(writer: "DisputeWriter", agreement: SettlementAgreement, parties: list[Party], at: datetime) -> None:
    """An application made on the day of signing: ruled on within three weeks, or waiting where that is not over."""
    today, calendar = writer.now.date(), writer.reference.calendar
    signed = agreement.effective_on or at.date()
    accepted, ruled = signed + timedelta(days=2), signed + timedelta(days=14)
    court = agreement.dispute.centre.court
    case = writer.rows.add(
        ConfirmationCase(
            agreement=agreement,
            court=court,
            state=ConfirmationState.APPLIED,
            applied_on=signed,
            apply_by=calendar.add_days(signed, 30).due_on,
            decide_by=calendar.add_days(signed, 3).due_on,
            opened_by=agreement.recorded_by,
            opened_at=at,
        )
    )
    for party in parties:
        writer.rows.add(
            Signature(
                confirmation=case,
                signer=Signer.PARTY,
                party=party,
                means=SigningMeans.PAPER,
                signed_on=signed,
                recorded_by=agreement.recorded_by,
                recorded_at=at,
            )
        )
    if accepted <= today:
        docket = f"{court.pk}民特{accepted.year}"
        serial = writer.filings[docket] = writer.filings.get(docket, 0) + 1
        case.state, case.accepted_on = ConfirmationState.ACCEPTED, accepted
        case.docket_number = f"（{accepted.year}）{court.pk}民特{serial}号"
        case.target_on, case.limit_on = calendar.add_days(accepted, 15).due_on, calendar.add_days(accepted, 30).due_on
    if ruled <= today:
        case.state, case.ruled_on = ConfirmationState.CONFIRMED, ruled
        case.object_by = calendar.add_days(ruled, 15).due_on
