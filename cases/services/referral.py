"""Handing a dispute to a mediator or an organisation, and taking it back (移送、签收)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from cases.choices import AppointmentEnd, ChoiceHow, StartEvent, Track
from cases.lifecycle import Action
from cases.models import Dispute, Referral, TrackRule
from cases.queries.screening import screening_hints
from cases.queries.tracks import tracks_to_refer
from cases.services._clock import start_clock, stop_clocks
from cases.services._fitness import named_member, refuse_barred, refuse_off_roster
from cases.services._in_hand import accept, end_appointments, put_first_in_hand, put_in_hand
from cases.services._plans import drop_what_is_to_come
from cases.services._ranking import Match, match_of
from cases.services._timers import keep_timers
from cases.services._transition import TransitionRefused, advance, hold, permit
from mediators.models import Mediator
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError, InvalidInput


class NotMediable(DomainError):
    """The law forbids to mediate such a dispute (不得调解)."""

    code = "not_mediable"


class TrackClosed(DomainError):
    """The track is not open to the dispute on that day (该调解方式不适用)."""

    code = "track_closed"


@dataclass(frozen=True, slots=True)
class Terms:
    """To whom a dispute goes, on what footing and why."""

    track: Track
    procedure: str = ""
    mediator_id: int | None = None
    organization_id: int | None = None
    materials: str = ""
    choice_reason: str = ""


@transaction.atomic
def refer_dispute(
    *,
    dispute_id: int,
    track: Track,
    by: User,
    at: datetime,
    procedure: str = "",
    mediator_id: int | None = None,
    organization_id: int | None = None,
    materials: str = "",
    choice_reason: str = "",
    languages: Iterable[str] = (),
) -> Referral:
    """Refer a dispute (移送、委派或委托) to a mediator or an organisation of the roster (特邀16 arts 5, 6, 11).

    Refuses with NotMediable (民诉解释 art. 143), TrackClosed, NotOnRoster, MediatorBarred, InvalidInput (`assignee`,
    `procedure`, `choice_reason`), and as `advance` does: every applicant and respondent must have consented.
    How the mediator ranked, given the `languages` needed, is kept with the referral.
    """
    terms = Terms(track, procedure, mediator_id, organization_id, materials, choice_reason)
    match = match_of(hold(dispute_id), mediator_id, on=localdate(at), languages=languages) if mediator_id else {}
    return refer_as_ranked(dispute_id=dispute_id, terms=terms, match=match, by=by, at=at)


@transaction.atomic
def refer_as_ranked(*, dispute_id: int, terms: Terms, match: Match, by: User, at: datetime) -> Referral:
    """Refer a dispute (移送) with the rank that its mediator had; refuses as `refer_dispute` does."""
    dispute, on = hold(dispute_id), localdate(at)
    permit(dispute, Action.REFER, by=by)
    _refuse_unmediable(dispute, on=on)
    rule = _track_rule(dispute, terms.track, on)
    if rule.needs_procedure and not terms.procedure:
        raise InvalidInput([("procedure", "立案后的调解须选择适用程序，期限因程序而异")])
    refuse_off_roster(dispute, terms.mediator_id, terms.organization_id, on=on)
    referral = Referral.objects.create(
        dispute=dispute,
        track=terms.track,
        procedure=terms.procedure if rule.needs_procedure else "",
        organization_id=terms.organization_id,
        materials=terms.materials,
        choice_reason=terms.choice_reason,
        match=match,
        referred_at=at,
        referred_by=by,
    )
    if terms.mediator_id is not None:
        put_first_in_hand(referral, terms.mediator_id, reason=terms.choice_reason, by=by, at=at)
    dispute.track, dispute.procedure = referral.track, referral.procedure
    dispute.save(update_fields=["track", "procedure"])
    advance(dispute, Action.REFER, by=by, at=at, note=f"{referral.get_track_display()}，移送{referral.holder_name}")
    keep_timers(dispute, at=at)
    return referral


@transaction.atomic
def sign_for_materials(
    *,
    dispute_id: int,
    by: User,
    at: datetime,
    mediator_id: int | None = None,
    receipt: StartEvent = StartEvent.SIGNED_MATERIALS,
) -> Referral:
    """Sign for the materials (签收材料), which starts the clock (特邀16 art. 27; 在线21 art. 24).

    An organisation names the mediator when it signs. From then on he may take no other role in the case (art. 16).
    Refuses with InvalidInput (field `mediator`) without one, NotOnRoster for one who is not its member,
    MediatorBarred, DeadlineRuleMissing, and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.SIGN_FOR, by=by)
    referral = _open_referral(dispute)
    if referral.mediator_id is None:
        named = named_member(referral, mediator_id, on=localdate(at))
        put_in_hand(referral, named, how=ChoiceHow.ORGANIZATION, presiding=True, by=by, at=at)
    else:
        refuse_barred(dispute, Mediator.objects.get(pk=referral.mediator_id))
    advance(
        dispute, Action.SIGN_FOR, by=by, at=at, note=f"{referral.get_track_display()}，由{referral.holder_name}调解"
    )
    referral.signed_at, referral.signed_by, referral.receipt = at, by, receipt
    referral.save(update_fields=["signed_at", "signed_by", "receipt"])
    accept(referral, by=by, at=at)
    start_clock(referral, at=at)
    keep_timers(dispute, at=at)
    return referral


@transaction.atomic
def decline_referral(*, dispute_id: int, reason: str, by: User, at: datetime) -> Dispute:
    """Decline a referral with a written reason (不接受移送, 在线21 art. 12). Refuses as `advance` does."""
    return _take_back(hold(dispute_id), Action.DECLINE, reason, by, at, AppointmentEnd.DECLINED)


@transaction.atomic
def recall_referral(*, dispute_id: int, reason: str, by: User, at: datetime) -> Dispute:
    """Take a referral back (收回移送), also from a mediator who must be replaced (特邀16 art. 13); clocks stop."""
    return _take_back(hold(dispute_id), Action.RECALL, reason, by, at)


@transaction.atomic
def release_dispute(*, dispute_id: int, by: User, at: datetime, note: str = "") -> Dispute:
    """Let a dispute go to filing or trial because a party refuses mediation (转立案、审理; 人调法 arts 17, 23)."""
    dispute = hold(dispute_id)
    advance(dispute, Action.RELEASE, by=by, at=at, note=note)
    end_appointments(dispute, AppointmentEnd.RETURNED, reason="当事人不同意调解", at=at)
    dispute.referrals.open().update(closed_at=at, closed_reason="当事人不同意调解")
    stop_clocks(dispute, at=at)
    return dispute


def _take_back(
    dispute: Dispute, action: Action, reason: str, by: User, at: datetime, end: AppointmentEnd = AppointmentEnd.RETURNED
) -> Dispute:
    if not reason.strip():
        raise InvalidInput([("reason", "请写明理由")])
    advance(dispute, action, by=by, at=at, note=reason.strip())
    end_appointments(dispute, end, reason=reason.strip(), at=at)
    dispute.referrals.open().update(closed_at=at, closed_reason=reason.strip())
    stop_clocks(dispute, at=at)
    drop_what_is_to_come(dispute, reason="移送已交回", at=at)
    keep_timers(dispute, at=at)
    return dispute


def _track_rule(dispute: Dispute, track: Track, on: date) -> TrackRule:
    rule = next((rule for rule in tracks_to_refer(dispute, on=on) if rule.track == track), None)
    if rule is None:
        raise TrackClosed(f"该纠纷{dispute.track_origin.label}，现不适用{Track(track).label}", field="track")
    return rule


def _refuse_unmediable(dispute: Dispute, *, on: date) -> None:
    found = screening_hints(dispute, on=on)
    if found and found.barred:
        bar = found.barred[0]
        raise NotMediable(f"不能移送：{bar.text}（{bar.article}）", field="track")


def _open_referral(dispute: Dispute) -> Referral:
    referral = dispute.open_referral()
    if referral is None:
        raise TransitionRefused("尚未移送调解员或调解组织", state=dispute.state)
    return referral
