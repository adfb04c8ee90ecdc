"""What one step of a random walk knows, and how it draws what it tells the services."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import TypeVar

from django.db.models import QuerySet
from django.utils.timezone import localdate

from cases.models import Dispute, Party
from mediators.models import Mediator
from suyuan.accounts.models import User
from tests.cases.scene import Scene

T = TypeVar("T")


class NothingThere(Exception):
    """There is no row yet that the action could be about."""


@dataclass(frozen=True)
class Turn:
    """One step: somebody wants to do something to a dispute; mostly sensible, sometimes not."""

    scene: Scene
    mediators: tuple[Mediator, ...]
    dispute: Dispute
    by: User
    at: datetime
    chance: Random

    def told(self) -> dict:
        return {"dispute_id": self.dispute.pk, "by": self.by, "at": self.at}

    def likely(self, share: float = 0.9) -> bool:
        return self.chance.random() < share

    def one_of(self, choices: Sequence[T]) -> T:
        return self.chance.choice(choices)

    def words(self, text: str) -> str:
        """The text, sometimes left empty."""
        return text if self.likely() else self.one_of(("", " "))

    def moment(self) -> datetime:
        """Now, sometimes later than now."""
        return self.at if self.likely(0.95) else self.at + timedelta(days=1)

    def day(self, *, ahead: int = 0) -> date:
        """Today or the days ahead, sometimes the wrong side of today."""
        return localdate(self.at) + timedelta(days=ahead if self.likely() else -self.chance.randrange(1, 40))

    def past_day(self) -> date:
        return localdate(self.at) - timedelta(days=self.chance.randrange(-1, 4))

    def row(self, rows: QuerySet) -> T:
        """The row that came last. Refuses with NothingThere."""
        found = rows.order_by("pk").last()
        if found is None:
            raise NothingThere
        return found

    def parties(self) -> list[Party]:
        """Who has not left, as the service will find them. Refuses with NothingThere."""
        present = list(self.dispute.parties.filter(removed_at=None).order_by("pk"))
        if not present:
            raise NothingThere
        return present

    def party(self) -> Party:
        return self.one_of(self.parties())

    def mediator(self) -> Mediator:
        return self.one_of(self.mediators)
