from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property

from suyuan.accounts.querysets import UserQuerySet
from suyuan.accounts.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communities.models import Posting

SYSTEM_USERNAME = "system"


class UserManager(BaseUserManager["User"].from_queryset(UserQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username__iexact=username)

    def create_user(self, username: str, password: str | None = None, *, display_name: str = "", **fields: Any) -> User:
        """Create an account; without a password it cannot sign in."""
        user = self.model(username=username, display_name=display_name or username, **fields)
        user.set_password(password)
        user.password_changed_at = timezone.now() if password else None
        user.save(using=self._db)
        return user

    def system(self) -> User:
        """The actor of jobs and imports (系统): no password, never signs in."""
        user, _ = self.get_or_create(
            username=SYSTEM_USERNAME,
            defaults={
                "display_name": "系统",
                "is_active": False,
                "is_system": True,
                "password": "!",
            },
        )
        return user


class User(AbstractBaseUser):
    """A person who signs in (用户). What they may do comes from their postings (任职)."""

    username = models.CharField(
        "登录名",
        max_length=50,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": "该登录名已被使用。"},
    )
    display_name = models.CharField("姓名", max_length=50)
    is_active = models.BooleanField("可登录", default=True)
    is_system = models.BooleanField("系统账号", default=False, editable=False)
    must_change_password = models.BooleanField("须修改密码", default=False)
    password_changed_at = models.DateTimeField("密码修改时间", null=True, blank=True)
    created_at = models.DateTimeField("创建时间", default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["display_name"]

    class Meta:
        verbose_name = verbose_name_plural = "用户"
        ordering = ["username", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("username"),
                name="username_differs_beyond_case",
                violation_error_message="该登录名已被使用。",
            ),
            models.CheckConstraint(
                name="system_account_never_signs_in",
                condition=models.Q(is_system=False) | models.Q(is_active=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.display_name}（{self.username}）"

    @cached_property
    def duties(self) -> tuple[Posting, ...]:
        """The postings in force today (现任职务)."""
        return tuple(self.postings.in_force(on=timezone.localdate()))

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(Role(duty.role) for duty in self.duties)

    def has_role(self, *roles: Role) -> bool:
        return not self.roles.isdisjoint(roles)

    def refresh_from_db(
        self,
        using: str | None = None,
        fields: Iterable[str] | None = None,
        from_queryset: models.QuerySet[Any] | None = None,
    ) -> None:
        self.__dict__.pop("duties", None)
        super().refresh_from_db(using=using, fields=fields, from_queryset=from_queryset)

    # The Django admin holds reference data only, and the system administrator keeps it.
    # There is no superuser: nobody may both manage accounts and read cases.

    @property
    def is_staff(self) -> bool:
        return self.is_active and self.has_role(Role.SYSTEM_ADMIN)

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:
        return self.is_staff

    def has_perms(self, perm_list: Iterable[str], obj: models.Model | None = None) -> bool:
        return self.is_staff

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_staff

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.display_name
