"""社区一页纸: what it says, who may see it, and that it is one sheet of paper."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.utils import timezone

from communities.models import DemonstrationTarget, Feedback
from suyuan.accounts.roles import Role
from tests.browser import running_browser
from tests.communities.places import VILLAGE, demonstration, worker
from tests.people import person

pytestmark = pytest.mark.django_db
ADDRESS = f"/communities/{VILLAGE}/sheet/"


@pytest.fixture
def judge(client):
    user = person("judge", Role.JUDGE)
    client.force_login(user)
    return user


def told_of(judge):
    made = demonstration(plan="每月值班。" * 30)
    for n in range(9):
        worker(f"helper{n}", Role.ASSISTANT, name=f"欧阳助理{n}", division_id=VILLAGE)
    for measure in ("DISPUTES", "GROWTH", "LAWSUITS_PER_10K", "SUCCESS", "PERFORMANCE", "FOLLOW_UP"):
        DemonstrationTarget.objects.create(
            demonstration=made, year=timezone.localdate().year, measure=measure, value=60, set_by=judge,
            set_at=timezone.now(),
        )  # fmt: skip
    today = timezone.localdate()
    Feedback.objects.create(
        division_id=VILLAGE, text="车位少", heard_on=today - timedelta(days=1), recorded_by=judge,
        recorded_at=timezone.now(),
    )  # fmt: skip


def test_it_says_targets_work_and_people_and_unknown_is_a_dash(client, judge):
    told_of(judge)
    shown = client.get(ADDRESS).content.decode()
    for words in (
        "诉源治理示范社区",
        "自动履行率",
        "回访率",
        "数据不足，不作判断",
        "法官巡回",
        "9名助理还没有培训合格记录",
    ):
        assert words in shown
    assert "车位少" not in shown


def test_a_community_elsewhere_is_not_found_and_one_that_is_no_demonstration_has_a_sheet_too(client, judge):
    assert client.get("/communities/441502001001/sheet/").status_code == 404
    shown = client.get(ADDRESS).content.decode()
    assert "目标和完成情况" not in shown
    assert "登记纠纷" in shown


def test_it_fits_on_one_side_of_a4(client, judge):
    told_of(judge)
    shown = client.get(ADDRESS).content

    def answer(route):
        path = urlsplit(route.request.url).path
        if path == ADDRESS:
            route.fulfill(body=shown, content_type="text/html; charset=utf-8")
        elif path.endswith(".css"):
            route.fulfill(path=finders.find(re.sub(r"\.[0-9a-f]{12}\.", ".", path.removeprefix("/static/"))))
        else:
            route.abort()

    with running_browser() as browser:
        page = browser.new_page()
        page.route("**/*", answer)
        page.goto(f"http://suyuan.test{ADDRESS}")
        assert page.locator(".one-figures li").count() == 3
        paper = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", paper)) == 1
