"""Acting on a warning (预警转办): it becomes a suggestion or a screening campaign, and keeps the paper's number."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from communities.models import Division, ScreeningCampaign
from communities.services.screening import start_campaign
from reports.choices import WarningAnswer
from reports.services.warnings import answer_warning
from suyuan.accounts.models import User
from suyuan.governance.models import Suggestion
from suyuan.governance.services.suggestions import Letter, send_suggestion


@transaction.atomic
def suggest(
    *,
    warning_id: int,
    letter: Letter,
    division: Division,
    sent_on: date,
    reply_due_on: date,
    by: User,
    at: datetime,
) -> Suggestion:
    """Send a suggestion about a warning (转为建议). Refuses as `send_suggestion` and `answer_warning` do."""
    made = send_suggestion(letter=letter, division=division, sent_on=sent_on, reply_due_on=reply_due_on, by=by, at=at)
    answer_warning(warning_id=warning_id, answer=WarningAnswer.SUGGESTION, text=made.number, by=by, at=at)
    return made


@transaction.atomic
def screen(
    *, warning_id: int, division: Division, first_on: date, last_on: date, by: User, at: datetime, **scope: Any
) -> ScreeningCampaign:
    """Start a screening campaign about a warning (转为排查). Refuses as `start_campaign` and `answer_warning` do."""
    made = start_campaign(division=division, first_on=first_on, last_on=last_on, by=by, at=at, **scope)
    answer_warning(warning_id=warning_id, answer=WarningAnswer.SCREENING, text=made.title, by=by, at=at)
    return made
