"""What a court case counts as for 万人成讼率, read from its type code (类型代字).

Counted are newly filed civil and administrative cases of first instance. Everything else is kept and
left out with its reason, so that the excluded cases can be shown beside the counted ones.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

COUNTED = {"民初": "CIVIL", "行初": "ADMINISTRATIVE"}  # type code → cases.choices.SuitKind
EXCLUDED = "EXCLUDED"
UNKNOWN_TYPE = "类型代字未知"

# The first pattern that fits gives the reason. These hold for codes that no standard lists, too:
# the pre-filing codes have four characters and more and belong to the platforms.
_ALWAYS = (
    (re.compile(r"诉前调"), "诉前调解"),
    (re.compile(r"^执"), "执行"),
)
# These hold for codes of the standard; what no pattern fits is told by its category.
_OF_THE_STANDARD = (
    (re.compile(r"^民特"), "特别程序（含司法确认）"),
    (re.compile(r"^[民行]终$"), "二审"),
    (re.compile(r"^[民行][监申抗再]"), "审判监督"),
    (re.compile(r"^民[督催]"), "督促、催告程序"),
)
_OF_THE_CATEGORY = {"民事案件": "其他民事程序", "行政案件": "其他行政程序"}


@dataclass(frozen=True, slots=True)
class Counting:
    """How a case counts (计数): its kind, and the reason when it is excluded."""

    kind: str
    reason: str = ""


def counting(type_code: str, categories: Mapping[str, str]) -> Counting:
    """Return how a type code counts (计数类别); `categories` are the known codes with their category (大类)."""
    if kind := COUNTED.get(type_code):
        return Counting(kind)
    category = categories.get(type_code, UNKNOWN_TYPE)
    patterns = _ALWAYS + _OF_THE_STANDARD if type_code in categories else _ALWAYS
    fitting = (reason for pattern, reason in patterns if pattern.search(type_code))
    return Counting(EXCLUDED, next(fitting, _OF_THE_CATEGORY.get(category, category)))
