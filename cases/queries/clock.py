"""Clocks as pages show them (期限)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.timezone import localdate

from cases.models import ClockExtension, ClockPause, Deadline, Dispute
from cases.rules.deadlines import Pause, days_left, days_used


@dataclass(frozen=True, slots=True)
class ClockFace:
    """A deadline as a list shows it (期限): the day, what is left, the basis.

    `days_left` is negative when overdue; `stopped` is empty while the days count.
    """

    due_on: date
    days_left: int
    provisional: bool
    stopped: str
    basis: str


@dataclass(frozen=True, slots=True)
class ClockDetail:
    """A deadline with all that it rests on (期限明细): event, days used, changes, reckoning, what follows its end."""

    clock: Deadline
    face: ClockFace
    used: int
    extensions: list[ClockExtension]
    pauses: list[ClockPause]
    reckoning: list[str]

    @property
    def why_not_extended(self) -> str | None:
        """Why no extension is possible (不能延长的原因); None when one is, empty for what is never extended."""
        return self.clock.why_not_extended() if self.clock.rule.is_of_mediation else ""

    @property
    def counts(self) -> bool:
        """Whether its days count now (计算中)."""
        return self.clock.stopped_at is None and not self.clock.halted_on and not self.clock.expired_at


def clock_of(dispute: Dispute, *, on: date) -> ClockFace | None:
    """Return the clock that matters most (prefetch-friendly), None without one.

    A running one before a stopped one, the period of mediation before a timer.
    """
    clocks = sorted(dispute.deadlines.all(), key=_weight)
    return _face(clocks[-1], on) if clocks else None


def clock_details(dispute: Dispute, *, on: date) -> list[ClockDetail]:
    """Return the clocks that run on the dispute, else the one stopped last, with all they rest on (期限明细)."""
    clocks = (
        Deadline.objects.filter(dispute=dispute)
        .select_related("rule")
        .prefetch_related(
            Prefetch("extensions", ClockExtension.objects.select_related("recorded_by", "evidence")),
            "extensions__consents__party",
            Prefetch("pauses", ClockPause.objects.select_related("began_by", "ended_by", "evidence")),
        )
    )
    rows = sorted(clocks, key=_weight, reverse=True)
    running = [clock for clock in rows if clock.stopped_at is None]
    return [_detail(clock, on) for clock in running or rows[:1]]


def _weight(clock: Deadline) -> tuple[bool, bool, int]:
    return clock.stopped_at is None, clock.rule.is_of_mediation, clock.pk


def _face(clock: Deadline, on: date) -> ClockFace:
    return ClockFace(
        due_on=clock.due_on,
        days_left=days_left(clock.due_on, on=on),
        provisional=clock.provisional,
        stopped="已停止计时" if clock.stopped_at else "暂停计算" if clock.halted_on else "",
        basis=f"{clock.rule.name}：{clock.rule.basis}",
    )


def _detail(clock: Deadline, on: date) -> ClockDetail:
    pauses = list(clock.pauses.all())
    until = min(on, localdate(clock.stopped_at)) if clock.stopped_at else on
    left_out = [Pause(pause.began_on, pause.ended_on or until) for pause in pauses if pause.began_on <= until]
    return ClockDetail(
        clock=clock,
        face=_face(clock, on),
        used=days_used(started_on=clock.started_on, pauses=left_out, on=until),
        extensions=list(clock.extensions.all()),
        pauses=pauses,
        reckoning=clock.reckoning.splitlines(),
    )
