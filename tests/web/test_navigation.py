"""The navigation (导航): what each role is offered, and where it says one is."""

import pytest

from suyuan.accounts.roles import ADMINISTRATORS, Role
from suyuan.web.navigation import ITEMS, entries_for
from tests.people import person


@pytest.mark.parametrize("role", list(Role))
def test_everybody_is_offered_something_they_may_open(client, db, role):
    user = person("someone", role)
    client.force_login(user)
    entries = entries_for(user, path="/")
    assert entries
    assert {entry.url: client.get(entry.url, follow=True).status_code for entry in entries} == {
        entry.url: 200 for entry in entries
    }


def test_administrators_share_no_entry_with_case_work():
    assert [item.label for item in ITEMS if item.roles & ADMINISTRATORS and item.roles - ADMINISTRATORS] == []


def test_the_longest_address_that_fits_is_the_present_one(db):
    user = person("anquan", Role.SECURITY_ADMIN)
    current = [entry.label for entry in entries_for(user, path="/postings/new/") if entry.current]
    assert current == ["任职"]


def test_without_a_post_there_is_nothing_but_ones_account(client, db):
    client.force_login(person("xinren"))
    response = client.get("/", follow=True)
    assert response.redirect_chain == [("/account/", 302)]
    assert "目前没有岗位" in response.content.decode()
