"""May this person do this now? (权限)"""

from communities.models import Court, Division
from communities.policies import may_arrange, may_read_communities
from communities.querysets import area_prefixes
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from suyuan.governance.querysets import SCHEME_READERS


def may_read_governance(user: User) -> bool:
    """Say whether the user reads suggestions and conferences (可看建议与会议的岗位)."""
    return may_read_communities(user)


def may_answer(user: User, place: Division) -> bool:
    """Say whether the user enters a reply (登记回复): the court's people, and who watches over the place."""
    governed = area_prefixes(user, roles=frozenset({Role.GOVERNANCE_VIEWER}))
    return may_arrange(user, place) or place.prefix.startswith(governed or ("-",))


def answers_somewhere(user: User) -> bool:
    """Say whether any of the user's posts enters replies (登记回复的岗位)."""
    return user.has_role(Role.JUDGE, Role.COORDINATOR, Role.GOVERNANCE_VIEWER)


def may_read_assessments(user: User) -> bool:
    """Say whether the user reads assessments (可看考核的岗位)."""
    return user.has_role(*SCHEME_READERS)


def may_assess(user: User, court: Court) -> bool:
    """Say whether the user assesses for a court (办理考核): its coordinators and judges, and the higher court's."""
    return any(
        duty.role in (Role.COORDINATOR, Role.JUDGE) and duty.court_id and court.code.startswith(duty.court_id)
        for duty in user.duties
    )
