from datetime import datetime

from django.db import models

from suyuan.accounts.choices import Act
from suyuan.accounts.models import AccessLog, User
from suyuan.accounts.origin import current_origin


def record_access(
    *,
    by: User | None,
    act: Act,
    at: datetime,
    subject: models.Model | None = None,
    label: str = "",
    reason: str = "",
    username: str = "",
    succeeded: bool = True,
) -> AccessLog:
    """Write one line of the access log (访问日志). Source: GB/T 22239-2019 8.1.4.3.

    `label` names the subject (a case number, an account); it is read by the audit
    administrator, so it must carry no party's name and no case content.
    """
    origin = current_origin()
    return AccessLog.objects.create(
        at=at,
        user=by,
        username=username[:150] or (by.username if by else ""),
        act=act,
        succeeded=succeeded,
        object_type=subject._meta.label_lower if subject else "",
        object_id=str(subject.pk) if subject else "",
        object_label=label[:120],
        reason=reason[:300],
        ip=origin.ip,
        request_id=origin.request_id[:64],
    )
