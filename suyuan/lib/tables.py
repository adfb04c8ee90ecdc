"""Reading uploaded tables (导入表格): header names and their aliases in, numbered rows out.

    table = read_table(upload, [Column("案号"), Column("立案日期", ("立案时间",)), Column("案由", required=False)])
    for row in table.rows:
        row.number, row.values["案号"], row.extras, row.problem

`suyuan.lib.csv_writing.rejected_csv` gives back the rows that were not taken.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from suyuan.lib.errors import InvalidInput
from suyuan.lib.table_formats import Limits, cell_rows, unreadable
from suyuan.lib.text import squeeze

_HEADER_WITHIN = 10  # rows; offices like a title above their tables
_REMARK = re.compile(r"\([^()]*\)$")
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+\d{2}", re.IGNORECASE)
_DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Column:
    """A column (列) that the reader asks for: its name, other names for it, and whether it must be there."""

    name: str
    aliases: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A row (行), numbered as the spreadsheet shows it.

    `values` has every column asked for, "" where the table has none; `extras` the filled cells of other
    columns; `cells` all of them as they stood; `problem` is a sentence when the row must not be taken.
    """

    number: int
    values: dict[str, str]
    extras: dict[str, str]
    cells: tuple[str, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table (表格): its headers as they stood, its rows, read once as they are asked for, the columns it lacks."""

    headers: tuple[str, ...]
    rows: Iterator[Row]
    absent: frozenset[str] = frozenset()


def read_table(file: BinaryIO, columns: Sequence[Column], *, limits: Limits = _DEFAULT_LIMITS) -> Table:
    """Read a CSV or spreadsheet file (导入表格) of the given columns, streamed.

    The header is the first of the top ten rows that has all required columns. Refuses with InvalidInput,
    also while rows are read, a file that is too large, unreadable or lacks a column.
    """
    rows = ((number, cells) for number, cells in enumerate(cell_rows(file, limits), start=1) if any(cells))
    header = _find_header(rows, columns)
    absent = frozenset(name for name, position in header.positions.items() if position is None)
    return Table(header.cells, (header.row(number, cells) for number, cells in rows), absent)


@dataclass(frozen=True, slots=True)
class _Header:
    """The header row, and at which position each column asked for stands (None when it is absent)."""

    cells: tuple[str, ...]
    positions: dict[str, int | None]

    def missing(self, columns: Sequence[Column]) -> list[str]:
        return [column.name for column in columns if column.required and self.positions[column.name] is None]

    def found(self) -> int:
        return sum(position is not None for position in self.positions.values())

    def row(self, number: int, cells: tuple[str, ...]) -> Row:
        size = len(cells)
        values = {name: cells[i] if i is not None and i < size else "" for name, i in self.positions.items()}
        known = set(self.positions.values())
        extras = {
            header or f"第{i + 1}列": cell
            for i, (header, cell) in enumerate(zip(self.cells, cells, strict=False))
            if cell and i not in known
        }
        return Row(number, values, extras, cells, self._problem(cells, values))

    def _problem(self, cells: tuple[str, ...], values: dict[str, str]) -> str:
        if any(cells[len(self.cells) :]):
            return f"这一行有{len(cells)}格，多于表头的{len(self.cells)}列，可能有内容错位"
        lost = next((name for name, cell in values.items() if _SCIENTIFIC.fullmatch(cell)), None)
        if lost is not None:
            return f"“{lost}”已被表格软件变成科学计数法（{values[lost]}），请把该列设为文本格式后重新填写"
        return ""


def _find_header(rows: Iterator[tuple[int, tuple[str, ...]]], columns: Sequence[Column]) -> _Header:
    best = _Header((), {column.name: None for column in columns})
    for number, cells in rows:
        header = _as_header(cells, columns)
        if not header.missing(columns) and header.found():
            return header
        best = max(best, header, key=_Header.found)
        if number >= _HEADER_WITHIN:
            break
    raise _no_header(best, columns)


def _as_header(cells: tuple[str, ...], columns: Sequence[Column]) -> _Header:
    names = {_key(alias): column.name for column in columns for alias in (column.name, *column.aliases)}
    positions: dict[str, int | None] = {column.name: None for column in columns}
    for position, cell in enumerate(cells):
        name = names.get(_key(cell)) or names.get(_REMARK.sub("", _key(cell)))
        if name is None:
            continue
        earlier = positions[name]
        if earlier is not None:
            raise unreadable(f"表头里“{name}”出现了两次（第{earlier + 1}列和第{position + 1}列），请删去一列")
        positions[name] = position
    return _Header(cells, positions)


def _key(header: str) -> str:
    return squeeze(header).strip("*:").lower()


def _no_header(best: _Header, columns: Sequence[Column]) -> InvalidInput:
    missing = "、".join(best.missing(columns))
    if not best.found():
        return unreadable(f"前{_HEADER_WITHIN}行里没有找到表头，表头应有：{missing}")
    return unreadable(f"表头缺少：{missing}（读到的表头是：{'、'.join(filter(None, best.cells))}）")
