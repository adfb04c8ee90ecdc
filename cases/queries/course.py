"""Where a dispute stands and what may come next (进程), from the table of its life."""

from dataclasses import dataclass

from cases.lifecycle import DISPUTE, State
from cases.models import Dispute
from suyuan.accounts.roles import Role

ROAD = (State.DRAFT, State.RECEIVED, State.REFERRED, State.MEDIATING)


@dataclass(frozen=True, slots=True)
class Stage:
    label: str
    now: bool
    passed: bool


@dataclass(frozen=True, slots=True)
class Next:
    """A step that would move the dispute: where to, who takes it, what stands in its way."""

    action: str
    target: str
    who: str
    basis: str
    obstacle: str


@dataclass(frozen=True, slots=True)
class Course:
    stages: list[Stage]
    nexts: list[Next]


def course_of(dispute: Dispute) -> Course:
    """Return the road to mediation with the place of the dispute on it, and every step that may move it (进程)."""
    return Course(_stages(dispute), _nexts(dispute))


def _stages(dispute: Dispute) -> list[Stage]:
    """The whole road while it lasts; once there is a result, what of it the dispute really came through."""
    state = State(dispute.state)
    if state in ROAD:
        here = ROAD.index(state)
        road = [Stage(stage.label, stage == state, place < here) for place, stage in enumerate(ROAD)]
        return [*road, Stage("结果", now=False, passed=False)]
    seen = {State.DRAFT, *dispute.events.values_list("target", flat=True)}
    passed = [Stage(stage.label, now=False, passed=True) for stage in ROAD if stage in seen]
    return [*passed, Stage(state.label, now=True, passed=False)]


def _nexts(dispute: Dispute) -> list[Next]:
    rows = [row for row in DISPUTE.leaving(dispute.state) if row.target and row.actors]
    return [
        Next(
            action=row.action.label,
            target=row.target.label,
            who="、".join(Role(actor).label for actor in sorted(row.actors)),
            basis=row.basis,
            obstacle="；".join(row.obstacles(dispute)),
        )
        for row in rows
        if row.target
    ]
