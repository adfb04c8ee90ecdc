"""工作指标 through its pages, against a recount by hand in plain Python."""

from collections import Counter
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import (
    Dispute,
    FollowUpVisit,
    MediationSession,
    Referral,
    SettlementAgreement,
)
from mediators.choices import MediatorClass
from mediators.models import Mediator
from reports.indicators.measures import both_fell, growth, share
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from tests import lawsuits
from tests.lawsuits import CITY, COURT, EAST, EAST_1, ELSEWHERE_TOWN, WEST, WEST_1
from tests.people import person
from tests.reports.suits import NOW, settle, suits

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def three_years():
    lawsuits.build_province()
    for year, settled, ended, filed in ((2023, 8, 2, 40), (2024, 9, 6, 44), (2025, 12, 3, 41)):
        settle(settled, EAST_1, f"{year}-03-05")
        settle(2, WEST_1, f"{year}-03-05", track="POST_FILING_PRE_TRIAL")
        settle(ended, EAST_1, f"{year}-04-05", state="ENDED")
        suits(filed, EAST_1, f"{year}-05-06")
        suits(3, WEST_1, f"{year}-05-06", kind="EXCLUDED")
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def clerk(client):
    client.force_login(person("立案", Role.CLERK, court=COURT))
    return client


def table(client, place=EAST, period="2025"):
    answer = client.get("/measures/", {"place": place, "period": period})
    assert answer.status_code == 200, answer.content.decode()
    return answer.context["table"]


def by_code(table):
    return {row.measure.code: row for row in table.measured}


def counted_by_hand(year):
    """East's figures of a year, row by row."""
    disputes = [d for d in Dispute.objects.all() if d.division_id.startswith(EAST[:9])]
    ended = Counter(d.state for d in disputes if d.concluded_on.year == year)
    received = sum(d.registered_at.year == year for d in disputes)
    return ended["SETTLED"], ended["SETTLED"] + ended["ENDED"], received


def percent(part, whole):
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_each_measure_agrees_with_a_recount_and_with_the_year_before(clerk):
    rows = by_code(table(clerk))
    (won, closed, received), (won_before, closed_before, _) = counted_by_hand(2025), counted_by_hand(2024)

    assert (rows["success_rate"].numerator, rows["success_rate"].denominator) == (won, closed) == (12, 15)
    assert rows["success_rate"].value == percent(won, closed)
    assert rows["success_rate"].change == percent(won, closed) - percent(won_before, closed_before)
    assert rows["success_rate_of_received"].value == percent(won, received)
    assert rows["pre_suit_share"].value == percent(won, won + 41)
    assert (rows["reaching_court"].numerator, rows["reaching_court"].value) == (41 + 15 - 3, Decimal(53))
    assert rows["suits"].change == percent(41 - 44, 44)


def test_a_published_share_comes_out():
    """最高人民法院 2024年1—5月: 4,776,842 of 12,494,633."""
    assert share(4_776_842, 12_494_633) == Decimal("38.23")


def test_both_fell_needs_the_count_and_its_growth_to_fall(clerk):
    falls = {fall.name: fall for fall in table(clerk).falls}
    assert falls["新收一审民事、行政案件"].counts == (41, 44, 40)
    assert falls["新收一审民事、行政案件"].holds is True
    assert falls["登记纠纷"].counts == (15, 15, 10)
    assert falls["登记纠纷"].holds is False  # its growth fell, the count did not
    assert (both_fell(5, 6, 0), both_fell(9, 10, 12)) == (None, False)  # from 10 to 9 is slower than from 12 to 10
    assert growth(86_000, 83_261) == Decimal("3.29")


def test_too_small_a_number_gives_counts_and_nothing_gives_nothing(clerk):
    rows = by_code(table(clerk, WEST))
    assert (rows["success_rate"].value, rows["success_rate"].denominator) == (None, 2)
    assert rows["overdue_rate"].denominator == 0
    page = clerk.get("/measures/", {"place": WEST, "period": "2025"}).content.decode()
    assert "件数过少，只列件数" in page
    assert "期内没有可计算的件数" in page


def test_mediation_lasts_from_the_first_signing_to_the_end(clerk):
    by, mediator = User.objects.system(), Mediator.objects.create(name="周", mediator_class=MediatorClass.INVITED)
    days = [2, 4, 12]
    for dispute, length in zip(
        Dispute.objects.filter(concluded_on=date(2025, 3, 5), division=EAST_1)[:3], days, strict=True
    ):
        signed = NOW.replace(year=2025, month=3, day=5) - timedelta(days=length)
        Referral.objects.create(
            dispute=dispute, track="PRE_FILING_ASSIGNED", mediator=mediator, referred_at=signed, referred_by=by,
            receipt="SIGNED_MATERIALS", signed_at=signed, signed_by=by,
        )  # fmt: skip
    lasted = table(clerk).duration
    assert (lasted.count, lasted.mean, lasted.median) == (3, Decimal("6.0"), Decimal("4.0"))


def test_every_number_opens_the_rows_that_it_counts(clerk):
    for part, counted in (("settled", 12), ("concluded", 15), ("suits", 41), ("sessions", 0)):
        shown = clerk.get(f"/measures/{EAST}/2025/{part}/").context["shown"]
        assert (shown.counted, len(shown.page.rows)) == (counted, counted), part
    dispute = Dispute.objects.filter(concluded_on=date(2025, 3, 5), division=EAST_1).first()
    referral = Referral.objects.create(
        dispute=dispute, track="PRE_FILING_ASSIGNED", referred_at=NOW, referred_by=User.objects.system(),
        mediator=Mediator.objects.create(name="周", mediator_class="LAWYER"),
    )  # fmt: skip
    for mode in ("VIDEO", "ON_SITE"):
        MediationSession.objects.create(
            dispute=dispute, referral=referral, held_at=NOW.replace(year=2025), mode=mode, attendees="双方",
            summary="调解", recorded_by=User.objects.system(), recorded_at=NOW,
        )  # fmt: skip
    shown = clerk.get(f"/measures/{EAST}/2025/sessions/").context["shown"]
    assert (shown.counted, [row.key for row in shown.disputes]) == (2, [dispute.key])


def test_towns_stand_in_the_order_of_their_codes_with_one_count_a_part(clerk):
    with CaptureQueriesContext(connection) as queries:
        answer = clerk.get("/measures/success_rate/2025/")
    rows = {place.key: row for place, row in answer.context["rows"]}
    assert list(rows) == [EAST, WEST]
    assert (rows[EAST].value, rows[EAST].before) == (Decimal("80.00"), Decimal("60.00"))
    counting = [query for query in queries if 'COUNT("cases_dispute"' in query["sql"]]
    assert len(counting) == 4  # two parts, two years


def test_nobody_looks_at_places_beyond_their_posts(clerk, client):
    assert clerk.get(f"/measures/{ELSEWHERE_TOWN}/2025/settled/").status_code == 404
    assert clerk.get("/measures/", {"place": ELSEWHERE_TOWN, "period": "2025"}).status_code == 422
    assert clerk.get(f"/measures/{EAST}/2025/no-such-part/").status_code == 404
    assert clerk.get("/measures/success_rate/20x5/").status_code == 404
    client.force_login(person("综治", Role.GOVERNANCE_VIEWER, division=CITY))
    shown = client.get(f"/measures/{EAST}/2025/settled/").context["shown"]
    assert (shown.counted, shown.disputes) == (12, [])  # the figure, not the disputes


def test_visits_that_were_due_and_those_of_them_that_were_held(clerk):
    """Six visits planned for 2025, four of them held."""
    for n, dispute in enumerate(Dispute.objects.filter(division=EAST_1, state="SETTLED")[:6]):
        agreement = SettlementAgreement.objects.create(
            dispute=dispute, state="EFFECTIVE", form="WRITTEN", effect="PARTIES", terms="付款",
            effective_on=date(2025, 2, 1), recorded_by=User.objects.system(), recorded_at=NOW,
        )  # fmt: skip
        held = {"held_on": date(2025, 7, 2), "visited_by": User.objects.system(), "means": "PHONE"}
        held |= {"satisfaction": "GOOD", "performance": "ALL", "relapsed": False}
        planned = {"planned_on": date(2025, 7, 1), "plan": "规则", **(held if n < 4 else {})}
        FollowUpVisit.objects.create(dispute=dispute, agreement=agreement, **planned)
    found = by_code(table(clerk))["follow_up_rate"]
    assert (found.numerator, found.denominator, found.value) == (4, 6, Decimal("66.67"))
    assert clerk.get(f"/measures/{EAST}/2025/planned_visits_held/").status_code == 200
