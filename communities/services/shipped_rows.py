"""Writing delivered reference rows (基础数据): new ones in, changed ones refreshed, those corrected by hand kept."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from django.db import connection, models
from psycopg2 import sql

from communities.models.reference import ReferenceRow

_NULL = r"\N"


@dataclass(frozen=True, slots=True)
class Written:
    """What a load did to a table: rows added, refreshed, and left alone because somebody here corrected them."""

    added: int = 0
    changed: int = 0
    kept: int = 0

    def __add__(self, other: "Written") -> "Written":
        return Written(self.added + other.added, self.changed + other.changed, self.kept + other.kept)


def write_rows(rows: Sequence[ReferenceRow], *, key: tuple[str, ...]) -> Written:
    """Write rows of one model by a unique key, in one transaction with the caller: tens of thousands a second.

    A row that stands as delivered is not touched, so a reload writes nothing.
    """
    if not rows:
        return Written()
    fields = _delivered_fields(type(rows[0]))
    table = _Table(
        name=type(rows[0])._meta.db_table,
        columns=tuple(str(field.column) for field in fields),
        key=tuple(str(field.column) for field in fields if field.name in key),
    )
    with connection.cursor() as cursor:
        cursor.execute(table.create_incoming)
        cursor.copy_expert(table.copy.as_string(cursor.cursor), _as_csv(rows, fields))
        cursor.execute(table.count_kept)
        kept = cursor.fetchone()[0]
        cursor.execute(table.upsert)
        added = [inserted for (inserted,) in cursor.fetchall()]
        cursor.execute(table.drop_incoming)
    return Written(added=sum(added), changed=len(added) - sum(added), kept=kept)


def _delivered_fields(model: type[ReferenceRow]) -> list[models.Field]:
    own = {"corrected_at"}
    return [f for f in model._meta.concrete_fields if f.name not in own and not isinstance(f, models.AutoField)]


def _as_csv(rows: Sequence[ReferenceRow], fields: Sequence[models.Field]) -> StringIO:
    text = StringIO()
    writer = csv.writer(text)
    for row in rows:
        values = (getattr(row, field.attname) for field in fields)
        writer.writerow([_NULL if value is None else value for value in values])
    text.seek(0)
    return text


@dataclass(frozen=True, slots=True)
class _Table:
    """The statements for one table; names are quoted by the driver."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    def _format(self, statement: str) -> sql.Composed:
        others = [column for column in self.columns if column not in self.key]
        return sql.SQL(statement).format(
            table=sql.Identifier(self.name),
            incoming=sql.Identifier(f"incoming_{self.name}"),
            columns=_joined(self.columns),
            key=_joined(self.key),
            now=_joined(others, of=self.name),
            new=_joined(others, of="excluded"),
            delivered=_joined(others, of=f"incoming_{self.name}"),
            assignments=sql.SQL(", ").join(
                sql.SQL("{0} = excluded.{0}").format(sql.Identifier(column)) for column in others
            ),
        )

    @property
    def create_incoming(self) -> sql.Composed:
        return self._format("CREATE TEMP TABLE {incoming} AS SELECT {columns} FROM {table} WITH NO DATA")

    @property
    def copy(self) -> sql.Composed:
        return self._format("COPY {incoming} ({columns}) FROM STDIN WITH (FORMAT csv, NULL '" + _NULL + "')")

    @property
    def count_kept(self) -> sql.Composed:
        return self._format(
            "SELECT count(*) FROM {table} JOIN {incoming} USING ({key}) "
            "WHERE {table}.corrected_at IS NOT NULL AND ({now}) IS DISTINCT FROM ({delivered})"
        )

    @property
    def upsert(self) -> sql.Composed:
        return self._format(
            "INSERT INTO {table} ({columns}) SELECT {columns} FROM {incoming} ORDER BY {key} "
            "ON CONFLICT ({key}) DO UPDATE SET {assignments} "
            "WHERE {table}.corrected_at IS NULL AND ({now}) IS DISTINCT FROM ({new}) "
            "RETURNING (xmax = 0)"
        )

    @property
    def drop_incoming(self) -> sql.Composed:
        return self._format("DROP TABLE {incoming}")


def _joined(columns: Sequence[str], *, of: str = "") -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(of, column) if of else sql.Identifier(column) for column in columns)
