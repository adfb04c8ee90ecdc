"""岗位: what a person may be in the court's mediation work."""

from django.db import models


class Role(models.TextChoices):
    CLERK = "CLERK", "中心立案人员"
    COORDINATOR = "COORDINATOR", "分流员"
    JUDGE = "JUDGE", "社区法官"
    ASSISTANT = "ASSISTANT", "社区法官助理"
    MEDIATOR = "MEDIATOR", "调解员"
    ORG_MANAGER = "ORG_MANAGER", "调解组织管理员"
    SUBSIDY_REVIEWER = "SUBSIDY_REVIEWER", "补贴审核员"
    FINANCE = "FINANCE", "财务人员"
    GOVERNANCE_VIEWER = "GOVERNANCE_VIEWER", "综治查看员"
    SYSTEM_ADMIN = "SYSTEM_ADMIN", "系统管理员"
    SECURITY_ADMIN = "SECURITY_ADMIN", "安全管理员"
    AUDIT_ADMIN = "AUDIT_ADMIN", "审计管理员"


# GB/T 22239-2019 8.1.5: three administrators, each limited to an interface of its own.
ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
CASE_ROLES = frozenset(Role) - ADMINISTRATORS


def exclusive_group(role: Role) -> str:
    """Return the group a role belongs to; two roles of one person must share it (三员互斥)."""
    return role.value if role in ADMINISTRATORS else "CASE_WORK"
