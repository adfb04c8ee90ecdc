"""Clauses that an agreement had better not have (条款提示). The check warns; whoever writes the agreement decides."""

import re
from dataclasses import dataclass

from cases.rules.sources import Source


@dataclass(frozen=True, slots=True)
class ClauseWarning:
    """A clause found in the text, what is wrong with it, and the article (条款提示)."""

    found: str
    text: str
    source: Source


_JUDGED_IF_UNPAID = re.compile(
    r"[^。；;\n]*(?:不履行|未履行|逾期|不支付|未支付|未付|违约)[^。；;\n]{0,40}"
    r"(?:法院|法庭)[^。；;\n]{0,20}(?:裁判|判决|审理|判令|继续审)[^。；;\n]*"
)
_VAGUE = re.compile(r"[^。；;\n]*(?:尽快|尽早|适当时候|酌情|若干|大约|左右|另行协商|再行商定)[^。；;\n]*")


def doubtful_clauses(terms: str) -> list[ClauseWarning]:
    """Return the clauses that a court would not allow or would find unclear (条款提示)."""
    judged = [
        ClauseWarning(
            match.group().strip("，, "),
            "约定一方不履行协议时由人民法院对案件作出裁判的条款不予准许，可以改为违约金、担保等约定",
            Source("民事调解工作规定（法释〔2004〕12号）第7条至第9条"),
        )
        for match in _JUDGED_IF_UNPAID.finditer(terms)
    ]
    vague = [
        ClauseWarning(
            match.group().strip("，, "),
            "履行的时间、数额、方式不明确的，司法确认时会因内容不明确被驳回",
            Source("民事诉讼法解释第360条（2020年条文序号）"),
        )
        for match in _VAGUE.finditer(terms)
    ]
    return judged + vague
