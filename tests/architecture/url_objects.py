"""Objects that rows of url_roles.py name: each makes one and returns the arguments of its address."""

from datetime import date

from django.utils import timezone

from communities.models import Community, DemonstrationCommunity, Tribunal
from mediators.models import SubsidyScheme
from mediators.services.schemes import draft_scheme
from suyuan.accounts.roles import Role
from tests.mediators.making import accrued_voucher, mediator
from tests.people import COURT, TOWN, person, post


def account():
    return {"pk": person("target").pk}


def posting():
    return {"pk": post(person("target"), Role.SYSTEM_ADMIN).pk}


def voucher():
    return {"pk": accrued_voucher(mediator()).pk}


def scheme():
    return {"pk": SubsidyScheme.objects.get(code="DG-2020").pk}


def draft():
    user = person("target")
    return {"pk": draft_scheme(scheme_id=scheme()["pk"], court_code=COURT, by=user, at=timezone.now()).pk}


def tribunal():
    return {"tribunal": Tribunal.objects.get(court=COURT, seat=TOWN).pk}


def demonstration():
    community = Community.objects.filter(division__parent=TOWN).first()
    tribunal = Tribunal.objects.get(court=COURT, seat=TOWN)
    made = DemonstrationCommunity.objects.create(community=community, tribunal=tribunal, designated_on=date(2024, 1, 1))
    return {"pk": made.pk}


def place():
    return {"code": TOWN}


def year():
    return {"year": 2026}
