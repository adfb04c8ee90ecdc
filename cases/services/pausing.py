"""Days that do not count (暂停计算期限), and mediation suspended as perhaps sham (中止调解)."""

from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.timezone import localdate

from cases.choices import PauseReason
from cases.lifecycle import Action
from cases.models import ClockPause, Deadline, Dispute
from cases.queries.concerned import court_of
from cases.services._clock import write_due_day
from cases.services._transition import TransitionRefused, advance, hold, permit
from communities.queries.calendar import working_calendar
from suyuan.accounts.models import User
from suyuan.accounts.services.notices import notify
from suyuan.files.services.keeping import keep_file
from suyuan.lib.errors import InvalidInput


@transaction.atomic
def pause_clock(
    *, dispute_id: int, began_on: date, note: str, by: User, at: datetime, evidence: UploadedFile | None = None
) -> ClockPause:
    """Stop counting the days of mediation while an appraisal runs (鉴定评估期间不计入, 在线21 art. 26).

    `began_on` is the day of the commission, itself counted. Refuses with InvalidInput (`began_on`, `note`),
    TransitionRefused once the period has ended, and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.PAUSE, by=by)
    clock = _clock(dispute)
    if localdate(at) > clock.due_on:
        raise TransitionRefused(f"期限已于{clock.due_on:%Y-%m-%d}届满，不能再暂停", state=dispute.state)
    _refuse_untrue_beginning(clock, began_on, note, on=localdate(at))
    proof = keep_file(upload=evidence, subject=dispute, by=by, at=at, field="evidence") if evidence else None
    advance(dispute, Action.PAUSE, by=by, at=at, note=f"自{began_on:%Y-%m-%d}起暂停计算：{note.strip()}")
    pause = ClockPause(reason=PauseReason.APPRAISAL, note=note.strip(), began_on=began_on, began_by=by, evidence=proof)
    return _begin(clock, pause)


@transaction.atomic
def continue_clock(*, dispute_id: int, ended_on: date, outcome: str, by: User, at: datetime) -> Deadline:
    """Count the days of mediation again from the day after an appraisal ended (继续计算); the due day moves.

    Refuses with InvalidInput (`ended_on`), and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.CONTINUE, by=by)
    clock = _clock(dispute)
    before = clock.due_on
    _end_pause(clock, ended_on, outcome, by, on=localdate(at))
    moved = f"到期日由{before:%Y-%m-%d}改为{clock.due_on:%Y-%m-%d}"
    clock.halted_on = None
    advance(dispute, Action.CONTINUE, by=by, at=at, note=f"自{ended_on:%Y-%m-%d}的次日起继续计算，{moved}")
    clock.save()
    return clock


@transaction.atomic
def suspend_dispute(
    *, dispute_id: int, grounds: str, by: User, at: datetime, evidence: UploadedFile | None = None
) -> Dispute:
    """Suspend mediation that looks sham and report it to the court (中止调解并报告法院, 特邀16 art. 18).

    The days do not count until the court decides. The judges and the centre are told at once.
    Refuses with InvalidInput (`grounds`), and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.SUSPEND, by=by)
    if not grounds.strip():
        raise InvalidInput([("grounds", "请写明发现虚假调解的事实和理由，供法院审查")])
    proof = keep_file(upload=evidence, subject=dispute, by=by, at=at, field="evidence") if evidence else None
    advance(dispute, Action.SUSPEND, by=by, at=at, note=grounds.strip())
    today = localdate(at)
    if clock := dispute.mediation_clock():
        if clock.halted_on:
            _end_pause(clock, today, "转为中止调解", by, on=today)
        report = ClockPause(reason=PauseReason.SHAM, note=grounds.strip(), began_on=today, began_by=by, evidence=proof)
        _begin(clock, report)
    notify(
        users=court_of(dispute, on=today), at=at, url=f"/disputes/{dispute.key}/",
        text=f"{dispute.number}：调解员认为涉嫌虚假调解，已中止并报告，请法院审查决定。",
        source=f"dispute:{dispute.pk}:suspended:{at:%Y%m%d%H%M%S}",
    )  # fmt: skip
    return dispute


@transaction.atomic
def resume_dispute(*, dispute_id: int, reason: str, by: User, at: datetime) -> Dispute:
    """Let a suspended mediation go on by the court's decision (恢复调解); the days of the suspension do not count.

    Refuses with InvalidInput (`reason`), and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.RESUME, by=by)
    if not reason.strip():
        raise InvalidInput([("reason", "请写明法院审查的结论")])
    advance(dispute, Action.RESUME, by=by, at=at, note=reason.strip())
    clock = dispute.mediation_clock()
    if clock and clock.halted_on:
        _end_pause(clock, localdate(at), reason, by, on=localdate(at))
        clock.halted_on = None
        clock.save()
    return dispute


def _clock(dispute: Dispute) -> Deadline:
    clock = dispute.mediation_clock()
    if clock is None:
        raise TransitionRefused("没有正在计算的调解期限", state=dispute.state)
    return clock


def _refuse_untrue_beginning(clock: Deadline, began_on: date, note: str, *, on: date) -> None:
    ended = [pause.ended_on for pause in clock.pauses.all() if pause.ended_on]
    earliest = max([clock.started_on, *ended])
    problems: list[tuple[str | None, str]] = []
    if began_on > on:
        problems.append(("began_on", "开始日期不能晚于今天"))
    if began_on < earliest:
        problems.append(("began_on", f"开始日期不能早于{earliest:%Y-%m-%d}（期限起算或上次恢复之日）"))
    if not note.strip():
        problems.append(("note", "请写明鉴定评估的事项和机构"))
    if problems:
        raise InvalidInput(problems)


def _begin(clock: Deadline, pause: ClockPause) -> ClockPause:
    clock.halted_on = pause.began_on
    clock.save(update_fields=["halted_on"])
    pause.deadline = clock
    pause.save()
    return pause


def _end_pause(clock: Deadline, ended_on: date, outcome: str, by: User, *, on: date) -> None:
    """Close the open pause and reckon the due day anew (not saved)."""
    pause = clock.pauses.filter(ended_on=None).first()
    if pause is None:
        raise TransitionRefused("期限没有暂停计算")
    if not pause.began_on <= ended_on <= on:
        raise InvalidInput([("ended_on", f"结束日期应在{pause.began_on:%Y-%m-%d}至{on:%Y-%m-%d}之间")])
    pause.ended_on, pause.ended_by, pause.outcome = ended_on, by, outcome.strip()
    pause.save(update_fields=["ended_on", "ended_by", "outcome"])
    write_due_day(clock, working_calendar())
