"""The one writer of an agreement's state and of its log."""

from datetime import datetime

from cases import policies
from cases.lifecycle import AGREEMENT, Action, AgreementAction
from cases.lifecycle.agreement import UNDER_WAY
from cases.models import AgreementEvent, Dispute, SettlementAgreement
from cases.outcome_choices import EffectKind
from cases.services._transition import NotPermitted, TransitionRefused, follow, hold
from suyuan.accounts.models import User

TOLD = frozenset({AgreementAction.PAY, AgreementAction.COMPLETE, AgreementAction.BREACH})


def hold_agreement(agreement_id: int) -> SettlementAgreement:
    """Return the agreement with its dispute, both locked until the transaction ends (锁定)."""
    known = SettlementAgreement.objects.only("dispute_id").get(pk=agreement_id)
    dispute = hold(known.dispute_id)
    agreement = SettlementAgreement.objects.select_for_update(of=("self",)).get(pk=agreement_id)
    agreement.dispute = dispute
    return agreement


def advance_agreement(
    agreement: SettlementAgreement, action: AgreementAction, *, by: User, at: datetime, note: str = ""
) -> AgreementEvent:
    """Take an action of the agreement's table: move the state, if the row moves it, and append the event.

    The caller holds the transaction and has locked the agreement. Refuses with TransitionRefused (state or guard) and
    NotPermitted (no post reaches this dispute).
    """
    permit_agreement(agreement, action, by=by)
    return carry_out(agreement, action, by=by, at=at, note=note)


def permit_agreement(agreement: SettlementAgreement, action: AgreementAction, *, by: User) -> None:
    """Refuse, as far as state and person go, what may not be done (许可); the guards speak later."""
    if AGREEMENT.find(action, agreement.state) is None:
        raise TransitionRefused(f"{agreement.get_state_display()}的协议不能{action.label}", state=agreement.state)
    if not policies.may_with_agreement(by, action, agreement):
        raise NotPermitted(f"您的岗位不能对该协议{action.label}")


def carry_out(
    agreement: SettlementAgreement, action: AgreementAction, *, by: User, at: datetime, note: str = ""
) -> AgreementEvent:
    """Take an action for somebody whom the dispute's own table has let in (随纠纷办理). Refuses by state and guard."""
    row = AGREEMENT.find(action, agreement.state)
    if row is None:
        raise TransitionRefused(f"{agreement.get_state_display()}的协议不能{action.label}", state=agreement.state)
    if reasons := row.obstacles(agreement):
        raise TransitionRefused(f"不能{action.label}：{'；'.join(reasons)}", state=agreement.state)
    source, agreement.state = agreement.state, row.leads_to(agreement.state)
    if action == AgreementAction.REPLACE:
        agreement.replaced_at = at
    agreement.save(update_fields=["state", "replaced_at", "effective_on"])
    agreement.dispute.changed_at = at
    agreement.dispute.save(update_fields=["changed_at"])
    if action in TOLD:
        follow(agreement.dispute, Action.PERFORM, by=by, at=at, note=f"{action.label}：{note}".rstrip("："))
    return AgreementEvent.objects.create(
        agreement=agreement, action=action, source=source, target=agreement.state, actor=by, at=at, note=note
    )


def standing_agreement(dispute: Dispute) -> SettlementAgreement | None:
    """Return the agreement that is drafted, being signed or in force (现有协议), bound to the held dispute."""
    agreement = dispute.agreements.standing().first()
    if agreement:
        agreement.dispute = dispute
    return agreement


def drop_what_is_under_way(dispute: Dispute, *, reason: str, by: User, at: datetime) -> None:
    """Give up an agreement that never took effect (放弃协议), because the dispute went another way."""
    agreement = standing_agreement(dispute)
    if agreement and agreement.state in UNDER_WAY:
        carry_out(agreement, AgreementAction.DROP, by=by, at=at, note=reason)


def replace_what_is_in_force(dispute: Dispute, *, reason: str, by: User, at: datetime) -> None:
    """Mark the agreement in force as replaced (更正协议); its open visits go with it."""
    agreement = standing_agreement(dispute)
    if agreement and agreement.is_in_force():
        agreement.visits.filter(held_on=None).delete()
        carry_out(agreement, AgreementAction.REPLACE, by=by, at=at, note=reason)


def is_by_court_paper(agreement: SettlementAgreement) -> bool:
    """Say whether only the court's paper makes it effective (调解书生效)."""
    return agreement.effect == EffectKind.COURT_PAPER
