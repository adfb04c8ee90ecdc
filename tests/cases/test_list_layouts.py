"""Lists of other court systems: their layout is saved by an administrator, recognised at upload, and read as ours."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from cases.models import CourtCase, ImportBatch, ListLayout
from cases.rules.list_layouts import read_layout
from cases.services.court_case_imports import import_list, receive_upload, run_import
from cases.services.court_case_progress import rows_read, wish_to_cancel
from communities.models import Court
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from suyuan.lib.errors import InvalidInput
from tests import lawsuits
from tests.lawsuits import COURT, EAST_1, csv_list, number, row
from tests.people import person

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 6, 1, 2, tzinfo=UTC)
THERE = ("年度", "案件代字", "序号", "收案时间", "案由名称", "发生地", "承办人")
COLUMNS = "收案时间＝立案日期\n案由名称＝案由\n发生地=纠纷发生地代码"


@pytest.fixture(autouse=True)
def province():
    lawsuits.build_province()


def layout(**more) -> ListLayout:
    told = {
        "name": "某办案系统", "court_id": COURT, "columns": COLUMNS,
        "number_pattern": "（{年度}）" + COURT + "{案件代字}{序号}号",
        "meanings": f"类型代字：民一初＝民初\n纠纷发生地代码：东城一社区＝{EAST_1}", "date_format": "%d/%m/%Y",
    }  # fmt: skip
    made = ListLayout(**(told | more))
    made.full_clean()
    made.save()
    return made


def their_list(*rows) -> bytes:
    return csv_list(*rows, header=THERE)


def take(content, **more):
    return import_list(
        file_name="清单.csv", content=content, court_code=COURT, by=User.objects.system(), at=NOW, **more
    )


def test_a_list_of_another_system_is_recognised_and_read_as_ours():
    layout()
    batch = take(their_list(["2024", "民一初", "12", "05/03/2024", "民间借贷纠纷", "东城一社区", "张三"]))
    assert (batch.status, batch.added_count, batch.layout.name) == ("DONE", 1, "某办案系统")
    found = CourtCase.objects.get()
    assert (found.number, found.filed_on, found.type_code) == (number(12), date(2024, 3, 5), "民初")
    assert (found.division_id, found.suit_kind) == (EAST_1, "CIVIL")
    assert found.extra == {"承办人": "张三"}


def test_the_same_case_from_either_system_is_one_case():
    layout()
    take(csv_list(row(12, place=EAST_1)))
    batch = take(their_list(["2024", "民一初", "12", "05/03/2024", "民间借贷纠纷", "东城一社区", ""]))
    assert (batch.added_count, batch.changed_count, CourtCase.objects.count()) == (0, 0, 1)


def test_rows_that_came_back_are_corrected_in_their_own_layout_and_taken(client):
    layout()
    batch = take(their_list(["2024", "民一初", "12", "31/02/2024", "民间借贷纠纷", "东城一社区", ""]))
    assert (batch.added_count, batch.rejected_count) == (0, 1)
    client.force_login(person("立案", Role.CLERK, court=COURT))
    file = client.get(f"/court-cases/import/{batch.pk}/rejected/").content.decode("utf-8-sig")
    assert file.splitlines()[0].split(",") == [*THERE, "原因"]
    again = take(file.replace("31/02/2024", "29/02/2024").encode())
    assert (again.added_count, again.rejected_count) == (1, 0)


def test_what_fits_most_columns_is_taken_and_a_stranger_is_refused_in_our_words():
    layout(name="窄", columns="收案时间＝立案日期", meanings="类型代字：民一初＝民初")
    layout()
    batch = take(their_list(["2024", "民一初", "12", "05/03/2024", "民间借贷纠纷", "东城一社区", ""]))
    assert batch.layout.name == "某办案系统"
    refused = take(csv_list(["1"], header=("别的",)))
    assert refused.status == "FAILED"
    assert "案号" in refused.problem


def test_a_chosen_layout_of_another_court_is_refused_and_one_out_of_force_not_recognised(client):
    foreign = layout(court_id=Court.objects.exclude(code=COURT).first().pk)
    client.force_login(person("立案", Role.CLERK, court=COURT))
    own = layout(name="停用", valid_to="2024-01-01")
    batch = take(their_list(["2024", "民一初", "12", "05/03/2024", "民间借贷纠纷", "东城一社区", ""]))
    assert batch.status == "FAILED"
    for choice in (foreign, own):
        answer = client.post(
            "/court-cases/import/",
            {"court": COURT, "layout": choice.pk, "file": SimpleUploadedFile("清单.csv", their_list())},
        )
        assert answer.status_code == 422


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"columns": "收案时间"}, "columns"),
        ({"columns": "收案时间＝收案"}, "columns"),
        ({"meanings": "民一初＝民初"}, "meanings"),
        ({"date_format": "日月年"}, "date_format"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_at_its_field(told, field):
    whole = {"columns": COLUMNS, "number_pattern": "", "meanings": "", "date_format": ""} | told
    with pytest.raises(InvalidInput) as refusal:
        read_layout(**whole, ours=("案号", "立案日期", "案由", "纠纷发生地代码"))
    assert refusal.value.problems[0][0] == field


def test_a_waiting_upload_is_cancelled_at_once_and_one_at_work_keeps_nothing(client):
    client.force_login(person("立案", Role.CLERK, court=COURT))
    waiting, working = (
        receive_upload(
            file_name="清单.csv", content=csv_list(row(1, place=EAST_1)), court_code=COURT, by=User.objects.system(),
            at=timezone.now() - timedelta(minutes=1),
        )
        for _ in range(2)
    )  # fmt: skip
    assert client.post(f"/court-cases/import/{waiting.pk}/cancel/").status_code == 302
    run_import(batch_id=waiting.pk, at=NOW)
    wish_to_cancel(working.pk)
    run_import(batch_id=working.pk, at=NOW)
    for batch in (waiting, working):
        batch.refresh_from_db()
        assert (batch.status, batch.content) == ("CANCELLED", None)
    assert not CourtCase.objects.exists()
    assert rows_read(working.pk) is None
    assert client.post(f"/court-cases/import/{waiting.pk}/cancel/").status_code == 422
    assert ImportBatch.objects.filter(status="CANCELLED").count() == 2
