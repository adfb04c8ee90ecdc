"""What addresses say: a place that the reader may look at, a period; anything else is not there (404)."""

from django.http import Http404

from reports.queries.own_places import may_look_at
from reports.queries.places import Place, PlaceUnknown, working_place
from suyuan.accounts.origin import PersonRequest
from suyuan.lib.periods import Period, PeriodUnreadable, parse_period


def known_period(text: str) -> Period:
    """Return the period of an address (统计期)."""
    try:
        return parse_period(text)
    except PeriodUnreadable:
        raise Http404 from None


def seen_place(request: PersonRequest, key: str) -> Place:
    """Return the place of an address that the reader's posts reach (可看的地方)."""
    try:
        place = working_place(key)
    except PlaceUnknown:
        raise Http404 from None
    if not may_look_at(request.user, place):
        raise Http404
    return place
