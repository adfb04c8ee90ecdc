"""The courts' lists of three years, as the files they would upload (演示诉讼案件)."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from suyuan.demo.places import Gazetteer, Place
from suyuan.demo.stories import STORIES

HEADER = ("案号", "立案日期", "案由", "纠纷发生地代码", "原告住所地代码", "被告住所地代码", "承办部门")
FULL_YEARS = 2  # before the current one
OTHER_CITY = "441502001000"
TYPES_UNTIL_2024 = (("民初", 62), ("行初", 2), ("民特", 6), ("民诉前调", 14), ("执", 12), ("执保", 2), ("财保", 2))
TYPES_SINCE_2025 = (("民初", 73), ("行初", 2), ("民特", 7), ("执", 13), ("执保", 3), ("财保", 2))
ADMINISTRATIVE_CAUSES = ("行政处罚", "工伤认定", "政府信息公开")


@dataclass(frozen=True, slots=True)
class FiledDispute:
    """A complaint that got a court's number before it was mediated: it stands on the court's list too."""

    number: str
    filed_on: date
    cause: str
    place_code: str


def lawsuit_rows(
    *, count: int, gazetteer: Gazetteer, filed: list[FiledDispute], random: Random, until: date
) -> Iterator[tuple[str, ...]]:
    """Rows of the courts' lists under HEADER: `count` in all, the filed disputes among them."""
    for dispute in filed[:count]:
        yield (dispute.number, dispute.filed_on.isoformat(), dispute.cause, dispute.place_code, "", "", "立案庭")
    serials: dict[tuple[str, int, str], int] = {}
    for filed_on in sorted(_days(count - len(filed[:count]), random=random, until=until)):
        place = gazetteer.draw(random)
        type_code = _type(filed_on, random)
        key = (place.court_code, filed_on.year, type_code)
        serials[key] = serials.get(key, 0) + 1
        number = f"（{filed_on.year}）{place.court_code}{type_code}{serials[key]}号"
        yield (number, filed_on.isoformat(), _cause(type_code, random), *_codes(place, random), "立案庭")


def lists_by_court(rows: Iterable[tuple[str, ...]], courts: Iterable[str]) -> dict[str, bytes]:
    """Each court's rows as the CSV file it would upload, with a few slips of the pen such lists have."""
    files = {court: [HEADER] for court in courts}
    for row in rows:
        court = next(court for court in files if court in row[0])
        files[court].append(row)
    return {court: _csv([*lines, *_slips(court)]) for court, lines in files.items()}


def _slips(court: str) -> tuple[tuple[str, ...], ...]:
    return (
        (f"2025{court}民初字", "2025-03-04", "买卖合同纠纷", "", "", "", "立案庭"),
        (f"（2025）{court}民初88001号", "2025年13月4日", "民间借贷纠纷", "", "", "", "立案庭"),
        (f"（2025）{court}民初88002号", "2025-05-06", "民间借贷纠纷", "441999999999", "", "", "立案庭"),
    )


def _csv(lines: list[tuple[str, ...]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def _days(count: int, *, random: Random, until: date) -> Iterator[date]:
    for _ in range(count):
        since = date(until.year - FULL_YEARS, 1, 1)
        yield since + timedelta(days=int((until - since).days * random.betavariate(1.02, 1.0)))


def _type(filed_on: date, random: Random) -> str:
    types = TYPES_UNTIL_2024 if filed_on.year < 2025 else TYPES_SINCE_2025
    return random.choices([code for code, _ in types], [weight for _, weight in types])[0]


def _cause(type_code: str, random: Random) -> str:
    match type_code:
        case "行初":
            return random.choice(ADMINISTRATIVE_CAUSES)
        case "民特":
            return "申请司法确认调解协议"
        case "民初" | "民诉前调":
            return random.choices([story.cause for story in STORIES], [story.share for story in STORIES])[0]
        case _:
            return ""


def _codes(place: Place, random: Random) -> tuple[str, str, str]:
    """Place of the dispute, plaintiff's and defendant's domicile: some known to the village, some missing."""
    drawn = random.randrange(100)
    if drawn < 58:
        return place.code, "", place.town_code
    if drawn < 74:
        return place.town_code, "", ""
    if drawn < 86:
        return "", OTHER_CITY, place.code
    if drawn < 92:
        return "", place.code, ""
    return "", "", ""
