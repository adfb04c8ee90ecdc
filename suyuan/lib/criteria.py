"""Named conditions: one wording and one query, shared by pages, indicators and documents."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q


@dataclass(frozen=True, slots=True)
class Criterion:
    """A condition (条件) with its Chinese wording and its query."""

    wording: str
    q: Q

    def __and__(self, other: Criterion) -> Criterion:
        return Criterion(f"{self.wording}且{other.wording}", self.q & other.q)
