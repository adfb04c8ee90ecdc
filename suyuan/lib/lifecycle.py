"""A life as a table: which action leads from which states to which, who may take it, what must hold first.

An app states its table once. Its services apply it, its pages draw their buttons from it, its policies take the actors
from it, and `manage.py render_docs` prints it (`suyuan/lib/lifecycle_printing.py`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import TextChoices

A = TypeVar("A", bound=TextChoices)
S = TypeVar("S", bound=TextChoices)
T = TypeVar("T")
Guard = Callable[[T], str | None]  # the reason for refusing, in Chinese, or None


@dataclass(frozen=True, slots=True)
class Transition(Generic[A, S, T]):
    """One row: an action, the states it may be taken in, the state it leads to (None: the state stays)."""

    action: A
    sources: frozenset[S]
    target: S | None
    actors: frozenset[str]
    guards: tuple[Guard[T], ...] = ()
    basis: str = ""

    def leads_to(self, state: str) -> S:
        """Return the state after the action (新状态), taken in the given one."""
        if self.target is not None:
            return self.target
        return next(source for source in self.sources if source == state)

    def obstacles(self, subject: T) -> list[str]:
        """Why the guards refuse this subject now, in Chinese (障碍); empty when nothing is in the way."""
        return [reason for guard in self.guards if (reason := guard(subject))]


def row(
    action: A, sources: Iterable[S], target: S | None, actors: Iterable[str], *guards: Guard[T], basis: str = ""
) -> Transition[A, S, T]:
    """Return one row of a table, written on one line."""
    return Transition(action, frozenset(sources), target, frozenset(actors), guards, basis)


class Table(Generic[A, S, T]):
    """A whole life (生命周期): its rows, the state it begins in, and the rows found by action and state."""

    def __init__(self, rows: tuple[Transition[A, S, T], ...], *, initial: S) -> None:
        self.rows = rows
        self.initial = initial
        self._by_key = {(row.action, source): row for row in rows for source in row.sources}

    def find(self, action: str, state: str) -> Transition[A, S, T] | None:
        """Return the row that allows this action in this state, or None; the values may be plain text."""
        return self._by_key.get((action, state))  # type: ignore[arg-type]

    def leaving(self, state: str) -> tuple[Transition[A, S, T], ...]:
        """Return the rows for a state, in the order of the table."""
        return tuple(row for row in self.rows if state in row.sources)

    @property
    def states(self) -> tuple[S, ...]:
        """Every state of the life, in the order in which they were defined."""
        return tuple(type(self.initial))

    @property
    def final(self) -> frozenset[S]:
        """The states that no row moves on from."""
        return frozenset(self.states) - {source for row in self.rows if row.target for source in row.sources}
