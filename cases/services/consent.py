"""The parties' word on mediation (调解意愿)."""

from datetime import datetime

from django.db import transaction

from cases.choices import ConsentKind
from cases.lifecycle import Action
from cases.models import Consent, Party
from cases.services._transition import TransitionRefused, advance, hold
from suyuan.accounts.models import User
from suyuan.lib.errors import InvalidInput


@transaction.atomic
def record_consent(
    *, party_id: int, kind: ConsentKind, form: str, given_at: datetime, by: User, at: datetime, note: str = ""
) -> Consent:
    """Record that a party consents to mediation or refuses it (调解意愿); the last word counts.

    A refusal is taken at any time before the end (人调法 arts 17, 23). Before mediation it opens the way to
    filing or trial (RELEASE), during it the mediator ends it as PARTY_UNWILLING.
    Refuses with InvalidInput a moment to come, and as `advance` does.
    """
    party = Party.objects.get(pk=party_id)
    dispute = hold(party.dispute_id)
    if given_at > at:
        raise InvalidInput([("given_at", "表示时间不能晚于现在")])
    if party.removed_at:
        raise TransitionRefused("该当事人已经退出")
    word = Consent.objects.create(party=party, kind=kind, form=form, given_at=given_at, recorded_by=by, note=note)
    advance(
        dispute, Action.CONSENT, by=by, at=at, note=f"{party}{word.get_kind_display()}（{word.get_form_display()}）"
    )
    return word
