"""Delivered divisions (区划): provinces to towns of the whole country, villages of the pilot places."""

from datetime import date, datetime

from communities.choices import Trust
from communities.models import Division
from communities.rules.division_codes import level_of, prefix_of
from communities.services.datasets import Record, Source
from communities.services.shipped_rows import Written, write_rows
from suyuan.lib.pinyin import read_text

UPPER, TOWNS, PILOT = "divisions_upper_all.csv", "towns_all.csv", "divisions.csv"
_TOWNS_COUNTED = "2023-06-30"
_GONE = "2019 only: not in the 2023 list (merged, renamed or recoded)"
_PINYIN_LENGTH = Division._meta.get_field("pinyin").max_length


def write_divisions(source: Source, at: datetime) -> Written:
    """Write every division (区划); the pilot places' own file, which says more, goes before the country's.

    The country's 41,000 towns get no pinyin: nobody looks there by letters, and it would double the time.
    """
    divisions = {row["code"]: _of_the_country(row, counted=_TOWNS_COUNTED) for row in source.records(TOWNS)}
    divisions |= {row["code"]: _above_the_towns(row) for row in source.records(UPPER)}  # 350527 stands in both
    divisions |= {row["code"]: _of_a_pilot_place(row) for row in source.records(PILOT)}
    return write_rows(list(divisions.values()), key=("code",))


def searchable_pinyin(name: str) -> str:
    """Return what a place is found by when typed in letters (拼音): its letters, then its initials."""
    reading = read_text(name)
    return f"{reading.letters} {reading.initials}"[:_PINYIN_LENGTH] if name else ""


def _of_the_country(row: Record, *, counted: str) -> Division:
    division = _division(row, counted=counted)
    division.trust = Trust.VERIFIED
    return division


def _above_the_towns(row: Record) -> Division:
    division = _of_the_country(row, counted=row["data_cutoff"])
    division.pinyin = searchable_pinyin(division.name)
    return division


def _of_a_pilot_place(row: Record) -> Division:
    division = _division(row, counted=row["data_cutoff"])
    division.pinyin = searchable_pinyin(division.name)
    division.trust = Trust.VERIFIED if row["status"] == "verified" else Trust.PROVISIONAL
    division.urban_rural_class = row["urban_rural_class"]
    if row["status"] == _GONE:
        division.valid_to = date.fromisoformat(_TOWNS_COUNTED)
        division.source += f"；{_TOWNS_COUNTED}的名单中已无此代码，实际停用日期不晚于此日"
    return division


def _division(row: Record, *, counted: str) -> Division:
    code = row["code"]
    return Division(
        code=code,
        name=row["name"],
        level=level_of(code),
        prefix=prefix_of(code),
        parent_id=row["parent_code"] or None,
        source=f"国家统计局统计用区划代码（{counted}）",
    )
