"""When an agreement takes effect (生效): the day differs by its type, and starts the 30 days of confirmation."""

from collections.abc import Iterable
from datetime import date

PARTIES, COMMITTEE, ONLINE, ORAL, COURT_PAPER = "PARTIES", "COMMITTEE", "ONLINE", "ORAL", "COURT_PAPER"
BASIS = {
    PARTIES: "特邀调解规定（法释〔2016〕14号）第24条",
    COMMITTEE: "人民调解法第29条",
    ONLINE: "人民法院在线调解规则第19条",
    ORAL: "人民调解法第30条；特邀调解规定第23条",
    COURT_PAPER: "民事诉讼法（2023年修正）第100条；民事诉讼法解释第149条",
}


def effect_of(*, is_oral: bool, is_online: bool, by_peoples_committee: bool, by_court_paper: bool = False) -> str:
    """Return how an agreement takes effect (生效方式), a value of cases.choices.EffectKind."""
    if is_oral:
        return ORAL
    if by_court_paper:
        return COURT_PAPER
    if is_online:
        return ONLINE
    return COMMITTEE if by_peoples_committee else PARTIES


def effective_day(effect: str, signed: Iterable[tuple[str, date]]) -> date | None:
    """Return the day the last signature that counts was given (生效日期), from (signer, day) pairs.

    For 特邀16 art. 24 and 在线21 art. 19 the parties' signatures count, for a people's mediation committee also the
    mediator's and the seal. None for an oral agreement and a court's paper, whose day is told.
    """
    if effect in (ORAL, COURT_PAPER):
        return None
    return max((day for signer, day in signed if effect == COMMITTEE or signer == "PARTY"), default=None)
