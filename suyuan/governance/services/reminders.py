"""Telling the court's people what is still missing in their area (待补提醒)."""

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from communities.models import Posting
from communities.querysets import ARRANGING_ROLES
from suyuan.accounts.models import User
from suyuan.accounts.services.notices import notify
from suyuan.governance.queries.gaps import Group, gap_groups
from suyuan.lib.periods import PeriodKind, period_of


@transaction.atomic
def remind_of_gaps(*, at: datetime) -> int:
    """Tell judges and coordinators what is missing in their area (待补提醒); return how many notices were offered.

    What has a day of its own is told of once when that day comes near or is past; the rest once a quarter, a kind in
    one notice.
    """
    today = localdate(at)
    posts = Posting.objects.in_force(today).filter(role__in=ARRANGING_ROLES)
    people = User.objects.filter(pk__in=posts.values("user"), is_active=True)
    return sum(_tell(user, group, today, at) for user in people for group in gap_groups(user, on=today))


def _tell(user: User, group: Group, today: date, at: datetime) -> int:
    kind = group.kind
    if kind.dated:
        return sum(
            notify(
                users=[user],
                text=f"{kind.title}：{gap.text}（{gap.due_on}）" if gap.due_on else f"{kind.title}：{gap.text}",
                source=f"gap:{kind.code}:{gap.key}:{gap.due_on}",
                url=gap.url,
                at=at,
            )
            for gap in group.gaps
        )
    page = f"{reverse('governance:gaps')}#{kind.code}"
    quarter = period_of(PeriodKind.QUARTER, today)
    text = f"待补：{kind.title}，{len(group.gaps)}项"
    return notify(users=[user], text=text, source=f"gaps:{kind.code}:{quarter}", url=page, at=at)
