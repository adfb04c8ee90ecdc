from cases.lifecycle.agreement import AGREEMENT, AgreementAction, AgreementState
from cases.lifecycle.confirmation import CONFIRMATION, ConfirmationAction, ConfirmationState
from cases.lifecycle.dispute import DISPUTE, FINAL, Action, State, Transition

__all__ = [
    "AGREEMENT",
    "CONFIRMATION",
    "DISPUTE",
    "FINAL",
    "Action",
    "AgreementAction",
    "AgreementState",
    "ConfirmationAction",
    "ConfirmationState",
    "State",
    "Transition",
]
