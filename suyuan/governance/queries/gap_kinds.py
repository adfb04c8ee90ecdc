"""The kinds of what can be missing (待补类别), and one thing that is."""

from dataclasses import dataclass
from datetime import date

from suyuan.accounts.roles import Role


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of gap (待补类别): what to do about it, who is told, and whether each is told of by its own day.

    No `roles` means everybody who reads the area. Kinds that are not `dated` are told of once a quarter in one notice.
    """

    code: str
    title: str
    hint: str
    roles: frozenset[Role] = frozenset()
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing (待补事项), where to make it good, and by when; `key` tells it from others."""

    text: str
    url: str
    key: str
    due_on: date | None = None
