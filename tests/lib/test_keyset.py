import base64
import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.test.utils import CaptureQueriesContext

from suyuan.lib.keyset import CursorUnreadable, capped_count, keyset_page
from tests.lib.models_for_tests import Entry

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 1, 8, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture(autouse=True)
def entries():
    """23 entries whose times repeat, so that the key must decide between equals."""
    with connection.schema_editor(atomic=False) as editor:
        editor.create_model(Entry)
    Entry.objects.bulk_create(
        Entry(title=f"第{i}条", posted_at=START + timedelta(microseconds=i // 4), amount=Decimal(i % 5), rank=i % 3)
        for i in range(23)
    )
    return Entry.objects.all()


def walk(queryset, size):
    pages, cursor = [], None
    while True:
        page = keyset_page(queryset, size=size, cursor=cursor)
        pages.append(page)
        if page.next is None:
            return pages
        cursor = page.next


ORDERINGS = [
    ("pk",),
    ("-pk",),
    ("posted_at", "pk"),
    ("-posted_at", "-pk"),
    ("-posted_at", "pk"),
    ("rank", "-amount", "id"),
]


@pytest.mark.parametrize("order", ORDERINGS)
@pytest.mark.parametrize("size", [1, 5, 23, 100])
def test_pages_together_are_the_whole_list_in_order(entries, order, size):
    queryset = entries.order_by(*order)
    pages = walk(queryset, size)
    assert [row for page in pages for row in page.rows] == list(queryset)
    assert all(len(page.rows) == size for page in pages[:-1])
    assert pages[0].previous is None


@pytest.mark.parametrize("order", ORDERINGS)
def test_going_back_shows_the_same_pages(entries, order):
    queryset = entries.order_by(*order)
    pages = walk(queryset, 5)
    cursor = pages[-1].previous
    for page in reversed(pages[:-1]):
        back = keyset_page(queryset, size=5, cursor=cursor)
        assert back.rows == page.rows
        assert keyset_page(queryset, size=5, cursor=back.next).rows == pages[pages.index(page) + 1].rows
        cursor = back.previous
    assert cursor is None


def test_going_back_past_the_start_shows_a_full_first_page(entries):
    queryset = entries.order_by("pk")
    previous = keyset_page(queryset, size=3, cursor=keyset_page(queryset, size=3).next).previous
    assert keyset_page(queryset, size=10, cursor=previous) == keyset_page(queryset, size=10)


def test_a_reader_who_polls_sees_what_came_later(entries):
    queryset = entries.order_by("pk")
    page = keyset_page(queryset, size=100)
    assert page.next is None
    empty = keyset_page(queryset, size=100, cursor=page.resume)
    assert (empty.rows, empty.next, empty.resume) == ([], None, page.resume)
    new = Entry.objects.create(title="新", posted_at=START, amount=1)
    assert keyset_page(queryset, size=100, cursor=empty.resume).rows == [new]


def test_an_empty_list_is_one_empty_page(entries):
    page = keyset_page(entries.none().order_by("pk"), size=5)
    assert (page.rows, page.next, page.previous, page.resume) == ([], None, None, None)


def test_new_rows_do_not_shift_a_page(entries):
    queryset = entries.order_by("-pk")
    page = keyset_page(queryset, size=5)
    expected = list(queryset[5:10])
    Entry.objects.create(title="新", posted_at=START, amount=1)
    assert keyset_page(queryset, size=5, cursor=page.next).rows == expected


def test_rows_may_be_dictionaries_and_order_may_be_an_annotation(entries):
    queryset = (
        entries.annotate(urgency=Coalesce(F("rank"), Value(99))).order_by("urgency", "pk").values("pk", "urgency")
    )
    assert [row for page in walk(queryset, 4) for row in page.rows] == list(queryset)


def test_order_may_cross_a_relation(entries):
    first = entries.order_by("pk").first()
    entries.exclude(pk=first.pk).update(parent=first)
    queryset = entries.exclude(parent=None).order_by("parent__title", "parent_id", "-pk")
    assert [row for page in walk(queryset, 7) for row in page.rows] == list(queryset)


def test_one_direction_is_asked_for_as_one_row_comparison(entries):
    queryset = entries.order_by("-posted_at", "-pk")
    cursor = keyset_page(queryset, size=5).next
    with CaptureQueriesContext(
        connection,
    ) as queries:
        keyset_page(queryset, size=5, cursor=cursor)
    (query,) = queries.captured_queries
    assert '("lib_entry"."posted_at", "lib_entry"."id") < (' in query["sql"]
    assert "OFFSET" not in query["sql"]


@pytest.mark.parametrize("order", [(), ("?",), ("title",), ("pk", "title"), ("parent", "pk"), (F("pk").asc(),)])
def test_an_ordering_that_cannot_be_paged_is_a_bug(entries, order):
    with pytest.raises(ValueError, match="keyset paging"):
        keyset_page(entries.order_by(*order), size=5)


def test_null_in_the_ordering_is_a_bug_and_not_a_missing_row(entries):
    entries.update(rank=None)
    with pytest.raises(ValueError, match="NULL"):
        keyset_page(entries.order_by("rank", "pk"), size=5)


def cursor_of(*parts):
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode()


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "中文",
        "e30",
        "A" * 5000,
        cursor_of(),
        cursor_of(0),
        cursor_of(0, "2026-03-01T08:00:00+00:00"),
        cursor_of(0, "gestern", 3),
        cursor_of(0, "2026-03-01T08:00:00+00:00", "drei"),
        cursor_of(0, "2026-03-01T08:00:00+00:00", None),
        cursor_of(0, "2026-03-01T08:00:00+00:00", [1]),
        cursor_of(0, "2026-03-01T08:00:00+00:00", "\0"),
        cursor_of(0, True, 3),
        cursor_of(0, "2026-03-01T08:00:00+00:00", 3, 4),
    ],
)
def test_a_damaged_cursor_is_refused_in_a_sentence(entries, cursor):
    with pytest.raises(CursorUnreadable, match="分页位置无效") as refusal:
        keyset_page(entries.order_by("posted_at", "pk"), size=5, cursor=cursor)
    assert (refusal.value.status, refusal.value.field) == (400, "cursor")


def test_a_forged_number_too_large_for_the_column_finds_nothing(entries):
    assert keyset_page(entries.order_by("pk"), size=5, cursor=cursor_of(0, 10**30)).rows == []
    assert keyset_page(entries.order_by("-rank", "pk"), size=5, cursor=cursor_of(0, -(10**30), 1)).rows == []


def test_a_count_is_exact_up_to_its_cap(entries):
    assert str(capped_count(entries)) == "23"
    assert str(capped_count(entries, cap=23)) == "23"
    capped = capped_count(entries.order_by("title"), cap=22)
    assert (capped.count, capped.is_exact, str(capped)) == (22, False, "22+")


def test_a_large_total_is_grouped():
    from suyuan.lib.keyset import CappedCount

    assert str(CappedCount(10_000, is_exact=False)) == "10,000+"
