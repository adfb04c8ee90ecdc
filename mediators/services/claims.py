"""Claims for what is paid at discretion (补贴申报): submitted with receipts, reviewed, approved, paid or refused.

`_advance` is the only writer of a claim's state; the table in `mediators/lifecycle/claim.py` says what may follow.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.timezone import localdate

from mediators.choices import DueState, ReceiptKind
from mediators.lifecycle import CLAIM, ClaimAction, ClaimState
from mediators.models import ClaimReceipt, ClaimStep, SubsidyClaim, SubsidyDue, SubsidyRule
from mediators.models.claim import too_late
from mediators.queries.claims import rule_for
from mediators.services._posting import post_accrual
from suyuan.accounts.models import User
from suyuan.files.services.keeping import keep_files
from suyuan.lib.errors import DomainError, InvalidInput


class ClaimRefused(DomainError):
    """A step that a claim cannot take now, or this person may not take (不能办理申报)."""

    code = "claim_refused"


@dataclass(frozen=True, slots=True)
class Receipt:
    """An expense with its paper (凭据), in yuan."""

    kind: ReceiptKind
    spent_on: date
    amount: Decimal
    description: str


@transaction.atomic
def submit_claim(
    *,
    due_id: int,
    explanation: str,
    receipts: Iterable[Receipt],
    by: User,
    at: datetime,
    uploads: Iterable[UploadedFile] = (),
) -> SubsidyClaim:
    """Claim what a conclusion may earn at discretion (申报酌情补贴, 特邀16 art. 29), for oneself.

    Refuses with InvalidInput (`explanation`, `receipts`) and ClaimRefused for somebody else's conclusion, one that
    is not paid by claim, one claimed already, and after the last day to claim.
    """
    due = SubsidyDue.objects.select_for_update().get(pk=due_id)
    rule = _refuse_unclaimable(due, by=by, on=localdate(at))
    claim = SubsidyClaim.objects.create(
        due=due, court_id=due.court_id, mediator_id=due.mediator_id, rule=rule, explanation=explanation.strip(),
        submitted_at=at, claim_by=_day_after(due.occurred_on, rule.scheme.claim_days),
        review_by=_day_after(localdate(at), rule.scheme.review_days), claimed_by=by,
    )  # fmt: skip
    _write_receipts(claim, explanation, receipts)
    keep_files(uploads=uploads, subject=claim, by=by, at=at)
    ClaimStep.objects.create(
        claim=claim, action=ClaimAction.SUBMIT, state=ClaimState.SUBMITTED, taken_at=at, taken_by=by
    )
    return claim


@transaction.atomic
def resubmit_claim(
    *,
    claim_id: int,
    explanation: str,
    receipts: Iterable[Receipt],
    by: User,
    at: datetime,
    uploads: Iterable[UploadedFile] = (),
) -> SubsidyClaim:
    """Send a returned claim in again, corrected (补正再报). Refuses as `submit_claim` does, and out of turn."""
    claim = _hold(claim_id)
    if claim.claimed_by_id != by.pk:
        raise ClaimRefused("只有申报人本人可以补正。")
    claim.receipts.all().delete()
    claim.explanation = explanation.strip()
    claim.review_by = _day_after(localdate(at), claim.rule.scheme.review_days)
    _write_receipts(claim, explanation, receipts)
    keep_files(uploads=uploads, subject=claim, by=by, at=at)
    claim.reviewed_by = None
    _advance(claim, ClaimAction.RESUBMIT, by=by, at=at)
    return claim


@transaction.atomic
def review_claim(*, claim_id: int, note: str, by: User, at: datetime) -> SubsidyClaim:
    """Find a claim and its receipts in order (审核通过). Refuses with ClaimRefused the claimant, and out of turn."""
    claim = _hold(claim_id)
    _refuse_second_hat(claim, by)
    claim.reviewed_by = by
    _advance(claim, ClaimAction.REVIEW, by=by, at=at, note=note)
    return claim


@transaction.atomic
def return_claim(*, claim_id: int, reason: str, by: User, at: datetime) -> SubsidyClaim:
    """Send a claim back to be completed (退回补正). Refuses with InvalidInput without a reason."""
    claim = _hold(claim_id)
    _refuse_second_hat(claim, by)
    _advance(claim, ClaimAction.RETURN, by=by, at=at, note=_reason(reason))
    return claim


@transaction.atomic
def refuse_claim(*, claim_id: int, reason: str, by: User, at: datetime) -> SubsidyClaim:
    """Refuse a claim for good (不予补贴); the conclusion stays unpaid. Refuses with InvalidInput without a reason."""
    claim = _hold(claim_id)
    _refuse_second_hat(claim, by)
    _advance(claim, ClaimAction.REFUSE, by=by, at=at, note=_reason(reason))
    due = SubsidyDue.objects.select_for_update().get(pk=claim.due_id)
    due.state, due.state_reason = DueState.NOT_PAYABLE, f"申报未获批准：{reason.strip()}"[:200]
    due.save(update_fields=["state", "state_reason"])
    return claim


@transaction.atomic
def withdraw_claim(*, claim_id: int, by: User, at: datetime) -> SubsidyClaim:
    """Take one's own claim back (撤回申报); it may be made again in time."""
    claim = _hold(claim_id)
    if claim.claimed_by_id != by.pk:
        raise ClaimRefused("只有申报人本人可以撤回。")
    _advance(claim, ClaimAction.WITHDRAW, by=by, at=at)
    return claim


@transaction.atomic
def approve_claim(*, claim_id: int, amount: Decimal, note: str, by: User, at: datetime) -> SubsidyClaim:
    """Approve a claim at so many yuan (批准), not above the receipts; it is posted in the ledger at once.

    Refuses with InvalidInput (`amount`) what the rule or the receipts do not bear, and with ClaimRefused the
    claimant, the reviewer, a dispute already paid under 一案一补, and out of turn.
    """
    claim = _hold(claim_id)
    _refuse_second_hat(claim, by)
    due = SubsidyDue.objects.select_for_update().get(pk=claim.due_id)
    _refuse_paid_before(claim, due)
    _refuse_amount(claim, amount)
    claim.approved_by, claim.approved_amount = by, amount
    _advance(claim, ClaimAction.APPROVE, by=by, at=at, note=note)
    scheme = claim.rule.scheme
    post_accrual(
        due=due, rule_code=f"{scheme.code}/{claim.rule.code}", amount=amount, memo=claim.rule.wording,
        fund_id=claim.rule.fund_id or scheme.fund_id, by=by, at=at,
    )  # fmt: skip
    due.state, due.state_reason, due.amount, due.scheme_id = DueState.ACCRUED, "", amount, scheme.pk
    due.reckoning = f"凭据{claim.receipts.count()}张，批准{amount}元"
    due.save(update_fields=["state", "state_reason", "amount", "scheme", "reckoning"])
    return claim


def revoke_claims(due: SubsidyDue, *, reason: str, by: User, at: datetime) -> None:
    """Let the standing claim of a due lapse, because the due itself is taken back (申报失效)."""
    standing = SubsidyClaim.objects.exclude(state__in=[ClaimState.REFUSED, ClaimState.WITHDRAWN])
    for claim in standing.select_for_update(of=("self",)).filter(due=due):
        _advance(claim, ClaimAction.REVOKE, by=by, at=at, note=reason)


def note_payment(sources: Iterable[str], *, action: ClaimAction, by: User, at: datetime) -> None:
    """Follow the approved claims behind vouchers to the bank or back (PAY, BOUNCE)."""
    source_state = ClaimState.APPROVED if action == ClaimAction.PAY else ClaimState.PAID
    claims = SubsidyClaim.objects.filter(due__source__in=list(sources), state=source_state)
    for claim in claims.select_for_update(of=("self",)):
        _advance(claim, action, by=by, at=at)


def _hold(claim_id: int) -> SubsidyClaim:
    claims = SubsidyClaim.objects.select_related("rule__scheme", "due")
    return claims.select_for_update(of=("self",)).get(pk=claim_id)


def _advance(claim: SubsidyClaim, action: ClaimAction, *, by: User, at: datetime, note: str = "") -> None:
    """Take a step of the table (办理): the only writer of a claim's state."""
    row = CLAIM.find(action, claim.state)
    if row is None:
        raise ClaimRefused(f"申报{claim.get_state_display()}，不能办理“{action.label}”。")
    if obstacles := row.obstacles(claim):
        raise ClaimRefused(f"不能办理“{action.label}”：{'；'.join(obstacles)}。")
    claim.state = row.leads_to(claim.state)
    claim.save()
    ClaimStep.objects.create(
        claim=claim, action=action, state=claim.state, taken_at=at, taken_by=by, note=note.strip()[:200]
    )


def _refuse_unclaimable(due: SubsidyDue, *, by: User, on: date) -> SubsidyRule:
    if due.mediator.user_id != by.pk:
        raise ClaimRefused("只能申报本人的补贴。")
    rule = rule_for(due)
    if due.state != DueState.BY_CLAIM or rule is None:
        raise ClaimRefused("该事项不需要申报，或方案没有规定可以申报。")
    if late := too_late(_day_after(due.occurred_on, rule.scheme.claim_days), on=on):
        raise ClaimRefused(f"{late}，不能再申报。")
    if due.claims.exclude(state__in=[ClaimState.REFUSED, ClaimState.WITHDRAWN]).exists():
        raise ClaimRefused("该事项已经申报，请在原申报上办理。")
    return rule


def _write_receipts(claim: SubsidyClaim, explanation: str, receipts: Iterable[Receipt]) -> None:
    rows = list(receipts)
    problems: list[tuple[str | None, str]] = []
    if not explanation.strip():
        problems.append(("explanation", "请写明做了哪些工作"))
    if not rows:
        problems.append(("receipts", "请至少登记一张凭据"))
    if any(row.amount <= 0 for row in rows):
        problems.append(("receipts", "凭据金额应大于零"))
    if problems:
        raise InvalidInput(problems)
    ClaimReceipt.objects.bulk_create(
        ClaimReceipt(
            claim=claim, kind=row.kind, spent_on=row.spent_on, amount=row.amount, description=row.description.strip()
        )
        for row in rows
    )


def _refuse_second_hat(claim: SubsidyClaim, by: User) -> None:
    if by.pk in (claim.claimed_by_id, claim.mediator.user_id):
        raise ClaimRefused("不能办理本人的申报。")
    if claim.state == ClaimState.REVIEWED and by.pk == claim.reviewed_by_id:
        raise ClaimRefused("审核和批准须由不同的人办理，请由另一人批准、退回或不予补贴。")


def _refuse_paid_before(claim: SubsidyClaim, due: SubsidyDue) -> None:
    paid = SubsidyDue.objects.filter(dispute_number=due.dispute_number, state=DueState.ACCRUED)
    other = (
        paid.exclude(occurrence=due.occurrence, outcome=due.outcome).first() if claim.rule.scheme.paid_once else None
    )
    if other is not None:
        raise ClaimRefused(f"一案一补：{other.source} 已补贴，不能再批准；请办理“不予补贴”。")


def _refuse_amount(claim: SubsidyClaim, amount: Decimal) -> None:
    spent = claim.claimed_amount()
    rule = claim.rule
    if amount <= 0:
        raise InvalidInput([("amount", "批准金额应大于零；不补贴的请办理“不予补贴”")])
    if amount > spent:
        raise InvalidInput([("amount", f"批准金额不能超过凭据合计{spent}元")])
    if rule.least is not None and amount < rule.least:
        raise InvalidInput([("amount", f"方案规定不低于{rule.least}元")])
    most = min((limit for limit in (rule.most, rule.scheme.cap_per_case) if limit is not None), default=None)
    if most is not None and amount > most:
        raise InvalidInput([("amount", f"方案规定不超过{most}元")])


def _day_after(day: date, days: int | None) -> date | None:
    return day + timedelta(days=days) if days is not None else None


def _reason(reason: str) -> str:
    if not reason.strip():
        raise InvalidInput([("reason", "请写明原因")])
    return reason
