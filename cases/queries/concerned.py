"""Whom a turn in the life of a dispute concerns (相关人员)."""

from datetime import date

from cases.models import Dispute
from communities.models import Posting
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role

COURT_ROLES = (Role.COORDINATOR, Role.JUDGE)


def court_of(dispute: Dispute, *, on: date) -> set[int]:
    """Return the ids of the coordinators of the dispute's court, and of its judges who reach the place (法院人员)."""
    posts = Posting.objects.in_force(on).filter(court=dispute.centre.court_id, role__in=COURT_ROLES)
    place = dispute.division_id or ""
    return {post.user_id for post in posts if post.division is None or place.startswith(post.division.prefix)}


def hands_of(dispute: Dispute) -> set[int]:
    """Return the ids of those who hold the dispute (经办人): the mediator, else the organisation's managers.

    While nobody presides, as after a recusal, those who mediate beside; perhaps nobody.
    """
    referral = dispute.open_referral()
    if referral is None:
        return set()
    if referral.mediator is not None:
        return {referral.mediator.user_id} if referral.mediator.user_id else set()
    if referral.organization is None:
        return {one.mediator.user_id for one in referral.present() if one.mediator.user_id}
    managers = User.objects.filter(pk__in=referral.organization.managers.values("user"))
    return set(managers.values_list("pk", flat=True))


def centre_of(dispute: Dispute, *, on: date) -> set[int]:
    """Return the ids of those who answer for the dispute at the centre (中心经办人).

    Whoever referred it; before it was referred, the coordinators of the court.
    """
    referral = dispute.open_referral()
    if referral is not None:
        return {referral.referred_by_id}
    posts = Posting.objects.in_force(on).filter(court=dispute.centre.court_id, role=Role.COORDINATOR)
    return set(posts.values_list("user_id", flat=True))
