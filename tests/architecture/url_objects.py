"""Objects that rows of url_roles.py name: each makes one and returns the arguments of its address."""

from suyuan.accounts.roles import Role
from tests.people import person, post


def account():
    return {"pk": person("target").pk}


def posting():
    return {"pk": post(person("target"), Role.SYSTEM_ADMIN).pk}
