"""What is known about a community: courts, people, population, demonstration status."""

from datetime import date

import pytest

from communities.models import CourtCoverage, Population, Posting, TribunalCoverage
from communities.queries import community_profile, jurisdictions
from suyuan.accounts.roles import Role
from tests.communities.places import (
    FAR_VILLAGE,
    OTHER_VILLAGE,
    TODAY,
    TOWN,
    UNCOVERED_TOWN,
    VILLAGE,
    community,
    demonstration,
    named,
    tribunal,
    worker,
)

pytestmark = pytest.mark.django_db


def profile(code=VILLAGE, on=TODAY):
    return community_profile(community(code), on=on)


def test_the_path_leads_from_the_province_to_the_town():
    assert [place.name for place in profile().path] == ["广东省", "东莞市", "清溪镇"]
    assert [place.name for place in profile(FAR_VILLAGE).path] == ["广东省", "汕尾市", "城区", "新港街道"]
    assert profile().town.code == TOWN


def test_a_missing_name_is_said_and_a_name_is_shown():
    assert profile().name == "441900115002 名称待导入"
    named(VILLAGE, "清溪社区")
    assert profile().name == "清溪社区"


def test_court_and_tribunal_come_from_the_towns_coverage_with_their_trust():
    found = profile().jurisdiction
    assert (found.court.court_id, found.court.trust) == ("粤1973", "VERIFIED")
    assert (found.tribunal.tribunal.name, found.tribunal.trust) == ("清溪人民法庭", "PROVISIONAL")


def test_what_nobody_is_known_to_cover_has_no_court():
    where = jurisdictions(["441900402000", "110101001000"], on=TODAY)
    assert [(found.court, found.tribunal) for found in where.values()] == [(None, None), (None, None)]


def test_the_deeper_coverage_wins():
    TribunalCoverage.objects.create(tribunal=tribunal("凤岗人民法庭"), division_id=VILLAGE)
    where = jurisdictions([VILLAGE, OTHER_VILLAGE], on=TODAY)
    assert [where[code].tribunal.tribunal.name for code in (VILLAGE, OTHER_VILLAGE)] == ["凤岗人民法庭", "清溪人民法庭"]


def test_a_transfer_of_jurisdiction_holds_from_its_day():
    CourtCoverage.objects.filter(division=TOWN).update(valid_to=date(2026, 7, 1))
    CourtCoverage.objects.create(court_id="粤1972", division_id=TOWN, valid_from=date(2026, 7, 1))
    before, after = (jurisdictions([VILLAGE], on=day)[VILLAGE] for day in (date(2026, 6, 30), date(2026, 7, 1)))
    assert (before.court.court_id, after.court.court_id) == ("粤1973", "粤1972")


def test_many_places_cost_as_many_queries_as_one(django_assert_num_queries):
    with django_assert_num_queries(2):
        jurisdictions([VILLAGE], on=TODAY)
    with django_assert_num_queries(2):
        jurisdictions([VILLAGE, OTHER_VILLAGE, FAR_VILLAGE, UNCOVERED_TOWN], on=TODAY)


def test_people_stand_in_order_with_their_training():
    worker("assistant", Role.ASSISTANT, name="陈助理", division_id=VILLAGE, trained_on=date(2022, 3, 1))
    worker("beginner", Role.ASSISTANT, name="黄小助", division_id=VILLAGE, valid_from=date(2024, 1, 1))
    worker("judge", Role.JUDGE, name="何法官", tribunal=tribunal())
    worker("mediator", Role.MEDIATOR, name="吴调解", division_id=VILLAGE)
    people = [(person.name, person.role, person.trained) for person in profile().people]
    assert people == [
        ("何法官", "社区法官", None),
        ("陈助理", "社区法官助理", True),
        ("黄小助", "社区法官助理", False),
        ("吴调解", "调解员", False),
    ]
    assert [person.place for person in profile().people[:2]] == [
        "东莞市第三人民法院 清溪人民法庭",
        "441900115002 名称待导入",
    ]


def test_somebody_posted_to_the_town_and_the_community_is_named_once_with_the_nearer_post():
    user = worker("judge", Role.JUDGE, name="何法官", division_id=TOWN)
    Posting.objects.create(
        user=user, role=Role.JUDGE, court_id="粤1973", division_id=VILLAGE, valid_from=date(2023, 1, 1)
    )
    assert [(person.name, person.place) for person in profile().people] == [("何法官", "441900115002 名称待导入")]


def test_people_of_elsewhere_and_people_who_left_are_not_there():
    worker("left", Role.ASSISTANT, name="旧助理", division_id=VILLAGE, valid_to=TODAY)
    worker("elsewhere", Role.ASSISTANT, name="邻助理", division_id=OTHER_VILLAGE)
    worker("far", Role.JUDGE, name="他庭法官", tribunal=tribunal("凤岗人民法庭"))
    worker("court", Role.JUDGE, name="院本部法官")
    assert profile().people == ()
    assert [person.name for person in profile(on=date(2026, 11, 21)).people] == ["旧助理"]


def test_training_to_come_does_not_count_yet():
    worker("assistant", Role.ASSISTANT, name="陈助理", division_id=VILLAGE, trained_on=date(2026, 12, 1))
    assert profile().people[0].trained is False
    assert profile(on=date(2026, 12, 1)).people[0].trained is True


def test_population_is_the_communitys_own_and_the_towns_stands_beside_it():
    assert profile().populations == ()
    assert [figure.resident_count for figure in profile().town_populations] == [344_303]
    Population.objects.create(
        division_id=VILLAGE, counted_on=date(2024, 12, 31), vintage="年末公报", resident_count=9_000, source="统计局"
    )
    assert [figure.resident_count for figure in profile().populations] == [9_000]


def test_a_designation_holds_from_its_day_until_the_day_of_withdrawal():
    demonstration(designated_on=date(2021, 1, 1), withdrawn_on=date(2022, 1, 1))
    current = demonstration(designated_on=date(2023, 5, 1))
    assert profile().demonstration == current
    assert len(profile().earlier_demonstrations) == 1
    assert profile(on=date(2021, 12, 31)).demonstration is not None
    assert profile(on=date(2022, 1, 1)).demonstration is None


def test_a_profile_costs_no_more_queries_with_more_people(django_assert_max_num_queries):
    for i in range(12):
        worker(f"a{i}", Role.ASSISTANT, name=f"助理{i}", division_id=VILLAGE)
    here = community()
    with django_assert_max_num_queries(8):
        assert len(community_profile(here, on=TODAY).people) == 12
