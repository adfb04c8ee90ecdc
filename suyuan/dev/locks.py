"""Locks between processes that vanish with the process that holds them."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


class Busy(Exception):
    """Another process holds the lock (锁被占用)."""


@contextmanager
def exclusive(path: Path, *, wait: bool) -> Iterator[None]:
    """Hold the lock alone (独占); raise Busy at once unless told to wait."""
    with _opened(path) as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise Busy(str(path)) from None
        yield


@contextmanager
def shared(path: Path) -> Iterator[None]:
    """Hold the lock together with others (共享)."""
    with _opened(path) as handle:
        fcntl.flock(handle, fcntl.LOCK_SH)
        yield


def is_free(path: Path) -> bool:
    """Tell whether nobody holds the lock (无人占用)."""
    try:
        with exclusive(path, wait=False):
            return True
    except Busy:
        return False


def _opened(path: Path) -> IO[bytes]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.open("ab")
