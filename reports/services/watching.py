"""Looking out (预警计算): every watch over all the data, each warning with its grounds, nothing raised twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from reports.choices import WatchKind
from reports.models import EarlyWarning, WatchRule, WatchRun
from reports.queries.occurrences import Cell, compared_windows, known_from, occurrences, window_days
from reports.rules.expected_range import ExpectedRange, Window, expected_range, range_of_few
from reports.services.forecasting import forecast_filings
from suyuan.lib.masking import mask_name

_LOCK = 0x5741_5243  # one look-out at a time
WATCHED = (WatchKind.HOT_SPOT, WatchKind.RESPONDENT, WatchKind.SERIES, WatchKind.OVERDUE)
_Key = tuple[str, int | None, str]


@dataclass(frozen=True, slots=True)
class _Found:
    """A cell beyond what is usual, with the windows it was compared with; a series has no usual."""

    cell: Cell
    usual: ExpectedRange | None
    compared: tuple[int, ...]


def look_out(*, at: datetime) -> WatchRun:
    """Find what is more than usual through yesterday (预警计算) and forecast the next quarter. Harmless when run twice.

    An open warning is brought up to date, one that no longer holds ends; one that was answered comes back only with
    other days, or once it has grown by the least count of its rule.
    """
    last_on = timezone.localdate(at) - timedelta(days=1)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        judged, unjudged = {}, {}
        for kind in WATCHED:
            rule = WatchRule.objects.in_force(last_on).filter(kind=kind).first()
            if rule is not None:
                judged[kind.value], unjudged[kind.value] = _watch(rule, last_on, at)
        forecast_filings(on=timezone.localdate(at), at=at)
        said = {"finished_at": at, "judged": judged, "unjudged": unjudged}
        return WatchRun.objects.update_or_create(last_on=last_on, defaults=said)[0]


def _watch(rule: WatchRule, last_on: date, at: datetime) -> tuple[int, int]:
    cells, begins = list(occurrences(rule, last_on=last_on)), known_from()
    compared = tuple(compared_windows(rule, last_on=last_on, known_from=begins)) if begins else ()
    found = [_judge(rule, cell, compared) for cell in cells]
    _write(rule, [each for each in found if each is not None and _is_beyond(each)], last_on, at)
    unjudged = sum(each is None for each in found)
    return len(found) - unjudged, unjudged


def _judge(rule: WatchRule, cell: Cell, compared: tuple[int, ...]) -> _Found | None:
    """Compare a cell with its earlier windows; None where there are too few of them."""
    if rule.kind == WatchKind.SERIES:
        return _Found(cell, None, ())
    significance = float(rule.significance)
    if rule.years:
        windows = [Window(back * rule.window_days / 364, cell.by_window.get(back, 0)) for back in compared]
        usual = expected_range(windows, significance=significance)
    else:
        counts = [cell.by_window.get(back, 0) for back in compared]
        usual = range_of_few(counts, significance=significance) if counts else None
    return None if usual is None else _Found(cell, usual, compared)


def _is_beyond(found: _Found) -> bool:
    return found.usual is None or found.cell.observed > found.usual.upper


def _write(rule: WatchRule, found: Iterable[_Found], last_on: date, at: datetime) -> None:
    open_ones = {_key_of(row): row for row in EarlyWarning.objects.open().filter(kind=rule.kind)}
    answered = _answered(rule, last_on)
    for each in found:
        key = (each.cell.place, each.cell.category_id, each.cell.subject)
        row = open_ones.pop(key, None)
        if row is None and each.cell.observed < answered.get(key, 0):
            continue
        row = row or EarlyWarning(kind=rule.kind, division_id=key[0], category_id=key[1], subject=key[2], raised_at=at)
        for name, value in _columns(rule, each, last_on).items():
            setattr(row, name, value)
        row.computed_at = at
        row.save()
    EarlyWarning.objects.filter(pk__in=[row.pk for row in open_ones.values()]).update(ceased_on=last_on)


def _answered(rule: WatchRule, last_on: date) -> dict[_Key, int]:
    """The least number that brings an answered warning of the same days back."""
    first_on, _ = window_days(rule, 0, last_on=last_on)
    rows = EarlyWarning.objects.filter(kind=rule.kind, last_on__gte=first_on).exclude(answer="").order_by("answered_at")
    return {_key_of(row): row.observed + rule.least_count for row in rows}


def _key_of(row: EarlyWarning) -> _Key:
    return row.division_id, row.category_id, row.subject


def _columns(rule: WatchRule, found: _Found, last_on: date) -> dict[str, Any]:
    cell, usual = found.cell, found.usual
    first_on, _ = window_days(rule, 0, last_on=last_on)
    return {
        "subject_name": (mask_name(cell.subject_name) if cell.is_person else cell.subject_name)[:120],
        "first_on": first_on,
        "last_on": last_on,
        "observed": cell.observed,
        "expected": None if usual is None else _two_places(usual.mean),
        "lower": usual and usual.lower,
        "upper": usual and usual.upper,
        "method": usual.method if usual else "",
        "exceedance": _two_places(usual.exceedance(cell.observed) if usual else cell.observed / rule.least_count),
        "grounds": _grounds(rule, found, last_on),
        "dispute_ids": cell.dispute_ids,
    }


def _grounds(rule: WatchRule, found: _Found, last_on: date) -> dict[str, Any]:
    windows = [
        {
            "first": window_days(rule, back, last_on=last_on)[0].isoformat(),
            "last": window_days(rule, back, last_on=last_on)[1].isoformat(),
            "count": found.cell.by_window.get(back, 0),
        }
        for back in sorted(found.compared, reverse=True)
    ]
    usual = found.usual
    return {
        "windows": windows,
        "dispersion": usual and round(usual.dispersion, 3),
        "trend": bool(usual and usual.trend),
        "rule": {
            "window_days": rule.window_days, "years": rule.years, "neighbours": rule.neighbours,
            "recent_windows": rule.recent_windows, "significance": str(rule.significance.normalize()),
            "least_count": rule.least_count, "source": rule.source,
        },
    }  # fmt: skip


def _two_places(value: float) -> Decimal:
    return Decimal(str(value)).quantize(Decimal("0.01"))
