"""Importing a court's list: what is read, attributed, rejected, and what a second upload changes."""

import io
from datetime import UTC, date, datetime

import pytest
import xlsxwriter
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import CauseOfAction, CourtCase, ImportBatch
from cases.queries.court_case_imports import rejected_rows_file
from cases.services.court_case_imports import UploadRefused, import_list
from suyuan.accounts.models import User
from tests import lawsuits
from tests.lawsuits import COURT, EAST, EAST_1, ELSEWHERE_TOWN, HEADER, WEST, WEST_1, csv_list, number, row

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 6, 1, 2, tzinfo=UTC)
LATER = datetime(2024, 6, 2, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def province():
    lawsuits.build_province()


def take(content: bytes, *, court: str | None = COURT, at: datetime = NOW, name: str = "清单.csv") -> ImportBatch:
    batch = import_list(file_name=name, content=content, court_code=court, by=User.objects.system(), at=at)
    assert batch.status == "DONE", batch.problem
    return batch


def counts(batch: ImportBatch) -> tuple[int, int, int, int, int]:
    return batch.row_count, batch.added_count, batch.changed_count, batch.unchanged_count, batch.rejected_count


def reasons(batch: ImportBatch) -> list[str]:
    return list(batch.rejected_rows.order_by("row_number").values_list("reasons", flat=True))


def case(serial: int, **parts) -> CourtCase:
    return CourtCase.objects.get(number=number(serial, **parts))


def test_a_row_becomes_a_case_with_its_parts():
    batch = take(csv_list(row(1234, place=EAST_1, plaintiff=WEST_1)))
    found = case(1234)
    assert counts(batch) == (1, 1, 0, 0, 0)
    assert (found.year, found.court_code, found.type_code, found.serial) == (2024, COURT, "民初", 1234)
    assert (found.filed_on, found.cause_text, found.place_code) == (date(2024, 3, 5), "民间借贷纠纷", EAST_1)
    assert (found.suit_kind, found.exclusion_reason, found.batch) == ("CIVIL", "", batch)
    assert (found.imported_at, found.changed_at) == (NOW, NOW)


@pytest.mark.parametrize(
    ("places", "attributed_to", "method"),
    [
        ({"place": EAST_1, "defendant": WEST_1, "plaintiff": WEST}, EAST_1, "PLACE_OF_DISPUTE"),
        ({"defendant": WEST_1, "plaintiff": EAST_1}, WEST_1, "DEFENDANT"),
        ({"plaintiff": EAST_1}, EAST_1, "PLAINTIFF"),
        ({}, None, "NONE"),
        ({"place": EAST}, EAST, "PLACE_OF_DISPUTE"),
    ],
)
def test_a_case_counts_where_the_first_known_fact_says(places, attributed_to, method):
    take(csv_list(row(1, **places)))
    assert (case(1).division_id, case(1).attributed_by) == (attributed_to, method)


@pytest.mark.parametrize("code", [EAST, EAST[:9], f" {EAST} ", "910100101０００"])
def test_codes_of_nine_and_twelve_digits_name_the_town(code):
    take(csv_list(row(1, place=code)))
    assert case(1).division_id == EAST


@pytest.mark.parametrize("code", ["9101", "910100"])
def test_a_city_code_may_be_short(code):
    take(csv_list(row(1, place=code)))
    assert case(1).division_id == lawsuits.CITY


@pytest.mark.parametrize("nothing", ["", "-", "无", "不详", "/"])
def test_words_for_nothing_are_nothing(nothing):
    take(csv_list(row(1, place=nothing, defendant=EAST_1)))
    assert case(1).attributed_by == "DEFENDANT"


def test_a_village_outside_the_pilot_counts_for_its_town():
    take(csv_list(row(1, place="910200101007")))
    assert (case(1).division_id, case(1).place_code) == (ELSEWHERE_TOWN, "910200101007")


def test_an_unknown_village_where_villages_are_known_is_rejected():
    batch = take(csv_list(row(1, place="910100101099", defendant="919999999999")))
    assert reasons(batch) == [
        "纠纷发生地代码“910100101099”不在行政区划表中；被告住所地代码“919999999999”不在行政区划表中"
    ]
    assert not CourtCase.objects.exists()


def list_with_tribunal(name: str, filed: str = "2024-03-05") -> bytes:
    return csv_list([*row(1, filed), name], header=(*HEADER, "受理法庭"))


def test_a_case_without_a_place_falls_to_its_tribunal():
    lawsuits.tribunal("东湾人民法庭", EAST)
    take(list_with_tribunal("青州市第一人民法院东湾人民法庭"))
    assert (case(1).division_id, case(1).attributed_by) == (EAST, "TRIBUNAL")


def test_a_tribunal_of_several_towns_stands_for_what_they_share():
    lawsuits.tribunal("东湾人民法庭", EAST, WEST)
    take(list_with_tribunal("东湾人民法庭"))
    assert (case(1).division_id, case(1).attributed_by) == (lawsuits.CITY, "TRIBUNAL")


def test_the_tribunal_covers_what_it_covered_on_the_filing_day():
    made = lawsuits.tribunal("东湾人民法庭", EAST, valid_to=date(2024, 3, 1))
    made.coverages.create(division_id=WEST, valid_from=date(2024, 3, 1))
    take(list_with_tribunal("东湾人民法庭", "2024-02-29"))
    assert case(1).division_id == EAST
    take(list_with_tribunal("东湾人民法庭", "2024-03-01"))
    assert case(1).division_id == WEST


def test_an_unknown_tribunal_attributes_nothing_and_stays_readable():
    take(list_with_tribunal("北湾人民法庭"))
    assert (case(1).attributed_by, case(1).extra) == ("NONE", {"受理法庭": "北湾人民法庭"})


def test_gbk_full_width_and_dates_as_people_write_them():
    written = ["(２０２４) 青 9771 民初 ００12 号", "2024年3月5日", "", "", "", ""]
    batch = take(csv_list(written, encoding="gbk"))
    assert counts(batch) == (1, 1, 0, 0, 0)
    assert case(12).filed_on == date(2024, 3, 5)


def workbook(*rows: list, header: tuple[str, ...] = HEADER) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, ["青州市第一人民法院立案清单"])
        for line, cells in enumerate([header, *rows], start=1):
            for column, cell in enumerate(cells):
                sheet.write(line, column, cell, *([day] if isinstance(cell, date) else []))
    return buffer.getvalue()


def test_a_spreadsheet_with_a_title_real_dates_and_numeric_codes():
    rows = [[number(5), date(2024, 3, 5), "买卖合同纠纷", int(EAST), "", ""]]
    take(workbook(*rows), name="清单.xlsx")
    assert (case(5).filed_on, case(5).division_id) == (date(2024, 3, 5), EAST)


def test_the_last_four_columns_may_be_missing_and_others_are_kept_aside():
    header = ("序号", "案号", "立案日期", "承办人")
    take(csv_list(["1", number(1), "2024-03-05", "李法官"], header=header))
    assert (case(1).attributed_by, case(1).cause_text, case(1).extra) == ("NONE", "", {"承办人": "李法官"})


def test_a_special_court_character_does_not_hide_the_type():
    take(csv_list(row(1, kind="知民初")))
    found = CourtCase.objects.get(number="（2024）青9771知民初1号")
    assert (found.type_code, found.suit_kind) == ("民初", "CIVIL")


def test_a_document_number_is_the_case_it_belongs_to():
    written = row(1)
    written[0] += "之一"
    batch = take(csv_list(row(1), written))
    assert counts(batch) == (2, 1, 0, 1, 0)
    assert CourtCase.objects.get().number == number(1)


def test_the_cause_is_found_in_the_rule_of_its_day():
    dates = {"2020": (date(2021, 1, 1), date(2026, 1, 1)), "2025": (date(2026, 1, 1), None)}
    made = {}
    for scheme, (begins, ends) in dates.items():
        for level in (2, 3):
            made[scheme, level] = CauseOfAction.objects.create(
                scheme=scheme, path=f"测试{level}", level=level, number="9", name="测试专用纠纷",
                path_names="测试专用纠纷", valid_from=begins, valid_to=ends,
            )  # fmt: skip
    take(csv_list(row(1, cause="测试专用纠纷"), row(2, cause="没有这个案由")))
    assert case(1).cause == made["2020", 3]
    assert (case(2).cause, case(2).cause_text) == (None, "没有这个案由")


def test_excluded_and_unknown_types_are_kept_with_their_reason():
    kinds = ["民初", "行初", "民诉前调", "执保", "民特", "民终", "甲乙", "甲乙"]
    batch = take(csv_list(*(row(i, kind=kind) for i, kind in enumerate(kinds, start=1))))
    stored = CourtCase.objects.order_by("serial").values_list("exclusion_reason", flat=True)
    unknown = "类型代字未知"
    assert list(stored) == ["", "", "诉前调解", "执行", "特别程序（含司法确认）", "二审", unknown, unknown]
    assert batch.unknown_types == {"甲乙": 2}
    assert counts(batch) == (8, 8, 0, 0, 0)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ([number(1), "2024-02-30", "", "", "", ""], "立案日期“2024-02-30”无法识别，应写作2024-03-05"),
        ([number(1), "", "", "", "", ""], "立案日期为空"),
        ([number(1), "2024-06-02", "", "", "", ""], "立案日期2024-06-02晚于今天"),
        ([number(1, year=2019), "2024-03-05", "", "", "", ""], "立案日期2024-03-05与案号年度2019相差一年以上"),
        ([number(1), "2024-03-05", "", "东城", "", ""], "纠纷发生地代码“东城”不是区划代码，应为12位、9位或6位数字"),
        ([number(1, court="青9701"), "2024-03-05", "", "", "", ""], "案号的法院代字“青9701”不属于上传单位（青9771）"),
        ([number(1), "2024-03-05", "长" * 121, "", "", ""], "案由超过120字"),
    ],
)
def test_what_is_wrong_with_a_row_is_said(cells, reason):
    batch = take(csv_list(cells))
    assert reasons(batch) == [reason]
    assert counts(batch) == (1, 0, 0, 0, 1)


def test_an_unreadable_number_and_all_other_faults_are_told_at_once():
    batch = take(csv_list(["2024民初1", "昨天", "", "x", "", ""]))
    (said,) = reasons(batch)
    assert said.startswith("案号应以括号内的四位年份开头")
    assert said.count("；") == 2


def test_an_upper_court_may_upload_for_the_courts_below():
    assert counts(take(csv_list(row(1), row(2, court="青9701")), court="青97")) == (2, 2, 0, 0, 0)


def test_the_same_upload_again_changes_nothing():
    content = csv_list(*(row(i, place=EAST_1) for i in range(1, 6)), row(6, place="919999999999"))
    take(content)
    before = list(CourtCase.objects.order_by("pk").values())
    again = take(content, at=LATER)
    assert counts(again) == (6, 0, 0, 5, 1)
    assert list(CourtCase.objects.order_by("pk").values()) == before


def test_a_correction_changes_the_case_and_nothing_else():
    take(csv_list(row(1, place=EAST_1), row(2, place=EAST_1)))
    batch = take(csv_list(row(1, place=WEST_1), row(2, place=EAST_1)), at=LATER)
    assert counts(batch) == (2, 0, 1, 1, 0)
    assert (case(1).division_id, case(1).imported_at, case(1).changed_at) == (WEST_1, NOW, LATER)
    assert case(1).batch == batch
    assert case(2).changed_at == NOW


def test_a_list_without_the_place_columns_does_not_make_us_forget_them():
    take(csv_list([*row(1, place=EAST_1), "李"], header=(*HEADER, "承办人")))
    batch = take(csv_list([number(1), "2024-03-05"], header=("案号", "立案日期")), at=LATER)
    assert counts(batch) == (1, 0, 0, 1, 0)
    assert (case(1).division_id, case(1).cause_text, case(1).extra) == (EAST_1, "民间借贷纠纷", {"承办人": "李"})


def test_an_emptied_cell_empties_the_fact():
    take(csv_list(row(1, place=EAST_1)))
    take(csv_list(row(1)), at=LATER)
    assert (case(1).place_code, case(1).attributed_by) == ("", "NONE")


def test_a_repeated_row_is_taken_once_and_a_contradiction_is_rejected():
    batch = take(csv_list(row(1, place=EAST_1), row(1, place=EAST_1), row(1, place=WEST_1)))
    assert counts(batch) == (3, 1, 0, 1, 1)
    assert reasons(batch) == ["与第2行案号相同而内容不同"]
    assert case(1).division_id == EAST_1


def test_the_rejected_rows_come_back_as_a_file_that_can_be_corrected_and_uploaded():
    good, bad = row(1, place=EAST_1), row(2, "2024-02-30", place="=1+1")
    first = take(csv_list([*good, "甲"], [*bad, "乙"], header=(*HEADER, "承办人")))
    answer = b"".join(rejected_rows_file(first)).decode("utf-8-sig")
    assert answer.splitlines()[0] == ",".join([*HEADER, "承办人", "原因"])
    assert "'=1+1" in answer
    corrected = answer.replace("2024-02-30", "2024-02-29").replace("'=1+1", WEST_1)
    second = take(corrected.encode("utf-8-sig"), at=LATER)
    assert counts(second) == (1, 1, 0, 0, 0)
    assert (case(2).division_id, case(2).extra) == (WEST_1, {"承办人": "乙"})
    assert b"".join(rejected_rows_file(second)).decode("utf-8-sig").splitlines() == [
        ",".join([*HEADER, "承办人", "原因"])
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (csv_list(["1"], header=("序号",)), "前10行里没有找到表头"),
        (csv_list([number(1)], header=("案号",)), "表头缺少：立案日期"),
        (b"\x00\x01\x02", "这不是可以识别的表格文件"),
    ],
)
def test_a_file_that_cannot_be_read_fails_whole_with_a_sentence(content, problem):
    batch = import_list(file_name="x", content=content, court_code=COURT, by=User.objects.system(), at=NOW)
    assert batch.status == "FAILED"
    assert problem in batch.problem
    assert not CourtCase.objects.exists()


def test_an_empty_file_is_refused():
    with pytest.raises(UploadRefused, match="空的"):
        import_list(file_name="x.csv", content=b"", court_code=COURT, by=User.objects.system(), at=NOW)


def queries(rows: int) -> int:
    with CaptureQueriesContext(connection) as captured:
        take(csv_list(*(row(i, place=EAST_1) for i in range(rows))), at=LATER)
    return len(captured)


def test_more_rows_take_no_more_queries():
    assert queries(2) == queries(200)
