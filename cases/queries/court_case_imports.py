"""What came of an upload of court cases, and its rejected rows as a file."""

from collections.abc import Iterator

from cases.models import ImportBatch
from suyuan.lib.csv_writing import rejected_csv
from suyuan.lib.tables import Row


def rejected_rows_file(batch: ImportBatch) -> Iterator[bytes]:
    """Yield the rejected rows (退回的行) as a CSV file, as they stood, with their reasons, to be uploaded again."""
    rows = batch.rejected_rows.order_by("row_number").values_list("row_number", "columns", "reasons")
    rejects = ((Row(number, {}, {}, tuple(cells)), reasons) for number, cells, reasons in rows.iterator())
    return rejected_csv(batch.header, rejects)
