"""Measuring one place now, straight from the cases, by the statement that also fills the stored readings."""

import json
from datetime import date
from typing import Any

from django.db import connection

from reports.indicators.definition import Definition
from reports.indicators.statement import FIGURES, NO_DIVISION, ONE_DIVISION, measure_statement
from reports.models import Reading
from reports.queries.places import Place
from suyuan.lib.errors import DomainError
from suyuan.lib.periods import Period

_JSON = ("attribution", "exclusions")


class NothingToMeasure(DomainError):
    """The period has not begun, or the place did not exist in it (不能统计)."""

    code = "nothing_to_measure"
    status = 404


def measure(definition: Definition, period: Period, place: Place, *, on: date) -> Reading:
    """Return the reading of a place (即时读数), not stored. Refuses with NothingToMeasure."""
    if period.first > on:
        raise NothingToMeasure(f"{period.label}尚未开始")
    row = _measured(definition, period, place)
    if row is None:
        raise NothingToMeasure(f"{place.name}在{period.label}没有有效的区划或管辖范围")
    figures = {name: json.loads(value) if name in _JSON else value for name, value in row.items()}
    return Reading(level=place.level, division=place.division, court=place.court, **figures)


def _measured(definition: Definition, period: Period, place: Place) -> dict[str, Any] | None:
    scope: dict[str, str] = {"places": NO_DIVISION}
    if place.division:
        scope = {"places": ONE_DIVISION, "code": place.key}
    sql, values = measure_statement(definition, period, **scope)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(FIGURES)} FROM ({sql}) AS measured WHERE place = %s", [*values, place.key])  # noqa: S608
        row = cursor.fetchone()
    return dict(zip(FIGURES, row, strict=True)) if row else None
