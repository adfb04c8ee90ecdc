"""Keyset paging (游标分页): any page of any table costs as much as the first; totals say when they are capped.

The queryset's own ordering decides: plain column names ("-accepted_on", "court__name"), none of them
nullable, the last one unique. A cursor is the position of a row in that ordering, as opaque text; it carries
values only, grants nothing, and is checked against the columns' types when it comes back.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import BooleanField, F, Field, Func, Q, QuerySet, Value

from suyuan.lib.errors import DomainError

RowT = TypeVar("RowT")
_LONGEST_CURSOR = 2_000


class CursorUnreadable(DomainError):
    """A cursor that does not belong to this list (分页位置无效)."""

    code = "cursor_unreadable"
    status = 400

    def __init__(self) -> None:
        super().__init__("分页位置无效，请从第一页重新查看", field="cursor")


@dataclass(frozen=True, slots=True)
class Page(Generic[RowT]):
    """One page (一页) of rows; a cursor is None when nothing lies that way.

    `resume` is the position after the last row even when nothing follows yet, for a reader who polls.
    """

    rows: list[RowT]
    next: str | None
    previous: str | None
    resume: str | None


@dataclass(frozen=True, slots=True)
class CappedCount:
    """A total (总数) counted up to a cap: its text is 1,234 or, beyond the cap, 10,000+."""

    count: int
    is_exact: bool

    def __str__(self) -> str:
        return f"{self.count:,}" + ("" if self.is_exact else "+")


def capped_count(queryset: QuerySet[Any, Any], *, cap: int = 10_000) -> CappedCount:
    """Count the rows (计数), looking at no more than the cap and one."""
    count = queryset.order_by()[: cap + 1].count()
    return CappedCount(min(count, cap), is_exact=count <= cap)


def keyset_page(queryset: QuerySet[Any, RowT], *, size: int, cursor: str | None = None) -> Page[RowT]:
    """Return the page (一页) of an ordered queryset that begins at a cursor, or the first page without one.

    Refuses with CursorUnreadable a cursor that is damaged or of another list, with ValueError an unfit ordering.
    """
    order = _Order.of(queryset)
    position = _Position.read(cursor, order) if cursor else None
    if position is not None and position.backwards:
        return _page_before(queryset, order, position, size)
    found = list((queryset.filter(order.beyond(position.values)) if position else queryset)[: size + 1])
    rows = found[:size]
    last = _Position.at(rows[-1], order).text() if rows else cursor
    return Page(
        rows=rows,
        next=last if len(found) > size else None,
        previous=_Position.at(rows[0], order, backwards=True).text() if rows and position else None,
        resume=last,
    )


def _page_before(queryset: QuerySet[Any, RowT], order: _Order, position: _Position, size: int) -> Page[RowT]:
    back = order.reversed()
    found = list(queryset.order_by(*back.names).filter(back.beyond(position.values))[: size + 1])
    if len(found) <= size:
        return keyset_page(queryset, size=size)  # the first page, and a full one
    rows = found[:size][::-1]
    last = _Position.at(rows[-1], order).text()
    return Page(rows=rows, next=last, previous=_Position.at(rows[0], order, backwards=True).text(), resume=last)


@dataclass(frozen=True, slots=True)
class _Order:
    """The ordering of a list: column names with their sign, and the fields behind them."""

    names: tuple[str, ...]
    fields: tuple[Field[Any, Any], ...]

    @classmethod
    def of(cls, queryset: QuerySet[Any, Any]) -> _Order:
        names = tuple(queryset.query.order_by or queryset.model._meta.ordering or ())
        if not names or not all(isinstance(name, str) and name != "?" for name in names):
            raise ValueError("keyset paging needs an explicit ordering by column names")
        fields = tuple(_output_field(queryset, name.removeprefix("-")) for name in names)
        if not (fields[-1].unique and names[-1].removeprefix("-") in {"pk", fields[-1].name, fields[-1].attname}):
            raise ValueError(f"keyset paging needs an ordering that ends in a unique column, not {names[-1]!r}")
        return cls(names, fields)

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(name.removeprefix("-") for name in self.names)

    def reversed(self) -> _Order:
        return _Order(tuple(n[1:] if n.startswith("-") else f"-{n}" for n in self.names), self.fields)

    def beyond(self, values: Sequence[Any]) -> Q:
        """The condition for rows after a position: a row comparison, which one index range answers."""
        descending = {name.startswith("-") for name in self.names}
        if len(descending) == 1:
            operator = "<" if descending.pop() else ">"
            return Q(_RowComparison(self.columns, values, self.fields, operator=operator))
        return reduce(or_, (self._beyond_at(i, values) for i in range(len(self.names))))

    def _beyond_at(self, i: int, values: Sequence[Any]) -> Q:
        same = dict(zip(self.columns[:i], values[:i], strict=True))
        side = "lt" if self.names[i].startswith("-") else "gt"
        return Q(**same, **{f"{self.columns[i]}__{side}": values[i]})


def _output_field(queryset: QuerySet[Any, Any], column: str) -> Field[Any, Any]:
    field: Field[Any, Any] = F(column).resolve_expression(queryset.query.clone()).output_field
    if field.is_relation and column.rpartition("__")[2] != field.attname:
        raise ValueError(f"keyset paging orders by {field.attname!r}: {column!r} means the related model's ordering")
    return field


class _RowComparison(Func):
    """(a, b) < (x, y), as PostgreSQL compares rows."""

    output_field = BooleanField()
    conditional = True
    template = "%(expressions)s"

    def __init__(
        self, columns: Sequence[str], values: Sequence[Any], fields: Sequence[Field[Any, Any]], *, operator: str
    ) -> None:
        left = Func(*map(F, columns), template="(%(expressions)s)", output_field=BooleanField())
        typed = (Value(value, output_field=field) for value, field in zip(values, fields, strict=True))
        right = Func(*typed, template="(%(expressions)s)", output_field=BooleanField())
        super().__init__(left, right, arg_joiner=f" {operator} ")


@dataclass(frozen=True, slots=True)
class _Position:
    """A place between two rows: the ordering values of the row beside it, and the way to read on."""

    values: tuple[Any, ...]
    backwards: bool

    @classmethod
    def at(cls, row: Any, order: _Order, *, backwards: bool = False) -> _Position:
        values = tuple(_value(row, column) for column in order.columns)
        if None in values:
            raise ValueError(f"keyset paging met NULL in the ordering {order.names}")
        return cls(values, backwards)

    def text(self) -> str:
        raw = json.dumps([int(self.backwards), *map(_plain, self.values)], ensure_ascii=False, separators=(",", ":"))
        return urlsafe_b64encode(raw.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, text: str, order: _Order) -> _Position:
        if len(text) > _LONGEST_CURSOR:
            raise CursorUnreadable
        try:
            backwards, *raw = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
            values = tuple(_typed(value, field) for value, field in zip(raw, order.fields, strict=True))
        except (ValueError, TypeError, ArithmeticError, ValidationError) as error:
            raise CursorUnreadable from error
        return cls(values, backwards=backwards == 1)


def _value(row: Any, column: str) -> Any:
    if isinstance(row, dict):
        return row[column]
    return reduce(getattr, column.split("__"), row)


def _plain(value: Any) -> int | str:
    if isinstance(value, int):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def _typed(value: Any, field: Field[Any, Any]) -> Any:
    if not isinstance(value, int | str) or "\0" in str(value):
        raise ValueError("a cursor holds numbers and text only")
    return field.to_python(value)
