"""May this person do this now? (权限)"""

from collections.abc import Iterable

from communities.models import Division, Tribunal
from communities.querysets import AREA_ROLES, ARRANGING_ROLES, PUBLIC_ROLES, REPORTING_ROLES, area_prefixes
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role

DESIGNATING_ROLES = frozenset({Role.JUDGE, Role.COORDINATOR})


def may_manage_postings(user: User) -> bool:
    """Only the security administrator (安全管理员) grants and ends posts. Source: GB/T 22239-2019 8.1.5."""
    return user.has_role(Role.SECURITY_ADMIN)


def may_keep_reference(user: User) -> bool:
    """Say whether the user keeps the reference data (维护基础数据): the system administrator, and jobs."""
    return user.is_system or user.has_role(Role.SYSTEM_ADMIN)


def may_read_places(user: User) -> bool:
    """Say whether the user works with places and the calendar (区划、日历): public facts, for nearly everybody."""
    return user.has_role(*PUBLIC_ROLES)


def may_read_communities(user: User) -> bool:
    """Say whether the user's posts reach communities (社区)."""
    return user.has_role(*AREA_ROLES)


def may_designate(user: User, tribunal: Tribunal) -> bool:
    """Say whether the user decides on the tribunal's demonstration communities (确定示范社区): its court's people."""
    return any(
        duty.role in DESIGNATING_ROLES
        and duty.court_id == tribunal.court_id
        and duty.tribunal_id in (None, tribunal.pk)
        for duty in user.duties
    )


def may_apply(user: User, place: Division) -> bool:
    """Say whether the user may ask for a community to become a demonstration community (申请创建)."""
    return may_report(user, place)


def may_arrange(user: User, place: Division) -> bool:
    """Say whether the user arranges the court's work in a place (安排下沉工作): its judges and coordinators."""
    return _reaches(user, place, ARRANGING_ROLES)


def may_report(user: User, place: Division) -> bool:
    """Say whether the user writes down what happens in a place (记录下沉工作): the court's people and assistants."""
    return _reaches(user, place, REPORTING_ROLES)


def _reaches(user: User, place: Division, roles: frozenset[Role]) -> bool:
    return place.prefix.startswith(area_prefixes(user, roles=roles) or ("-",))


def within_arranging(user: User, places: Iterable[Division]) -> set[str]:
    """Return the codes of those places whose work the user arranges (可安排的地点), asked once for all."""
    reach = area_prefixes(user, roles=ARRANGING_ROLES)
    return {place.pk for place in places if reach and place.prefix.startswith(reach)}


def arranges_somewhere(user: User) -> bool:
    """Say whether any of the user's posts arranges the court's work in places (安排下沉工作的岗位)."""
    return user.has_role(*ARRANGING_ROLES)


def reports_somewhere(user: User) -> bool:
    """Say whether any of the user's posts writes down the court's work in places (记录下沉工作的岗位)."""
    return user.has_role(*REPORTING_ROLES)
