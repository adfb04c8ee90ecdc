"""PDF documents (导出PDF): a Typst template of ours, the data as JSON, the machine's Chinese fonts.

The data never becomes markup: the template reads it as strings, so nothing written in a case can change the layout.
A font lacks characters of rare given names, and Typst would leave such a one out without a word. So every character
is looked for among the glyphs that fontconfig lists of the fonts, before anything is set.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import typst

from suyuan.lib.errors import DomainError

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
SHEET = "layouts/sheet.typ"
PREFERRED = (
    "Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei",
)  # fmt: skip
_SHAPELESS = frozenset("\n\r\t\u200b\ufeff")
_MOST_NAMED = 20


class FontsLacking(DomainError):
    """No Chinese font on this machine, or none with a glyph for a character (字体缺字)."""

    code = "fonts_lacking"
    status = 422


@dataclass(frozen=True, slots=True)
class _Font:
    family: str
    folder: str
    ranges: tuple[tuple[int, int], ...]


def render_pdf(template: str, data: dict[str, object]) -> bytes:
    """Return a PDF (生成PDF) of a template under templates/, such as layouts/sheet.typ, filled with plain data.

    Refuses with FontsLacking when the machine has no Chinese font, and with the list of those characters
    that no font of it has a glyph for.
    """
    fonts = _chosen_fonts()
    if not fonts:
        raise FontsLacking("服务器没有中文字体，不能生成PDF；请安装字体软件包fonts-noto-cjk和fontconfig")
    _refuse_missing_glyphs(data, fonts)
    told = {"data": json.dumps({**data, "fonts": [font.family for font in fonts]}, ensure_ascii=False, default=str)}
    made = typst.compile(
        TEMPLATES / template, root=TEMPLATES, font_paths=_loaded_fonts(fonts), format="pdf", sys_inputs=told
    )
    return made if isinstance(made, bytes) else bytes(made)


def characters_missing(text: str) -> list[str]:
    """Return the characters of a text that no font here can print (缺字), each once, in their order."""
    return _missing(text, _chosen_fonts())


def _refuse_missing_glyphs(data: dict[str, object], fonts: tuple[_Font, ...]) -> None:
    missing = _missing("".join(_texts(data)), fonts)
    if missing:
        listed = "、".join(f"{character}（U+{ord(character):04X}）" for character in missing[:_MOST_NAMED])
        more = f"等{len(missing)}个字符" if len(missing) > _MOST_NAMED else ""
        raise FontsLacking(
            f"服务器字体中没有{listed}{more}，打印会漏字；请安装字数更全的字体（软件包fonts-noto-cjk）或核对这些字",
            characters=missing,
        )


def _missing(text: str, fonts: tuple[_Font, ...]) -> list[str]:
    return [
        character
        for character in dict.fromkeys(text)
        if character not in _SHAPELESS
        and not any(low <= ord(character) <= high for font in fonts for low, high in font.ranges)
    ]


def _texts(value: object) -> Iterator[str]:
    """Every text that the document may print, whatever holds it."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner)
    else:
        yield str(value)


@lru_cache(maxsize=1)
def _chosen_fonts() -> tuple[_Font, ...]:
    """The preferred Chinese fonts of this machine in order; any other if it has none of them."""
    found = _fonts_of_machine()
    chosen = [found[name] for name in PREFERRED if name in found]
    return tuple(chosen or list(found.values())[:1])


def _fonts_of_machine() -> dict[str, _Font]:
    if shutil.which("fc-list") is None:
        return {}
    pattern = "%{file}\t%{family[0]}\t%{charset}\n"
    listed = subprocess.run(["fc-list", "--format", pattern, ":lang=zh"], capture_output=True, text=True, check=False)
    fonts: dict[str, _Font] = {}
    for line in listed.stdout.splitlines():
        file, family, charset = line.split("\t")
        fonts.setdefault(family, _Font(family, str(Path(file).parent), tuple(map(_range, charset.split()))))
    return fonts


def _range(text: str) -> tuple[int, int]:
    """Read 20-7e or 192, as fontconfig writes the characters of a font."""
    low, _, high = text.partition("-")
    return int(low, 16), int(high or low, 16)


@lru_cache(maxsize=1)
def _loaded_fonts(fonts: tuple[_Font, ...]) -> typst.Fonts:
    folders = list(dict.fromkeys(font.folder for font in fonts))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
