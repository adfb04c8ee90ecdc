"""CSV files that spreadsheets open rightly and safely (导出CSV): UTF-8 with a mark, no cell taken for a formula."""

import codecs
import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from suyuan.lib.tables import Row

REASON = "原因"
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


class _Echo:
    """A file that hands each line back, so that csv.writer becomes a function."""

    def write(self, line: str) -> str:
        return line


def csv_lines(rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """Yield a CSV file line by line (导出), the header being the first row; for a streaming response or a file."""
    write = csv.writer(_Echo()).writerow
    yield codecs.BOM_UTF8
    for row in rows:
        yield str(write([neutralise(cell) for cell in row])).encode()


def rejected_csv(headers: Sequence[str], rejects: Iterable[tuple[Row, str]]) -> Iterator[bytes]:
    """Yield the rows that were not taken (未导入的行), as they stood, with a column for the reason (原因).

    The file can be corrected and uploaded again; reasons of an earlier round are left out.
    """
    kept = [i for i, header in enumerate(headers) if header != REASON]

    def line(row: Row, reason: str) -> list[str]:
        cells = [row.cells[i] if i < len(row.cells) else "" for i in kept]
        return [*cells, reason, *row.cells[len(headers) :]]

    first = [*(headers[i] for i in kept), REASON]
    return csv_lines(chain([first], (line(row, reason) for row, reason in rejects)))


def neutralise(cell: object) -> str:
    """Return a cell's text (单元格) so that no spreadsheet runs it: ' before =, +, -, @ unless it is a number."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
