from mediators.lifecycle.claim import CLAIM, ClaimAction, ClaimState

__all__ = ["CLAIM", "ClaimAction", "ClaimState"]
