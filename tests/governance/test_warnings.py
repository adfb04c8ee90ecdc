"""风险预警: found by the nightly job, read and answered through the pages."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from cases.models import Dispute, DisputeCategory, Party
from communities.models import MediationCentre, ScreeningCampaign
from reports.models import EarlyWarning, FilingForecast, WatchRun
from reports.tasks import look_out
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from suyuan.governance.models import Suggestion
from tests.lawsuits import COURT as PROVINCE_COURT
from tests.lawsuits import EAST as PROVINCE_EAST
from tests.lawsuits import EAST_1, build_province
from tests.people import COURT, TOWN, person
from tests.reports.suits import suits

pytestmark = pytest.mark.django_db
COMPANY = "某物业公司"


@pytest.fixture
def category():
    return DisputeCategory.objects.order_by("pk").first()


@pytest.fixture
def judge(client):
    user = person("our_judge", Role.JUDGE)
    client.force_login(user)
    return user


def disputes(category, *ages, respondent="", kind="LEGAL", state="RECEIVED"):
    """Disputes in the town, registered so many days ago."""
    centre, _ = MediationCentre.objects.get_or_create(code=COURT, defaults={"name": "中心", "court_id": COURT})
    now = timezone.now()
    made = [
        Dispute.objects.create(
            number=f"测试{uuid4().hex[:12]}", centre=centre, state=state, intake_source="PARTY", division_id=TOWN,
            category=category, logged_by=User.objects.system(), logged_at=now, changed_at=now,
            registered_at=now - timedelta(days=age),
        )
        for age in ages
    ]  # fmt: skip
    if respondent:
        for dispute in made:
            Party.objects.create(dispute=dispute, side="RESPONDENT", kind=kind, name=respondent)
    return made


def year_of_quiet(category):
    """One dispute in each of the windows a year ago, so that one is usual."""
    return disputes(category, *(364 + shift * 28 + 5 for shift in (-2, -1, 0, 1, 2)), 690)


def the(kind):
    return EarlyWarning.objects.get(kind=kind)


class TestFinding:
    def test_more_than_usual_is_a_hot_spot_with_its_range_its_disputes_and_its_sentence(self, client, judge, category):
        year_of_quiet(category)
        recent = disputes(category, *range(2, 11))
        look_out()
        found = the("HOT_SPOT")
        assert (found.observed, sorted(found.dispute_ids)) == (9, sorted(one.pk for one in recent))
        # Five windows with one each: size 5.5, probability 5/6; the usual mean is 1.1.
        assert (found.method, f"{found.expected}", found.upper) == ("FEW", "1.10", 5)
        page = client.get(f"/warnings/{found.pk}/")
        words = page.content.decode()
        assert "预期 1.10 件，通常在 0—5 件之间" in words
        assert "小数法" in words
        assert {row.number for row in page.context["rows"]} == {one.number for one in recent}
        assert page.context["chart"]["series"][0]["values"] == [1, 1, 1, 1, 1, 9]

    def test_as_many_as_usual_is_none(self, category):
        disputes(category, *(364 + shift * 28 + age for shift in (-2, -1, 0, 1, 2) for age in range(2, 9)), 700)
        disputes(category, *range(2, 9))
        look_out()
        assert not EarlyWarning.objects.exists()
        assert WatchRun.objects.get().judged["HOT_SPOT"] == 1

    def test_without_earlier_years_nothing_is_judged_and_the_page_says_so(self, client, judge, category):
        disputes(category, *range(2, 11))
        look_out()
        assert not EarlyWarning.objects.exists()
        assert "1 个历史不足、无从比较" in client.get("/warnings/").content.decode()

    def test_one_respondent_again_and_again_is_told_and_a_series_is_suggested(self, client, judge, category):
        disputes(category, 700)
        disputes(category, *range(2, 8), respondent=COMPANY)
        look_out()
        assert the("RESPONDENT").subject_name == COMPANY
        assert the("SERIES").observed == 6
        assert "尚未列为系列案" in client.get("/warnings/").content.decode()

    def test_people_of_one_name_are_not_one_person(self, category):
        disputes(category, 700)
        disputes(category, *range(2, 8), respondent="王伟", kind="NATURAL")
        look_out()
        assert not EarlyWarning.objects.filter(kind="RESPONDENT").exists()

    def test_a_run_repeated_changes_nothing_and_one_that_no_longer_holds_ends(self, category):
        year_of_quiet(category)
        recent = disputes(category, *range(2, 11))
        look_out()
        look_out()
        found = the("HOT_SPOT")
        Dispute.objects.filter(pk__in=[one.pk for one in recent[:6]]).update(division=None)
        look_out()
        found.refresh_from_db()
        assert found.ceased_on == timezone.localdate() - timedelta(days=1)


class TestAnswering:
    @pytest.fixture
    def found(self, judge, category):
        year_of_quiet(category)
        disputes(category, *range(2, 11))
        look_out()
        return the("HOT_SPOT")

    def test_noted_with_a_reason_it_is_closed_and_does_not_come_back_for_the_same_days(self, client, found):
        assert client.post(f"/warnings/{found.pk}/note/", {"reason": ""}).status_code == 422
        assert client.post(f"/warnings/{found.pk}/note/", {"reason": "已约谈"}).status_code == 302
        look_out()
        assert EarlyWarning.objects.filter(kind="HOT_SPOT").count() == 1
        assert "已约谈" in client.get("/warnings/").content.decode()
        again = client.post(f"/warnings/{found.pk}/note/", {"reason": "再次"})
        assert "不能重复处置" in again.content.decode()

    def test_it_comes_back_once_it_has_grown(self, client, found, category):
        client.post(f"/warnings/{found.pk}/note/", {"reason": "已约谈"})
        disputes(category, *range(2, 7))
        look_out()
        assert EarlyWarning.objects.open().get(kind="HOT_SPOT").observed == 14

    def test_it_becomes_a_suggestion_whose_words_stand_there(self, client, found):
        form = client.get(f"/warnings/{found.pk}/suggest/").context["form"]
        told = {name: form.initial[name] for name in ("kind", "division", "category", "title", "text")}
        told |= {"number": "建〔2026〕9号", "addressee": "镇党委", "sent_on": f"{form.initial['sent_on']}"}
        told |= {"reply_due_on": f"{form.initial['reply_due_on']}"}
        assert client.post(f"/warnings/{found.pk}/suggest/", told).status_code == 302
        made = Suggestion.objects.get()
        assert "预期 1.10 件" in made.text
        found.refresh_from_db()
        assert (found.answer, found.answer_text) == ("SUGGESTION", made.number)

    def test_it_becomes_a_campaign(self, client, found):
        form = client.get(f"/warnings/{found.pk}/screen/").context["form"]
        told = {name: f"{value}" for name, value in form.initial.items()}
        assert client.post(f"/warnings/{found.pk}/screen/", told).status_code == 302
        found.refresh_from_db()
        assert found.answer_text == ScreeningCampaign.objects.get().title

    def test_a_viewer_reads_and_does_not_act_and_strangers_find_nothing(self, client, found):
        client.force_login(person("watcher", Role.GOVERNANCE_VIEWER))
        assert client.get(f"/warnings/{found.pk}/").context["may_act"] is False
        assert client.post(f"/warnings/{found.pk}/note/", {"reason": "x"}).status_code == 403
        client.force_login(person("far", Role.GOVERNANCE_VIEWER, division="441900003000"))
        assert client.get(f"/warnings/{found.pk}/").status_code == 404


def test_next_quarters_filings_are_forecast_with_interval_and_backtest(client):
    build_province()
    today = timezone.localdate()
    for back in range(1, 31):
        day = (today.replace(day=1) - timedelta(days=30 * back)).replace(day=5)
        suits(10, EAST_1, day.isoformat(), court=PROVINCE_COURT)
    look_out()
    town = FilingForecast.objects.get(division=PROVINCE_EAST)
    month = today.year * 12 + (today.month - 1) // 3 * 3 + 3
    assert town.first_on == date(month // 12, month % 12 + 1, 1)
    assert town.lower < 30 < town.upper
    assert town.backtests >= 4
    client.force_login(person("立案", Role.CLERK, court=PROVINCE_COURT))
    assert "回测落入区间" in client.get("/warnings/").content.decode()
