"""The places that readings are of: divisions and the areas of courts, under one name and one key."""

from dataclasses import dataclass

from communities.models import Court, Division, Tribunal
from communities.rules.division_codes import normalise_code
from reports.choices import PlaceLevel
from reports.querysets import covered_by
from suyuan.lib.errors import DomainError
from suyuan.lib.text import squeeze

MEASURED_COURTS = ("BASIC", "INTERMEDIATE")


class PlaceUnknown(DomainError):
    """No division or court of that code (没有这个地方)."""

    code = "place_unknown"
    status = 404


@dataclass(frozen=True, slots=True)
class Place:
    """A division, the area of a court, or the area of a tribunal (统计对象); readings are of the first two alone."""

    division: Division | None = None
    court: Court | None = None
    tribunal: Tribunal | None = None
    covers: tuple[str, ...] = ()

    @property
    def prefixes(self) -> tuple[str, ...]:
        """The divisions it consists of, by their prefixes (所辖区划)."""
        return (self.division.prefix,) if self.division else self.covers

    @property
    def key(self) -> str:
        """What addresses say: a division's twelve digits, a court's code, or T and a tribunal's number."""
        if self.tribunal:
            return f"T{self.tribunal.pk}"
        return self.division.code if self.division else self._court.code

    @property
    def name(self) -> str:
        if self.tribunal:
            return self.tribunal.name
        return self.division.display_name if self.division else f"{self._court.name}辖区"

    @property
    def level(self) -> str:
        return self.division.level if self.division else PlaceLevel.COURT

    @property
    def level_name(self) -> str:
        return self.division.get_level_display() if self.division else "法院辖区"

    @property
    def _court(self) -> Court:
        if self.court is None:
            raise ValueError("a place is a division or a court")
        return self.court


def division_place(text: str) -> Place:
    """Return the place of a division code of 2, 4, 6, 9 or 12 digits (区划). Refuses with PlaceUnknown."""
    code = normalise_code(text)
    division = Division.objects.select_related("parent").filter(code=code).first() if code else None
    if division is None:
        raise PlaceUnknown(f"没有代码为“{text}”的行政区划", code=text)
    return Place(division=division)


def court_place(text: str) -> Place:
    """Return the area of a basic or intermediate court (法院辖区). Refuses with PlaceUnknown."""
    court = Court.objects.select_related("division").filter(code=squeeze(text)).first()
    if court is None:
        raise PlaceUnknown(f"没有代字为“{text}”的法院", code=text)
    if court.level not in MEASURED_COURTS:
        raise PlaceUnknown(f"只统计中级和基层人民法院的辖区，{court.name}不在其列", code=text)
    return Place(court=court, covers=_covered(court))


def tribunal_place(text: str) -> Place:
    """Return the area of a tribunal from T and its number (法庭辖区). Refuses with PlaceUnknown."""
    number = text[1:]
    rows = Tribunal.objects.select_related("court")
    tribunal = rows.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 10 else None
    if tribunal is None:
        raise PlaceUnknown(f"没有编号为“{text}”的人民法庭", code=text)
    return Place(tribunal=tribunal, covers=covered_by("tribunal", tribunal))


def working_place(key: str) -> Place:
    """Return whose work a key names (工作统计对象): a division, a court, or a tribunal. Refuses with PlaceUnknown."""
    return tribunal_place(key) if key[:1] == "T" else place_of(key)


def _covered(court: Court) -> tuple[str, ...]:
    """What a court covers today; without any coverage on record, its own division."""
    return covered_by("court", court) or _seat(court)


def _seat(court: Court) -> tuple[str, ...]:
    return (court.division.prefix,) if court.division else ()


def place_of(key: str) -> Place:
    """Return the place of a key (按代码查找), as addresses say it. Refuses with PlaceUnknown."""
    return division_place(key) if key[:1].isdigit() else court_place(key)
