"""Who may change reference data (基础数据)."""

from communities.policies import may_keep_reference
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError


class NotTheKeeper(DomainError):
    """The user does not keep the reference data (无权维护基础数据)."""

    code = "not_the_keeper"
    status = 403


def refuse_unless_keeper(user: User) -> None:
    """Refuse with NotTheKeeper whoever may not keep the reference data."""
    if not may_keep_reference(user):
        raise NotTheKeeper("只有系统管理员可以维护基础数据。")
