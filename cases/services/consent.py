"""The parties' word on mediation (调解意愿)."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from cases.choices import ConsentForm, ConsentKind, RefusalGround
from cases.lifecycle import Action
from cases.models import Consent, Dispute, Party
from cases.services._timers import keep_timers
from cases.services._transition import TransitionRefused, advance, hold, permit
from suyuan.accounts.models import User
from suyuan.files.services.keeping import keep_file
from suyuan.lib.errors import InvalidInput


@transaction.atomic
def record_consent(
    *,
    party_id: int,
    kind: ConsentKind,
    form: str,
    given_at: datetime,
    by: User,
    at: datetime,
    note: str = "",
    evidence: UploadedFile | None = None,
) -> Consent:
    """Record that a party consents to mediation or refuses it (调解意愿); the last word counts.

    A refusal is taken at any time before the end (人调法 arts 17, 23). Before mediation it opens the way to
    filing or trial (RELEASE), during it the mediator ends it as PARTY_UNWILLING, and nothing else goes on.
    Refuses with InvalidInput a moment to come, and as `advance` does.
    """
    party, dispute = _held(party_id, by)
    if given_at > at:
        raise InvalidInput([("given_at", "表示时间不能晚于现在")])
    if form == ConsentForm.DEEMED:
        raise InvalidInput([("form", "依法视为不同意的，请选择视为不同意的情形")])
    proof = keep_file(upload=evidence, subject=dispute, by=by, at=at, field="evidence") if evidence else None
    word = Consent.objects.create(
        party=party, kind=kind, form=form, given_at=given_at, recorded_by=by, note=note, evidence=proof
    )
    _log(dispute, word, word.get_form_display(), by, at)
    return word


@transaction.atomic
def deem_refusal(*, party_id: int, ground: RefusalGround, note: str, by: User, at: datetime) -> Consent:
    """Record that the law takes a party's conduct as refusal (视为不同意调解; 特邀16 art. 12, 在线21 arts 14, 15).

    A later consent of the party counts again. Refuses with InvalidInput (`ground`, `note`), and as `advance` does.
    """
    party, dispute = _held(party_id, by)
    if ground not in RefusalGround.values:
        raise InvalidInput([("ground", "请选择视为不同意调解的情形")])
    if not note.strip():
        raise InvalidInput([("note", "请写明经过，例如何时、怎样联系或征询")])
    word = Consent.objects.create(
        party=party, kind=ConsentKind.REFUSAL, form=ConsentForm.DEEMED, ground=ground, given_at=at,
        recorded_by=by, note=note.strip(),
    )  # fmt: skip
    _log(dispute, word, f"视为：{word.get_ground_display()}", by, at)
    return word


def _held(party_id: int, by: User) -> tuple[Party, Dispute]:
    party = Party.objects.get(pk=party_id)
    dispute = hold(party.dispute_id)
    permit(dispute, Action.CONSENT, by=by)
    if party.removed_at:
        raise TransitionRefused("该当事人已经退出")
    return party, dispute


def _log(dispute: Dispute, word: Consent, how: str, by: User, at: datetime) -> None:
    advance(dispute, Action.CONSENT, by=by, at=at, note=f"{word.party}{word.get_kind_display()}（{how}）")
    keep_timers(dispute, at=at)
