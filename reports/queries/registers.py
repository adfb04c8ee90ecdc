"""Working registers (工作台账): every line of a place and a period, counted by the parts of the reports."""

from dataclasses import dataclass
from datetime import date

from reports.indicators.class_parts import COLUMNS
from reports.indicators.measures import Measure
from reports.indicators.parts import Part
from reports.indicators.register import ALL_PARTS, BY_CLASS, SECTIONS, ClassLine
from reports.queries.measures import Counts, counts_of, measured
from reports.queries.places import Place
from suyuan.lib.periods import Period


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of the register (一个数): as text with its unit; `part` leads to its rows, `formula` says how."""

    text: str
    part: str = ""
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its name and its cells (一行)."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the register (一栏): heading, columns, lines."""

    heading: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def rows(self) -> list[tuple[str, list[tuple[str, Cell]]]]:
        """Every line's name with its cells, each under the name of its column."""
        return [(line.name, list(zip(self.columns, line.cells, strict=True))) for line in self.lines]


@dataclass(frozen=True, slots=True)
class Register:
    """A register as it stands (台账)."""

    place: Place
    period: Period
    on: date
    tables: tuple[Table, ...]

    @property
    def is_over(self) -> bool:
        """Whether its period is over, so that it is not a part of one (已结束)."""
        return self.period.last < self.on


NOTHING = Cell("—")
FEW = "件数过少"


def register(place: Place, period: Period, *, on: date) -> Register:
    """Return the register of a place in a period (台账) as known on a day, with the year before beside it."""
    every = ALL_PARTS.values()
    now, before = counts_of(every, place, period, on), counts_of(every, place, period.year_before, on)
    screening, results, follow_up = (_table(section.title, section.lines, now, before) for section in SECTIONS)
    return Register(place, period, on, (screening, _by_class(now), results, follow_up))


def _table(title: str, lines: tuple[Part | Measure, ...], now: Counts, before: Counts) -> Table:
    rows = (Line(line.name, (_cell(line, now), _earlier(line, before), _change(line, now, before))) for line in lines)
    return Table(title, ("本期", "上年同期", "变动"), tuple(rows))


def _by_class(now: Counts) -> Table:
    """The three classes side by side; what no mediator presides over has a column, so that the sum is the whole."""
    columns = (*(label for _, label in COLUMNS), "合计")
    return Table("三类调解员调解情况", columns, tuple(_class_line(line, now) for line in BY_CLASS))


def _class_line(line: ClassLine, now: Counts) -> Line:
    cells = (_cell(line.by_class[one], now) if one in line.by_class else NOTHING for one, _ in COLUMNS)
    return Line(line.name, (*cells, _cell(line.whole, now) if line.whole else NOTHING))


def _cell(line: Part | Measure, counts: Counts) -> Cell:
    if isinstance(line, Part):
        return Cell(str(counts[line]), part=line.code)
    found = measured(line, counts, counts)
    shown = "，".join(f"{part.name}{number}" for part, number in found.parts)
    if found.value is None:
        return Cell(FEW if found.denominator else "—", formula=f"{line.formula}：{shown}")
    return Cell(f"{found.value}{line.unit if line.is_share else ''}", formula=f"{line.formula}：{shown}")


def _earlier(line: Part | Measure, counts: Counts) -> Cell:
    return Cell(_cell(line, counts).text)


def _change(line: Part | Measure, now: Counts, before: Counts) -> Cell:
    """Counts change in percent, shares in percentage points."""
    measure = line if isinstance(line, Measure) else Measure("", line.name, "", "", (line,))
    found = measured(measure, now, before)
    if found.change is None:
        return NOTHING
    sign = "+" if found.change > 0 else ""
    return Cell(f"{sign}{found.change}{measure.change_unit}")
