"""A hazard that a screening found becomes a dispute (排查发现转为纠纷)."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from cases.choices import IntakeSource
from cases.models import Dispute
from cases.services.intake import DisputeFacts, save_draft
from communities.services.screening import hold_finding, mark_as_dispute
from suyuan.accounts.models import User


@transaction.atomic
def turn_finding_into_dispute(*, finding_id: int, by: User, at: datetime) -> Dispute:
    """Make a draft dispute of a hazard (转为纠纷), source 隐患排查; the parties are asked for next.

    Refuses with FieldworkForbidden and FieldworkRefused as the finding does, and as `save_draft` does.
    """
    finding = hold_finding(finding_id, by)
    facts: DisputeFacts = {
        "intake_source": IntakeSource.SCREENING,
        "facts": f"{finding.text}\n涉及：{finding.people}（{finding.campaign.title}，{finding.found_on}发现）",
        "division_id": finding.division_id,
        "place_detail": finding.place_detail,
    }
    dispute = save_draft(key=uuid4(), facts=facts, by=by, at=at)
    mark_as_dispute(finding_id=finding.pk, dispute_key=dispute.key, by=by)
    return dispute
