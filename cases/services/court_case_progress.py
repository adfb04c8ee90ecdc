"""How far an import is, and the wish that it stop (导入进度): kept in the cache, since the import is one transaction.

Nothing rests on it: a lost number shows as no number, a lost wish leaves the import to finish.
"""

from collections.abc import Iterable, Iterator

from django.core.cache import cache

from suyuan.lib.tables import Row

EVERY = 2_000  # rows between two looks
_SECONDS = 3600


class Cancelled(Exception):
    """Somebody wished that the import stop."""


def watched(rows: Iterable[Row], *, batch_id: int) -> Iterator[Row]:
    """Yield the rows (读取中), telling how many were read; raises Cancelled once somebody wishes it."""
    for count, row in enumerate(rows):
        if count % EVERY == 0:
            if cache.get(_wish(batch_id)):
                raise Cancelled
            cache.set(_read(batch_id), count, _SECONDS)
        yield row


def rows_read(batch_id: int) -> int | None:
    """Return how many rows were read so far (已读取行数); None when nothing is known."""
    count: int | None = cache.get(_read(batch_id))
    return count


def wish_to_cancel(batch_id: int) -> None:
    """Ask whoever is at work on the import to stop (要求取消)."""
    cache.set(_wish(batch_id), True, _SECONDS)


def forget_progress(batch_id: int) -> None:
    """Drop what was kept of a finished import."""
    cache.delete_many([_read(batch_id), _wish(batch_id)])


def _read(batch_id: int) -> str:
    return f"cases:import:{batch_id}:read"


def _wish(batch_id: int) -> str:
    return f"cases:import:{batch_id}:cancel"
