"""The docket of judicial confirmation (司法确认案件) of those who may see it."""

from dataclasses import dataclass
from datetime import date

from cases.lifecycle import ConfirmationState
from cases.models import ConfirmationCase
from cases.queries.rows import title_of
from suyuan.accounts.models import User
from suyuan.lib.keyset import Page, keyset_page


@dataclass(frozen=True, slots=True)
class DocketRow:
    """An application as a line: the day that matters next, and how many days are left (negative: late)."""

    case: ConfirmationCase
    title: str
    what: str
    due_on: date | None
    days_left: int | None


def docket_page(user: User, *, state: str, cursor: str | None, on: date) -> tuple[list[DocketRow], Page]:
    """Return the applications this user may see (司法确认案件列表), the newest first; of one state if named."""
    cases = ConfirmationCase.objects.visible_to(user).select_related("court", "agreement__dispute")
    cases = cases.prefetch_related("agreement__dispute__parties")
    if state in ConfirmationState.values:
        cases = cases.filter(state=state)
    page = keyset_page(cases.order_by("-opened_at", "-pk"), size=50, cursor=cursor)
    return [_row(case, on) for case in page.rows], page


def _row(case: ConfirmationCase, on: date) -> DocketRow:
    what, due_on = {
        ConfirmationState.PREPARING.value: ("申请截止", case.apply_by),
        ConfirmationState.APPLIED.value: ("决定受理", case.decide_by),
        ConfirmationState.SUPPLEMENTING.value: ("申请截止", case.apply_by),
        ConfirmationState.ACCEPTED.value: ("审结", case.limit_on),
        ConfirmationState.CONFIRMED.value: ("异议截止", case.object_by),
    }.get(case.state, ("", None))
    title = title_of(case.agreement.dispute.present_parties())
    return DocketRow(case, title, what, due_on, (due_on - on).days if due_on else None)
