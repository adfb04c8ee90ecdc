"""The administrator's page 运行状况: what was verified, what waits, what failed."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from cases.models import TallyCheck
from cases.tasks import verify_tallies
from reports.models import JobFailure
from suyuan.accounts.roles import Role
from suyuan.celery import app, note_failure
from suyuan.lib.queue import note_success
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    cache.clear()
    client.force_login(person("xitong", Role.SYSTEM_ADMIN))

    def fetched() -> str:
        return client.get("/operations/").content.decode()

    return fetched


def check(*, differing: int, ago: timedelta = timedelta()):
    cell = {"month": "2024-03-01", "place": "441900003001", "suit_kind": "CIVIL", "recount": 3, "tallied": 5}
    return TallyCheck.objects.create(
        checked_at=timezone.now() - ago, lawsuit_cells=10, dispute_cells=2, difference_count=differing,
        differences=[cell] * differing,
    )  # fmt: skip


def test_after_a_good_verification_nothing_is_wrong(page):
    assert "计数表还没有核对过" in page()
    verify_tallies()
    assert "没有需要处理的情况" in page()


def test_a_difference_is_an_alarm_with_its_cells(page):
    check(differing=1)
    text = page()
    assert "计数表有1格与重新清点的结果不一致" in text
    assert "441900003001" in text


def test_a_verification_that_did_not_come_is_an_alarm(page):
    check(differing=0, ago=timedelta(hours=40))
    assert "计数表超过36小时没有核对" in page()


def test_a_failed_job_is_told_without_its_message(page):
    note_failure(sender=app.tasks["cases.verify_tallies"], exception=ValueError("张三的案件"))
    text = page()
    assert "近7天有1次后台任务失败" in text
    assert "ValueError" in text
    assert "张三" not in text
    assert JobFailure.objects.get().job == "cases.verify_tallies"


def test_a_sweep_that_stopped_is_an_alarm(page):
    check(differing=0)
    note_success("mediators.sweep_subsidies", at=timezone.now() - timedelta(seconds=5))
    assert "没有按时完成" not in page()
    note_success("mediators.sweep_subsidies", at=timezone.now() - timedelta(minutes=11))
    note_success("cases.verify_tallies", at=timezone.now() - timedelta(days=2))
    text = page()
    assert "定时任务“计提补贴”没有按时完成" in text
    assert "定时任务“核对计数”没有按时完成" in text


def test_every_job_has_its_name_in_words(page, settings):
    tasks = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    text = page()
    assert [task for task in tasks if task in text] == []
