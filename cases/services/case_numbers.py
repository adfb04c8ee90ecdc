"""The numbers a court gives to what a dispute becomes (案号): 诉前调, then 民初, then 民特 … several over time."""

from datetime import datetime

from django.db import transaction

from cases.lifecycle import Action
from cases.models import CaseNumber, CaseType, Dispute
from cases.services._search_text import refresh_search_text
from cases.services._transition import advance, hold, permit
from suyuan.accounts.models import User
from suyuan.lib.case_numbers import parse_case_number
from suyuan.lib.errors import DomainError


class CaseNumberTaken(DomainError):
    """The number stands on this or another dispute already (案号已登记)."""

    code = "case_number_taken"


@transaction.atomic
def add_case_number(*, dispute_id: int, text: str, by: User, at: datetime) -> CaseNumber:
    """Add a court's number to a dispute (登记案号), read tolerantly, kept in its normal form.

    Refuses with CaseNumberUnreadable, CaseNumberTaken, and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.EDIT, by=by)
    number = give_case_number(dispute, text, by=by, at=at)
    advance(dispute, Action.EDIT, by=by, at=at, note=f"登记案号：{number.text}")
    return number


def give_case_number(dispute: Dispute, text: str, *, by: User, at: datetime) -> CaseNumber:
    """Write down a number that came with another step (随手续登记案号), for whoever may take that step.

    Refuses with CaseNumberUnreadable, CaseNumberTaken.
    """
    parts = parse_case_number(text, type_codes=CaseType.objects.values_list("code", flat=True))
    _refuse_taken(str(parts))
    number = CaseNumber.objects.create(
        dispute=dispute,
        text=str(parts),
        year=parts.year,
        court_code=parts.court_code,
        type_code=parts.type_code,
        serial=parts.serial,
        added_at=at,
        added_by=by,
    )
    refresh_search_text(dispute)
    return number


def _refuse_taken(text: str) -> None:
    taken = Dispute.objects.filter(case_numbers__text=text).first()
    if taken:
        raise CaseNumberTaken(f"{text}已登记在纠纷{taken.number}", field="text")
