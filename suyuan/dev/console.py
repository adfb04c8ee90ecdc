"""What the person at the terminal sees: one line per step, refusals in two languages."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Refusal(Exception):
    """Something the person can put right (可由使用者解决的问题), said in Chinese and in English."""

    def __init__(self, zh: str, en: str, *, details: str = "") -> None:
        super().__init__(zh)
        self.zh, self.en, self.details = zh, en, details


def say(line: str = "") -> None:
    """Print one line at once."""
    print(line, flush=True)


def complain(refusal: Refusal) -> None:
    """Print a refusal to the error stream."""
    for line in (refusal.details.rstrip(), refusal.zh, refusal.en):
        if line:
            print(line, file=sys.stderr, flush=True)


@contextmanager
def step(title: str) -> Iterator[None]:
    """Print a progress line with the seconds the step took (进度)."""
    print(f"  {title} … ", end="", flush=True)
    begun = time.monotonic()
    try:
        yield
    except BaseException:
        print("✗", flush=True)
        raise
    print(f"{time.monotonic() - begun:.1f} s", flush=True)
