"""Spreadsheets written as they are read (导出XLSX): one sheet, streamed, in memory that does not grow with its length.

Text is stored in the cell itself and never taken for a formula; Decimal and int become numbers, dates ISO text.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import islice
from zipfile import ZIP_DEFLATED, ZipFile

ROWS_AT_ONCE = 500
_UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_PARTS = {
    "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
    f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
    f' Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


class _Sink:
    """A file that keeps what is written until it is taken."""

    def __init__(self) -> None:
        self._chunks: list[bytes] = []
        self._length = 0

    def write(self, chunk: bytes) -> int:
        self._chunks.append(bytes(chunk))
        self._length += len(chunk)
        return len(chunk)

    def flush(self) -> None:
        """Nothing is held back."""

    def take(self) -> bytes:
        taken = b"".join(self._chunks)
        self._chunks.clear()
        return taken


def xlsx_chunks(rows: Iterable[Sequence[object]], *, sheet: str) -> Iterator[bytes]:
    """Yield an XLSX file piece by piece (导出), the header being the first row; for a streaming response or a file."""
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED, compresslevel=zlib.Z_BEST_SPEED) as book:  # type: ignore[call-overload]
        for name, part in _PARTS.items():
            book.writestr(name, part)
        book.writestr("xl/workbook.xml", _workbook(sheet))
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part_file:
            part_file.write(f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            following = iter(rows)
            while chunk := list(islice(following, ROWS_AT_ONCE)):
                part_file.write("".join(map(_row, chunk)).encode())
                yield sink.take()
            part_file.write(b"</sheetData></worksheet>")
        yield sink.take()
    yield sink.take()


def _workbook(sheet: str) -> str:
    name = _escaped(re.sub(r"[\[\]:*?/\\]", "", sheet)[:31] or "Sheet1")
    sheets = f'<sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets>'
    return f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{sheets}</workbook>'


def _row(cells: Sequence[object]) -> str:
    return f"<row>{''.join(map(_cell, cells))}</row>"


def _cell(value: object) -> str:
    if value is None or value == "":
        return "<c/>"
    kind = type(value)
    if kind is int or kind is Decimal:
        return f"<c><v>{value}</v></c>"
    if kind is not str:
        value = value.isoformat(" ") if isinstance(value, datetime) else str(value)
    return f'<c t="inlineStr"><is><t xml:space="preserve">{_escaped(str(value))}</t></is></c>'


def _escaped(text: str) -> str:
    if text.isprintable() and "&" not in text and "<" not in text and '"' not in text:
        return text
    clean = _UNFIT.sub("", text)
    return clean.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
