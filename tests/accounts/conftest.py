import pytest

from suyuan.accounts.roles import Role
from tests.people import person

PASSWORD = "Suyuan-Test-2026"


@pytest.fixture
def clerk(db):
    return person("lian", Role.CLERK, display_name="陈甲和", password=PASSWORD)


@pytest.fixture
def system_admin(db):
    return person("xitong", Role.SYSTEM_ADMIN, display_name="谢甲信", password=PASSWORD)


@pytest.fixture
def security_admin(db):
    return person("anquan", Role.SECURITY_ADMIN, display_name="邓乙明", password=PASSWORD)


@pytest.fixture
def audit_admin(db):
    return person("shenji", Role.AUDIT_ADMIN, display_name="钟丙诚", password=PASSWORD)
