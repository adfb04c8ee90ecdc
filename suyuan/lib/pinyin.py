"""Pinyin (拼音) of names and titles: a key to sort by, letters and initials to search by.

PostgreSQL's own Chinese order depends on how it was built; a stored key sorts the same everywhere.
"""

import re
from dataclasses import dataclass

from pypinyin import Style, lazy_pinyin

from suyuan.lib.surnames import SURNAME_READINGS, split_name
from suyuan.lib.text import half_width, has_han, normalise_name

_TONE = re.compile(r"(?<=[a-z])[1-5]$")
_LETTERS_AND_DIGITS = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text is read (读音): pairs of a Chinese character, or a run of other text, and its syllable."""

    pairs: tuple[tuple[str, str], ...]

    @property
    def sort_key(self) -> str:
        """The key to store and sort by (排序键): syllable, tone, character, so that one surname stays together.

        Up to nine characters for each Chinese one; to be compared byte by byte (collation C).
        """
        return " ".join(syllable + text if has_han(text) else syllable for text, syllable in self.pairs)

    @property
    def letters(self) -> str:
        """The letters without tones (全拼), as in zhangsan."""
        return "".join(map(_plain, (syllable for _, syllable in self.pairs)))

    @property
    def initials(self) -> str:
        """The first letter of each syllable (首字母), as in zs; other text counts by its words."""
        return "".join(_plain(syllable)[:1] for _, syllable in self.pairs)


def read_text(text: str) -> Reading:
    """Read a title or a place (名称) by the dictionary of words: 重庆 is chong2 qing4."""
    pairs: list[tuple[str, str]] = []
    for run in re.findall(r"[\u3400-\u9fff]+|[^\u3400-\u9fff\s]+", half_width(text).lower()):
        if has_han(run):
            pairs += zip(run, _syllables(run), strict=True)
        else:
            pairs.append((run, run))
    return Reading(tuple(pairs))


def read_name(name: str) -> Reading:
    """Read a person's name (姓名), the surname by its own reading: 单 is shan4, 尉迟 is yu4 chi2."""
    normalised = normalise_name(name)
    surname, given = split_name(normalised)
    if not has_han(surname):
        return read_text(normalised)
    syllables = SURNAME_READINGS.get(surname)
    first = Reading(tuple(zip(surname, syllables, strict=True))) if syllables else read_text(surname)
    return Reading(first.pairs + read_text(given).pairs)


def sort_key(name: str) -> str:
    """Return the key by which people's names are sorted (姓名排序键)."""
    return read_name(name).sort_key


def initials(name: str) -> str:
    """Return the initials of a person's name (姓名首字母), as in zs for 张三."""
    return read_name(name).initials


def _syllables(run: str) -> list[str]:
    return lazy_pinyin(
        run,
        style=Style.TONE3,
        neutral_tone_with_five=True,
        errors=list,  # type: ignore[arg-type]  # one entry for each unknown character; the stub knows str only
    )


def _plain(syllable: str) -> str:
    return "".join(_LETTERS_AND_DIGITS.findall(_TONE.sub("", syllable)))
