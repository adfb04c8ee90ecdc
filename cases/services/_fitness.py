"""Whether a mediator or an organisation may take a dispute (可否办理): on the roster, able to sign in, not excluded."""

from datetime import date

from django.db.models import QuerySet

from cases.models import Dispute, Referral
from cases.queries.mediators import bars_of
from cases.queries.ties import conflict_of_organization, conflicts_of
from cases.rules.conflicts import Conflict
from communities.querysets import in_force
from mediators.models import MediationOrganization, Mediator, OrganizationMembership, RosterEntry
from suyuan.lib.errors import DomainError, InvalidInput


class NotOnRoster(DomainError):
    """The mediator or organisation is not on the court's roster in force (不在名册)."""

    code = "not_on_roster"


class MediatorBarred(DomainError):
    """The mediator must keep out (应当回避): recused or replaced here, a conflict that excludes or nobody waived."""

    code = "mediator_barred"


def refuse_off_roster(dispute: Dispute, mediator_id: int | None, organization_id: int | None, *, on: date) -> None:
    """Refuse whoever is not on the court's roster (不在名册, 特邀16 art. 5), with NotOnRoster; nobody, InvalidInput."""
    if mediator_id is None and organization_id is None:
        raise InvalidInput([("assignee", "请选择调解员或调解组织")])
    if organization_id is not None:
        organization = MediationOrganization.objects.get(pk=organization_id)
        roster = RosterEntry.objects.usable_by(dispute.centre.court_id).in_force(on)
        if not roster.filter(organization=organization).exists():
            raise NotOnRoster(f"{organization.name}不在本院名册", field="assignee")
        _refuse_excluding(organization.name, conflict_of_organization(dispute, organization), "assignee")
    if mediator_id is not None:
        refuse_unfit(dispute, Mediator.objects.get(pk=mediator_id), organization_id, on=on, field="assignee")


def refuse_unfit(
    dispute: Dispute, mediator: Mediator, organization_id: int | None, *, on: date, field: str = "mediator"
) -> None:
    """Refuse a mediator who may not take this dispute (不能办理). A member of a listed organisation is deemed listed.

    特邀16 arts 6, 15. Refuses with NotOnRoster or MediatorBarred, at `field`.
    """
    listed = Mediator.objects.on_roster(court_code=dispute.centre.court_id, on=on).filter(pk=mediator.pk)
    member = organization_id and members_of(organization_id, on=on).filter(mediator=mediator)
    if not (member.exists() if member else listed.exists()):
        raise NotOnRoster(f"{mediator.name}不在本院名册", field=field)
    if mediator.user_id is None:
        raise NotOnRoster(f"{mediator.name}没有登录账号，不能签收材料", field=field)
    refuse_barred(dispute, mediator, field=field)
    found = conflicts_of([dispute], [mediator.pk], on=on).get((dispute.pk, mediator.pk), [])
    _refuse_excluding(mediator.name, found, field)


def _refuse_excluding(name: str, found: list[Conflict], field: str) -> None:
    if excluding := [f"{conflict.text}（{conflict.basis}）" for conflict in found if conflict.excludes]:
        raise MediatorBarred(f"{name}应当回避：{'；'.join(excluding)}", field=field)


def refuse_barred(dispute: Dispute, mediator: Mediator, *, field: str = "mediator") -> None:
    """Refuse with MediatorBarred who must keep out of this dispute (应当回避, 特邀16 art. 15)."""
    if bar := bars_of(dispute).get(mediator.pk):
        raise MediatorBarred(f"{mediator.name}{bar}", field=field)


def named_member(referral: Referral, mediator_id: int | None, *, on: date) -> int:
    """Return the member an organisation names to mediate (指定调解员).

    Refuses with InvalidInput without one, with NotOnRoster or MediatorBarred who may not take it.
    """
    if mediator_id is None or referral.organization_id is None:
        raise InvalidInput([("mediator", "请指定由哪位调解员办理")])
    membership = members_of(referral.organization_id, on=on).filter(mediator=mediator_id).first()
    if membership is None:
        raise NotOnRoster("该调解员不是本组织的成员", field="mediator")
    refuse_unfit(referral.dispute, membership.mediator, referral.organization_id, on=on)
    return membership.mediator_id


def members_of(organization_id: int, *, on: date) -> QuerySet[OrganizationMembership]:
    """Return the memberships of an organisation in force on the day (组织成员)."""
    return OrganizationMembership.objects.filter(in_force(on), organization=organization_id).select_related("mediator")
