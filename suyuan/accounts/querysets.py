from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models

from suyuan.accounts.roles import Role

if TYPE_CHECKING:
    from suyuan.accounts.models import User


class UserQuerySet(models.QuerySet):
    def people(self) -> Self:
        """Leave out the system actor, who is nobody's colleague."""
        return self.filter(is_system=False)

    def visible_to(self, user: "User") -> Self:
        """Accounts a person may manage (系统管理员、安全管理员) or only their own."""
        if user.has_role(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN):
            return self.people()
        return self.people().filter(pk=user.pk)

    def matching(self, text: str) -> Self:
        """Keep accounts whose sign-in name or person's name contains the text."""
        return self.filter(models.Q(username__icontains=text) | models.Q(display_name__icontains=text))

    def with_duties(self, *, on: date) -> Self:
        """Fill `duties` for a whole list at once, instead of one query a person."""
        in_force = apps.get_model("communities", "Posting").objects.in_force(on)
        return self.prefetch_related(models.Prefetch("postings", queryset=in_force, to_attr="duties"))


class AccessLogQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """The whole log for 审计管理员; nothing for anybody else."""
        return self if user.has_role(Role.AUDIT_ADMIN) else self.none()


class SignInSessionQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """A person sees their own sessions only."""
        return self.filter(user_id=user.pk)

    def open(self, *, since: datetime) -> Self:
        """Sessions neither ended nor idle since before the given moment."""
        return self.filter(ended_at=None, last_seen_at__gte=since)


class NoticeQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """A person sees what was told to them."""
        return self.filter(user_id=user.pk)

    def unread(self) -> Self:
        return self.filter(read_at=None)
