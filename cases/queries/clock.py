from dataclasses import dataclass
from datetime import date

from cases.models import Dispute
from cases.rules.deadlines import days_left


@dataclass(frozen=True, slots=True)
class ClockFace:
    """A deadline as a page shows it (期限): the day, what is left, the basis, how it was reckoned.

    `days_left` is negative when overdue; `stopped` is empty while the clock runs.
    """

    due_on: date
    days_left: int
    provisional: bool
    stopped: str
    basis: str
    reckoning: tuple[str, ...]


def clock_of(dispute: Dispute, *, on: date) -> ClockFace | None:
    """Return the clock that runs on the dispute, else the one stopped last (prefetch-friendly); None without one."""
    clocks = sorted(dispute.deadlines.all(), key=lambda clock: (clock.stopped_at is None, clock.pk))
    if not clocks:
        return None
    clock = clocks[-1]
    return ClockFace(
        due_on=clock.due_on,
        days_left=days_left(clock.due_on, on=on),
        provisional=clock.provisional,
        stopped="已停止计时" if clock.stopped_at else "",
        basis=f"{clock.rule.name}：{clock.rule.basis}",
        reckoning=tuple(clock.reckoning.splitlines()),
    )
