"""How the stories of the law are told: a day at a time, through the pages."""

from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

import time_machine
from django.test import Client
from django.urls import reverse

from cases.models import Dispute
from suyuan.accounts.models import User

CHINA = ZoneInfo("Asia/Shanghai")


@contextmanager
def on(user: User, *moment: int):
    """The user at the pages, at a moment of China: `with on(clerk, 2026, 3, 2, 9) as browser:`."""
    with time_machine.travel(datetime(*moment, tzinfo=CHINA), tick=False):
        browser = Client()
        browser.force_login(user)
        yield browser


def page(browser: Client, dispute: Dispute) -> str:
    """The dispute's page as this person sees it."""
    return browser.get(reverse("cases:dispute", args=[dispute.key])).text


def send(browser: Client, name: str, dispute: Dispute, told: dict | None = None, *more, **files):
    """Fill in a form of the dispute and see that it was taken."""
    answer = browser.post(reverse(f"cases:{name}", args=[dispute.key, *more]), {**(told or {}), **files})
    assert answer.status_code == 302, answer.text
    return answer
