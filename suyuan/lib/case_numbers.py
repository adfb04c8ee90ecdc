"""Case numbers (案号) as courts write them since 2016, read tolerantly and written in one form.

（2024）粤1973民初1234号之一 = year, court code (法院代字), type code (类型代字), serial number, suffix.
A special court's character (专门审判代字, as 知) may stand before the type code. Source: 关于人民法院案件案号的
若干规定 (2015, amended 2018), arts 3, 5 and 7; the pre-filing types of four characters are beyond it, yet in use.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from suyuan.lib.errors import DomainError
from suyuan.lib.text import squeeze

_EXAMPLE = "例如（2024）粤1973民初1234号"
_HAN = r"\u4e00-\u9fff"
_COURT = "最高法|[京津沪渝冀晋蒙内辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔贵云滇藏陕陇甘青宁新军兵]"
_OLD_STYLE = re.compile(r"字第\d+号")
_NUMERALS = "一二三四五六七八九十"


class CaseNumberUnreadable(DomainError):
    """A text that is no case number (案号无法识别); the sentence says where the reading stopped."""

    code = "case_number_unreadable"
    status = 422


@dataclass(frozen=True, slots=True, order=True)
class CaseNumber:
    """The parts of a case number (案号); `str()` gives its normalised text."""

    year: int
    court_code: str
    special: str
    type_code: str
    serial: int
    suffix: str = ""

    def __str__(self) -> str:
        return f"（{self.year:04}）{self.court_code}{self.special}{self.type_code}{self.serial}号{self.suffix}"


@dataclass(frozen=True, slots=True)
class _Step:
    """One part of the text: what it must look like, and the sentence when it does not."""

    pattern: re.Pattern[str]
    otherwise: str


_STEPS = (
    _Step(re.compile(r"[(\[〔【〈<]?(\d{4})年?[)\]〕】〉>]"), f"案号应以括号内的四位年份开头，{_EXAMPLE}"),
    _Step(
        re.compile(rf"((?:{_COURT})(?:\d{{4}}|\d{{2}})?(?!\d))"),
        "年份之后应为法院代字，例如粤、粤19或粤1973",
    ),
    _Step(re.compile(rf"([{_HAN}]{{1,6}}?)(?=\d|号|$)"), "法院代字之后应为类型代字，例如民初、民特、民诉前调"),
    _Step(re.compile(r"0*([1-9]\d{0,8})(?!\d)"), "类型代字之后应为案件编号，编号为不超过九位的正整数"),
    _Step(re.compile("号"), "案件编号之后应有“号”字，案号可能没有复制完整"),
    _Step(re.compile(rf"(?:之([{_NUMERALS}]{{1,3}}|[1-9]\d?))?$"), "“号”之后只能是“之一”“之二”等，不能有其他文字"),
)


def parse_case_number(text: str, *, type_codes: Collection[str] = ()) -> CaseNumber:
    """Read a case number (案号): brackets and digits of either width, blanks anywhere, leading zeros.

    `type_codes` are the known ones; with them 知民初 is split into 知 and 民初, without them it stays whole.
    Refuses with CaseNumberUnreadable, in one sentence.
    """
    squeezed = squeeze(text)
    if not squeezed:
        raise CaseNumberUnreadable("案号为空")
    if _OLD_STYLE.search(squeezed):
        raise CaseNumberUnreadable("这是2016年以前的旧式案号（含“字第”），请填写新式案号", text=text)
    year, court_code, body, serial, _, suffix = _read_parts(squeezed, text)
    special, type_code = _split_special(body, type_codes)
    return CaseNumber(int(year), court_code, special, type_code, int(serial), _suffix(suffix))


def _read_parts(squeezed: str, original: str) -> list[str]:
    parts, at = [], 0
    for step in _STEPS:
        match = step.pattern.match(squeezed, at)
        if match is None:
            raise CaseNumberUnreadable(step.otherwise + _stopped_before(squeezed[at:]), text=original)
        parts.append((match.group(1) or "") if match.re.groups else "")
        at = match.end()
    return parts


def _stopped_before(rest: str) -> str:
    shown = rest if len(rest) <= 12 else f"{rest[:12]}…"
    return f"，读到“{shown}”处不能识别" if rest else ""


def _split_special(body: str, type_codes: Collection[str]) -> tuple[str, str]:
    """Split 知民初 by the known codes; a character that begins a known code itself (民诉前调) is never split off."""
    if body in type_codes or body[1:] not in type_codes:
        return "", body
    begins_a_code = any(code.startswith(body[0]) for code in type_codes)
    return ("", body) if begins_a_code else (body[0], body[1:])


def _suffix(numeral: str) -> str:
    if not numeral.isdecimal():
        return f"之{numeral}" if numeral else ""
    tens, ones = divmod(int(numeral), 10)
    return (
        "之"
        + ("" if tens < 2 else _NUMERALS[tens - 1])
        + ("十" if tens else "")
        + (_NUMERALS[ones - 1] if ones else "")
    )
