"""System checks catch what would otherwise lose work or find nothing, without a word."""

import pytest
from django.conf import settings as django_settings
from django.core.checks import run_checks
from django.db.migrations import Migration

from suyuan.web import checks


def ids(problems):
    return [problem.id for problem in problems]


@pytest.mark.django_db
def test_this_installation_has_nothing_to_complain_about():
    assert [problem for problem in run_checks(databases=["default"]) if not problem.is_silenced()] == []


@pytest.mark.parametrize(
    ("version", "encoding", "ctype", "expected"),
    [
        (150000, "UTF8", "C.UTF-8", []),
        (180006, "UTF8", "zh_CN.utf8", []),
        (140012, "UTF8", "C.UTF-8", ["suyuan.E001"]),
        (180006, "SQL_ASCII", "C", ["suyuan.E002", "suyuan.E003"]),
        (180006, "UTF8", "C", ["suyuan.E003"]),
    ],
)
def test_a_database_that_cannot_read_chinese_is_refused(version, encoding, ctype, expected):
    assert ids(checks._judge_database(version, encoding, ctype)) == expected


def replacing(name, *earlier):
    migration = Migration(name, "cases")
    migration.replaces = [("cases", each) for each in earlier]
    return migration


@pytest.mark.parametrize(
    ("applied", "expected"),
    [
        ([], []),
        (["0001_a", "0002_b", "0003_c"], []),
        (["0001_a"], ["suyuan.E008"]),
        (["0001_a", "0002_b"], ["suyuan.E008"]),
        (["0001_tables", "0002_promises"], []),
        (["0001_a", "0002_b", "0003_c", "0001_tables"], []),
    ],
)
def test_a_database_that_stopped_among_the_earlier_migrations_is_refused(applied, expected):
    replacements = [replacing("0001_tables", "0001_a", "0002_b"), replacing("0002_promises", "0003_c")]
    assert ids(checks._judge_earlier(replacements, {("cases", name) for name in applied})) == expected


@pytest.mark.parametrize(
    ("transport", "expected"),
    [
        ({"visibility_timeout": 600, "unacked_restore_interval": 1, "unacked_restore_throttle": 1}, []),
        ({"visibility_timeout": 600}, ["suyuan.E005"]),
        (
            {"visibility_timeout": 540, "unacked_restore_interval": 1, "unacked_restore_throttle": 1},
            ["suyuan.E006"],
        ),
    ],
)
def test_a_broker_that_gives_lost_tasks_back_late_is_refused(transport, expected):
    assert ids(checks._judge_redelivery(transport, 540)) == expected


def test_acknowledging_before_the_work_is_refused(settings):
    settings.CELERY_TASK_ACKS_LATE = False
    assert ids(checks.lost_tasks_come_back(None)) == ["suyuan.E004"]


def test_a_cache_in_the_queue_s_database_is_refused(settings):
    assert checks.cache_has_its_own_database(None) == []
    broker = django_settings.CELERY_BROKER_URL.replace("redis+socket://", "unix://").replace("virtual_host=", "db=")
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": broker}}
    assert ids(checks.cache_has_its_own_database(None)) == ["suyuan.E007"]
