"""Handing a dispute to a mediator or an organisation, and taking it back (移送、签收)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from cases.choices import StartEvent, Track
from cases.lifecycle import Action
from cases.models import Dispute, Referral, TrackRule
from cases.queries.screening import screening_hints
from cases.queries.tracks import tracks_to_refer
from cases.services._clock import start_clock, stop_clocks
from cases.services._transition import TransitionRefused, advance, hold, permit
from communities.querysets import in_force
from mediators.models import MediationOrganization, Mediator, OrganizationMembership, RosterEntry
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError, InvalidInput


class NotOnRoster(DomainError):
    """The mediator or organisation is not on the court's roster in force (不在名册)."""

    code = "not_on_roster"


class NotMediable(DomainError):
    """The law forbids to mediate such a dispute (不得调解)."""

    code = "not_mediable"


class TrackClosed(DomainError):
    """The track is not open to the dispute on that day (该调解方式不适用)."""

    code = "track_closed"


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
) -> Referral:
    """Refer a dispute (移送、委派或委托) to a mediator or an organisation of the roster (特邀16 arts 5, 6, 11).

    Refuses with NotMediable (民诉解释 art. 143), TrackClosed, NotOnRoster, InvalidInput (`assignee`, `procedure`),
    and as `advance` does:
    every applicant and respondent must have consented.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.REFER, by=by)
    _refuse_unmediable(dispute, on=localdate(at))
    rule = _track_rule(dispute, track, localdate(at))
    if rule.needs_procedure and not procedure:
        raise InvalidInput([("procedure", "立案后的调解须选择适用程序，期限因程序而异")])
    _refuse_off_roster(dispute, mediator_id, organization_id, on=localdate(at))
    referral = Referral.objects.create(
        dispute=dispute,
        track=track,
        procedure=procedure if rule.needs_procedure else "",
        mediator_id=mediator_id,
        organization_id=organization_id,
        materials=materials,
        choice_reason=choice_reason,
        referred_at=at,
        referred_by=by,
    )
    dispute.track, dispute.procedure = referral.track, referral.procedure
    dispute.save(update_fields=["track", "procedure"])
    advance(dispute, Action.REFER, by=by, at=at, note=f"{referral.get_track_display()}，移送{referral.holder_name}")
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

    An organisation names the mediator when it signs. Refuses with InvalidInput (field `mediator`) without one,
    NotOnRoster for one who is not its member, DeadlineRuleMissing, and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.SIGN_FOR, by=by)
    referral = _open_referral(dispute)
    if referral.mediator_id is None:
        referral.mediator_id = _named_member(referral, mediator_id, on=localdate(at))
    advance(
        dispute, Action.SIGN_FOR, by=by, at=at, note=f"{referral.get_track_display()}，由{referral.holder_name}调解"
    )
    referral.signed_at, referral.signed_by, referral.receipt = at, by, receipt
    referral.save(update_fields=["mediator", "signed_at", "signed_by", "receipt"])
    start_clock(referral, at=at)
    return referral


@transaction.atomic
def decline_referral(*, dispute_id: int, reason: str, by: User, at: datetime) -> Dispute:
    """Decline a referral with a written reason (不接受移送, 在线21 art. 12). Refuses as `advance` does."""
    return _take_back(hold(dispute_id), Action.DECLINE, reason, by, at)


@transaction.atomic
def recall_referral(*, dispute_id: int, reason: str, by: User, at: datetime) -> Dispute:
    """Take a referral back (收回移送), also from a mediator who must be replaced (特邀16 art. 13); clocks stop."""
    return _take_back(hold(dispute_id), Action.RECALL, reason, by, at)


@transaction.atomic
def release_dispute(*, dispute_id: int, by: User, at: datetime, note: str = "") -> Dispute:
    """Let a dispute go to filing or trial because a party refuses mediation (转立案、审理; 人调法 arts 17, 23)."""
    dispute = hold(dispute_id)
    advance(dispute, Action.RELEASE, by=by, at=at, note=note)
    dispute.referrals.open().update(closed_at=at, closed_reason="当事人不同意调解")
    return dispute


def _take_back(dispute: Dispute, action: Action, reason: str, by: User, at: datetime) -> Dispute:
    if not reason.strip():
        raise InvalidInput([("reason", "请写明理由")])
    advance(dispute, action, by=by, at=at, note=reason.strip())
    dispute.referrals.open().update(closed_at=at, closed_reason=reason.strip())
    stop_clocks(dispute, at=at)
    return dispute


def _track_rule(dispute: Dispute, track: Track, on: date) -> TrackRule:
    rule = next((rule for rule in tracks_to_refer(dispute, on=on) if rule.track == track), None)
    if rule is None:
        raise TrackClosed(f"该纠纷{dispute.origin.label}，现不适用{Track(track).label}", field="track")
    return rule


def _refuse_unmediable(dispute: Dispute, *, on: date) -> None:
    found = screening_hints(dispute, on=on)
    if found and found.barred:
        bar = found.barred[0]
        raise NotMediable(f"不能移送：{bar.text}（{bar.article}）", field="track")


def _refuse_off_roster(dispute: Dispute, mediator_id: int | None, organization_id: int | None, *, on: date) -> None:
    roster = RosterEntry.objects.usable_by(dispute.centre.court_id).in_force(on)
    if mediator_id is None and organization_id is None:
        raise InvalidInput([("assignee", "请选择调解员或调解组织")])
    if organization_id is not None:
        organization = MediationOrganization.objects.get(pk=organization_id)
        if not roster.filter(organization=organization).exists():
            raise NotOnRoster(f"{organization.name}不在本院名册", field="assignee")
    if mediator_id is not None:
        _refuse_unfit_mediator(Mediator.objects.get(pk=mediator_id), dispute, organization_id, on=on)


def _refuse_unfit_mediator(mediator: Mediator, dispute: Dispute, organization_id: int | None, *, on: date) -> None:
    """A member of a listed organisation is deemed listed (特邀16 art. 6)."""
    listed = Mediator.objects.on_roster(court_code=dispute.centre.court_id, on=on).filter(pk=mediator.pk)
    member = organization_id and _members(organization_id, on).filter(mediator=mediator)
    if not (member.exists() if member else listed.exists()):
        raise NotOnRoster(f"{mediator.name}不在本院名册", field="assignee")
    if mediator.user_id is None:
        raise NotOnRoster(f"{mediator.name}没有登录账号，不能签收材料", field="assignee")


def _open_referral(dispute: Dispute) -> Referral:
    referral = dispute.open_referral()
    if referral is None:
        raise TransitionRefused("尚未移送调解员或调解组织", state=dispute.state)
    return referral


def _named_member(referral: Referral, mediator_id: int | None, *, on: date) -> int:
    if mediator_id is None or referral.organization_id is None:
        raise InvalidInput([("mediator", "请指定由哪位调解员办理")])
    membership = _members(referral.organization_id, on).filter(mediator=mediator_id).select_related("mediator").first()
    if membership is None:
        raise NotOnRoster("该调解员不是本组织的成员", field="mediator")
    if membership.mediator.user_id is None:
        raise NotOnRoster(f"{membership.mediator.name}没有登录账号，不能办理", field="mediator")
    return membership.mediator_id


def _members(organization_id: int, on: date):  # type: ignore[no-untyped-def]
    return OrganizationMembership.objects.filter(in_force(on), organization=organization_id)
