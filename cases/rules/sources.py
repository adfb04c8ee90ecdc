"""Where a rule stands (出处) and how well its text is known (核实程度)."""

from dataclasses import dataclass

CONFIDENCE = {
    "V": "已读全文",
    "X": "摘引，未读全文",
    "D": "由条文推得",
    "M": "条文未经核实",
    "?": "未找到明确规定",
}


@dataclass(frozen=True, slots=True)
class Source:
    """The articles a statement rests on (依据). Anything but V is to be shown with its `caveat`."""

    article: str
    confidence: str = "V"

    @property
    def caveat(self) -> str:
        """Say in Chinese how sure the text is (核实程度), empty when the whole article was read."""
        return "" if self.confidence == "V" else CONFIDENCE[self.confidence]
