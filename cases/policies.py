"""May this person do this now? The lifecycle table names the roles; here a role must reach this very dispute."""

from typing import TYPE_CHECKING

from cases.lifecycle import (
    AGREEMENT,
    CONFIRMATION,
    DISPUTE,
    Action,
    AgreementAction,
    ConfirmationAction,
    State,
    Transition,
)
from cases.models import ConfirmationCase, Dispute, SettlementAgreement
from cases.querysets import ASSIGNING_ROLES, CENTRE_ROLES, IMPORT_ROLES, LOGGING_ROLES
from communities.querysets import with_merged
from suyuan.accounts.models import User
from suyuan.accounts.roles import CASE_ROLES, Role

if TYPE_CHECKING:
    from communities.models import Posting

DISPUTE_ROLES = LOGGING_ROLES | {Role.MEDIATOR, Role.ORG_MANAGER}
RECORD_READERS = CENTRE_ROLES | {Role.MEDIATOR, Role.ORG_MANAGER}


def may(user: User, action: Action, dispute: Dispute) -> bool:
    """Say whether one of the user's posts allows this action on this dispute in its state (有权操作)."""
    row = DISPUTE.find(action, dispute.state)
    return row is not None and holds_one_of(user, row.actors, dispute)


def open_actions(user: User, dispute: Dispute) -> tuple[Transition, ...]:
    """Return the rows of the table that this user may take now (可用操作), in the table's order.

    A row's guards may still refuse, with their reason: see `Transition.obstacles`.
    """
    return tuple(row for row in DISPUTE.leaving(dispute.state) if holds_one_of(user, row.actors, dispute))


def works_on_disputes(user: User) -> bool:
    """Say whether any of the user's posts has to do with single disputes (办理纠纷的岗位)."""
    return user.has_role(*DISPUTE_ROLES)


def may_log(user: User) -> bool:
    """Say whether the user takes disputes in (登记纠纷的岗位)."""
    return user.has_role(*LOGGING_ROLES)


def may_refer_many(user: User) -> bool:
    """Say whether the user distributes disputes to mediators (分流的岗位)."""
    return user.has_role(*CENTRE_ROLES)


def may_decide_duplicates(user: User) -> bool:
    """Say whether the user looks through possible duplicates (核对疑似重复的岗位)."""
    return user.has_role(*CENTRE_ROLES)


def may_review(user: User) -> bool:
    """Say whether the user takes part in the half-monthly review (半月研判): the centre, judges, assistants."""
    return user.has_role(*LOGGING_ROLES)


def may_import_court_cases(user: User) -> bool:
    """Say whether the user brings in the court's lists of cases (导入诉讼的岗位)."""
    return user.has_role(*IMPORT_ROLES)


def may_use_calculators(user: User) -> bool:
    """Say whether the user has a post in the work itself, which the three administrators (三员) have not."""
    return user.has_role(*CASE_ROLES)


def may_plan(user: User) -> bool:
    """Say whether the user's post plans sittings at all (安排调解的岗位)."""
    row = DISPUTE.find(Action.PLAN, State.MEDIATING)
    return row is not None and any(duty.role in row.actors for duty in user.duties)


def may_give_tasks(user: User) -> bool:
    """Say whether the user may give tasks for a case that is no dispute (交办协助事务的岗位)."""
    return user.has_role(*CENTRE_ROLES, Role.JUDGE)


def may_see_tasks(user: User) -> bool:
    """Say whether the user gives tasks of assistance or is given them (协助事务的岗位)."""
    return user.has_role(*ASSIGNING_ROLES, Role.ASSISTANT)


def may_read_sessions(user: User, dispute: Dispute) -> bool:
    """Say whether the user may read what was said in mediation (调解经过).

    The centre and those who mediate may. A judge may not, who could come to try the case (特邀16 art. 22),
    nor an assistant of the community.
    """
    return holds_one_of(user, RECORD_READERS, dispute)


def may_with_agreement(user: User, action: AgreementAction, agreement: SettlementAgreement) -> bool:
    """Say whether one of the user's posts allows this action on this agreement in its state (有权办理协议)."""
    row = AGREEMENT.find(action, agreement.state)
    return row is not None and holds_one_of(user, row.actors, agreement.dispute)


def may_with_confirmation(user: User, action: ConfirmationAction, confirmation: ConfirmationCase) -> bool:
    """Say whether one of the user's posts allows this action on this application in its state (有权办理司法确认)."""
    row = CONFIRMATION.find(action, confirmation.state)
    return row is not None and holds_one_of(user, row.actors, confirmation.agreement.dispute)


def holds_one_of(user: User, roles: frozenset[str], dispute: Dispute) -> bool:
    """Say whether a post of the user with one of these roles reaches the dispute (岗位可及)."""
    if user.is_system:  # the account of another system (接口客户端) holds no post: it takes in what it tells
        return dispute.logged_by_id == user.pk and dispute.state == State.DRAFT
    return any(_reaches(duty, user, dispute) for duty in user.duties if duty.role in roles)


def _reaches(duty: "Posting", user: User, dispute: Dispute) -> bool:
    match duty.role:
        case Role.MEDIATOR:
            return _is_in_hands_of(user, dispute)
        case Role.ORG_MANAGER:
            return dispute.referrals.open().managed_by(user).exists()
    if dispute.logged_by_id == user.pk and (duty.role == Role.ASSISTANT or dispute.state == State.DRAFT):
        return True
    if duty.division and duty.role in {Role.ASSISTANT, Role.JUDGE}:
        own = tuple(with_merged({duty.division.prefix}))
        return any(place.startswith(own) for place in dispute.places())
    return duty.court_id == dispute.centre.court_id


def _is_in_hands_of(user: User, dispute: Dispute) -> bool:
    referral = dispute.open_referral()
    return bool(referral and any(one.mediator.user_id == user.pk for one in referral.present()))
