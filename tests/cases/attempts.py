"""What somebody may try to do to a dispute, one attempt for each action of the table, with sense and without."""

from collections.abc import Callable
from datetime import timedelta

from cases.choices import (
    AssistanceKind,
    CaseFeature,
    Complexity,
    ConsentForm,
    DutyItem,
    IntakeChannel,
    OfferAnswer,
    PartySide,
    Procedure,
    RefusalGround,
    StartEvent,
    SupervisionKind,
    Track,
)
from cases.lifecycle import Action
from cases.models import DisputeFlag, FlagKind, HandlingUnit, Origin, SettlementOffer
from cases.outcome_choices import TurnBackGround
from cases.services import (
    assistance,
    consent,
    cooperation,
    extension,
    flags,
    intake,
    merging,
    parties,
    pausing,
    referral,
    routing,
    sessions,
    supervision,
    triage,
    turning_back,
)
from cases.services.extension import Agreed
from tests.cases.attempts_at_mediators import ATTEMPTS_AT_MEDIATORS
from tests.cases.attempts_at_outcomes import ATTEMPTS_AT_OUTCOMES
from tests.cases.scene import party
from tests.cases.turn import Turn
from tests.people import TOWN

SIDES = [PartySide.APPLICANT, PartySide.RESPONDENT]


def register(turn: Turn) -> None:
    intake.register_dispute(**turn.told())


def edit(turn: Turn) -> None:
    """Sometimes the complaint comes in between, or somebody joins or leaves who has not been asked yet."""
    if turn.likely(0.05):
        added = party(turn.one_of(SIDES), turn.words(f"新增{turn.chance.randrange(99)}"))
        parties.add_party(party=added, **turn.told())
    elif turn.likely(0.05):
        leaves = turn.party()
        parties.remove_party(party_id=leaves.pk, reason=turn.words("和解退出"), by=turn.by, at=turn.at)
    else:
        facts = {"claim": f"请求{turn.chance.randrange(9)}"}
        if turn.likely(0.3):
            facts["complaint_submitted_at"] = turn.moment()
        intake.add_facts(facts=facts, **turn.told())


def say(turn: Turn) -> None:
    """Those who have not consented are asked first."""
    present = turn.parties()
    silent = [one for one in present if one.side in SIDES and not one.consents_to_mediation()]
    asked, told = turn.one_of(silent or present), {"by": turn.by, "at": turn.at}
    if turn.likely(0.05):
        ground = turn.one_of(RefusalGround.values)
        consent.deem_refusal(party_id=asked.pk, ground=ground, note=turn.words("两次电话无人接听"), **told)
        return
    kind, form = turn.one_of(("CONSENT",) * 24 + ("REFUSAL",)), turn.one_of(ConsentForm.values)
    given_at = turn.moment() - timedelta(minutes=turn.one_of((0, 30)))
    consent.record_consent(party_id=asked.pk, kind=kind, form=form, given_at=given_at, **told)


def route(turn: Turn) -> None:
    unit = turn.row(HandlingUnit.objects.all())
    target = turn.one_of(("COMMUNITY_TEAM", unit.kind))
    due = turn.day(ahead=5)
    routing.route_dispute(target=target, unit_id=unit.pk, reason=turn.words("更合适"), answer_due_on=due, **turn.told())


def keep(turn: Turn) -> None:
    routing.route_dispute(target="CENTRE", reason=turn.words("适合调解"), **turn.told())


def cooperate(turn: Turn) -> None:
    others = turn.one_of((["division-441900119000"], [f"unit-{turn.row(HandlingUnit.objects.all()).pk}"], []))
    cooperation.involve_units(lead=f"division-{TOWN}", others=others, reason=turn.words("跨镇街"), **turn.told())


def escalate(turn: Turn) -> None:
    place = turn.one_of((TOWN, "441900000000", turn.scene.village.code))
    cooperation.escalate_dispute(division_id=place, reason=turn.words("涉及多部门"), **turn.told())


def lead(turn: Turn) -> None:
    told = {"leader": turn.words("李镇长"), "unit": "综治办", "person": "王某", "reason": turn.words("涉众")}
    cooperation.set_key_case(due_on=turn.day(ahead=20), **told, **turn.told())


def supervise(turn: Turn) -> None:
    """An answer that waits is judged, else an order is given."""
    answered = turn.dispute.supervision_orders.filter(closed_at=None, answers__rating="")
    if order := answered.order_by("pk").first():
        rating = turn.one_of(("GOOD", "POOR"))
        due = turn.day(ahead=5) if turn.likely() else None
        supervision.rate_answer(
            order_id=order.pk, rating=rating, note=turn.words("未见落实"), due_on=due, by=turn.by, at=turn.at
        )
        return
    told = {"kind": turn.one_of(SupervisionKind.values), "addressee": "综治办", "due_on": turn.day(ahead=7)}
    supervision.order_supervision(requirement=turn.words("限期办理"), **told, **turn.told())


def reply(turn: Turn) -> None:
    order = turn.row(turn.dispute.supervision_orders.all())
    told = {"order_id": order.pk, "text": turn.words("已办理"), "answered_by_name": "王某"}
    supervision.answer_supervision(by=turn.by, at=turn.at, **told)


def refer(turn: Turn) -> None:
    tracks = [Track.POST_FILING_PRE_TRIAL, Track.INVITED_ASSIST] if turn.dispute.complaint_submitted_at else []
    track = turn.one_of([*tracks, *tracks, Track.PRE_FILING_ASSIGNED, *Track.values])
    choice = turn.one_of((
        {"mediator_id": turn.mediator().pk},
        {"mediator_id": turn.mediator().pk},
        {"organization_id": turn.scene.organization.pk},
        {},
    ))  # fmt: skip
    procedure = turn.one_of((*Procedure.values, ""))
    referral.refer_dispute(
        track=track, procedure=procedure, choice_reason=turn.words("更合适"), **choice, **turn.told()
    )


def sign(turn: Turn) -> None:
    named = {"mediator_id": turn.scene.member.pk} if turn.likely(0.8) else {}
    receipt = turn.one_of((StartEvent.SIGNED_MATERIALS, StartEvent.PLATFORM_CONFIRMED))
    referral.sign_for_materials(receipt=receipt, **named, **turn.told())


def extend(turn: Turn) -> None:
    agreed = [Agreed(one.pk, ConsentForm.ONLINE, turn.moment()) for one in turn.parties() if one.side in SIDES]
    days = turn.one_of((0, 1, 10, 15, 30, 31, 60))
    extension.extend_period(days=days, consents=agreed[0 if turn.likely() else 1 :], **turn.told())


def hold_session(turn: Turn) -> None:
    items = DutyItem.values if turn.likely() else ()
    held = sessions.Held(held_at=turn.moment(), mode="ON_SITE", attendees="双方", summary="核对票据。")
    sessions.record_session(held=held, informed=items, **turn.told())


def offer(turn: Turn) -> None:
    """What was not conveyed yet is, else there is a new one."""
    waiting = SettlementOffer.objects.filter(dispute=turn.dispute, conveyed_at=None).first()
    answer = turn.one_of(OfferAnswer.values)
    if waiting:
        sessions.convey_offer(offer_id=waiting.pk, answer=answer, by=turn.by, at=turn.at)
        return
    told = {"side": turn.one_of(SIDES), "terms": turn.words("分期付清"), "made_at": turn.moment()}
    sessions.record_offer(conveyed=turn.likely(0.3), answer="" if turn.likely() else answer, **told, **turn.told())


def assist(turn: Turn) -> None:
    whom = turn.one_of((turn.scene.assistant, turn.scene.assistant, turn.scene.judge))
    told = {"kind": turn.one_of(AssistanceKind.values), "what": turn.words("送达传票"), "assignee_id": whom.pk}
    assistance.assign_task(due_on=turn.day(ahead=3), **told, **turn.told())


def decide_complexity(turn: Turn) -> None:
    features = [feature for feature in CaseFeature.values if turn.likely(0.1)]
    decided = turn.one_of(Complexity.values)
    triage.decide_complexity(decided=decided, features=features, reason=turn.words("案情清楚"), **turn.told())


def flag(turn: Turn) -> None:
    """What stands is lifted sometimes."""
    standing = DisputeFlag.objects.filter(dispute=turn.dispute, lifted_at=None).first()
    if standing and turn.likely(0.5):
        flags.lift_flag(flag_id=standing.pk, reason=turn.words("已经化解"), by=turn.by, at=turn.at)
        return
    kind = turn.one_of(list(FlagKind.objects.order_by("pk").values_list("pk", flat=True)))
    flags.set_flag(kind_id=kind, grounds=turn.words("当事人陈述"), **turn.told())


def merge(turn: Turn) -> None:
    """Into another one that has a number; sometimes into none, or into itself."""
    others = type(turn.dispute).objects.exclude(number=None).order_by("pk").values_list("number", flat=True)
    number = turn.one_of([*others][-6:] or ["没有"]) if turn.likely() else "没有"
    merging.merge_dispute(other_number=number, reason=turn.words("同一纠纷"), **turn.told())


def pause(turn: Turn) -> None:
    pausing.pause_clock(began_on=turn.past_day(), note=turn.words("房屋鉴定"), **turn.told())


def go_on(turn: Turn) -> None:
    pausing.continue_clock(ended_on=turn.past_day(), outcome="", **turn.told())


def turn_back(turn: Turn) -> None:
    if turn.likely(0.3):
        Origin.objects.get_or_create(dispute=turn.dispute, defaults={"channel": IntakeChannel.ONLINE})
    told = {"explanation": turn.words("不在本院辖区"), "way_told": turn.words("向有管辖权的法院起诉")}
    turning_back.turn_back_application(ground=turn.one_of(TurnBackGround.values), **told, **turn.told())


def with_words(service: Callable, name: str, text: str) -> Callable[[Turn], None]:
    """An attempt at a service that asks for a few words and nothing else."""
    return lambda turn: service(**{name: turn.words(text)}, **turn.told())


ATTEMPTS: dict[Action, Callable[[Turn], None]] = {
    Action.REGISTER: register,
    Action.EDIT: edit,
    Action.CONSENT: say,
    Action.ROUTE: route,
    Action.KEEP: keep,
    Action.TURN_BACK: turn_back,
    Action.ACCEPT: with_words(routing.accept_routing, "note", "已派单"),
    Action.RETURN: with_words(routing.return_routing, "reason", "不属本单位"),
    Action.RESOLVE: with_words(routing.resolve_routing, "result", "已经调处"),
    Action.BRING_BACK: with_words(routing.bring_back_dispute, "reason", "转回调解"),
    Action.COOPERATE: cooperate,
    Action.ESCALATE: escalate,
    Action.TAKE_OVER: with_words(cooperation.take_over_dispute, "taken_over_by", "镇综治中心"),
    Action.LEAD: lead,
    Action.SUPERVISE: supervise,
    Action.REPLY: reply,
    Action.REFER: refer,
    Action.SIGN_FOR: sign,
    Action.DECLINE: with_words(referral.decline_referral, "reason", "案件较多"),
    Action.RECALL: with_words(referral.recall_referral, "reason", "另行移送"),
    Action.RELEASE: with_words(referral.release_dispute, "note", "当事人要求立案"),
    Action.WITHDRAW: with_words(intake.withdraw_dispute, "reason", "自行和解"),
    Action.EXTEND: extend,
    Action.PAUSE: pause,
    Action.CONTINUE: go_on,
    Action.SUSPEND: with_words(pausing.suspend_dispute, "grounds", "陈述矛盾"),
    Action.RESUME: with_words(pausing.resume_dispute, "reason", "不构成虚假调解"),
    Action.SESSION: hold_session,
    Action.OFFER: offer,
    Action.ASSIST: assist,
    Action.TRIAGE: decide_complexity,
    Action.FLAG: flag,
    Action.MERGE: merge,
    Action.UNMERGE: with_words(merging.unmerge_dispute, "reason", "不是同一纠纷"),
    **ATTEMPTS_AT_MEDIATORS,
    **ATTEMPTS_AT_OUTCOMES,
}
