"""Commendations as people see them (表彰奖励): they are public within the courts."""

from django.db.models import QuerySet

from mediators.querysets import court_codes, with_courts_above
from suyuan.accounts.models import User
from suyuan.governance.models import Commendation
from suyuan.governance.querysets import SCHEME_READERS


def commendations(user: User) -> QuerySet[Commendation]:
    """Return the honours of the user's courts and those above (表彰), the latest first."""
    courts = with_courts_above(court_codes(user, roles=SCHEME_READERS))
    return Commendation.objects.filter(court__in=courts).select_related("court").order_by("-awarded_on", "-pk")
