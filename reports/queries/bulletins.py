"""Bulletins (通报) as they read: the figures of a period by their names, and a text filled with them."""

import re
from dataclasses import dataclass
from datetime import date

from reports.indicators.catalogue import CATALOGUE, LAWSUITS_PER_10K
from reports.indicators.class_parts import COLUMNS
from reports.indicators.measures import MEASURES_FINGERPRINT
from reports.indicators.register import BY_CLASS, SECTIONS
from reports.models import Bulletin, Reading
from reports.queries.definitions import definition_in_force
from reports.queries.places import court_place
from reports.queries.registers import register
from suyuan.lib.periods import Period, PeriodKind, period_of

PLACE = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
COURT_NAME, PERIOD, FIRST, LAST, RATE = "法院", "统计期", "首日", "末日", "万人成讼率"
UNKNOWN = "（无数据）"
_ASIDE = ("上年同期", "变动")
_WHOLE = "合计"


@dataclass(frozen=True, slots=True)
class Filled:
    """A bulletin with its figures in it (填好的通报)."""

    title: str
    body: str
    figures: dict[str, str]
    definitions: dict[str, str]

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs of the text (段落)."""
        return [line.strip() for line in self.body.splitlines() if line.strip()]


def figure_names() -> list[str]:
    """Return every name that may stand between {{ and }} (可用的数字), in the order of the register."""
    lines = [line.name for section in SECTIONS for line in section.lines]
    aside = [f"{name}·{column}" for name in lines for column in _ASIDE]
    by_class = [f"{line.name}·{label}" for line in BY_CLASS for _, label in (*COLUMNS, ("", _WHOLE))]
    return [COURT_NAME, PERIOD, FIRST, LAST, RATE, *dict.fromkeys([*lines, *aside, *by_class])]


def unknown_names(text: str) -> list[str]:
    """Return the names in a text that no figure has (不能识别的占位), each once."""
    known = set(figure_names())
    return [name for name in dict.fromkeys(PLACE.findall(text)) if name not in known]


def period_of_bulletin(bulletin: Bulletin) -> Period:
    """Return the period that a bulletin is about (统计期)."""
    return period_of(PeriodKind(bulletin.kind), bulletin.first_on)


def filled(bulletin: Bulletin, *, on: date) -> Filled:
    """Return a bulletin as it reads (通报全文): what was issued, or the draft with the figures known on a day."""
    if bulletin.is_issued:
        return Filled(bulletin.issued_title, bulletin.issued_body, bulletin.figures, bulletin.definitions)
    period = period_of_bulletin(bulletin)
    every, definitions = _figures(bulletin.court_id, period, on)
    used = {name: every.get(name, UNKNOWN) for name in PLACE.findall(f"{bulletin.title}\n{bulletin.body}")}
    return Filled(_fill(bulletin.title, used), _fill(bulletin.body, used), used, definitions)


def _fill(text: str, figures: dict[str, str]) -> str:
    return PLACE.sub(lambda found: figures[found[1]], text)


def _figures(court_code: str, period: Period, on: date) -> tuple[dict[str, str], dict[str, str]]:
    place = court_place(court_code)
    definition = definition_in_force(LAWSUITS_PER_10K.code, on=period.first)
    found = {
        COURT_NAME: place.court.name if place.court else "",
        PERIOD: period.label,
        FIRST: f"{period.first:%Y年%-m月%-d日}",
        LAST: f"{period.last:%Y年%-m月%-d日}",
        RATE: _rate(court_code, period, decimal_places=definition.parameters.decimal_places),
    }
    for table in register(place, period, on=on).tables:
        for name, cells in table.rows:
            for column, cell in cells:
                found[name if column == "本期" else f"{name}·{column}"] = cell.text
    versions = {
        f"{definition.name}第{definition.version}版": definition.fingerprint,
        "工作指标": MEASURES_FINGERPRINT,
    }
    return found, versions


def _rate(court_code: str, period: Period, *, decimal_places: int) -> str:
    reading = Reading.objects.of(CATALOGUE[LAWSUITS_PER_10K.code].code, period).filter(court=court_code).first()
    if reading is None or reading.value is None:
        return "（只列件数）" if reading else UNKNOWN
    return f"{reading.value:.{decimal_places}f}"
