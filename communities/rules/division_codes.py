"""The statistics bureau's division codes (统计用区划代码): province 2, city 2, county 2, town 3, village 3 digits.

Everything inside a place has a code that begins with the place's significant digits, its prefix. The county
may be missing: Dongguan's towns (441900003000) hang directly under the city (4419).
"""

from suyuan.lib.text import squeeze

LENGTH = 12
# Significant digits of a prefix → level (names of communities.choices.DivisionLevel), deepest first.
LEVELS = {12: "VILLAGE", 9: "TOWN", 6: "COUNTY", 4: "CITY", 2: "PROVINCE"}


def normalise_code(text: str) -> str | None:
    """Return the twelve digits of a code (区划代码), short ones filled with zeros; None when it is none."""
    digits = squeeze(text)
    if len(digits) not in LEVELS or not (digits.isascii() and digits.isdigit()) or digits.startswith("00"):
        return None
    return digits.ljust(LENGTH, "0")


def prefix_of(code: str) -> str:
    """Return the significant leading digits (有效前缀) of a twelve-digit code."""
    significant = (length for length in LEVELS if code[_beginning(length) : length].strip("0"))
    return code[: next(significant, 2)]


def level_of(code: str) -> str:
    """Return the level (层级) that a code stands for."""
    return LEVELS[len(prefix_of(code))]


def enclosing_prefixes(prefix: str) -> tuple[str, ...]:
    """Return the prefixes that places around this one can have (上级), the nearest first, itself left out."""
    return tuple(prefix[:length] for length in LEVELS if length < len(prefix))


def community_kind(code: str) -> str:
    """Return what a village-level code is (村级代码分类), by its last three digits.

    001–199 a residents' committee, 200–399 a villagers' committee, above that a park or a similar place.
    """
    serial = int(code[9:])
    if serial < 200:
        return "RESIDENTS"
    return "VILLAGERS" if serial < 400 else "SIMILAR"


def _beginning(length: int) -> int:
    return max((shorter for shorter in LEVELS if shorter < length), default=0)
