"""Who mediates: the parties' choice, appointment, answer, replacement (选定、指定、答复、更换调解员)."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from cases.choices import AppointmentEnd, ChoiceHow, ChoiceWord, ConsentKind, ExclusionKind
from cases.lifecycle import Action
from cases.models import Dispute, MediatorAppointment, MediatorChoice, Party, Referral
from cases.services._fitness import refuse_unfit
from cases.services._in_hand import exclude, how_chosen, let_go, let_preside, put_in_hand, take_up
from cases.services._timers import keep_timers
from cases.services._transition import TransitionRefused, advance, hold, permit
from cases.services.consent import record_consent
from mediators.models import Mediator
from suyuan.accounts.models import User
from suyuan.lib.errors import InvalidInput


@transaction.atomic
def record_choice(
    *,
    dispute_id: int,
    party_id: int,
    mediator_id: int,
    word: ChoiceWord,
    form: str,
    given_at: datetime,
    by: User,
    at: datetime,
    note: str = "",
) -> MediatorChoice:
    """Record whom a party chooses (选定调解员), or that it does not accept whoever was appointed (不接受).

    Who rejects the appointed mediator is deemed not to consent to mediation (特邀16 art. 12): the refusal is
    recorded with it. Refuses with InvalidInput (`party`, `given_at`, `mediator`), NotOnRoster, MediatorBarred, and as
    `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.CHOOSE, by=by)
    party = _party_of(dispute, party_id)
    mediator = _mediator(mediator_id)
    if given_at > at:
        raise InvalidInput([("given_at", "表示时间不能晚于现在")])
    if word == ChoiceWord.CHOSEN:
        refuse_unfit(dispute, mediator, None, on=localdate(at))
    elif not _in_hand(dispute, mediator_id):
        raise InvalidInput([("mediator", f"{mediator.name}现在不是本案调解员，不必表示不接受")])
    choice = MediatorChoice.objects.create(
        party=party, mediator=mediator, word=word, form=form, given_at=given_at, recorded_by=by, note=note
    )
    advance(dispute, Action.CHOOSE, by=by, at=at, note=f"{party}{choice.get_word_display()}{mediator.name}")
    if word == ChoiceWord.REJECTED:
        record_consent(
            party_id=party.pk, kind=ConsentKind.REFUSAL, form=form, given_at=given_at, by=by, at=at,
            note=f"不接受指定的调解员{mediator.name}，视为不同意调解（特邀调解规定第12条）",
        )  # fmt: skip
    keep_timers(dispute, at=at)
    return choice


@transaction.atomic
def appoint_mediator(
    *, dispute_id: int, mediator_id: int, by: User, at: datetime, presiding: bool = False, reason: str = ""
) -> MediatorAppointment:
    """Appoint a mediator beside those there are, or where there is none (指定调解员); one of several presides.

    特邀16 art. 13; 在线21 art. 11. Who is the first presides whatever `presiding` says; one who is there already may
    be named to preside. Refuses with InvalidInput (`mediator`), NotOnRoster, MediatorBarred, and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.APPOINT, by=by)
    referral = _open(dispute)
    mediator = _mediator(mediator_id)
    there = _in_hand(dispute, mediator_id)
    if there is None:
        refuse_unfit(dispute, mediator, referral.organization_id, on=localdate(at))
        how = ChoiceHow.ORGANIZATION if _acts_for_organization(by, referral) else _how(dispute, mediator_id, reason)
        there = put_in_hand(
            referral, mediator_id, how=how, reason=reason, presiding=presiding or not referral.mediator_id, by=by, at=at
        )
    elif presiding and not there.presiding:
        let_preside(referral, there)
    else:
        raise InvalidInput([("mediator", f"{mediator.name}已是本案调解员")])
    role = "主持调解" if there.presiding else "共同调解"
    advance(dispute, Action.APPOINT, by=by, at=at, note=f"{mediator.name}{role}，{there.get_how_display()}")
    keep_timers(dispute, at=at)
    return there


@transaction.atomic
def answer_appointment(*, dispute_id: int, accept: bool, by: User, at: datetime, reason: str = "") -> Dispute:
    """Accept an appointment, or decline it with a written reason (答复指定, 在线21 art. 12).

    Who presides over materials not signed for yet answers by signing or by declining the referral.
    Refuses with InvalidInput (`reason`), TransitionRefused without one to answer, and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.ANSWER, by=by)
    appointment = _waiting_for(by, dispute)
    if appointment is None:
        raise TransitionRefused("没有待您答复的指定", state=dispute.state)
    if not accept and not reason.strip():
        raise InvalidInput([("reason", "不接受指定须写明理由（在线调解规则第12条）")])
    name = appointment.mediator.name
    advance(
        dispute, Action.ANSWER, by=by, at=at, note=f"{name}接受指定" if accept else f"{name}不接受：{reason.strip()}"
    )
    if accept:
        take_up(appointment, by=by, at=at)
    else:
        let_go(appointment, AppointmentEnd.DECLINED, reason=reason.strip(), at=at)
    keep_timers(dispute, at=at)
    return dispute


@transaction.atomic
def replace_mediator(
    *, dispute_id: int, leaving_id: int, reason: str, by: User, at: datetime, successor_id: int | None = None
) -> Dispute:
    """Let a mediator leave for a good reason (更换调解员, 特邀16 art. 13), with who follows if known already.

    The clock runs on: a replacement gains no time. Who leaves may not come back. The successor may be one who
    mediates beside. Refuses with InvalidInput (`leaving`, `reason`, `successor`), NotOnRoster, MediatorBarred, and as
    `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.REPLACE, by=by)
    leaving = _in_hand(dispute, leaving_id)
    if leaving is None:
        raise InvalidInput([("leaving", "该调解员现在不是本案调解员")])
    if not reason.strip():
        raise InvalidInput([("reason", "更换调解员须有正当理由，请写明（特邀调解规定第13条）")])
    if successor_id == leaving_id:
        raise InvalidInput([("successor", "请另选一位调解员")])
    presided = leaving.presiding
    let_go(leaving, AppointmentEnd.REPLACED, reason=reason.strip(), at=at)
    exclude(dispute, leaving_id, ExclusionKind.MEDIATOR, reason=f"已更换：{reason.strip()}"[:200], by=by, at=at)
    advance(dispute, Action.REPLACE, by=by, at=at, note=f"{leaving.mediator.name}不再调解：{reason.strip()}")
    if successor_id is not None:
        appoint_mediator(
            dispute_id=dispute.pk, mediator_id=successor_id, presiding=presided, reason=reason.strip(), by=by, at=at
        )
    keep_timers(dispute, at=at)
    return dispute


def _waiting_for(user: User, dispute: Dispute) -> MediatorAppointment | None:
    referral = _open(dispute)
    return next(
        (one for one in referral.present() if one.mediator.user_id == user.pk and one.waits_for_an_answer(referral)),
        None,
    )


def _in_hand(dispute: Dispute, mediator_id: int) -> MediatorAppointment | None:
    found = MediatorAppointment.objects.in_hand().filter(referral__dispute=dispute, mediator=mediator_id)
    return found.select_related("mediator", "referral__organization").first()


def _how(dispute: Dispute, mediator_id: int, reason: str) -> ChoiceHow:
    return how_chosen(dispute, mediator_id, reason=reason or "共同调解")


def _acts_for_organization(by: User, referral: Referral) -> bool:
    return Referral.objects.filter(pk=referral.pk).managed_by(by).exists()


def _open(dispute: Dispute) -> Referral:
    referral = dispute.open_referral()
    if referral is None:
        raise TransitionRefused("尚未移送调解员或调解组织", state=dispute.state)
    return referral


def _party_of(dispute: Dispute, party_id: int) -> Party:
    party = next((one for one in dispute.opposing_parties() if one.pk == party_id), None)
    if party is None:
        raise InvalidInput([("party", "请选择申请人或被申请人")])
    return party


def _mediator(mediator_id: int) -> Mediator:
    mediator = Mediator.objects.filter(pk=mediator_id).first()
    if mediator is None:
        raise InvalidInput([("mediator", "请选择调解员")])
    return mediator
