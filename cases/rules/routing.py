"""Who should handle a dispute (分流): 纠纷哪里来，调解哪里去. And how long it was where: a bounce gains no time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cases.rules.sources import Source

CENTRE, MEDIATION_ORGANIZATION, COMMUNITY_TEAM = "CENTRE", "MEDIATION_ORGANIZATION", "COMMUNITY_TEAM"
KEPT_HERE = frozenset({CENTRE, MEDIATION_ORGANIZATION})  # the centre refers it by itself; nothing is sent away


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a dispute comes from (纠纷哪里来): place, category, causes with all above, door, complaint handed in."""

    division: str
    category: str
    causes: frozenset[str]
    intake_source: str
    has_complaint: bool


@dataclass(frozen=True, slots=True)
class Route:
    """A rule on who handles what (分流规则); an empty condition fits everything."""

    id: int
    order: int
    target: str
    reason: str
    source: Source
    prefix: str = ""
    categories: frozenset[str] = frozenset()
    causes: frozenset[str] = frozenset()
    intake_source: str = ""
    has_complaint: bool | None = None

    def fits(self, origin: Origin) -> bool:
        """Say whether every condition of the rule is met (适用)."""
        return (
            origin.division.startswith(self.prefix)
            and self.intake_source in ("", origin.intake_source)
            and self.has_complaint in (None, origin.has_complaint)
            and (not (self.categories or self.causes) or self._is_about(origin))
        )

    def _is_about(self, origin: Origin) -> bool:
        return origin.category in self.categories or bool(self.causes & origin.causes)


def proposed_route(origin: Origin, routes: Iterable[Route]) -> Route | None:
    """Return the rule that proposes who handles the dispute (分流建议): the first that fits, by order; None if none."""
    return min(
        (route for route in routes if route.fits(origin)), key=lambda route: (route.order, route.id), default=None
    )


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay away from the centre (在外办理): from a day to a day; None is not over."""

    begun_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class TimeSpent:
    """How many days a dispute has taken (历时), since registration, of which away and with the centre."""

    total: int
    away: int

    @property
    def here(self) -> int:
        return self.total - self.away


def time_spent(registered_on: date, stays: Iterable[Stay], *, until: date) -> TimeSpent:
    """Return the days since registration (历时), counted through: being sent back starts nothing anew."""
    away = sum(((stay.ended_on or until) - stay.begun_on).days for stay in stays)
    return TimeSpent((until - registered_on).days, away)
