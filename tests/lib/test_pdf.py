"""PDF documents: made with the machine's Chinese font, their data never markup, and never a character left out."""

import re
import zlib

import pytest

from suyuan.dev import fonts
from suyuan.lib.pdf import SHEET, FontsLacking, characters_missing, render_pdf

UNPRINTABLE = "\U000e0041"  # a tag character: no font has a glyph for it

needs_a_font = pytest.mark.skipif(not fonts.has_chinese_font(), reason="本机没有中文字体 no Chinese font here")


def sheet(**more: object) -> dict[str, object]:
    """A sheet with one table."""
    table = {"head": ["项目", "件数"], "align": ["left", "right"], "rows": [["排查", 12], ["#strong[成功]", "8"]]}
    return {"title": "矛盾纠纷化解台账", "facts": [["期间", "2026年10月"]], "sections": [{"table": table}], **more}


def shown_glyphs(pdf: bytes) -> int:
    """How many glyphs the pages show; a PDF names them by their number in the font, two bytes each."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    texts = b"".join(_inflated(stream) for stream in streams)
    return len(re.findall(rb"(?:\[|\(|<)[^\n]*T[jJ]", texts))


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


@needs_a_font
def test_a_sheet_becomes_a_pdf_with_its_title_and_its_font_inside() -> None:
    made = render_pdf(SHEET, sheet())
    assert made.startswith(b"%PDF-")
    assert b"FontFile" in made
    assert shown_glyphs(made) > 5


@needs_a_font
def test_markup_in_the_data_is_printed_as_it_stands() -> None:
    hostile = sheet(notes=['#read("/etc/passwd")', "$x$ *粗* _斜_ @引用"])
    assert render_pdf(SHEET, hostile).startswith(b"%PDF-")


@needs_a_font
def test_a_character_that_no_font_has_is_refused_by_name() -> None:
    assert characters_missing("李明") == []
    with pytest.raises(FontsLacking, match="U\\+E0041") as refusal:
        render_pdf(SHEET, sheet(notes=[f"当事人{UNPRINTABLE}"]))
    assert refusal.value.data["characters"] == [UNPRINTABLE]


def test_a_machine_without_a_chinese_font_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("suyuan.lib.pdf._chosen_fonts", tuple)
    with pytest.raises(FontsLacking, match="fonts-noto-cjk"):
        render_pdf(SHEET, sheet())
