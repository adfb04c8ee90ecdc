"""Who may arrange and write down the court's work in the places (下沉工作的权限)."""

from communities.models import Division
from communities.policies import may_arrange, may_report
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError


class FieldworkForbidden(DomainError):
    """The place lies outside the user's posts, or the post does not do this (无权办理该地的下沉工作)."""

    code = "fieldwork_forbidden"
    status = 403


class FieldworkRefused(DomainError):
    """The entry contradicts what is there; the sentence says how (不能这样登记)."""

    code = "fieldwork_refused"


def refuse_unless_arranging(user: User, place: Division) -> None:
    """Refuse with FieldworkForbidden all but the judges and coordinators who work for the place."""
    if not may_arrange(user, place):
        raise FieldworkForbidden(f"{place.display_name}的工作由管辖法院的法官、分流员安排。")


def refuse_unless_reporting(user: User, place: Division) -> None:
    """Refuse with FieldworkForbidden all but the court's people and assistants who work for the place."""
    if not may_report(user, place):
        raise FieldworkForbidden(f"{place.display_name}不在您的岗位范围内，不能登记。")
