"""Every address × every role: a page without a row in url_roles.py fails, and so does one that lets in too many."""

import logging
import re
import uuid
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, resolve, reverse
from django.urls.converters import IntConverter, SlugConverter, StringConverter, UUIDConverter

from communities.querysets import AREA_ROLES
from suyuan.accounts.roles import ADMINISTRATORS, CASE_ROLES, Role
from suyuan.web import errors
from tests.architecture import url_objects
from tests.architecture.url_roles import CASE_APPS, ROWS
from tests.people import person

NOT_THERE = {IntConverter: 0, UUIDConverter: uuid.UUID(int=0), StringConverter: "none", SlugConverter: "none"}
ROW = re.compile(
    r"(?P<post>POST )?((?P<object>\w+)@)?(?P<who>[A-Z_]+( [A-Z_]+)*) (?P<status>\d{3})"
    r"( \| others (?P<others>\d{3}))?( \| anonymous (?P<anonymous>\d{3}))?"
)
GROUPS = {"EVERYBODY": frozenset(Role), "CASE": CASE_ROLES, "AREA": AREA_ROLES, "NOBODY": frozenset()}
PARTS = 6  # of the rows, so that the workers of a test run share them
SHORTHANDS = {"API": "EVERYBODY 401 | anonymous 401", "PUBLIC": "EVERYBODY 200 | anonymous 200"}


@dataclass(frozen=True)
class Row:
    method: str
    object: str | None
    allowed: frozenset[Role]
    status: int
    others: int
    anonymous: int

    @classmethod
    def read(cls, text):
        found = ROW.fullmatch(SHORTHANDS.get(text, text))
        assert found, f"cannot read the row {text!r}"
        return cls(
            method="post" if found["post"] else "get",
            object=found["object"],
            allowed=frozenset().union(*(roles_named(name) for name in found["who"].split())),
            status=int(found["status"]),
            others=int(found["others"] or 403),
            anonymous=int(found["anonymous"] or 302),
        )

    def expected(self, role):
        return self.status if role in self.allowed else self.others


def roles_named(name):
    return GROUPS[name] if name in GROUPS else frozenset({Role(name)})


def addresses(resolver, namespaces=()):
    """Every (name, pattern) of the site, through every include."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield ":".join([*namespaces, entry.name or f"?{entry.pattern}"]), entry
        elif entry.namespace != "admin":  # held by test_admin_pages.py
            yield from addresses(entry, (*namespaces, entry.namespace) if entry.namespace else namespaces)


ADDRESSES = dict(addresses(get_resolver()))


def arguments(name, row):
    if row.object:
        return getattr(url_objects, row.object)()
    return {key: NOT_THERE[type(found)] for key, found in ADDRESSES[name].pattern.converters.items()}


def test_every_address_has_a_row_and_every_row_an_address():
    assert set(ADDRESSES) == set(ROWS)


def test_no_address_hides_another():
    hidden = []
    for name in ROWS:
        unknown = {key: NOT_THERE[type(found)] for key, found in ADDRESSES[name].pattern.converters.items()}
        found = resolve(reverse(name, kwargs=unknown)).view_name
        hidden += [f"{found} hides {name}"] if found != name else []
    assert hidden == []


def test_administrators_open_nothing_about_cases():
    ours = {name: text for name, text in ROWS.items() if name.split(":")[0] in CASE_APPS and text != "PUBLIC"}
    rows = {name: Row.read(text) for name, text in ours.items()}
    open_to_them = [
        name for name, row in rows.items() if (row.status < 400 and row.allowed & ADMINISTRATORS) or row.others < 400
    ]
    assert open_to_them == []


@pytest.fixture
def quiet(monkeypatch):
    """Thousands of refusals are asked for: neither what each writes into the log matters nor the frame around it."""
    monkeypatch.setattr(errors, "TEMPLATE", f"{errors.TEMPLATE}#message")
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_each_role_gets_what_its_row_says(part, subtests, db, quiet):
    """One cast for a part of the rows; what a request changes, signing out included, is undone after it."""
    visitors = {"anonymous": Client()} | {role.value: signed_in(person(f"role-{role.lower()}", role)) for role in Role}
    for name in sorted(set(ROWS) & set(ADDRESSES))[part::PARTS]:
        with subtests.test(name), undone():
            row = Row.read(ROWS[name])
            address = reverse(name, kwargs=arguments(name, row))
            answers = {who: answer(visitor, row.method, address) for who, visitor in visitors.items()}
            assert answers == {"anonymous": row.anonymous} | {role.value: row.expected(role) for role in Role}


def signed_in(user):
    """Somebody who has opened a page already: a session's first page writes its activity down."""
    client = Client()
    client.force_login(user)
    client.get(reverse("home"))
    return client


def answer(visitor, method, address):
    cookies = visitor.cookies.copy()
    with undone():
        status = getattr(visitor, method)(address).status_code
    visitor.cookies = cookies
    return status


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
