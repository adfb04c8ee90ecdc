"""Sittings of mediation on record (调解记录), what the law has done before the first, offers on the way."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate, localtime

from cases.choices import DutyItem, OfferAnswer, PartySide, SessionMode
from cases.lifecycle import Action
from cases.models import (
    Dispute,
    InformationNotice,
    MediationNote,
    MediationSession,
    Party,
    Referral,
    ScheduledSession,
    ServiceAddress,
    SettlementOffer,
)
from cases.services._transition import TransitionRefused, advance, hold, permit
from suyuan.accounts.models import User
from suyuan.lib.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Held:
    """A sitting as it was held (调解经过): when, how, where, who came, what came of it."""

    held_at: datetime
    mode: SessionMode
    attendees: str
    summary: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class ServicePlace:
    """Where a party is to be served (送达地址), electronically too if it agrees to a channel."""

    recipient: str
    address: str
    postcode: str = ""
    phone: str = ""
    channel: str = ""
    electronic_address: str = ""


@transaction.atomic
def record_session(
    *,
    dispute_id: int,
    held: Held,
    by: User,
    at: datetime,
    note: str = "",
    note_side: str = "",
    informed: Collection[str] = (),
    planned_id: int | None = None,
    came: Collection[int] = (),
) -> MediationSession:
    """Record a session (调解记录, 在线21 art. 22); also after the end, since later entries stay possible.

    `informed` says of what the parties were informed (特邀16 art. 14; 在线21 art. 17): asked for once a referral.
    `planned_id` is the sitting that was planned, `came` those of its participants who came.
    `note` is the mediator's confidential note (保密笔记), perhaps on what one side said alone: it is kept apart
    and never reaches a judge, an export or the other side (特邀16 arts 2(5), 22; 民调04 art. 5).
    Refuses with InvalidInput a session to come, one before the materials were signed for, or one without the
    information (`held_at`, `informed`), and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.SESSION, by=by)
    referral = _signed_referral(dispute)
    _refuse_untimely(referral, held.held_at, at)
    _inform(referral, informed, given_at=held.held_at, by=by)
    session = MediationSession.objects.create(
        dispute=dispute, referral=referral, held_at=held.held_at, mode=held.mode, place=held.place,
        attendees=held.attendees, summary=held.summary, recorded_by=by, recorded_at=at,
        planned=_attended(dispute, planned_id, came),
    )  # fmt: skip
    if note:
        MediationNote.objects.create(session=session, side=note_side, text=note, author=by, written_at=at)
    words = f"{localtime(held.held_at):%Y-%m-%d %H:%M}，{session.get_mode_display()}"
    advance(dispute, Action.SESSION, by=by, at=at, note=words)
    return session


@transaction.atomic
def confirm_service_address(
    *, party_id: int, place: ServicePlace, form: str, confirmed_at: datetime, by: User, at: datetime
) -> ServiceAddress:
    """Record where a party confirms to be served (送达地址确认, 民诉解释 arts 136–137); the last one counts.

    Refuses with InvalidInput (`confirmed_at`, `electronic_address`), and as `advance` does.
    """
    party = Party.objects.get(pk=party_id)
    dispute = hold(party.dispute_id)
    permit(dispute, Action.EDIT, by=by)
    if confirmed_at > at:
        raise InvalidInput([("confirmed_at", "确认时间不能晚于现在")])
    if bool(place.channel) != bool(place.electronic_address.strip()):
        raise InvalidInput([("electronic_address", "同意电子送达的，请选择方式并填写号码或地址")])
    confirmed = ServiceAddress.objects.create(
        party=party, form=form, confirmed_at=confirmed_at, recorded_by=by, **asdict(place)
    )
    advance(dispute, Action.EDIT, by=by, at=at, note=f"{party}确认送达地址")
    return confirmed


@transaction.atomic
def record_offer(
    *,
    dispute_id: int,
    side: PartySide,
    terms: str,
    made_at: datetime,
    by: User,
    at: datetime,
    amount: Decimal | None = None,
    conveyed: bool = False,
    answer: str = "",
) -> SettlementOffer:
    """Record an offer or counter-offer of one side (方案往来), for the mediators' eyes only (特邀16 art. 22).

    `conveyed`: the other side was told. The log says that there was an offer, never what. Refuses with InvalidInput
    (`made_at`, `answer`), and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.OFFER, by=by)
    if made_at > at:
        raise InvalidInput([("made_at", "提出时间不能晚于现在")])
    if answer and not conveyed:
        raise InvalidInput([("answer", "方案尚未转达，对方不会有答复")])
    offer = SettlementOffer.objects.create(
        dispute=dispute, side=side, amount=amount, terms=terms, made_at=made_at, recorded_by=by,
        conveyed_at=at if conveyed else None, answer=answer,
    )  # fmt: skip
    advance(dispute, Action.OFFER, by=by, at=at)
    return offer


@transaction.atomic
def convey_offer(*, offer_id: int, answer: OfferAnswer | str, by: User, at: datetime) -> SettlementOffer:
    """Take note that an offer was conveyed and what the other side said (转达方案). Refuses as `advance` does."""
    offer = SettlementOffer.objects.get(pk=offer_id)
    dispute = hold(offer.dispute_id)
    advance(dispute, Action.OFFER, by=by, at=at)
    offer.conveyed_at, offer.answer = offer.conveyed_at or at, answer
    offer.save(update_fields=["conveyed_at", "answer"])
    return offer


def _signed_referral(dispute: Dispute) -> Referral:
    referral = dispute.open_referral()
    if referral is None or referral.signed_at is None:
        raise TransitionRefused("调解员尚未签收材料", state=dispute.state)
    return referral


def _refuse_untimely(referral: Referral, held_at: datetime, at: datetime) -> None:
    if held_at > at:
        raise InvalidInput([("held_at", "调解时间不能晚于现在")])
    signed_on = localdate(referral.signed_at)
    if localdate(held_at) < signed_on:
        raise InvalidInput([("held_at", f"调解时间不能早于签收材料的{signed_on:%Y-%m-%d}")])


def _inform(referral: Referral, items: Collection[str], *, given_at: datetime, by: User) -> None:
    """The parties are informed of everything, before the first session; the list is kept."""
    if InformationNotice.objects.filter(referral=referral).exists():
        return
    missing = [item.label for item in DutyItem if item not in items]
    if missing:
        sentence = f"调解开始前应当告知：{'、'.join(missing)}（特邀调解规定第14条；在线调解规则第17条）"
        raise InvalidInput([("informed", sentence)])
    InformationNotice.objects.create(referral=referral, items=sorted(items), given_at=given_at, recorded_by=by)


def _attended(dispute: Dispute, planned_id: int | None, came: Collection[int]) -> ScheduledSession | None:
    if planned_id is None:
        return None
    planned = ScheduledSession.objects.standing().filter(dispute=dispute, record=None, pk=planned_id).first()
    if planned is None:
        raise InvalidInput([("planned", "该安排已取消或者已有记录")])
    planned.participants.filter(pk__in=came).update(came=True)
    planned.participants.exclude(pk__in=came).update(came=False)
    return planned
