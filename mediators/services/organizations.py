"""Organisations, their members and their studios (特邀调解组织、成员、调解室)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from mediators.models import MediationOrganization, MediationStudio, OrganizationMembership
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError, InvalidInput
from suyuan.lib.identity_numbers import check_credit_code, normalise_number

Facts = Mapping[str, Any]


class MembershipRefused(DomainError):
    """The mediator belongs to the organisation then already (成员期间重叠)."""

    code = "membership_refused"


class NameTaken(DomainError):
    """Another bears the name (重名)."""

    code = "name_taken"


@transaction.atomic
def save_organization(
    *, organization_id: int | None, court_id: str, facts: Facts, by: User, at: datetime
) -> MediationOrganization:
    """Open an organisation's file at a court, or correct it (登记组织). Refuses with InvalidInput, NameTaken."""
    row = MediationOrganization(court_id=court_id)
    if organization_id:
        row = MediationOrganization.objects.select_for_update().get(pk=organization_id)
    row.credit_code = normalise_number(facts["credit_code"])
    if row.credit_code and (findings := check_credit_code(row.credit_code)):
        raise InvalidInput([("credit_code", "；".join(findings))])
    _write(row, {**facts, "credit_code": row.credit_code})
    return row


@transaction.atomic
def save_studio(*, studio_id: int | None, court_id: str, facts: Facts, by: User, at: datetime) -> MediationStudio:
    """Register a studio (设立调解室) or correct it. Refuses with InvalidInput, NameTaken."""
    row = MediationStudio.objects.get(pk=studio_id) if studio_id else MediationStudio(court_id=court_id)
    if facts["closed_on"] and facts["closed_on"] < facts["opened_on"]:
        raise InvalidInput([("closed_on", "撤销日期不能早于设立日期")])
    _write(row, facts)
    return row


@transaction.atomic
def add_member(
    *, organization_id: int, mediator_id: int, valid_from: date, by: User, at: datetime
) -> OrganizationMembership:
    """Enter a mediator among an organisation's (列为成员, 特邀16 art. 6). Refuses with MembershipRefused an overlap."""
    try:
        with transaction.atomic():
            return OrganizationMembership.objects.create(
                organization_id=organization_id, mediator_id=mediator_id, valid_from=valid_from
            )
    except IntegrityError as error:
        raise MembershipRefused("这位调解员在这段时间已是本组织成员。", field="mediator") from error


@transaction.atomic
def end_membership(*, membership_id: int, valid_to: date, by: User, at: datetime) -> OrganizationMembership:
    """Note that a member leaves (退出组织) from that day on; refuses a day not after joining."""
    row = OrganizationMembership.objects.select_for_update().get(pk=membership_id)
    if valid_to <= row.valid_from:
        raise MembershipRefused("退出日期应晚于加入日期。", field="valid_to")
    row.valid_to = valid_to
    row.save(update_fields=["valid_to"])
    return row


def _write(row: MediationOrganization | MediationStudio, facts: Facts) -> None:
    for name, value in facts.items():
        if name != "expertise":
            setattr(row, name, value)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise NameTaken("已有同名的登记，请核对。", field="name") from error
    row.expertise.set(facts["expertise"])
