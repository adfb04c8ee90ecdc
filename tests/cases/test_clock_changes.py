"""What moves a clock: extension by every side's consent, pauses for appraisal, suspension as sham, its own end."""

from datetime import date, datetime, timedelta

import pytest

from cases.choices import ConsentForm, ConsentKind, EndReason, Procedure, RefusalGround, Track
from cases.lifecycle import Action, State
from cases.models import ClockExtension, Deadline, DeadlineRule, Dispute, DisputeEvent
from cases.queries.clock import clock_details
from cases.queries.ending import end_suggested
from cases.services._clock import DeadlineRuleMissing, start_timer, stop_timer
from cases.services._transition import NotPermitted, TransitionRefused
from cases.services.appointments import replace_mediator
from cases.services.consent import deem_refusal
from cases.services.deadlines import recompute_deadlines
from cases.services.expiry import expire_deadlines, remind_of_deadlines
from cases.services.extension import Agreed, extend_period
from cases.services.pausing import continue_clock, pause_clock, resume_dispute, suspend_dispute
from communities.models import CalendarDay, CalendarRevision, CalendarYear
from suyuan.accounts.models import Notice
from suyuan.lib.errors import InvalidInput
from tests.cases.scene import CHINA, MONDAY, Scene, fresh
from tests.people import COURT

DUE = date(2026, 4, 1)  # thirty days after MONDAY


def on(day: date, hour: int = 10) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=CHINA)


def agreed(dispute: Dispute, *, at: datetime, but: int = 0) -> list[Agreed]:
    parties = dispute.opposing_parties()
    return [Agreed(party.pk, ConsentForm.WRITTEN, at) for party in parties[: len(parties) - but]]


def extend(scene: Scene, dispute: Dispute, days: int, *, at: datetime, by=None, **more) -> ClockExtension:
    told = {"consents": agreed(dispute, at=at), **more}
    return extend_period(dispute_id=dispute.pk, days=days, by=by or scene.mediator.user, at=at, **told)


def pause(scene: Scene, dispute: Dispute, day: date, *, at: datetime | None = None, note: str = "渗漏原因鉴定"):
    return pause_clock(dispute_id=dispute.pk, began_on=day, note=note, by=scene.clerk, at=at or on(day))


def go_on(scene: Scene, dispute: Dispute, day: date, *, at: datetime | None = None):
    return continue_clock(dispute_id=dispute.pk, ended_on=day, outcome="已收到意见书", by=scene.clerk, at=at or on(day))


def suspend(scene: Scene, dispute: Dispute, *, at: datetime, grounds: str = "借条与流水不符。"):
    return suspend_dispute(dispute_id=dispute.pk, grounds=grounds, by=scene.mediator.user, at=at)


def clock(dispute: Dispute) -> Deadline:
    return Deadline.objects.of_mediation().select_related("rule").get(dispute=dispute)


def after_filing(scene: Scene, *, at: datetime) -> Dispute:
    dispute = scene.consented(at=at, complaint_submitted_at=at)
    scene.refer(
        dispute, at=at, track=Track.POST_FILING_PRE_TRIAL, procedure=Procedure.ORDINARY, mediator_id=scene.mediator.pk
    )
    scene.sign(dispute, at=at)
    return fresh(dispute)


# Extension


def test_an_extension_by_every_side_moves_the_due_day(scene: Scene):
    dispute = scene.mediating()

    extension = extend(scene, dispute, 15, at=MONDAY + timedelta(days=10), reason="等待财务对账")

    assert (extension.due_before, clock(dispute).due_on) == (DUE, date(2026, 4, 16))
    assert "各方同意延长15日（第1次）" in clock(dispute).reckoning
    assert extension.consents.count() == 2
    extend(scene, dispute, 90, at=on(date(2026, 4, 16)))  # 特邀16 sets no cap; the last day is in time
    assert clock(dispute).due_on == date(2026, 7, 15)


def test_since_2025_once_and_by_thirty_days(scene: Scene):
    dispute = after_filing(scene, at=on(date(2026, 9, 16)))
    assert clock(dispute).due_on == date(2026, 10, 8)
    at = on(date(2026, 9, 28))

    with pytest.raises(InvalidInput, match="最多还能延长30日"):
        extend(scene, dispute, 31, at=at)
    extend(scene, dispute, 20, at=at)
    assert clock(dispute).due_on == date(2026, 10, 21)
    with pytest.raises(TransitionRefused, match="只许延长1次"):
        extend(scene, dispute, 5, at=at)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda d: {"consents": agreed(d, at=MONDAY, but=1)}, "尚缺被申请人"),
        (lambda d: {"consents": agreed(d, at=MONDAY + timedelta(days=9))}, "不能晚于现在"),
        (lambda d: {"consents": agreed(d, at=MONDAY - timedelta(days=9))}, "不能早于期限起算"),
        (lambda d: {"days": 0}, "延长日数应在1日至365日之间"),
        (lambda d: {"consents": [*agreed(d, at=MONDAY), Agreed(0, "WRITTEN", MONDAY)]}, "不是本纠纷的"),
        (lambda d: {"consents": [Agreed(p.pk, "DEEMED", MONDAY) for p in d.opposing_parties()]}, "请选择书面"),
    ],
)
def test_no_extension_without_what_the_law_asks_for(scene: Scene, change, sentence):
    dispute = scene.mediating()
    told = {"days": 10, "consents": agreed(dispute, at=MONDAY), **change(dispute)}

    with pytest.raises(InvalidInput, match=sentence):
        extend_period(dispute_id=dispute.pk, by=scene.mediator.user, at=MONDAY, **told)
    assert clock(dispute).due_on == DUE


def test_no_extension_after_the_end_nor_against_a_refusal(scene: Scene):
    dispute = scene.mediating()
    with pytest.raises(TransitionRefused, match="已于2026-04-01届满"):
        extend(scene, dispute, 10, at=on(DUE + timedelta(days=1)))

    scene.says(dispute.parties.first(), ConsentKind.REFUSAL)
    with pytest.raises(TransitionRefused, match="不愿继续调解"):
        extend(scene, dispute, 10, at=MONDAY)


def test_a_court_with_its_own_rule_gives_its_consent_itself(scene: Scene):
    """As 济源法院 art. 4: thirty days at most, and the court must agree."""
    DeadlineRule.objects.create(
        code="PRE_FILING_LOCAL", name="本院委派调解期限", track=Track.PRE_FILING_ASSIGNED, length=30, unit="DAYS",
        start_event="SIGNED_MATERIALS", court_id=COURT, court_consents=True, extension_cap_days=30,
        basis="本院特邀调解实施细则第4条", confidence="X", valid_from=date(2020, 1, 1),
    )  # fmt: skip
    dispute = scene.mediating()
    assert clock(dispute).rule.code == "PRE_FILING_LOCAL"

    with pytest.raises(TransitionRefused, match="须经法院同意"):
        extend(scene, dispute, 10, at=MONDAY)
    extend(scene, dispute, 10, at=MONDAY, by=scene.coordinator)
    assert clock(dispute).due_on == date(2026, 4, 13)  # the eleventh is a Saturday


# Pauses


def test_the_days_of_an_appraisal_do_not_count(scene: Scene):
    dispute = scene.mediating()
    pause(scene, dispute, date(2026, 3, 10))
    halted = clock(dispute)
    assert halted.halted_on == date(2026, 3, 10)
    assert expire_deadlines(at=on(date(2026, 5, 20))) == 0  # the day passed, but it did not count
    with pytest.raises(TransitionRefused, match="恢复后才能延长"):
        extend(scene, dispute, 5, at=on(date(2026, 3, 11)))
    with pytest.raises(TransitionRefused, match="已经暂停"):
        pause(scene, dispute, MONDAY.date(), at=on(date(2026, 3, 11)))

    go_on(scene, dispute, date(2026, 3, 25), at=on(date(2026, 3, 26)))

    running = clock(dispute)
    assert (running.halted_on, running.due_on) == (None, date(2026, 4, 16))  # fifteen days later
    assert "共15日不计入（鉴定评估）" in running.reckoning
    detail = clock_details(fresh(dispute), on=date(2026, 3, 27))[0]
    assert detail.used == 10  # eight before, two after
    assert DisputeEvent.objects.last().note.endswith("到期日由2026-04-01改为2026-04-16")


@pytest.mark.parametrize(
    ("began", "note", "sentence"),
    [
        (date(2026, 3, 20), "鉴定", "不能晚于今天"),
        (date(2026, 3, 1), "鉴定", "不能早于2026-03-02"),
        (date(2026, 3, 3), " ", "请写明鉴定"),
    ],
)
def test_a_pause_begins_within_the_period_and_says_why(scene: Scene, began, note, sentence):
    dispute = scene.mediating()
    with pytest.raises(InvalidInput, match=sentence):
        pause(scene, dispute, began, note=note, at=on(date(2026, 3, 5)))
    with pytest.raises(TransitionRefused, match="没有暂停"):
        go_on(scene, dispute, date(2026, 3, 4))


def test_a_pause_ends_between_its_beginning_and_today(scene: Scene):
    dispute = scene.mediating()
    at = on(date(2026, 3, 10))
    pause(scene, dispute, date(2026, 3, 9), at=at)
    for day in (date(2026, 3, 8), date(2026, 3, 11)):
        with pytest.raises(InvalidInput, match="应在2026-03-09至2026-03-10之间"):
            go_on(scene, dispute, day, at=at)


def test_extended_and_paused_days_are_reckoned_anew_with_a_new_calendar(scene: Scene):
    at = on(date(2026, 12, 10))
    dispute = scene.mediating(at=at)
    pause(scene, dispute, date(2026, 12, 10))
    go_on(scene, dispute, date(2026, 12, 15))
    extend(scene, dispute, 10, at=on(date(2026, 12, 16)))
    assert (clock(dispute).due_on, clock(dispute).provisional) == (date(2027, 1, 25), True)  # a Sunday before

    CalendarDay.objects.create(date=date(2027, 1, 25), kind="OFF", name="演示放假")
    CalendarYear.objects.filter(year=2027).update(confirmed=True)
    CalendarRevision.objects.create(made_at=at, made_by=scene.clerk, summary="录入通知")

    assert recompute_deadlines(at=at) == 1
    assert (clock(dispute).due_on, clock(dispute).provisional) == (date(2027, 1, 26), False)


# Suspension


def test_sham_mediation_is_suspended_and_the_court_decides(scene: Scene):
    dispute = scene.mediating()
    with pytest.raises(InvalidInput, match="请写明发现虚假调解"):
        suspend(scene, dispute, grounds=" ", at=MONDAY)
    suspend(scene, dispute, at=on(date(2026, 3, 6)))
    assert fresh(dispute).state == State.SUSPENDED
    assert set(Notice.objects.values_list("user", flat=True)) == {scene.coordinator.pk, scene.judge.pk}
    with pytest.raises(TransitionRefused, match="中止调解的纠纷不能达成协议"):
        scene.settle(dispute, at=on(date(2026, 3, 7)))
    with pytest.raises(NotPermitted):
        resume_dispute(dispute_id=dispute.pk, reason="自行恢复", by=scene.mediator.user, at=on(date(2026, 3, 9)))

    resume_dispute(dispute_id=dispute.pk, reason="经核实借款真实", by=scene.judge, at=on(date(2026, 3, 16)))

    assert fresh(dispute).state == State.MEDIATING
    assert clock(dispute).due_on == date(2026, 4, 13)  # ten days of suspension, then a weekend


def test_the_court_ends_what_proved_sham(scene: Scene):
    dispute = scene.mediating()
    pause(scene, dispute, MONDAY.date())
    suspend(scene, dispute, at=MONDAY + timedelta(days=2))
    assert [pause.reason for pause in clock(dispute).pauses.all()] == ["APPRAISAL", "SHAM"]
    assert end_suggested(fresh(dispute)).reason == EndReason.OTHER

    scene.end(dispute, reason=EndReason.OTHER, by=scene.judge)

    assert fresh(dispute).state == State.ENDED


# Refusal, spoken or deemed


def test_after_a_refusal_nothing_goes_on_but_the_end(scene: Scene):
    dispute = scene.mediating()
    respondent = dispute.parties.last()
    told = {"ground": RefusalGround.REJECTED_APPOINTEE, "note": "拒绝指定的周调解"}
    deem_refusal(party_id=respondent.pk, **told, by=scene.clerk, at=MONDAY)

    for attempt in (scene.hold_session, scene.settle):
        with pytest.raises(TransitionRefused):
            attempt(dispute)
    ending = end_suggested(fresh(dispute))
    assert ending.reason == EndReason.PARTY_UNWILLING
    assert "特邀调解规定第12条" in ending.explanation
    scene.end(dispute, reason=ending.reason, explanation=ending.explanation)
    scene.hold_session(fresh(dispute))  # what was held before is written up afterwards


def test_a_deemed_refusal_says_why(scene: Scene):
    party = scene.mediating().parties.first()
    for told, field in (({"ground": "NONE", "note": "x"}, "ground"), ({"ground": "UNREACHABLE", "note": ""}, "note")):
        with pytest.raises(InvalidInput) as refusal:
            deem_refusal(party_id=party.pk, by=scene.clerk, at=MONDAY, **told)
        assert refusal.value.field == field


# The end of a period


def test_the_end_is_logged_once_and_told(scene: Scene):
    dispute = scene.mediating()
    at = on(DUE + timedelta(days=1), 1)
    assert expire_deadlines(at=on(DUE, 23)) == 0

    assert expire_deadlines(at=at) == 1
    assert expire_deadlines(at=at + timedelta(hours=1)) == 0

    events = DisputeEvent.objects.filter(dispute=dispute, action=Action.EXPIRE)
    assert events.get().note == (
        "委派调解期限30日于2026-04-01届满；各方不同意延长的，终止调解；"
        "当事人坚持起诉的，人民法院依法登记立案（特邀调解规定第21、26条）"
    )
    assert set(Notice.objects.values_list("user", flat=True)) == {scene.mediator.user_id, scene.coordinator.pk}
    assert end_suggested(fresh(dispute)).reason == EndReason.PERIOD_EXPIRED
    with pytest.raises(TransitionRefused, match="已于2026-04-01届满"):
        extend(scene, dispute, 5, at=at)


def test_reminders_come_before_and_on_the_last_day_once(scene: Scene):
    dispute = scene.mediating()
    told = Notice.objects.order_by("pk")
    assert remind_of_deadlines(at=on(DUE - timedelta(days=4))) == 0
    for _ in range(2):
        assert remind_of_deadlines(at=on(DUE - timedelta(days=3))) == 1
    assert [(notice.user_id, notice.text) for notice in told] == [
        (scene.mediator.user_id, f"{dispute.number}：委派调解期限30日2026-04-01到期。")
    ]
    remind_of_deadlines(at=on(DUE))
    assert {notice.user_id for notice in told.filter(text__endswith="今日到期。")} == {
        scene.mediator.user_id,
        scene.coordinator.pk,
    }


def test_a_calendar_that_gives_more_days_takes_the_end_back(scene: Scene):
    dispute = scene.mediating()
    expire_deadlines(at=on(DUE + timedelta(days=1)))
    CalendarDay.objects.create(date=DUE, kind="OFF", name="演示放假")
    CalendarRevision.objects.create(made_at=MONDAY, made_by=scene.clerk, summary="更正")

    assert recompute_deadlines(at=on(DUE + timedelta(days=1))) == 1

    assert (clock(dispute).due_on, clock(dispute).expired_at) == (DUE + timedelta(days=1), None)


# Timers


@pytest.mark.parametrize(
    ("code", "due"),
    [  # from a Friday
        ("JOINT_CHOICE", date(2026, 3, 10)),
        ("COURT_APPOINTMENT", date(2026, 3, 11)),
        ("ACCEPT_ASSIGNMENT", date(2026, 3, 11)),
        ("ASK_OTHER_SIDE", date(2026, 3, 11)),
    ],
)
def test_the_timers_of_the_online_rules(scene: Scene, code, due):
    friday = on(date(2026, 3, 6))
    dispute = scene.registered()

    timer = start_timer(dispute, code, on=friday.date())

    assert timer.due_on == due
    assert start_timer(dispute, code, on=(friday + timedelta(days=3)).date()) == timer
    assert expire_deadlines(at=on(due + timedelta(days=1))) == 1
    assert DisputeEvent.objects.last().note.endswith(timer.rule.consequence)
    stop_timer(dispute, code, at=on(due + timedelta(days=1)))
    assert not Deadline.objects.running().filter(dispute=dispute).exists()


def test_a_timer_without_a_rule_is_refused(scene: Scene):
    with pytest.raises(DeadlineRuleMissing, match="NONE"):
        start_timer(scene.registered(), "NONE", on=MONDAY.date())


# Help invited by the judge


def test_invited_help_counts_from_the_parties_consent(scene: Scene):
    """民诉 art. 98, 民调04 art. 4: the case stays with the judge, nothing is handed over."""
    dispute = scene.consented(complaint_submitted_at=MONDAY)
    later = MONDAY + timedelta(days=2)
    scene.refer(
        dispute, at=later, track=Track.INVITED_ASSIST, procedure=Procedure.ORDINARY, mediator_id=scene.mediator.pk
    )

    scene.sign(dispute, at=later)

    assert (clock(dispute).rule.code, clock(dispute).started_on) == ("COURT_LED_ORDINARY", MONDAY.date())


def test_a_period_ends_also_while_nobody_presides(scene: Scene):
    """The mediator was replaced and nobody follows yet: the centre is told, and who mediates beside."""
    alone, together = scene.mediating(), scene.mediating()
    beside = scene.join(together)
    for dispute in (alone, together):
        replace_mediator(
            dispute_id=dispute.pk, leaving_id=scene.mediator.pk, reason="出差", by=scene.coordinator, at=MONDAY
        )
    Notice.objects.all().delete()

    assert expire_deadlines(at=on(DUE + timedelta(days=1))) == 3  # with the silence of who mediates beside

    told = {notice.user_id for notice in Notice.objects.filter(text__contains="委派调解期限")}
    assert told == {scene.coordinator.pk, beside.user_id}
