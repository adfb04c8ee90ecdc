"""Readings as charts with their tables."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from reports.indicators.definition import Definition
from reports.indicators.measures import Measure
from reports.models import Reading
from reports.queries.courses import Band, Link
from reports.queries.places import Place
from suyuan.lib.periods import Period


def course_chart(readings: Sequence[Reading], *, definition: Definition, title: str) -> dict[str, Any]:
    """Return the course of a place's readings in time (趋势图): cases, and the rate where there is one."""
    return {
        "id": f"course-{readings[0].period.kind.lower()}" if readings else "course",
        "title": title,
        "kind": "line",
        "unit": definition.unit,
        "labels": [reading.period.period.label for reading in readings],
        "urls": [_reading_url(reading) for reading in readings],
        "series": [
            {"name": definition.name, "values": [reading.value for reading in readings]},
            {"name": definition.companion_name, "values": [reading.companion_value for reading in readings]},
        ],
        "note": "空缺处只列件数：人口或案件过少，或没有期初以前公布的人口。",
    }


def count_chart(readings: Sequence[Reading], *, title: str) -> dict[str, Any]:
    """Return the number of cases in time (件数图)."""
    return {
        "id": f"cases-{readings[0].period.kind.lower()}" if readings else "cases",
        "title": title,
        "kind": "bar",
        "unit": "件",
        "labels": [reading.period.period.label for reading in readings],
        "urls": [_reading_url(reading) for reading in readings],
        "series": [
            {"name": "新收一审案件", "values": [reading.numerator for reading in readings]},
            {"name": "诉前调解成功", "values": [reading.settled_count for reading in readings]},
        ],
    }


def places_chart(rows: Iterable[Any], *, definition: Definition, title: str) -> dict[str, Any]:
    """Return the rates of several places side by side (对比图), in the order of the table."""
    rated = [row for row in rows if row.reading.value is not None]
    return {
        "id": "places",
        "title": title,
        "kind": "bar-horizontal",
        "unit": definition.unit,
        "labels": [row.place.name for row in rated],
        "urls": [_reading_url(row.reading) for row in rated],
        "series": [
            {"name": definition.name, "values": [row.reading.value for row in rated]},
            {"name": definition.companion_name, "values": [row.reading.companion_value for row in rated]},
        ],
    }


def measure_chart(measure: Measure, rows: Iterable[tuple[Any, Any]], period: Period) -> dict[str, Any]:
    """Return one measure of several towns, beside the year before (各镇街对比图), in the order of the table."""
    known = [(place, found) for place, found in rows if found.value is not None]
    return {
        "id": "towns",
        "title": f"{period.label}{measure.name}",
        "kind": "bar-horizontal",
        "unit": measure.unit,
        "labels": [place.name for place, _ in known],
        "series": [
            {"name": period.label, "values": [found.value for _, found in known]},
            {"name": period.year_before.label, "values": [found.before for _, found in known]},
        ],
    }


def _reading_url(reading: Reading) -> str:
    return reverse("reports:reading", args=[reading.division_id or reading.court_id, reading.period.period])


def flow_chart(counts: Sequence[tuple[Link, int]], *, place: Place, period: Period) -> dict[str, Any]:
    """Return the way of the disputes from registration to their outcome (去向图), each number with its disputes."""
    return {
        "id": "flow",
        "title": f"{period.label}登记的纠纷到哪里去了",
        "kind": "flow",
        "unit": "件",
        "labels": [link.name for link, _ in counts],
        "links": [[link.source.name, link.target.name] for link, _ in counts],
        "series": [{"name": "件数", "values": [number for _, number in counts]}],
        "urls": [reverse("reports:course_rows", args=[place.key, period, link.code]) for link, _ in counts],
        "note": "按登记日期归入统计期，按今天的状态归入去向。法院按本院诉调对接中心办理的计，区划按发生地计。",
    }


def ages_chart(counts: Sequence[tuple[Band, int]], *, place: Place) -> dict[str, Any]:
    """Return how long the open disputes have waited (未结时长图), each number with its disputes."""
    return {
        "id": "ages",
        "title": "未结纠纷已等候多久",
        "kind": "bar",
        "unit": "件",
        "labels": [band.name for band, _ in counts],
        "series": [{"name": "未结", "values": [number for _, number in counts]}],
        "urls": [reverse("reports:age_rows", args=[place.key, band.code]) for band, _ in counts],
        "note": "自登记之日起按自然日计；撤回、并案、不同意调解和已办结的不计。",
    }
