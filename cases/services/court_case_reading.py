"""Reading the rows of a court's list (诉讼案件清单): each becomes a staged row, with reasons if it cannot be taken."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from cases.rules.counting import counting
from communities.rules.division_codes import normalise_code
from suyuan.lib.case_numbers import CaseNumber, CaseNumberUnreadable, parse_case_number
from suyuan.lib.csv_writing import REASON
from suyuan.lib.tables import Column, Row
from suyuan.lib.written_dates import read_date

PLACES = {"place": "纠纷发生地代码", "plaintiff": "原告住所地代码", "defendant": "被告住所地代码"}
TRIBUNAL = "受理法庭"
COLUMNS = (
    Column("案号"),
    Column("立案日期", ("立案时间", "立案日")),
    Column("案由", required=False),
    *(Column(name, required=False) for name in PLACES.values()),
    Column(TRIBUNAL, ("审理法庭", "承办法庭"), required=False),
)
CAUSE_LENGTH = 120
_OF_THE_LIST = frozenset({REASON, "序号"})  # columns that say something about the list, not about the case
_NOTHING = frozenset({"-", "—", "/", "无", "不详", "0"})


# A list names the same places and days over and over.
_code = lru_cache(maxsize=10_000)(normalise_code)
_day = lru_cache(maxsize=10_000)(read_date)
_json = json.JSONEncoder(ensure_ascii=False).encode


class StagedRow(NamedTuple):
    """One row as it goes into the staging table (暂存行); its order is the table's order of columns."""

    row_number: int
    number: str
    year: int
    court_code: str
    type_code: str
    serial: int
    filed_on: date | None
    cause_text: str
    place: str
    plaintiff: str
    defendant: str
    tribunal: str
    suit_kind: str
    exclusion_reason: str
    extra: str
    cells: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads rows for one upload: the known type codes with their category, the uploading court, the day."""

    categories: Mapping[str, str]
    court_code: str
    today: date

    def stage(self, row: Row) -> StagedRow:
        """Return the staged row (暂存行); whatever is wrong with it stands in `reasons`, all of it at once."""
        reasons = [row.problem] if row.problem else []
        number = self._number(row.values["案号"], reasons)
        filed_on = self._filed_on(row.values["立案日期"], number, reasons)
        places = {fact: _place(name, row.values[name], reasons) for fact, name in PLACES.items()}
        counted = counting(number.type_code if number else "", self.categories)
        return StagedRow(
            row.number,
            *_identity(number),
            filed_on,
            cause_text=_cause(row.values["案由"], reasons),
            **places,  # type: ignore[arg-type]
            tribunal=row.values[TRIBUNAL],
            suit_kind=counted.kind,
            exclusion_reason=counted.reason,
            extra=_json(_extra(row)),
            cells=_json(row.cells),
            reasons="；".join(reasons),
        )

    def _number(self, text: str, reasons: list[str]) -> CaseNumber | None:
        try:
            number = parse_case_number(text, type_codes=self.categories)
        except CaseNumberUnreadable as refusal:
            reasons.append(refusal.message)
            return None
        if not number.court_code.startswith(self.court_code):
            reasons.append(f"案号的法院代字“{number.court_code}”不属于上传单位（{self.court_code}）")
        return number

    def _filed_on(self, text: str, number: CaseNumber | None, reasons: list[str]) -> date | None:
        if not text:
            reasons.append("立案日期为空")
            return None
        day = _day(text)
        if day is None:
            reasons.append(f"立案日期“{text}”无法识别，应写作2024-03-05")
        elif day > self.today:
            reasons.append(f"立案日期{day}晚于今天")
        elif number and abs(day.year - number.year) > 1:
            reasons.append(f"立案日期{day}与案号年度{number.year}相差一年以上")
        return day


def _identity(number: CaseNumber | None) -> tuple[str, int, str, str, int]:
    """The number and its parts, without 之一 and 之二: these tell documents of one case apart, not cases."""
    if number is None:
        return "", 0, "", "", 0
    text = str(number).removesuffix(number.suffix)
    return text, number.year, number.court_code, number.type_code, number.serial


def _place(name: str, text: str, reasons: list[str]) -> str:
    if not text or text in _NOTHING:
        return ""
    code = _code(text)
    if code is None:
        reasons.append(f"{name}“{text}”不是区划代码，应为12位、9位或6位数字")
    return code or ""


def _cause(text: str, reasons: list[str]) -> str:
    if len(text) > CAUSE_LENGTH:
        reasons.append(f"案由超过{CAUSE_LENGTH}字")
    return text[:CAUSE_LENGTH]


def _extra(row: Row) -> dict[str, str]:
    """The other columns, and the tribunal as written, should no tribunal of that name be known."""
    told = {name: cell for name, cell in row.extras.items() if name not in _OF_THE_LIST}
    return told | ({TRIBUNAL: row.values[TRIBUNAL]} if row.values[TRIBUNAL] else {})
