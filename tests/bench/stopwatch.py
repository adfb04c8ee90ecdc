"""Running a statement, and timing an act."""

import time
from collections.abc import Callable

from django.db import connection


def execute(sql: str, values: dict | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start
