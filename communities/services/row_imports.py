"""Importing lists row by row (导入): the rows that are right are taken, the others come back with their reasons."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from suyuan.accounts.choices import Act
from suyuan.accounts.models import User
from suyuan.accounts.services.access_log import record_access
from suyuan.lib.errors import DomainError
from suyuan.lib.tables import Row

ParsedT = TypeVar("ParsedT")
Reject = tuple[Row, str]


class RowRefused(Exception):
    """A row that cannot be taken; the text lists its reasons."""

    def __init__(self, reasons: Iterable[str]) -> None:
        super().__init__("；".join(reasons))


class ImportRefused(DomainError):
    """A list that cannot be imported as asked (不能导入)."""

    code = "import_refused"
    status = 422


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import did (导入结果): rows new, changed, as they were, and those that came back."""

    headers: tuple[str, ...]
    added: int
    changed: int
    unchanged: int
    rejects: tuple[Reject, ...]
    notes: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """The result in a sentence (导入结果)."""
        return f"新增{self.added}条，更新{self.changed}条，无变化{self.unchanged}条，未导入{len(self.rejects)}条。"


@dataclass(frozen=True, slots=True)
class Sorted(Generic[ParsedT]):
    """Rows that passed, as they were understood, and rows that did not."""

    taken: list[ParsedT]
    rejects: list[Reject]


def sort_out(
    rows: Iterable[Row], parse: Callable[[Row], ParsedT], *, key: Callable[[ParsedT], Hashable]
) -> Sorted[ParsedT]:
    """Parse each row (逐行核对); of rows with the same key the first is taken, the later ones come back."""
    sorted_rows: Sorted[ParsedT] = Sorted([], [])
    first: dict[Hashable, int] = {}
    for row in rows:
        try:
            parsed = _parsed(row, parse)
        except RowRefused as refusal:
            sorted_rows.rejects.append((row, str(refusal)))
            continue
        there = first.setdefault(key(parsed), row.number)
        if there == row.number:
            sorted_rows.taken.append(parsed)
        else:
            sorted_rows.rejects.append((row, f"与第{there}行重复"))
    return sorted_rows


def recorded(outcome: ImportOutcome, what: str, *, by: User, at: datetime) -> ImportOutcome:
    """Write the import into the access log (访问日志) and return its outcome."""
    record_access(by=by, act=Act.IMPORTED, at=at, label=f"{what}：{outcome.summary}")
    return outcome


def _parsed(row: Row, parse: Callable[[Row], ParsedT]) -> ParsedT:
    if row.problem:
        raise RowRefused([row.problem])
    return parse(row)


def refuse_any(reasons: Iterable[str | None]) -> None:
    """Refuse the row with all the reasons there are."""
    found = [reason for reason in reasons if reason]
    if found:
        raise RowRefused(found)
