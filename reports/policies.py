"""May this person read figures, and put places in order by them?"""

from reports.models import Bulletin
from reports.queries.definitions import may_rank
from reports.querysets import READERS
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role


def may_see_rates(user: User) -> bool:
    """Say whether any of the user's posts reads figures (可看指标的岗位)."""
    return user.has_role(*READERS)


def may_see_definitions(user: User) -> bool:
    """Say whether the user reads how figures are defined (可看口径): who reads figures, and the administrator."""
    return may_see_rates(user) or may_adopt_definitions(user)


def may_adopt_definitions(user: User) -> bool:
    """Say whether the user adopts a local definition (可采用口径): the system administrator (系统管理员) does."""
    return user.has_role(Role.SYSTEM_ADMIN)


def may_sort_by_rate(user: User, code: str) -> bool:
    """Say whether the user's tables may be put in order by value (可否排名): the switch of the definition decides."""
    return may_rank(code, governance=user.has_role(Role.GOVERNANCE_VIEWER))


def may_quote(user: User) -> bool:
    """Say whether the user enters what others published (可录入引用的数字)."""
    return user.has_role(Role.COORDINATOR, Role.JUDGE, Role.GOVERNANCE_VIEWER)


def may_publish(user: User) -> bool:
    """Say whether the user publishes readings for a court (可发布读数): its coordinators do."""
    return user.has_role(Role.COORDINATOR)


def may_issue_bulletins(user: User) -> bool:
    """Say whether the user writes and issues bulletins of a court (可签发通报): its coordinators do."""
    return user.has_role(Role.COORDINATOR)


def may_write_bulletin(user: User, bulletin: Bulletin) -> bool:
    """Say whether the user may change or issue this bulletin now (可修改签发): a draft of a court he coordinates."""
    coordinated = [duty.court_id for duty in user.duties if duty.role == Role.COORDINATOR]
    return not bulletin.is_issued and bulletin.court_id in coordinated
