"""A small made-up province for the tests of court cases and rates, and lists of cases as courts send them.

9101 青州 has no county, like Dongguan: its two towns hang under the city. 青9771 covers both towns.
"""

import csv
import io
from datetime import date

from cases.models import CaseType
from communities.choices import CourtLevel, DivisionLevel
from communities.models import Community, Court, CourtCoverage, Division, Population, Tribunal, TribunalCoverage
from communities.rules.division_codes import level_of, prefix_of

PROVINCE, CITY = "910000000000", "910100000000"
EAST, WEST = "910100101000", "910100102000"
EAST_1, EAST_2, WEST_1 = "910100101001", "910100101002", "910100102001"
ELSEWHERE_CITY, ELSEWHERE_TOWN = "910200000000", "910200101000"  # its villages are not in the table
COURT, OTHER_COURT, UPPER_COURT = "青9771", "青9701", "青97"
HEADER = ("案号", "立案日期", "案由", "纠纷发生地代码", "原告住所地代码", "被告住所地代码")
TYPES = {
    "民初": "民事案件", "行初": "行政案件", "民终": "民事案件", "民特": "民事案件", "执": "执行类案件",
    "执保": "执行类案件", "民诉前调": "诉前调解", "刑初": "刑事案件",
}  # fmt: skip


def build_province() -> None:
    """Make the places, courts and type codes."""
    for code in (PROVINCE, CITY, EAST, WEST, EAST_1, EAST_2, WEST_1, ELSEWHERE_CITY, ELSEWHERE_TOWN):
        division(code)
    for code, category in TYPES.items():
        CaseType.objects.get_or_create(code=code, defaults={"name": code, "category": category, "status": "测试"})
    Court.objects.create(code=UPPER_COURT, name="青州市中级人民法院", level=CourtLevel.INTERMEDIATE, division_id=CITY)
    Court.objects.create(code=COURT, name="青州市第一人民法院", level=CourtLevel.BASIC, division_id=CITY)
    Court.objects.create(code=OTHER_COURT, name="远州市人民法院", level=CourtLevel.BASIC, division_id=ELSEWHERE_CITY)
    for town in (EAST, WEST):
        CourtCoverage.objects.create(court_id=COURT, division_id=town)


def division(code: str, *, name: str = "", valid_from: date | None = None, valid_to: date | None = None) -> Division:
    """Make a place, and the community when it is a village."""
    prefix = prefix_of(code)
    around = (
        Division.objects.filter(prefix=prefix[:length]).first() for length in (9, 6, 4, 2) if length < len(prefix)
    )
    made = Division.objects.create(
        code=code, name=name or f"地{prefix}", level=level_of(code), prefix=prefix,
        parent=next((place for place in around if place), None), valid_from=valid_from, valid_to=valid_to,
    )  # fmt: skip
    if made.level == DivisionLevel.VILLAGE:
        Community.objects.create(division=made, kind="RESIDENTS")
    return made


def population(code: str, count: int, on: date, vintage: str = "普查") -> Population:
    """State the residents of a place, as counted on a day."""
    return Population.objects.create(
        division_id=code, resident_count=count, counted_on=on, vintage=vintage, source="测试公报"
    )


def tribunal(name: str, *towns: str, valid_from: date | None = None, valid_to: date | None = None) -> Tribunal:
    """A tribunal of 青9771 that covers the towns."""
    made = Tribunal.objects.create(court_id=COURT, name=name, kind="PEOPLES_TRIBUNAL")
    for town in towns:
        TribunalCoverage.objects.create(tribunal=made, division_id=town, valid_from=valid_from, valid_to=valid_to)
    return made


def number(serial: int, *, kind: str = "民初", court: str = COURT, year: int = 2024) -> str:
    return f"（{year}）{court}{kind}{serial}号"


def row(serial: int, filed: str = "2024-03-05", *, kind: str = "民初", court: str = COURT, **places: str) -> list[str]:
    """One row of a list: `place`, `plaintiff`, `defendant` are codes, `cause` the cause."""
    return [
        number(serial, kind=kind, court=court, year=int(filed[:4])), filed, places.get("cause", "民间借贷纠纷"),
        places.get("place", ""), places.get("plaintiff", ""), places.get("defendant", ""),
    ]  # fmt: skip


def csv_list(*rows: list[str], header: tuple[str, ...] = HEADER, encoding: str = "utf-8") -> bytes:
    """The rows as a CSV file."""
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue().encode(encoding)
