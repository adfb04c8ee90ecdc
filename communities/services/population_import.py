"""Importing population figures (人口导入): code, date, vintage, count, source."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from django.db import transaction
from django.utils.timezone import localdate

from communities.choices import Trust
from communities.models import Division, Population
from communities.rules.division_codes import normalise_code
from communities.services.permission import refuse_unless_keeper
from communities.services.row_imports import ImportOutcome, recorded, refuse_any, sort_out
from suyuan.accounts.models import User
from suyuan.lib.tables import Column, Row, read_table
from suyuan.lib.text import squeeze
from suyuan.lib.written_dates import read_date

COLUMNS = (
    Column("代码", ("区划代码", "统计用区划代码", "code")),
    Column("统计时点", ("日期", "date")),
    Column("口径", ("vintage", "kind")),
    Column("常住人口", ("人口", "人数", "常住人口（人）", "count", "resident_population")),
    Column("来源", ("source", "source_url")),
    Column("说明", ("备注", "note"), required=False),
)
_MOST = 2_000_000_000  # persons; more than the country has
_LENGTHS = {"口径": 40, "来源": 300, "说明": 300}


_Key = tuple[str, date, str]


@dataclass(frozen=True, slots=True)
class _Figure:
    code: str
    counted_on: date
    vintage: str
    count: int
    source: str
    note: str

    @property
    def key(self) -> _Key:
        return self.code, self.counted_on, self.vintage

    @property
    def content(self) -> tuple[int, str, str]:
        return self.count, self.source, self.note


@transaction.atomic
def import_population(*, file: BinaryIO, by: User, at: datetime) -> ImportOutcome:
    """Take published figures of resident population (常住人口, persons), each with its vintage and source.

    A figure of the same place, day and vintage is replaced. Refuses with InvalidInput a file that cannot be read.
    """
    refuse_unless_keeper(by)
    table = read_table(file, COLUMNS)
    codes = set(Division.objects.values_list("code", flat=True))
    today = localdate(at)
    figures = sort_out(table.rows, lambda row: _parse(row, codes, today), key=lambda figure: figure.key)
    known = _known(figures.taken)
    added = [figure for figure in figures.taken if figure.key not in known]
    changed = [figure for figure in figures.taken if known.get(figure.key, figure.content) != figure.content]
    _write([_population(figure, at) for figure in added + changed])
    outcome = ImportOutcome(
        headers=table.headers,
        added=len(added),
        changed=len(changed),
        unchanged=len(figures.taken) - len(added) - len(changed),
        rejects=tuple(figures.rejects),
    )
    return recorded(outcome, "常住人口", by=by, at=at)


def _known(figures: list[_Figure]) -> dict[_Key, tuple[int, str, str]]:
    rows = Population.objects.filter(division__in={figure.code for figure in figures})
    columns = ("division_id", "counted_on", "vintage", "resident_count", "source", "note")
    return {(code, day, vintage): (*content,) for code, day, vintage, *content in rows.values_list(*columns)}


def _parse(row: Row, codes: set[str], today: date) -> _Figure:
    values = {name: text.strip() for name, text in row.values.items()}
    code, day, count = normalise_code(values["代码"]), read_date(values["统计时点"]), _persons(values["常住人口"])
    refuse_any(
        [
            f"区划代码“{values['代码']}”不在库中" if code not in codes else None,
            f"统计时点“{values['统计时点']}”不是日期" if day is None else None,
            "统计时点晚于今天" if day and day > today else None,
            f"常住人口“{values['常住人口']}”不是整数（单位为人，不要写“万”）" if count is None else None,
            "没有写口径，例如：第七次人口普查" if not values["口径"] else None,
            "没有写来源" if not values["来源"] else None,
            *(f"{name}超过{most}个字" for name, most in _LENGTHS.items() if len(values.get(name, "")) > most),
        ]
    )
    assert code is not None and day is not None and count is not None  # noqa: PT018
    return _Figure(code, day, values["口径"], count, values["来源"], values.get("说明", ""))


def _persons(text: str) -> int | None:
    digits = squeeze(text).replace(",", "")
    return int(digits) if digits.isascii() and digits.isdigit() and int(digits) <= _MOST else None


def _population(figure: _Figure, at: datetime) -> Population:
    return Population(
        division_id=figure.code,
        counted_on=figure.counted_on,
        vintage=figure.vintage,
        resident_count=figure.count,
        source=figure.source,
        note=figure.note,
        trust=Trust.VERIFIED,
        corrected_at=at,
    )


def _write(figures: list[Population]) -> None:
    Population.objects.bulk_create(
        figures,
        batch_size=5_000,
        update_conflicts=True,
        unique_fields=["division", "counted_on", "vintage"],
        update_fields=["resident_count", "source", "note", "trust", "corrected_at"],
    )
