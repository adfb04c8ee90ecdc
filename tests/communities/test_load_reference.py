"""`./dev manage load_reference`: delivered data comes in once, and corrections made here survive."""

from datetime import date

import pytest
from django.core.management import call_command
from django.utils import timezone

from cases.models import CaseType, CauseCrosswalk, CauseOfAction, CodeTableEntry, DeadlineRule, DisputeCategory
from communities.models import (
    CalendarDay,
    CalendarRevision,
    CalendarYear,
    Community,
    Court,
    CourtCoverage,
    Division,
    MediationCentre,
    Population,
    Tribunal,
    TribunalCoverage,
)
from communities.services.calendar import remove_calendar_day
from suyuan.accounts.models import User

pytestmark = pytest.mark.django_db
MODELS = [
    CalendarDay, CalendarRevision, CalendarYear, CaseType, CauseCrosswalk, CauseOfAction, CodeTableEntry, Community,
    Court, CourtCoverage, DeadlineRule, DisputeCategory, Division, MediationCentre, Population, Tribunal,
    TribunalCoverage,
]  # fmt: skip


def content():
    return {model: list(model.objects.order_by("pk").values_list()) for model in MODELS}


def load(*options):
    call_command("load_reference", *options, verbosity=0)


def test_a_second_load_changes_nothing():
    before = content()
    load("--again")
    assert content() == before


def test_the_whole_country_is_there_and_dongguan_has_no_county_level():
    assert Division.objects.filter(level="PROVINCE").count() == 31
    assert Division.objects.filter(level="TOWN").count() == 41_355
    town = Division.objects.get(code="441900116000")
    assert (town.name, town.prefix, town.parent_id) == ("塘厦镇", "441900116", "441900000000")
    assert not Division.objects.filter(code__startswith="4419", level="COUNTY").exists()
    assert Division.objects.get(code="441502001000").parent_id == "441502000000"


def test_a_village_without_a_name_shows_its_code():
    village = Division.objects.get(code="441900115002")
    assert village.display_name == "441900115002 名称待导入"
    assert village.trust == "PROVISIONAL"
    assert Division.objects.get(code="441900003001").display_name == "岗贝社区居民委员会"


def test_a_town_that_is_gone_from_the_later_list_is_no_longer_in_force():
    gone = Division.objects.get(code="640205401000")
    assert gone.valid_to == date(2023, 6, 30)
    assert gone not in Division.objects.in_force(date(2024, 1, 1))
    assert gone in Division.objects.in_force(date(2020, 1, 1))


def test_every_village_of_the_pilot_places_is_a_community():
    assert Community.objects.count() == Division.objects.filter(level="VILLAGE").count() == 1_144
    kinds = dict(Community.objects.filter(pk__in=["441900115002", "441900115200"]).values_list("pk", "kind"))
    assert kinds == {"441900115002": "RESIDENTS", "441900115200": "VILLAGERS"}


def test_each_pilot_court_has_a_mediation_centre():
    assert dict(MediationCentre.objects.values_list("code", "name")) == {
        "粤1971": "东莞市第一人民法院诉调对接中心",
        "粤1972": "东莞市第二人民法院诉调对接中心",
        "粤1973": "东莞市第三人民法院诉调对接中心",
        "粤1502": "汕尾市城区人民法院诉调对接中心",
        "豫0711": "新乡市牧野区人民法院诉调对接中心",
        "宁0202": "石嘴山市大武口区人民法院诉调对接中心",
        "宁0205": "石嘴山市惠农区人民法院诉调对接中心",
        "宁0221": "平罗县人民法院诉调对接中心",
    }


def test_what_is_unknown_stays_unknown_and_what_is_guessed_says_so():
    assert not CourtCoverage.objects.filter(division="441900402000").exists()  # 东莞港
    qingxi = TribunalCoverage.objects.get(tribunal__name="清溪人民法庭")
    assert (qingxi.division_id, qingxi.trust) == ("441900115000", "PROVISIONAL")
    assert "由法庭驻地推定" in qingxi.source
    assert CourtCoverage.objects.get(division="441900116000").trust == "VERIFIED"
    assert CourtCoverage.objects.get(division="441900006000").trust == "PROVISIONAL"


def test_dongguans_census_adds_up_to_the_published_total():
    census = Population.objects.filter(vintage="第七次人口普查", division__code__startswith="4419")
    towns = census.filter(division__level="TOWN").values_list("resident_count", flat=True)
    assert len(towns) == 33
    assert sum(towns) == census.get(division="441900000000").resident_count == 10_466_625
    assert set(census.values_list("trust", flat=True)) == {"VERIFIED"}
    assert Population.objects.get(division="441502000000").trust == "PROVISIONAL"


def test_the_date_chooses_the_rule_of_causes():
    assert CauseOfAction.objects.filter(scheme="2020").count() == 927
    assert CauseOfAction.objects.filter(scheme="2025").count() == 1_055
    for day, scheme in [(date(2025, 12, 31), "2020"), (date(2026, 1, 1), "2025")]:
        assert set(CauseOfAction.objects.in_force(day).values_list("scheme", flat=True)) == {scheme}
    assert not CauseOfAction.objects.in_force(date(2020, 12, 31)).exists()


def test_causes_form_a_tree_and_the_old_stand_in_the_new():
    cause = CauseOfAction.objects.get(scheme="2025", path="第二部分/二/14")
    assert (cause.name, cause.parent.name, cause.parent.parent.level) == ("离婚纠纷", "婚姻家庭纠纷", 1)
    old = CauseOfAction.objects.get(scheme="2020", name="离婚纠纷")
    assert old.crosswalk.new == cause
    unmatched = CauseCrosswalk.objects.filter(match="NO_EXACT_NAME")
    assert unmatched.count() == 45
    assert not unmatched.filter(new__isnull=False).exists()


def test_codes_that_nobody_knows_are_left_empty():
    ways = CodeTableEntry.objects.filter(scheme="GB/T 31000 化解方式")
    assert ways.count() == 15
    assert set(ways.values_list("code", "status")) == {("", "名称已核实，代码不详")}


def test_only_one_scheme_of_categories_is_offered():
    assert set(DisputeCategory.objects.filter(selectable=True).values_list("scheme", flat=True)) == {"人民调解统计"}
    assert DisputeCategory.objects.filter(selectable=True).count() == 15


@pytest.mark.parametrize(
    ("track", "procedure", "on", "length", "cap"),
    [
        ("PRE_FILING_ASSIGNED", "", date(2024, 6, 1), 30, None),
        ("IN_TRIAL_ENTRUSTED", "ORDINARY", date(2024, 6, 1), 15, None),
        ("IN_TRIAL_ENTRUSTED", "SIMPLE", date(2024, 6, 1), 7, None),
        ("POST_FILING_PRE_TRIAL", "ORDINARY", date(2024, 12, 31), 15, None),
        ("POST_FILING_PRE_TRIAL", "ORDINARY", date(2025, 1, 1), 15, 30),
        ("POST_FILING_PRE_TRIAL", "SIMPLE", date(2025, 1, 1), 7, 30),
    ],
)
def test_the_periods_of_the_law_by_track_procedure_and_date(track, procedure, on, length, cap):
    rule = DeadlineRule.objects.in_force(on).get(track=track, procedure=procedure, start_event="SIGNED_MATERIALS")
    assert (rule.length, rule.unit, rule.extension_cap_days) == (length, "DAYS", cap)
    assert rule.basis


def test_an_assignment_is_answered_within_three_working_days():
    rule = DeadlineRule.objects.in_force(date(2024, 6, 1)).get(start_event="ASSIGNED")
    assert (rule.length, rule.unit, rule.confidence) == (3, "WORKING_DAYS", "V")


def test_a_correction_outlives_the_next_delivery():
    Court.objects.filter(code="粤1971").update(name="更正后的名称", corrected_at=timezone.now())
    Division.objects.filter(code="441900003002").update(name="手工录入的社区", corrected_at=timezone.now())
    load("--again")
    assert Court.objects.get(code="粤1971").name == "更正后的名称"
    assert Division.objects.get(code="441900003002").name == "手工录入的社区"


def test_a_row_nobody_corrected_follows_the_delivery():
    Court.objects.filter(code="粤1971").update(name="旧版本里的名称")
    load("--again")
    assert Court.objects.get(code="粤1971").name == "东莞市第一人民法院"


def test_coverage_that_was_dated_here_is_left_alone():
    coverage = CourtCoverage.objects.get(division="441900116000")
    CourtCoverage.objects.filter(pk=coverage.pk).update(valid_to=date(2026, 7, 1), corrected_at=timezone.now())
    CourtCoverage.objects.create(court_id="粤1972", division_id="441900116000", valid_from=date(2026, 7, 1))
    load("--again")
    rows = CourtCoverage.objects.filter(division="441900116000").values_list("court", "valid_to")
    assert sorted(rows, key=str) == [("粤1972", None), ("粤1973", date(2026, 7, 1))]


def test_a_year_changed_here_keeps_all_its_days():
    at = timezone.now()
    remove_calendar_day(day=date(2026, 10, 10), by=User.objects.system(), at=at)
    load("--again")
    assert not CalendarDay.objects.filter(date=date(2026, 10, 10)).exists()
    assert CalendarYear.objects.get(year=2026).confirmed


def test_the_years_whose_notices_are_out_are_confirmed_and_the_next_is_provisional():
    years = dict(CalendarYear.objects.values_list("year", "confirmed"))
    assert years == {**dict.fromkeys(range(2019, 2027), True), 2027: False}


def test_it_says_what_it_did(capsys):
    Court.objects.filter(code="粤1971").update(name="更正后的名称", corrected_at=timezone.now())
    Court.objects.filter(code="粤1972").update(name="旧版本里的名称")
    call_command("load_reference", "--again")
    said = capsys.readouterr().out
    assert "法院、法庭和社区：新增0条，更新1条，保留本地已有1条" in said
    call_command("load_reference")
    assert "行政区划：无变化" in capsys.readouterr().out
