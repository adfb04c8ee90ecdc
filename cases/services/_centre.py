from datetime import date

from django.db.models import F

from communities.models import MediationCentre
from communities.queries.jurisdiction import jurisdictions
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError


class CentreUnknown(DomainError):
    """No mediation centre is responsible for the place (无法确定诉调对接中心)."""

    code = "centre_unknown"
    status = 422


def centre_for(*, division_id: str | None, user: User, on: date) -> MediationCentre:
    """Return the centre (诉调对接中心) of the court that covers the place on the day, else of the user's own court.

    Without either, the place of the user's post decides. Refuses with CentreUnknown (field `division`).
    """
    posts = [duty.division_id for duty in user.duties if duty.division_id]
    courts = [duty.court_id for duty in user.duties if duty.court_id]
    found = (
        _centre_covering(division_id, on)
        or next((centre for court in courts if (centre := _centre_of(court))), None)
        or next((centre for place in posts if (centre := _centre_covering(place, on))), None)
    )
    if found is None:
        raise CentreUnknown("该地尚未维护管辖法院和诉调对接中心，请联系系统管理员", field="division")
    return found


def _centre_covering(code: str | None, on: date) -> MediationCentre | None:
    """The tribunal's own centre comes before its court's."""
    if not code:
        return None
    found = jurisdictions([code], on=on)[code]
    at_tribunal = found.tribunal and MediationCentre.objects.filter(tribunal=found.tribunal.tribunal_id).first()
    return at_tribunal or (_centre_of(found.court.court_id) if found.court else None)


def _centre_of(court_code: str) -> MediationCentre | None:
    return MediationCentre.objects.filter(court=court_code).order_by(F("tribunal").asc(nulls_first=True), "pk").first()
