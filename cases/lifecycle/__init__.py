from cases.lifecycle.dispute import DISPUTE, FINAL, Action, State, Transition

__all__ = ["DISPUTE", "FINAL", "Action", "State", "Transition"]
