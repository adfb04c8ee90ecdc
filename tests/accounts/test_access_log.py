"""The access log (访问日志): who reads it, what it shows, and that nothing changes it."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from suyuan.accounts.choices import Act
from suyuan.accounts.models import AccessLog
from suyuan.accounts.services.access_log import record_access


@pytest.fixture
def lines(clerk, audit_admin):
    now = timezone.now()
    record_access(by=clerk, act=Act.REVEALED, at=now, subject=clerk, label="（2026）粤1973纠0001号", reason="核对身份")
    record_access(by=audit_admin, act=Act.EXPORTED, at=now, label="统计表")
    record_access(by=None, act=Act.SIGN_IN_FAILED, at=now, username="nobody", succeeded=False)


@pytest.fixture
def auditor(client, audit_admin):
    client.force_login(audit_admin)
    return client


def text(response):
    return response.content.decode()


def test_the_audit_administrator_reads_who_what_and_why(auditor, lines):
    page = text(auditor.get("/access-log/"))
    for words in ("陈甲和", "查看完整个人信息", "（2026）粤1973纠0001号", "核对身份", "未成功"):
        assert words in page


@pytest.mark.parametrize(
    ("wanted", "shown", "hidden"),
    [
        ({"text": "lian"}, "核对身份", "统计表"),
        ({"text": "陈甲和"}, "核对身份", "统计表"),
        ({"act": "EXPORTED"}, "统计表", "核对身份"),
        ({"subject": "粤1973"}, "核对身份", "统计表"),
        ({"failed": "on"}, "nobody", "核对身份"),
    ],
)
def test_it_is_filtered(auditor, lines, wanted, shown, hidden):
    page = text(auditor.get("/access-log/", wanted))
    assert shown in page
    assert hidden not in page


def test_it_is_filtered_by_day_to_the_last_second(auditor, lines):
    today = f"{timezone.localdate():%Y-%m-%d}"
    assert "核对身份" in text(auditor.get("/access-log/", {"since": today, "until": today}))
    assert "没有符合条件的记录" in text(auditor.get("/access-log/", {"until": "2020-01-01"}))
    assert "结束日期不得早于开始日期" in text(auditor.get("/access-log/", {"since": today, "until": "2020-01-01"}))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE accounts_accesslog SET reason = ''",
        "DELETE FROM accounts_accesslog",
        "TRUNCATE accounts_accesslog",
    ],
)
def test_nobody_changes_or_removes_a_line_even_with_plain_sql(lines, sql):
    connection.check_constraints()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert AccessLog.objects.count() == 3
