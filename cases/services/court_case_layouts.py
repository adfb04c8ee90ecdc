"""Opening a court's list in the layout it is in (识别清单格式): ours, the one that was chosen, or the one that fits."""

import io
from dataclasses import replace
from datetime import date

from cases.models import ImportBatch, ListLayout
from cases.services.court_case_reading import COLUMNS
from suyuan.lib.errors import InvalidInput
from suyuan.lib.table_formats import Limits
from suyuan.lib.tables import Table, read_table


def open_list(batch: ImportBatch, *, limits: Limits, on: date) -> Table:
    """Return the rows of an upload as our own lists would have them (读取清单), and note the layout on the batch.

    Without a chosen layout ours is tried first, then those of the court and of all courts; the one that names most
    of the file's columns is taken. Refuses with InvalidInput a file that fits none, in the words of the first try.
    """
    if batch.layout:
        return _read(batch, batch.layout, limits)
    try:
        return read_table(_file(batch), COLUMNS, limits=limits)
    except InvalidInput as refusal:
        fitting = [(table, layout) for layout in _candidates(batch, on) if (table := _tried(batch, layout, limits))]
        if not fitting:
            raise refusal from None
    table, batch.layout = min(fitting, key=lambda found: len(found[0].absent))
    return table


def _candidates(batch: ImportBatch, on: date) -> list[ListLayout]:
    return list(ListLayout.objects.for_court(batch.court_id).in_force(on))


def _tried(batch: ImportBatch, layout: ListLayout, limits: Limits) -> Table | None:
    try:
        return _read(batch, layout, limits)
    except InvalidInput:
        return None


def _read(batch: ImportBatch, layout: ListLayout, limits: Limits) -> Table:
    read = layout.read()
    table = read_table(_file(batch), read.columns(COLUMNS), limits=limits)
    return replace(table, rows=map(read.translated, table.rows))


def _file(batch: ImportBatch) -> io.BytesIO:
    return io.BytesIO(batch.content or b"")
