"""What every page knows besides its own answer: demonstration mode, navigation, idle time."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from suyuan.accounts.models import User
from suyuan.accounts.queries import unread_notices
from suyuan.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD, DemoAccount
from suyuan.lib.keyset import CappedCount
from suyuan.web.navigation import Entry, Slot, address_of, entries_for, slots_of

PHONE_ENTRIES = 4


@dataclass
class Interface:
    """Answers lazily, so that a fragment without a frame costs nothing."""

    request: HttpRequest

    @property
    def demo(self) -> bool:
        return settings.SUYUAN_MODE == "demo"

    @property
    def demo_accounts(self) -> tuple[DemoAccount, ...]:
        """The accounts to try the demonstration with (演示账号); none anywhere else."""
        return DEMO_ACCOUNTS if self.demo else ()

    @property
    def demo_password(self) -> str:
        return DEMO_PASSWORD if self.demo else ""

    @property
    def home_url(self) -> str:
        return address_of("home") or reverse("accounts:profile")

    @cached_property
    def navigation(self) -> list[Entry]:
        return entries_for(self.request.user, path=self.request.path)

    @property
    def bar_navigation(self) -> list[Slot]:
        return slots_of(self.navigation)

    @property
    def phone_navigation(self) -> list[Entry]:
        whole = len(self.navigation) <= PHONE_ENTRIES + 1
        return self.navigation if whole else self.navigation[:PHONE_ENTRIES]

    @property
    def more_navigation(self) -> list[Entry]:
        return self.navigation[len(self.phone_navigation) :]

    @property
    def duties(self) -> list[str]:
        user = self.request.user
        return (
            [f"{duty.get_role_display()} {duty.jurisdiction}" for duty in user.duties] if isinstance(user, User) else []
        )

    @cached_property
    def unread_notices(self) -> CappedCount:
        """How many notices the person has not read (未读通知), counted as far as the bell shows."""
        return unread_notices(self.request.user)

    @property
    def idle(self) -> dict[str, Any]:
        return {
            "seconds": settings.SESSION_IDLE_MINUTES * 60,
            "warn_seconds": settings.SESSION_WARNING_SECONDS,
            "ping_url": reverse("accounts:stay"),
            "sign_out_url": reverse("accounts:sign_out"),
            "sign_in_url": reverse("accounts:sign_in"),
        }


def interface(request: HttpRequest) -> dict[str, Interface]:
    return {"interface": Interface(request)}
