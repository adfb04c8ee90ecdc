"""The navigation (导航): what each role is offered, and where it says one is."""

import pytest

from suyuan.accounts.roles import ADMINISTRATORS, Role
from suyuan.web.navigation import ITEMS, Slot, entries_for, slots_of
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


def test_a_group_folds_into_one_menu_and_a_group_of_one_stands_for_itself(db):
    entries = entries_for(person("fenliu", Role.COORDINATOR), path="/tools/court-fee/")
    tools = [slot for slot in slots_of(entries) if slot.label == "工具"]
    assert [entry.label for slot in tools for entry in slot.entries][:2] == ["期限计算", "诉讼费计算"]
    assert [slot.current for slot in tools] == [True]
    alone = [entry for entry in entries if entry.label == "期限计算"]
    assert slots_of(alone) == [Slot("期限计算", alone)]
