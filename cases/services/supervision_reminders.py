"""What the calendar brings: an order that is overdue, a half month to be reviewed (督办、研判提醒)."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from cases.models import SupervisionOrder
from cases.queries.half_month import half_month_of
from communities.models import Posting
from suyuan.accounts.roles import Role
from suyuan.accounts.services.notices import notify

REVIEWERS = (Role.COORDINATOR, Role.JUDGE)


@transaction.atomic
def remind_of_orders(*, at: datetime) -> int:
    """Tell who ordered and who should answer that an order is overdue (督办逾期提醒), once for each due day."""
    told = 0
    for order in SupervisionOrder.objects.overdue(localdate(at)):
        people = [pk for pk in (order.issued_by_id, order.addressee_user_id) if pk]
        told += notify(
            users=people,
            text=f"督办单{order.number}已过答复期限{order.due_on:%Y-%m-%d}，尚未答复",
            source=f"supervision:{order.pk}:overdue:{order.due_on}",
            at=at,
            url=reverse("cases:supervision_order", args=[order.pk]),
        )
    return told


@transaction.atomic
def tell_of_review(*, at: datetime) -> int:
    """Tell coordinators and judges that the half month just past can be reviewed (半月研判提醒), once for each half."""
    half = half_month_of(localdate(at)).before()
    reviewers = Posting.objects.in_force(localdate(at)).filter(role__in=REVIEWERS).values_list("user", flat=True)
    return notify(
        users=set(reviewers),
        text=f"{half.name}的研判清单已经备好，请核对、打印",
        source=f"half-month:{half.value}",
        at=at,
        url=f"{reverse('cases:half_month')}?half={half.value}",
    )
