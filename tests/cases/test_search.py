"""Searching finds exactly what contains the words; identifiers are found exactly."""

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.models import Dispute
from cases.services.intake import add_facts
from suyuan.lib.text import cjk_grams, fold
from tests.cases.scene import GOOD_ID, MONDAY, Scene

WORDS = st.text(alphabet="电梯物业张三A1b ，。\n　㛃𬱖", max_size=12)


def found(text: str) -> set[int]:
    return set(Dispute.objects.matching(text).values_list("pk", flat=True))


@pytest.mark.parametrize(
    "text", ["电梯", "梯", "张桂英", "000001", "粤1973", "示例物业 电梯", "ＡＰＰ", "三期12栋", "塘厦"]
)
def test_it_is_found_by_what_it_contains(scene: Scene, text):
    dispute = scene.registered(claim="通过App缴费")

    assert found(text) == {dispute.pk}


@pytest.mark.parametrize("text", ["梯电", "张三", "电梯 张三", "999999", "13800138000"])
def test_and_not_by_what_it_does_not(scene: Scene, text):
    scene.registered()

    assert found(text) == set()


def test_no_word_finds_everything(scene: Scene):
    dispute = scene.registered()

    assert found("  　") == {dispute.pk}


@pytest.mark.django_db
@settings(max_examples=60, deadline=None)
@given(texts=st.lists(WORDS, min_size=1, max_size=4), term=WORDS)
def test_the_index_never_differs_from_containing(texts, term):
    with connection.cursor() as cursor:
        for text in texts:
            folded, words = fold(text), fold(term).split()
            cursor.execute(
                "SELECT coalesce(bool_and(cjk_grams(%s) @> cjk_grams(word) AND strpos(%s, word) > 0), true)"
                " FROM unnest(%s::text[]) AS word",
                [folded, folded, words],
            )
            assert cursor.fetchone()[0] == all(word in folded for word in words)


@pytest.mark.django_db
@settings(max_examples=100, deadline=None)
@given(text=WORDS)
def test_grams_are_the_same_in_sql_and_python(text):
    with connection.cursor() as cursor:
        cursor.execute("SELECT cjk_grams(%s)", [text])
        assert set(cursor.fetchone()[0]) == set(cjk_grams(text))


def test_the_search_uses_the_index(scene: Scene):
    scene.registered()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Dispute.objects.matching("电梯").order_by().explain()

    assert "dispute_search_grams" in plan


def test_a_whole_identifier_finds_its_disputes(scene: Scene):
    dispute = scene.registered()
    one = dispute.parties.first()
    one.identity_number, one.phone = GOOD_ID, "13800138000"
    one.save()
    scene.registered()

    for identifier in (GOOD_ID, "138 0013 8000", "+8613800138000"):
        assert list(Dispute.objects.with_party_identified_by(identifier)) == [dispute]
    assert not Dispute.objects.with_party_identified_by("").exists()
    assert not Dispute.objects.with_party_identified_by("13900139000").exists()


def test_what_is_searched_follows_what_is_written(scene: Scene):
    dispute = scene.registered()

    add_facts(dispute_id=dispute.pk, facts={"facts": "借款未还"}, by=scene.clerk, at=MONDAY)

    assert found("借款") == {dispute.pk}
    assert found("电梯") == set()
