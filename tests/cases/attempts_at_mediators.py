"""What somebody may try with the mediators of a dispute: choice, appointment, impartiality, sittings, guidance."""

from collections.abc import Callable
from datetime import timedelta

from cases.choices import ChoiceWord, ConflictGround, ConsentForm, RecusalDecision, SessionMode
from cases.lifecycle import Action
from cases.models import ScheduledSession
from cases.services import appointments, guidance, impartiality, schedule
from cases.services.schedule import Sitting
from tests.cases.turn import Turn


def choose(turn: Turn) -> None:
    word = ChoiceWord.CHOSEN if turn.likely(0.95) else ChoiceWord.REJECTED
    told = {"party_id": turn.party().pk, "mediator_id": turn.mediator().pk, "form": ConsentForm.WRITTEN}
    appointments.record_choice(word=word, given_at=turn.moment(), **told, **turn.told())


def appoint(turn: Turn) -> None:
    presiding, reason = turn.likely(0.3), turn.words("共同调解")
    appointments.appoint_mediator(mediator_id=turn.mediator().pk, presiding=presiding, reason=reason, **turn.told())


def replace(turn: Turn) -> None:
    follower = turn.mediator().pk if turn.likely(0.7) else None
    told = {"leaving_id": turn.mediator().pk, "successor_id": follower}
    appointments.replace_mediator(reason=turn.words("出差"), **told, **turn.told())


def answer(turn: Turn) -> None:
    appointments.answer_appointment(accept=turn.likely(0.7), reason=turn.words("案件较多"), **turn.told())


def disclose(turn: Turn) -> None:
    ground = turn.one_of(ConflictGround.values)
    impartiality.disclose_conflict(ground=ground, detail=turn.words("与被申请人同村"), **turn.told())


def waive(turn: Turn) -> None:
    """Each party in turn is asked of what was disclosed last."""
    disclosure = turn.row(turn.dispute.disclosures.all())
    asked = disclosure.waivers.values_list("party_id", flat=True)
    party = next((one for one in turn.parties() if one.pk not in asked), turn.party())
    told = {"party_id": party.pk, "agrees": turn.likely(), "form": ConsentForm.WRITTEN, "given_at": turn.moment()}
    impartiality.record_waiver(disclosure_id=disclosure.pk, by=turn.by, at=turn.at, **told)


def ask_recusal(turn: Turn) -> None:
    told = {"mediator_id": turn.mediator().pk, "ground": turn.one_of(ConflictGround.values)}
    applicant = turn.party().pk if turn.likely() else None
    impartiality.request_recusal(applicant_id=applicant, detail=turn.words("有利害关系"), **told, **turn.told())


def rule(turn: Turn) -> None:
    request = turn.row(turn.dispute.recusals.all())
    told = {"request_id": request.pk, "decision": turn.one_of(RecusalDecision.values)}
    impartiality.decide_recusal(reason=turn.words("理由不成立"), **told, **turn.told())


def plan(turn: Turn) -> None:
    """A sitting that is planned is moved or cancelled sometimes."""
    planned = ScheduledSession.objects.standing().filter(dispute=turn.dispute, record=None).first()
    starts_at = turn.moment() + timedelta(hours=turn.one_of((-1, 24, 30, 48)))
    if planned and turn.likely(0.5):
        told = {"session_id": planned.pk, "reason": turn.words("当事人请假"), "by": turn.by, "at": turn.at}
        if turn.likely(0.5):
            schedule.cancel_session(**told)
        else:
            schedule.move_session(starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), **told)
        return
    told = {
        "mode": turn.one_of((SessionMode.ON_SITE, SessionMode.VIDEO)),
        "place": "居委会",
        "venue": turn.one_of(("COURT", "ORGANIZATION", "ELSEWHERE")),
        "court_consent": turn.words("何法官电话同意"),
        "link": turn.words("会议号"),
    }
    sitting = Sitting(starts_at, starts_at + timedelta(hours=1), party_ids=(turn.party().pk,), **told)
    schedule.plan_session(sitting=sitting, **turn.told())


def ask(turn: Turn) -> None:
    guidance.ask_judge(question=turn.words("利息怎样计算？"), **turn.told())


def advise(turn: Turn) -> None:
    question = turn.row(turn.dispute.guidance.all())
    guidance.answer_question(request_id=question.pk, answer=turn.words("依合同约定。"), **turn.told())


ATTEMPTS_AT_MEDIATORS: dict[Action, Callable[[Turn], None]] = {
    Action.CHOOSE: choose,
    Action.APPOINT: appoint,
    Action.REPLACE: replace,
    Action.ANSWER: answer,
    Action.DISCLOSE: disclose,
    Action.WAIVE: waive,
    Action.RECUSE: ask_recusal,
    Action.RULE: rule,
    Action.PLAN: plan,
    Action.ASK: ask,
    Action.ADVISE: advise,
}
