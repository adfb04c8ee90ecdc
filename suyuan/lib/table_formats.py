"""Rows of cells out of an uploaded file (表格文件): CSV in the encodings met in offices, XLSX, XLS."""

import codecs
import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import BinaryIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from suyuan.lib.errors import InvalidInput

_SEPARATORS = ",\t;"
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_BYTE_ORDER_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_EXACT_IN_FLOAT = 10**15
# ="0769" and '0769 are how spreadsheets and people keep a number text; our own CSV puts ' before =, +, - and @.
_TEXT_MARK = re.compile(r"^=\"(.*)\"$|^'(?=[=+\-@\d\t\r])(.*)$", re.DOTALL)

Cell = int | float | str | bool | datetime | date | time | object


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a file (文件大小限制) is read: bytes as uploaded, bytes unpacked, rows with the header."""

    file_bytes: int = 30 * 1024 * 1024
    unpacked_bytes: int = 400 * 1024 * 1024
    rows: int = 200_000


def cell_rows(file: BinaryIO, limits: Limits) -> Iterator[tuple[str, ...]]:
    """Yield each row's cells as text (单元格), from the first row on, blank rows too: the n-th is row n.

    Dates become 2024-03-01, whole numbers lose their decimal point. Refuses with InvalidInput, also midway,
    a file that is too large or that cannot be read.
    """
    size = file.seek(0, io.SEEK_END)
    if size > limits.file_bytes:
        raise unreadable(
            f"文件有{size / 1048576:.1f}MB，超过了{limits.file_bytes / 1048576:.0f}MB的上限，请分成几个文件"
        )
    file.seek(0)
    start = file.read(8)
    rows = _sheet_rows(file, limits) if start.startswith((_ZIP, _OLE)) else _csv_rows(file)
    for number, cells in enumerate(rows, start=1):
        if number > limits.rows:
            raise unreadable(f"表格超过了{limits.rows:,}行的上限，请分成几个文件")
        yield cells


def unreadable(sentence: str) -> InvalidInput:
    """Return the refusal of a whole file (文件无法读取), to be raised by the caller."""
    return InvalidInput([("file", sentence)])


def _csv_rows(file: BinaryIO) -> Iterator[tuple[str, ...]]:
    encoding = _encoding(file)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    try:
        delimiter = _delimiter(text)
        text.seek(0)
        for cells in csv.reader(text, delimiter=delimiter, strict=True):
            yield tuple(map(_text_of, cells))
    except csv.Error as error:
        raise unreadable("CSV 文件的引号不成对或某个单元格过长，请用表格软件打开后另存为 XLSX 再上传") from error
    finally:
        if not file.closed:
            text.detach()  # else the wrapper would close the caller's file with itself


def _encoding(file: BinaryIO) -> str:
    file.seek(0)
    start = file.read(4)
    marked = next((name for mark, name in _BYTE_ORDER_MARKS.items() if start.startswith(mark)), None)
    for encoding in [marked] if marked else ["utf-8", "gb18030"]:
        if _decodes(file, encoding):
            return encoding
    raise unreadable("这不是可以识别的表格文件，请上传 XLSX，或 UTF-8、GBK 编码的 CSV")


def _decodes(file: BinaryIO, encoding: str) -> bool:
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := file.read(1 << 16):
            if "\0" in decoder.decode(chunk):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(text: io.TextIOWrapper) -> str:
    """The separator most used in the first line that has any: a header, or a title that was a merged cell."""
    line = next((line for line in islice(text, 10) if any(mark in line for mark in _SEPARATORS)), "")
    return max(_SEPARATORS, key=line.count)


def _sheet_rows(file: BinaryIO, limits: Limits) -> Iterator[tuple[str, ...]]:
    try:
        _refuse_large_archive(file, limits)
        file.seek(0)
        workbook = CalamineWorkbook.from_filelike(file)
        sheet = _first_visible(workbook)
    except PasswordError as error:
        raise unreadable("表格设有密码，请去掉密码后再上传") from error
    except (CalamineError, zipfile.BadZipFile) as error:
        raise unreadable("表格文件已损坏或不是表格，请用表格软件打开后另存为 XLSX 再上传") from error
    for cells in sheet.iter_rows():
        yield tuple(map(_text_of, cells))


def _refuse_large_archive(file: BinaryIO, limits: Limits) -> None:
    file.seek(0)
    if not file.read(4).startswith(_ZIP):
        return
    file.seek(0)
    with zipfile.ZipFile(file) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > limits.unpacked_bytes:
            raise unreadable("表格解压后过大，请删去无关的工作表和格式，或分成几个文件")


def _first_visible(workbook: CalamineWorkbook) -> CalamineSheet:
    for index, sheet in enumerate(workbook.sheets_metadata):
        if sheet.visible == SheetVisibleEnum.Visible:
            return workbook.get_sheet_by_index(index)
    raise unreadable("文件里没有可见的工作表")


def _text_of(cell: Cell) -> str:
    if isinstance(cell, str):
        text = cell.strip().replace("\ufeff", "")
        mark = _TEXT_MARK.match(text)
        return text if mark is None else (mark[1] or mark[2] or "").strip()
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, float):
        return _number(cell)
    return str(cell)


def _number(value: float) -> str:
    """A number too long to be exact is written as spreadsheets show it (4.419E+17), to be seen for what it is."""
    if abs(value) >= _EXACT_IN_FLOAT:
        return f"{value:.5E}"
    return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
