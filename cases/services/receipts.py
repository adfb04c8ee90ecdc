"""The dated receipt for a request or a complaint (收件回执)."""

from datetime import datetime

from django.db import transaction

from cases.models import Dispute
from cases.services._transition import TransitionRefused
from suyuan.accounts.choices import Act
from suyuan.accounts.models import User
from suyuan.accounts.services.access_log import record_access


@transaction.atomic
def issue_receipt(*, dispute_id: int, by: User, at: datetime) -> Dispute:
    """Give out the receipt that names the dates which interrupt limitation (收件回执; 时效规定 arts 10, 12).

    Printing is on record. Refuses with TransitionRefused a draft, and a dispute on which neither date stands.
    """
    dispute = Dispute.objects.select_related("centre", "origin").prefetch_related("parties__agents").get(pk=dispute_id)
    if not dispute.number:
        raise TransitionRefused("登记以后才能出具回执")
    if not (dispute.mediation_requested_at or dispute.complaint_submitted_at):
        raise TransitionRefused("还没有登记申请调解或者提交起诉材料的时间，请先补充信息，再出具回执")
    record_access(by=by, act=Act.PRINTED, subject=dispute, label=f"{dispute.number} 收件回执", at=at)
    return dispute
