"""Chinese text in the forms that comparing, storing and searching need."""

import re
import unicodedata

# Outside Unicode's whitespace, yet often pasted along: zero-width characters, marks, soft hyphen.
_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF])
_MIDDLE_DOTS = dict.fromkeys(map(ord, "•●∙⋅・･‧"), "·")
_FULL_WIDTH_BRACKETS = str.maketrans("()", "（）")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_SPACE_BESIDE_HAN = re.compile(rf"(?<={_HAN.pattern})\s+|\s+(?={_HAN.pattern})")
_DOT_BETWEEN_HAN = re.compile(rf"(?<={_HAN.pattern})\.(?={_HAN.pattern})")
_ASCII_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
_GRAM_BREAKS = frozenset(" \t\r\n\u3000")


def half_width(text: str) -> str:
    """Return the text with full-width (全角) letters, digits and signs made half-width, nothing invisible left."""
    return unicodedata.normalize("NFKC", text).translate(_INVISIBLE)


def squeeze(text: str) -> str:
    """Return the half-width text without any blank (去空白): the form for numbers and codes."""
    return "".join(half_width(text).split())


def has_han(text: str) -> bool:
    """Say whether the text holds a Chinese character (汉字)."""
    return _HAN.search(text) is not None


def normalise_name(name: str) -> str:
    """Return a person's or organisation's name (姓名、名称) as it is stored and compared.

    Blanks beside a Chinese character go, others become one space; middle dots become ·; letters and
    digits become half-width; brackets in a Chinese name become full-width.
    """
    text = half_width(name.translate(_MIDDLE_DOTS))
    text = _SPACE_BESIDE_HAN.sub("", " ".join(text.split()))
    text = _DOT_BETWEEN_HAN.sub("·", text)
    return text.translate(_FULL_WIDTH_BRACKETS) if has_han(text) else text


def fold(text: str) -> str:
    """Return the text as it is stored for searching and searched for (检索形式): half-width, ASCII letters lowered."""
    return half_width(text).translate(_ASCII_LOWER)


def cjk_grams(text: str) -> list[str]:
    """Return every character and every pair of neighbours (一元、二元字组), each once, in order of appearance.

    Only ASCII letters are lowered; space, tab, CR, LF and U+3000 separate and are no grams. The SQL
    function of the same name says the same, so whatever contains a term has all the term's grams.
    """
    folded = text.translate(_ASCII_LOWER)
    grams: dict[str, None] = {}
    for first, second in zip(folded, folded[1:] + " ", strict=False):
        if first not in _GRAM_BREAKS:
            grams[first] = None
            if second not in _GRAM_BREAKS:
                grams[first + second] = None
    return list(grams)
