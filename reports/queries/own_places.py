"""The places whose figures a person may look at (可看的地方): their courts, and what their posts reach."""

from communities.choices import DivisionLevel
from communities.models import Court, Division
from communities.querysets import area_prefixes, starts_with_any
from mediators.querysets import court_codes
from reports.queries.places import Place
from reports.querysets import COURT_READERS, READERS, tribunals_of
from suyuan.accounts.models import User

LISTED_LEVELS = (DivisionLevel.CITY, DivisionLevel.COUNTY, DivisionLevel.TOWN)


def own_places(user: User) -> list[Place]:
    """Return what a choice offers (可选的地方): the user's courts, then the cities, counties and towns of the area."""
    courts = Court.objects.filter(code__in=court_codes(user, roles=COURT_READERS)).order_by("code")
    inside = starts_with_any("code", area_prefixes(user, roles=READERS))
    divisions = Division.objects.filter(inside, level__in=LISTED_LEVELS).order_by("code")
    return [*(Place(court=court) for court in courts), *(Place(division=division) for division in divisions)]


def own_towns(user: User) -> list[Place]:
    """Return the towns of the user's area (辖区镇街), in the order of their codes."""
    inside = starts_with_any("code", area_prefixes(user, roles=READERS))
    return [Place(division=town) for town in Division.objects.filter(inside, level=DivisionLevel.TOWN).order_by("code")]


def own_working_places(user: User) -> list[Place]:
    """Return whose register a choice offers (可选的台账): as own_places, with the tribunals of the courts."""
    places = own_places(user)
    courts = [place for place in places if place.court]
    tribunals = (Place(tribunal=tribunal) for tribunal in tribunals_of(user))
    return [*courts, *tribunals, *(place for place in places if place.division)]


def may_look_at(user: User, place: Place) -> bool:
    """Say whether the user's posts reach a place (可看), villages included."""
    if place.division:
        return place.division.code.startswith(area_prefixes(user, roles=READERS) or ("-",))
    court = place.tribunal.court_id if place.tribunal else place.key
    return court in court_codes(user, roles=COURT_READERS)
