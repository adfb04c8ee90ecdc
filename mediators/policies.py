"""May this person do this now, with mediators and the subsidy ledger? (权限)"""

from mediators.choices import BatchState, VoucherKind
from mediators.lifecycle import CLAIM, ClaimAction, ClaimState
from mediators.models import Mediator, PaymentBatch, SubsidyClaim, Voucher
from mediators.querysets import COURT_STAFF, LEDGER_STAFF, ROSTER_KEEPERS, court_codes
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role

BY_HAND = frozenset({ClaimAction.REVIEW, ClaimAction.RETURN, ClaimAction.APPROVE, ClaimAction.REFUSE})
CALLS_MEDIATORS = frozenset({Role.CLERK, Role.COORDINATOR, Role.JUDGE, Role.ORG_MANAGER})


def may_keep_ledger(user: User) -> bool:
    """Subsidy reviewers and finance (补贴审核员、财务人员) read their courts' ledger."""
    return user.has_role(*LEDGER_STAFF)


def may_read_vouchers(user: User) -> bool:
    """Ledger staff, and each mediator what concerns themselves; `visible_to` says which rows."""
    return user.has_role(*LEDGER_STAFF, Role.MEDIATOR)


def is_mediator(user: User) -> bool:
    """Whoever works as a mediator (调解员) has a statement of their own."""
    return user.has_role(Role.MEDIATOR)


def may_list_mediators(user: User) -> bool:
    """The court's staff see the rosters they use, an organisation's manager their members (特邀16 arts 5, 6)."""
    return user.has_role(*COURT_STAFF, Role.ORG_MANAGER)


def may_open_mediator(user: User) -> bool:
    """Whoever lists mediators, and each mediator their own page."""
    return may_list_mediators(user) or is_mediator(user)


def may_call_mediators(user: User) -> bool:
    """Those who arrange mediations need a telephone number in full; accountants do not (PIPL art. 6)."""
    return user.has_role(*CALLS_MEDIATORS)


def may_look_up_disputes(user: User) -> bool:
    """Whether the dispute behind a voucher can be opened: ledger staff know its number alone."""
    return user.has_role(*CALLS_MEDIATORS, Role.ASSISTANT, Role.MEDIATOR)


def may_review(user: User) -> bool:
    """Subsidy reviewers (补贴审核员) draft schemes, grade, review claims and approve batches."""
    return user.has_role(Role.SUBSIDY_REVIEWER)


def may_pay(user: User) -> bool:
    """Finance (财务人员) makes batches, exports them for the bank and marks them paid."""
    return user.has_role(Role.FINANCE)


def claim_actions(user: User, claim: SubsidyClaim) -> frozenset[ClaimAction]:
    """What this person may do with a claim now (可办理的事项): the table's actors, at this court, under one hat."""
    rows = [row for row in CLAIM.leaving(claim.state) if user.has_role(*map(Role, row.actors))]
    own = user.pk in (claim.claimed_by_id, claim.mediator.user_id)
    if own:
        return frozenset(row.action for row in rows if row.actors == {Role.MEDIATOR})
    second_hat = claim.state == ClaimState.REVIEWED and claim.reviewed_by_id == user.pk
    if second_hat or claim.court_id not in court_codes(user, roles=LEDGER_STAFF):
        return frozenset()
    return frozenset(row.action for row in rows if row.actors != {Role.MEDIATOR}) & BY_HAND


def batch_actions(user: User, batch: PaymentBatch) -> frozenset[str]:
    """What this person may do with a batch now (批次可办理的事项): approve, cancel, pay, export."""
    if batch.court_id not in court_codes(user, roles=LEDGER_STAFF):
        return frozenset()
    open_ = batch.state in (BatchState.FROZEN, BatchState.APPROVED)
    found = {"cancel"} if open_ else set()
    if batch.state == BatchState.FROZEN and may_review(user) and batch.made_by_id != user.pk:
        found.add("approve")
    if batch.state in (BatchState.APPROVED, BatchState.PAID) and may_pay(user):
        found.add("export")
    if batch.state == BatchState.APPROVED and may_pay(user) and batch.approved_by_id != user.pk:
        found.add("pay")
    if batch.state == BatchState.PAID and may_pay(user):
        found.add("bounce")
    return frozenset(found)


def may_reverse(user: User, voucher: Voucher) -> bool:
    """Ledger staff of the voucher's court, while it stands; a reversal itself is final."""
    stands = voucher.kind != VoucherKind.REVERSAL and not hasattr(voucher, "reversed_by")
    return stands and voucher.court_id in court_codes(user, roles=LEDGER_STAFF)


def may_keep_files(user: User) -> bool:
    """The distribution clerk (分流员) keeps the court's files on mediators and organisations, and its roster."""
    return user.has_role(*ROSTER_KEEPERS)


def may_keep_file(user: User, mediator: Mediator) -> bool:
    """Whoever keeps files, those of the own court (建档法院的分流员)."""
    return may_keep_files(user) and Mediator.objects.kept_by(user).filter(pk=mediator.pk).exists()


def may_list_organizations(user: User) -> bool:
    """The court's staff and the organisations' managers."""
    return may_list_mediators(user)
