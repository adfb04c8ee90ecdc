"""A tile map of a city's towns (镇街方格图): equal tiles about where the towns lie, coloured by value, each a link."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from reports.documents.rate_rows import RateRow

LAYOUT = Path(__file__).resolve().parent.parent / "reference" / "town_tiles_dongguan.csv"
NOTE = "方格只示意镇街的大致方位，不是边界图；颜色表示数值所在的区间，不作排名。"
CLASSES = 5
SIDE, GAP = 100, 6


@dataclass(frozen=True, slots=True)
class Tile:
    """One town's tile (方格): where it stands, in which class its value lies; class 0 has counts only."""

    row: RateRow
    label: str
    x: int
    y: int
    level: int

    @property
    def middle(self) -> int:
        return self.x + SIDE // 2


@dataclass(frozen=True, slots=True)
class TileMap:
    """The tiles of a table of towns (方格图) with the bounds of the classes."""

    tiles: list[Tile]
    width: int
    height: int
    bounds: list[tuple[int, Decimal, Decimal]]
    note: str = NOTE


@cache
def positions() -> dict[str, tuple[str, int, int]]:
    """Return the short name, the column and the row of each town (方格位置), counted from 1."""
    with LAYOUT.open(encoding="utf-8") as lines:
        return {row["code"]: (row["label"], int(row["column"]), int(row["row"])) for row in csv.DictReader(lines)}


def tile_map(rows: Iterable[RateRow]) -> TileMap | None:
    """Return the tile map of towns (方格图), in classes of equal width, no wider than the towns told of.

    None when none of them has a place in it.
    """
    placed = [row for row in rows if row.place.key in positions()]
    if not placed:
        return None
    highest = max((row.reading.value for row in placed if row.reading.value is not None), default=Decimal(0))
    first_column = min(positions()[row.place.key][1] for row in placed)
    first_line = min(positions()[row.place.key][2] for row in placed)
    tiles = [_tile(row, highest, first_column, first_line) for row in placed]
    width = max(tile.x for tile in tiles) + SIDE + GAP
    height = max(tile.y for tile in tiles) + SIDE + GAP
    return TileMap(tiles, width, height, _bounds(highest))


def _tile(row: RateRow, highest: Decimal, first_column: int, first_line: int) -> Tile:
    label, column, line = positions()[row.place.key]
    value = row.reading.value
    level = 0 if value is None else 1 if not highest else min(CLASSES, int(value * CLASSES / highest) + 1)
    x, y = (GAP + (place - first) * (SIDE + GAP) for place, first in ((column, first_column), (line, first_line)))
    return Tile(row, label, x, y, level)


def _bounds(highest: Decimal) -> list[tuple[int, Decimal, Decimal]]:
    if not highest:
        return []
    step = highest / CLASSES
    return [(level, step * (level - 1), step * level) for level in range(1, CLASSES + 1)]
