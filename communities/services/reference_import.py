"""Importing a list from the page (导入基础数据): one door for three kinds; rows that came back stay an hour."""

from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from uuid import uuid4

from django.core.cache import cache

from communities.services.division_import import import_divisions
from communities.services.holiday_import import import_holidays
from communities.services.population_import import import_population
from communities.services.row_imports import ImportOutcome
from suyuan.accounts.models import User
from suyuan.lib.csv_writing import rejected_csv

_KEPT_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class PageImport:
    """The outcome for the page; `rejected_key` finds the rows that came back, as a file."""

    outcome: ImportOutcome
    rejected_key: str | None


def import_reference(*, kind: str, file: BinaryIO, source: str, by: User, at: datetime) -> PageImport:
    """Import a list of divisions, population figures or holidays (导入基础数据); refusals are those of each import."""
    outcome = _take(kind, file, source, by=by, at=at)
    if not outcome.rejects:
        return PageImport(outcome, None)
    key = str(uuid4())
    cache.set(_cache_key(by, key), b"".join(rejected_csv(outcome.headers, outcome.rejects)), _KEPT_SECONDS)
    return PageImport(outcome, key)


def rejected_file(*, key: str, by: User) -> bytes | None:
    """Return the rows that came back as a CSV file (未导入的行), for whoever uploaded them, within the hour."""
    content: bytes | None = cache.get(_cache_key(by, key))
    return content


def _take(kind: str, file: BinaryIO, source: str, *, by: User, at: datetime) -> ImportOutcome:
    if kind == "divisions":
        return import_divisions(file=file, source=source, by=by, at=at)
    if kind == "population":
        return import_population(file=file, by=by, at=at)
    return import_holidays(file=file, source=source, confirm_year=None, by=by, at=at)


def _cache_key(user: User, key: str) -> str:
    return f"communities:rejected:{user.pk}:{key}"
