"""Importing the statistics bureau's list of divisions (区划导入): codes, names, parents."""

from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from django.db import transaction

from communities.choices import Trust
from communities.models import Division
from communities.rules.division_codes import LENGTH, enclosing_prefixes, level_of, normalise_code, prefix_of
from communities.services.permission import refuse_unless_keeper
from communities.services.reference_courts import settle_communities
from communities.services.reference_divisions import searchable_pinyin
from communities.services.row_imports import ImportOutcome, Reject, RowRefused, recorded, refuse_any, sort_out
from suyuan.accounts.models import User
from suyuan.lib.table_formats import Limits
from suyuan.lib.tables import Column, Row, read_table
from suyuan.lib.text import normalise_name

COLUMNS = (
    Column("代码", ("区划代码", "统计用区划代码", "code")),
    Column("名称", ("区划名称", "name")),
    Column("上级", ("上级代码", "上级区划代码", "parent", "parent_code"), required=False),
)
_WHOLE_COUNTRY = Limits(file_bytes=100 * 1024 * 1024, rows=800_000)
_NAME_LENGTH = 100
_BATCH = 5_000


@dataclass(frozen=True, slots=True)
class _Place:
    row: Row
    code: str
    name: str
    stated_parent: str | None


@transaction.atomic
def import_divisions(*, file: BinaryIO, source: str, by: User, at: datetime) -> ImportOutcome:
    """Take a list of divisions (区划), upper levels and lower ones in any order.

    New codes are added, differing names and parents corrected; what the list leaves out stays. New villages where
    the centres work become communities. Refuses with InvalidInput a file that cannot be read.
    """
    refuse_unless_keeper(by)
    table = read_table(file, COLUMNS, limits=_WHOLE_COUNTRY)
    places = sort_out(table.rows, _parse, key=lambda place: place.code)
    known = dict(Division.objects.values_list("code", "parent_id"))
    divisions, orphans = _find_parents(places.taken, set(known), source=source, at=at)
    added = [division for division in divisions if division.code not in known]
    changed = _differing([division for division in divisions if division.code in known])
    _write(added + changed)
    settle_communities()
    outcome = ImportOutcome(
        headers=table.headers,
        added=len(added),
        changed=len(changed),
        unchanged=len(divisions) - len(added) - len(changed),
        rejects=tuple(sorted(places.rejects + orphans, key=lambda reject: reject[0].number)),
    )
    return recorded(outcome, "区划名单", by=by, at=at)


def _parse(row: Row) -> _Place:
    code, name = normalise_code(row.values["代码"]), normalise_name(row.values["名称"])
    stated = row.values.get("上级", "")
    parent = normalise_code(stated) if stated.strip("0 ") else None
    refuse_any(
        [
            f"区划代码“{row.values['代码']}”不是12位数字（省2位、市4位、县6位、乡9位也可以）" if code is None else None,
            "没有名称" if not name else None,
            f"名称超过{_NAME_LENGTH}个字" if len(name) > _NAME_LENGTH else None,
            f"上级代码“{stated}”不是区划代码" if stated.strip("0 ") and parent is None else None,
        ]
    )
    return _Place(row, code or "", name, parent)


def _find_parents(
    places: list[_Place], codes: set[str], *, source: str, at: datetime
) -> tuple[list[Division], list[Reject]]:
    """Wider places have smaller codes, so each finds its parent in the database or before it in the list."""
    divisions, orphans = [], []
    for place in sorted(places, key=lambda place: place.code):
        try:
            parent = _parent_of(place, codes)
        except RowRefused as refusal:
            orphans.append((place.row, str(refusal)))
            continue
        codes.add(place.code)
        divisions.append(_division(place, parent, source=source, at=at))
    return divisions, orphans


def _parent_of(place: _Place, codes: set[str]) -> str | None:
    around = [prefix.ljust(LENGTH, "0") for prefix in enclosing_prefixes(prefix_of(place.code))]
    nearest = next((code for code in around if code in codes), None)
    stated = place.stated_parent
    if stated and stated not in codes:
        raise RowRefused([f"上级代码{stated}不在库中，也不在本文件已导入的行中"])
    if stated and stated != nearest:
        raise RowRefused([f"上级代码{stated}与区划代码{place.code}不符" + (f"，应为{nearest}" if nearest else "")])
    if around and nearest is None:
        raise RowRefused(["库中和本文件中都没有它的上级区划"])
    return nearest


def _division(place: _Place, parent: str | None, *, source: str, at: datetime) -> Division:
    return Division(
        code=place.code,
        name=place.name,
        pinyin=searchable_pinyin(place.name),
        level=level_of(place.code),
        prefix=prefix_of(place.code),
        parent_id=parent,
        trust=Trust.VERIFIED,
        source=source,
        corrected_at=at,
    )


def _differing(divisions: list[Division]) -> list[Division]:
    there: dict[str, tuple[str, str | None]] = {}
    for start in range(0, len(divisions), _BATCH):
        batch = Division.objects.filter(code__in=[division.code for division in divisions[start : start + _BATCH]])
        there |= {code: (name, parent) for code, name, parent in batch.values_list("code", "name", "parent_id")}
    return [division for division in divisions if there[division.code] != (division.name, division.parent_id)]


def _write(divisions: list[Division]) -> None:
    Division.objects.bulk_create(
        divisions,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "pinyin", "parent", "trust", "source", "corrected_at"],
    )
