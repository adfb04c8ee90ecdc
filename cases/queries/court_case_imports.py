"""What came of an upload of court cases, and its rejected rows as a file."""

from collections.abc import Iterator

from django.db.models import QuerySet

from cases.models import ImportBatch
from suyuan.lib.csv_writing import rejected_csv
from suyuan.lib.keyset import Page, keyset_page
from suyuan.lib.tables import Row

REJECTS_A_PAGE = 50


def rejected_rows_file(batch: ImportBatch) -> Iterator[bytes]:
    """Yield the rejected rows (退回的行) as a CSV file, as they stood, with their reasons, to be uploaded again."""
    rows = batch.rejected_rows.order_by("row_number").values_list("row_number", "columns", "reasons")
    rejects = ((Row(number, {}, {}, tuple(cells)), reasons) for number, cells, reasons in rows.iterator())
    return rejected_csv(batch.header, rejects)


def batch_rows(batches: QuerySet[ImportBatch]) -> QuerySet[ImportBatch]:
    """Return uploads as the pages list them (导入批次): the newest first, without the files."""
    return batches.select_related("court", "uploaded_by", "layout").defer("content").order_by("-pk")


def rejected_page(batch: ImportBatch, *, cursor: str | None) -> Page:
    """Return a page of the rows that came back (退回的行), in the order of the list."""
    return keyset_page(batch.rejected_rows.order_by("row_number", "pk"), size=REJECTS_A_PAGE, cursor=cursor)
