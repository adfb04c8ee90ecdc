"""Showing a personal identifier in full (查看完整个人信息): with a reason, and on record."""

from datetime import datetime

from django.db import models, transaction

from cases.models import Agent, Party, ServiceAddress
from cases.queries.duties import last_address
from suyuan.accounts.choices import Act
from suyuan.accounts.models import User
from suyuan.accounts.services.access_log import record_access
from suyuan.lib.errors import InvalidInput


class Identifier(models.TextChoices):
    """What of a party is kept encrypted and shown masked."""

    IDENTITY_NUMBER = "identity_number", "证件号码"
    PHONE = "phone", "联系电话"
    ADDRESS = "address", "住所地"


@transaction.atomic
def reveal_identifier(*, party_id: int, identifier: Identifier, reason: str, by: User, at: datetime) -> str:
    """Return a party's identifier in full and write the access log (查看完整个人信息; PIPL art. 51).

    Whoever may see the dispute may ask, with a reason. Refuses with InvalidInput (field `reason`) without one.
    The log names the dispute's number and what was shown, never the party or the value.
    """
    if not reason.strip():
        raise InvalidInput([("reason", "请说明查看的事由")])
    party = Party.objects.select_related("dispute").get(pk=party_id)
    record_access(
        by=by,
        act=Act.REVEALED,
        subject=party,
        label=f"{party.dispute} {party.get_side_display()}{identifier.label}",
        reason=reason.strip(),
        at=at,
    )
    return str(getattr(party, identifier.value))


@transaction.atomic
def reveal_agent_phone(*, agent_id: int, reason: str, by: User, at: datetime) -> str:
    """Return an agent's telephone in full and write the access log (查看完整个人信息). Refuses without a reason."""
    if not reason.strip():
        raise InvalidInput([("reason", "请说明查看的事由")])
    agent = Agent.objects.select_related("party__dispute").get(pk=agent_id)
    label = f"{agent.party.dispute} 代理人联系电话"
    record_access(by=by, act=Act.REVEALED, subject=agent, label=label, reason=reason.strip(), at=at)
    return agent.phone


def print_service_address(*, party_id: int, by: User, at: datetime) -> ServiceAddress | None:
    """Return what a party confirmed last, to be printed in full (打印送达地址确认书), and write the access log.

    Nothing is logged while there is nothing to show.
    """
    party = Party.objects.select_related("dispute").get(pk=party_id)
    confirmed = last_address(party)
    if confirmed:
        label = f"{party.dispute} {party.get_side_display()}送达地址确认书"
        record_access(by=by, act=Act.PRINTED, subject=party, label=label, at=at)
    return confirmed
