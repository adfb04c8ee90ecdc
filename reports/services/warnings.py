"""What becomes of a warning (预警处置): noted with a reason, or followed by a paper whose number is kept."""

from datetime import datetime

from django.db import transaction

from communities.policies import may_arrange
from reports.choices import WarningAnswer
from reports.models import EarlyWarning
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError


class WarningRefused(DomainError):
    """The warning cannot be answered like this; the sentence says why (预警不能这样处置)."""

    code = "warning_refused"


class WarningForbidden(DomainError):
    """The place lies outside the user's posts (无权处置该地的预警)."""

    code = "warning_forbidden"
    status = 403


@transaction.atomic
def answer_warning(*, warning_id: int, answer: WarningAnswer, text: str, by: User, at: datetime) -> EarlyWarning:
    """Say what became of a warning (处置预警): the reason, or the number of the suggestion, the title of the campaign.

    Refuses with WarningForbidden, with WarningRefused one that was answered, one that has ended, and no reason.
    """
    row = EarlyWarning.objects.select_for_update(of=("self",)).select_related("division").get(pk=warning_id)
    if not may_arrange(by, row.division):
        raise WarningForbidden(f"{row.division.display_name}的预警由管辖法院的法官、分流员处置。")
    if row.answer:
        raise WarningRefused(f"该预警{row.get_answer_display()}，不能重复处置。")
    if row.ceased_on:
        raise WarningRefused(f"该预警已于{row.ceased_on}消退，不必处置。")
    if not text.strip():
        raise WarningRefused("请写明理由。", field="reason")
    row.answer, row.answer_text, row.answered_by, row.answered_at = answer, text.strip(), by, at
    row.save(update_fields=["answer", "answer_text", "answered_by", "answered_at"])
    return row
