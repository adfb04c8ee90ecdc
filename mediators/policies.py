"""May this person do this now, with mediators and the subsidy ledger? (权限)"""

from mediators.choices import VoucherKind
from mediators.models import Mediator, Voucher
from mediators.querysets import COURT_STAFF, LEDGER_STAFF, ROSTER_KEEPERS, court_codes
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role

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
