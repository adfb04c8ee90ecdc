"""What a person does at a screen: signs in, fills in by label, presses buttons by their words, reads."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Locator, Page, expect

from tests.e2e.people import PASSWORD

REFUSED = re.compile(r"Failed to load resource: .* (404|422) ")  # the browser says so of every answer of these
PRESSABLE = "button:visible, a.btn:visible"


@dataclass
class Screen:
    """One person's browser; what its console complains of is kept in `complaints`."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def sign_in(self, username: str) -> "Screen":
        """Sign in by the keyboard alone and arrive at the home page (工作台)."""
        self.page.on("console", self._hear)
        self.page.goto("/sign-in/")
        self.page.get_by_label("登录名").fill(username)
        self.page.keyboard.press("Tab")
        self.page.keyboard.type(PASSWORD)
        self.page.keyboard.press("Enter")
        self.reads("工作台")
        return self

    def go(self, address: str) -> None:
        self.page.goto(address)
        self.fits()

    def press(self, words: str, *, within: Locator | None = None) -> None:
        """Press the button that carries exactly these words."""
        place = within or self.page.locator("main")
        place.locator(PRESSABLE).filter(has_text=re.compile(rf"^\s*{words}\s*$")).click()

    def fill(self, label: str, text: str, *, within: Locator | None = None) -> None:
        (within or self.page.locator("main")).get_by_label(label).fill(text)

    def reads(self, *texts: str) -> None:
        """Wait until the page shows these texts, and see that nothing reaches over its edge."""
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)
        self.fits()

    def lacks(self, text: str) -> None:
        expect(self.page.locator("main")).not_to_contain_text(text)

    def fits(self) -> None:
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), self.page.url

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type == "error" and not REFUSED.match(said.text):
            self.complaints.append(f"{self.page.url}: {said.text}")
