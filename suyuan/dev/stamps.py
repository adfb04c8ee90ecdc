"""What has been loaded into a database, noted in that database; and what has been built into files."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import psycopg2

from suyuan.dev.paths import ROOT

NOTE = "INSERT INTO dev_launcher.stamp VALUES (%s, %s) ON CONFLICT (name) DO UPDATE SET digest = excluded.digest"
NOTES = """
    CREATE SCHEMA IF NOT EXISTS dev_launcher;
    CREATE TABLE IF NOT EXISTS dev_launcher.stamp (name text PRIMARY KEY, digest text NOT NULL);
"""


def content_digest(paths: Iterable[Path]) -> str:
    """Return a digest of files, by name and content (内容指纹)."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file():
            digest.update(str(path.relative_to(ROOT)).encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def noted_in_database(url: str, name: str) -> str:
    """Return the digest noted under a name in a database, or an empty string (已载入的版本)."""
    connection = psycopg2.connect(url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(NOTES)
            cursor.execute("SELECT digest FROM dev_launcher.stamp WHERE name = %s", [name])
            row = cursor.fetchone()
            return row[0] if row else ""
    finally:
        connection.close()


def note_in_database(url: str, name: str, digest: str) -> None:
    """Note a digest under a name in a database (记录已载入的版本)."""
    connection = psycopg2.connect(url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(NOTE, [name, digest])
    finally:
        connection.close()
