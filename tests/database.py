"""The test databases: one template per run, one copy per worker, restored after real commits.

The template is migrated and filled with the reference data once. A test that
rolls back costs nothing. After a test that really committed, the tables that
were empty are emptied, and of the reference tables only the rows that changed
are put back, from the copy kept in the schema `pristine`.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg2
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from psycopg2.extensions import connection as Connection  # noqa: N812

LOCK = 0x5C59


def template_name() -> str:
    """The template of this run; ./dev test may have brought it from an earlier run of the same source."""
    return os.environ["SUYUAN_TEST_TEMPLATE"]


def create() -> None:
    """Make this worker's database from the template, and the template if it is missing."""
    with _maintenance() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        if not _exists(cursor, template_name()):
            _make_template(cursor)
        cursor.execute(f'CREATE DATABASE "{_name()}" TEMPLATE "{template_name()}" STRATEGY FILE_COPY')


def recreate() -> None:
    """Begin anew with a copy of the template, after a test that changed the schema."""
    drop()
    create()


def drop() -> None:
    """Drop this worker's database."""
    connection.close()
    with _maintenance() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{_name()}" WITH (FORCE)')


def drop_template() -> None:
    """Drop the template at the end of a run on a server that was given to us."""
    if os.environ["SUYUAN_TEST_RUN"] not in template_name():
        return
    with _maintenance() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{template_name()}" WITH (FORCE)')


def restore() -> None:
    """Bring this worker's database back to the template's content, past triggers and foreign keys."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica; SET LOCAL lock_timeout = '20s'")
        for table in _filled(cursor):
            cursor.execute(f'DELETE FROM "{table}"')
        for table in _touched(cursor):
            _put_back(cursor, table)
        cursor.execute("DELETE FROM pristine.touched")


def _name() -> str:
    return settings.DATABASES["default"]["NAME"]


@contextmanager
def _maintenance() -> Iterator:
    parameters = connection.get_connection_params()
    known = {key: parameters[key] for key in ("user", "password", "host", "port") if parameters.get(key)}
    link: Connection = psycopg2.connect(dbname="postgres", **known)
    link.autocommit = True
    try:
        with link.cursor() as cursor:
            yield cursor
    finally:
        link.close()


def _exists(cursor, name: str) -> bool:
    cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
    return cursor.fetchone() is not None


def _make_template(cursor) -> None:
    """Fill it under another name: what has the template's name is complete."""
    unfinished = f"{template_name()}_unfinished"
    cursor.execute(f'DROP DATABASE IF EXISTS "{unfinished}" WITH (FORCE)')
    cursor.execute(f'CREATE DATABASE "{unfinished}"')
    _fill(unfinished)
    cursor.execute(f'ALTER DATABASE "{unfinished}" RENAME TO "{template_name()}"')


def _fill(name: str) -> None:
    own = _name()
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        call_command("migrate", verbosity=0)
        call_command("load_reference", verbosity=0)
        _keep_pristine_copy()
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own


def _keep_pristine_copy() -> None:
    """Copy every table that has rows, and have it note when it is written to."""
    with connection.cursor() as cursor:
        cursor.execute("""
            CREATE SCHEMA pristine;
            CREATE TABLE pristine.touched (name text);
            CREATE FUNCTION pristine.touch() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN INSERT INTO pristine.touched VALUES (TG_TABLE_NAME); RETURN NULL; END $$;
        """)
        for table in [t for t in _tables(cursor) if _has_rows(cursor, t)]:
            cursor.execute(f'CREATE TABLE pristine."{table}" AS TABLE public."{table}"')
            cursor.execute(f"""
                CREATE TRIGGER pristine_touch AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON public."{table}"
                FOR EACH STATEMENT EXECUTE FUNCTION pristine.touch()
            """)
        cursor.execute("ANALYZE")


def _tables(cursor) -> list[str]:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    return [name for (name,) in cursor.fetchall()]


def _has_rows(cursor, table: str) -> bool:
    cursor.execute(f'SELECT EXISTS (SELECT 1 FROM public."{table}")')
    return cursor.fetchone()[0]


def _filled(cursor) -> list[str]:
    """The tables without a pristine copy that have rows now."""
    cursor.execute("""
        SELECT tablename FROM pg_tables WHERE schemaname = 'public'
        EXCEPT SELECT tablename FROM pg_tables WHERE schemaname = 'pristine'
    """)
    tables = [name for (name,) in cursor.fetchall()]
    if not tables:
        return []
    cursor.execute(" UNION ALL ".join(f"(SELECT '{t}' WHERE EXISTS (SELECT 1 FROM \"{t}\"))" for t in tables))
    return [name for (name,) in cursor.fetchall()]


def _touched(cursor) -> list[str]:
    cursor.execute("SELECT DISTINCT name FROM pristine.touched ORDER BY 1")
    return [name for (name,) in cursor.fetchall()]


def _put_back(cursor, table: str) -> None:
    """Rows are compared as text, since not every type knows equality."""
    cursor.execute(
        """SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)
           FROM information_schema.columns
           WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER'""",
        [table],
    )
    columns = cursor.fetchone()[0]
    cursor.execute(f"""
        DELETE FROM public."{table}" AS now WHERE NOT EXISTS (
            SELECT 1 FROM pristine."{table}" AS was WHERE was::text = now::text);
        INSERT INTO public."{table}" ({columns}) OVERRIDING SYSTEM VALUE
        SELECT {columns} FROM pristine."{table}" AS was WHERE NOT EXISTS (
            SELECT 1 FROM public."{table}" AS now WHERE was::text = now::text)
    """)
