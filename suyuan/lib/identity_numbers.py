"""Checks of the 18-digit identity number (GB 11643) and the unified social credit code (GB 32100).

A check returns findings, sentences in Chinese; none means that nothing is wrong. A finding is a warning
for the person at the keyboard: whether the number is stored all the same is the caller's rule. Regions
are not checked, because people still carry retired region codes.
"""

from datetime import date
from typing import Literal

from suyuan.lib.text import squeeze

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = tuple(pow(3, i, 31) for i in range(17))
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_DIGITS = frozenset("0123456789")

Sex = Literal["MALE", "FEMALE"]


def normalise_number(text: str) -> str:
    """Return a number or code as it is stored (证件号码): half-width, upper-case, without blanks."""
    return squeeze(text).upper()


def check_identity_number(text: str, *, today: date) -> list[str]:
    """Return what is wrong with an identity number (居民身份证号码, GB 11643); empty when valid."""
    number = normalise_number(text)
    if len(number) == 15 and _DIGITS.issuperset(number):
        return ["这是15位的旧证号码，请填写18位身份证号码"]
    if len(number) != 18:
        return [f"身份证号码应为18位，现为{len(number)}位"]
    wrong = _wrong_characters(number[:17], _DIGITS)
    if wrong:
        return [f"身份证号码的前17位应为数字，{wrong}"]
    if number[17] not in _ID_CHECKS:
        return [f"身份证号码的最后一位应为数字或X，不能是“{number[17]}”"]
    findings = _birth_findings(number, today)
    if number[17] != _identity_check(number[:17]):
        findings.append("身份证号码的校验位不符，可能有一位输错或相邻两位颠倒，请对照证件核对")
    return findings


def birth_date(text: str) -> date | None:
    """Return the birth date (出生日期) that an 18-digit identity number states, None when it states none."""
    number = normalise_number(text)
    if len(number) != 18 or not _DIGITS.issuperset(number[6:14]):
        return None
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def is_minor(text: str, *, today: date) -> bool:
    """Say whether the person of an identity number is under eighteen (未成年人, 民法典 art. 17); False when unknown."""
    born = birth_date(text)
    return born is not None and today.year - born.year - ((today.month, today.day) < (born.month, born.day)) < 18


def sex(text: str) -> Sex | None:
    """Return the sex (性别) by the 17th digit of an identity number, odd for male; None when there is none."""
    number = normalise_number(text)
    if len(number) != 18 or number[16] not in _DIGITS:
        return None
    return "MALE" if int(number[16]) % 2 else "FEMALE"


def check_credit_code(text: str) -> list[str]:
    """Return what is wrong with a unified social credit code (统一社会信用代码, GB 32100); empty when valid."""
    code = normalise_number(text)
    if len(code) != 18:
        return [f"统一社会信用代码应为18位，现为{len(code)}位"]
    wrong = _wrong_characters(code, frozenset(_CREDIT_ALPHABET))
    if wrong:
        return [f"统一社会信用代码只用数字和除I、O、S、V、Z以外的字母，{wrong}"]
    findings = []
    if code[16] != _organisation_check(code[8:16]):
        findings.append("统一社会信用代码中第9至17位（主体标识码）的校验位不符，请对照证照核对")
    if code[17] != _credit_check(code[:17]):
        findings.append("统一社会信用代码的最后一位校验不符，可能有一位输错或相邻两位颠倒，请对照证照核对")
    return findings


def _wrong_characters(text: str, allowed: frozenset[str]) -> str:
    return "、".join(f"第{i}位是“{char}”" for i, char in enumerate(text, start=1) if char not in allowed)


def _birth_findings(number: str, today: date) -> list[str]:
    born = birth_date(number)
    if born is None:
        return [f"身份证号码第7至14位“{number[6:14]}”不是真实的日期"]
    if born > today:
        return [f"身份证号码中的出生日期{born:%Y-%m-%d}晚于今天"]
    return []


def _identity_check(first_17: str) -> str:
    return _ID_CHECKS[sum(int(digit) * weight for digit, weight in zip(first_17, _ID_WEIGHTS, strict=True)) % 11]


def _credit_check(first_17: str) -> str:
    values = map(_CREDIT_ALPHABET.index, first_17)
    return _CREDIT_ALPHABET[-sum(value * weight for value, weight in zip(values, _CREDIT_WEIGHTS, strict=True)) % 31]


def _organisation_check(first_8: str) -> str:
    values = (int(char, 36) for char in first_8)
    total = sum(value * weight for value, weight in zip(values, _ORGANISATION_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]
