"""Showing a mediator's telephone number in full (查看完整联系电话): with a reason, and on record."""

from datetime import datetime

from django.db import transaction

from mediators.models import Mediator
from suyuan.accounts.choices import Act
from suyuan.accounts.models import User
from suyuan.accounts.services.access_log import record_access
from suyuan.lib.errors import InvalidInput


@transaction.atomic
def reveal_phone(*, mediator_id: int, reason: str, by: User, at: datetime) -> str:
    """Return a mediator's telephone number in full and write the access log (PIPL art. 51).

    Refuses with InvalidInput (`reason`) without a reason. The log names neither the mediator nor the number.
    """
    if not reason.strip():
        raise InvalidInput([("reason", "请说明查看的事由")])
    mediator = Mediator.objects.get(pk=mediator_id)
    record_access(by=by, act=Act.REVEALED, subject=mediator, label="调解员联系电话", reason=reason.strip(), at=at)
    return mediator.phone
