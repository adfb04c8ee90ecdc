"""引用的数字: a published paragraph is entered through the pages and explained, never guessed at."""

from datetime import datetime
from decimal import Decimal

import pytest
import time_machine

from reports.models import PublishedReading, Reading, StatedParagraph
from reports.rules.stated_figures import Reason, Stated, StatedKind, compare, explain
from reports.services.publishing import publish_reading
from reports.services.refreshing import refresh_rates
from suyuan.accounts.roles import Role
from tests import lawsuits
from tests.lawsuits import COURT, EAST, EAST_1
from tests.people import person
from tests.reports.suits import NOW, suits

FIGURES = (
    # label, kind, printed, unit, said of, over
    ("参与调解", "COUNT", "80000", 10_000, None, None),
    ("调解成功", "COUNT", "48000", 1_000, None, None),
    ("新收一审民商事", "COUNT", "86000", 1_000, None, None),
    ("化解一审民商事占比", "SHARE", "40.27", 1, 1, 2),
    ("新收增长", "GROWTH", "3.29", 1, 2, None),
    ("新收增幅变化", "GROWTH_CHANGE", "-26.7", 1, 4, None),
    ("增长首次为负", "FALL", "", 1, 2, None),
    ("专职调解", "COUNT", "46474", 1, 1, None),
    ("律师调解", "COUNT", "7818", 1, 1, None),
    ("特邀调解", "COUNT", "19659", 1, 1, None),
)


@pytest.fixture
def coordinator(client, db):
    lawsuits.build_province()
    user = person("分流", Role.COORDINATOR, court=COURT)
    client.force_login(user)
    return user


def enter(client):
    told = {"source": "来源文件001第二段", "place_name": "某市", "text": "参与调解8万余件……"}
    assert client.post("/stated/new/", told).status_code == 302
    paragraph = StatedParagraph.objects.get()
    keys = []
    for label, kind, printed, unit, of, over in FIGURES:
        told = {"label": label, "kind": kind, "printed": printed, "unit": unit}
        told |= {"said_of": "" if of is None else keys[of], "over": "" if over is None else keys[over]}
        answer = client.post(f"/stated/{paragraph.pk}/figures/", told)
        assert answer.status_code == 302, answer.content.decode()
        keys.append(paragraph.figures.latest("pk").pk)
    return paragraph


def test_the_paragraph_of_document_001_is_explained(client, coordinator):
    page = client.get(f"/stated/{enter(client).pk}/").content.decode()
    assert "化解一审民商事占比40.27%，用文中的数字算不出来" in page
    for formula in ("48,000 ÷ 80,000 = 60.00%", "48,000 ÷ 86,000 = 55.81%", "48,000 ÷ （48,000 + 86,000） = 35.82%"):
        assert formula in page
    assert "增幅由+29.99%收窄为+3.29%，是百分点之差，不是件数变化26.7%" in page
    assert "件数仍在上升，只有增幅下降，不符合“双下降”" in page
    assert "“增长首次为负”与同文新收一审民商事+3.29%矛盾" in page
    assert "= 73,951，大于调解成功48,000：不是同一统计期或同一范围" in page
    assert "没有标明统计期的：参与调解（80,000）" in page


def test_a_relation_to_the_wrong_kind_is_refused_and_a_number_asked_for(client, coordinator):
    paragraph = enter(client)
    count = paragraph.figures.get(label="调解成功").pk
    url = f"/stated/{paragraph.pk}/figures/"
    wrong = client.post(url, {"label": "增幅", "kind": "GROWTH_CHANGE", "printed": "2", "unit": 1, "said_of": count})
    assert "种类不对" in wrong.content.decode()
    assert "请填写数字" in client.post(url, {"label": "件数", "kind": "COUNT", "unit": 1}).content.decode()
    client.force_login(person("助理", Role.CLERK, court=COURT))
    assert client.post(url, {"label": "件数", "kind": "COUNT", "printed": "1", "unit": 1}).status_code == 403


def test_a_quoted_count_is_compared_with_what_this_system_published(client, coordinator):
    paragraph = enter(client)
    suits(12, EAST_1, "2025-03-05")
    refresh_rates(at=NOW)
    with time_machine.travel(NOW, tick=False):
        reading = Reading.objects.get(division=EAST, period__kind="YEAR", period__first_on="2025-01-01")
        publish_reading(reading_id=reading.pk, by=coordinator, at=datetime.now(NOW.tzinfo))
    figure = paragraph.figures.get(label="新收一审民商事").pk
    asked = {"figure": figure, "published": PublishedReading.objects.get().pk}
    said = client.get(f"/stated/{paragraph.pk}/", asked).context["against"]
    assert [finding.reason for finding in said] == [Reason.PERIOD, Reason.SCOPE, Reason.VALUE]
    assert said[0].sentence == "统计期：一个没有标明，另一个2025年。"


def of(value, kind=StatedKind.RATE, **more):
    return Stated(1, "甲", kind, Decimal(value), **more)


LABELLED = {"period": "2024年1—5月", "scope": "民事、行政", "denominator": "常住人口140,967万"}


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        (of("88.64", **LABELLED), of("88.64", **LABELLED), []),
        (of("88.63", **LABELLED), of("88.635", **LABELLED), [Reason.ROUNDING]),
        (of("101.6", **LABELLED | {"denominator": "人口846万"}), of("82.2", **LABELLED), [Reason.POPULATION, "VALUE"]),
        (of("3", StatedKind.GROWTH, **LABELLED), of("3", StatedKind.GROWTH_CHANGE, **LABELLED), [Reason.POINTS]),
        (
            of("9", StatedKind.COUNT, **LABELLED | {"scope": "诉前调解"}),
            of("9", StatedKind.COUNT, **LABELLED | {"scope": "先行调解"}),
            [Reason.TERM, Reason.SCOPE],
        ),
    ],
)
def test_two_figures_differ_for_the_reasons_named(one, other, reasons):
    assert [finding.reason for finding in compare(one, other)] == reasons


@pytest.mark.parametrize(
    ("printed", "words"), [("98", "四舍五入印作98%"), ("97.95", "四舍五入印作97.95%"), ("97", "截去尾数印作97%")]
)
def test_a_share_that_can_be_reckoned_says_how_it_was_rounded(printed, words):
    won, closed = of("62442", StatedKind.COUNT), Stated(2, "乙", StatedKind.COUNT, Decimal(63749))
    share = Stated(3, "成功率", StatedKind.SHARE, Decimal(printed), of=1, over=2)
    assert words in explain([won, closed, share])[0].sentence
