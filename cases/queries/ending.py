"""How mediation should end, from what is on record (终止事由建议)."""

from dataclasses import dataclass

from django.utils.timezone import localtime

from cases.choices import EndReason
from cases.lifecycle import AgreementAction, State
from cases.models import AgreementEvent, Consent, Dispute


@dataclass(frozen=True, slots=True)
class Ending:
    """The reason to propose, and the sentence for the report; both empty when nothing calls for an end."""

    reason: str = ""
    explanation: str = ""


def end_suggested(dispute: Dispute) -> Ending:
    """Return why the law ends this mediation now (终止事由): refusal, its period over, no signature, a sham."""
    if dispute.state == State.SUSPENDED:
        return Ending(EndReason.OTHER, "涉嫌虚假调解，经法院审查决定终止调解。")
    words = [party.last_word() for party in dispute.opposing_parties() if party.refuses_mediation()]
    if words:
        return Ending(EndReason.PARTY_UNWILLING, "".join(_told(word) for word in words if word))
    clock = dispute.mediation_clock()
    if clock and clock.expired_at:
        return Ending(EndReason.PERIOD_EXPIRED, f"{clock.rule.name}于{clock.due_on:%Y-%m-%d}届满，各方未同意延长。")
    last = AgreementEvent.objects.filter(agreement__dispute=dispute).order_by("-pk").first()
    if last and last.action == AgreementAction.REFUSE:
        return Ending(EndReason.REFUSED_TO_SIGN, f"{last.note}。")
    return Ending()


def _told(word: Consent) -> str:
    how = word.get_ground_display() if word.ground else f"{word.get_form_display()}表示不愿调解"
    return f"{word.party}于{localtime(word.given_at):%Y-%m-%d %H:%M}{'：' if word.ground else ''}{how}。"
