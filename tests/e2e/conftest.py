"""Everybody of the path, each at a screen of their own, before a live server and a real worker."""

from collections.abc import Callable, Iterator

import pytest

from tests.e2e.people import build_people
from tests.e2e.screen import Screen


@pytest.fixture
def at_screen(open_page, celery_worker) -> Iterator[Callable[..., Screen]]:
    """Sign somebody in: `at_screen("zhuli", phone=True)`. No console may complain before the test ends."""
    build_people()
    screens: list[Screen] = []

    def signed_in(username: str, *, phone: bool = False) -> Screen:
        screens.append(Screen(open_page(phone=phone)).sign_in(username))
        return screens[-1]

    yield signed_in
    assert [complaint for screen in screens for complaint in screen.complaints] == []
