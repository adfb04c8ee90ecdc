"""The desk of a scenario: a person opens pages and sends forms on a given day, as staff would."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.models import Dispute
from suyuan.accounts.models import User

CHINA = ZoneInfo("Asia/Shanghai")
SCAN = b"%PDF-1.4\n%scan\n"


class Desk:
    """Whoever sits at it works on the day that `on` says; every page is a real one."""

    def __init__(self, clock) -> None:
        self._clock = clock
        self.client = Client()
        self.now = timezone.now()

    def on(self, day: str, hour: int = 10, *, user: User | None = None) -> "Desk":
        """Let it be that day, in China, and perhaps somebody else's turn."""
        moment = date.fromisoformat(day)
        self.now = datetime(moment.year, moment.month, moment.day, hour, tzinfo=CHINA)
        self._clock.move_to(self.now)
        if user is not None:
            self.client.logout()  # a session that slept is over: whoever comes back signs in anew
            self.client.force_login(user)
        return self

    def opens(self, name: str, dispute: Dispute, *more) -> str:
        """The words on a page, without its marks."""
        answer = self.client.get(self._url(name, dispute, *more))
        assert answer.status_code == 200, answer.text[:400]
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))

    def sends(self, name: str, dispute: Dispute, *more, **told) -> None:
        """Send a form that is taken."""
        answer = self.client.post(self._url(name, dispute, *more), told)
        assert answer.status_code == 302, re.findall(r'class="[^"]*error[^"]*"[^>]*>([^<]+)', answer.text)
        assert "/sign-in/" not in answer.url, "nobody is signed in any more"

    def is_refused(self, name: str, dispute: Dispute, *more, **told) -> str:
        """Send a form that is not taken; the words of the page that says why."""
        answer = self.client.post(self._url(name, dispute, *more), told)
        assert answer.status_code in {403, 409, 422}, answer.status_code
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))

    def says(self, dispute: Dispute, party, word: str = "consent", **told) -> None:
        """A party's word on mediation is recorded, in writing and with a scan unless told otherwise."""
        told = {"consent_form": "WRITTEN", "given_at": self.moment, "evidence": scan("同意书.pdf"), **told}
        self.sends(word, dispute, party.key, **told)

    @property
    def moment(self) -> str:
        return f"{self.now:%Y-%m-%dT%H:%M}"

    @staticmethod
    def _url(name: str, dispute: Dispute, *more) -> str:
        return reverse(f"cases:{name}", args=[dispute.key, *more])


def scan(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, SCAN + name.encode(), content_type="application/pdf")
