import datetime
import io
import zipfile

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from suyuan.lib.csv_writing import REASON, csv_lines, neutralise, rejected_csv
from suyuan.lib.errors import InvalidInput
from suyuan.lib.table_formats import Limits
from suyuan.lib.tables import Column, read_table

COLUMNS = [Column("案号"), Column("立案日期", ("立案时间", "filed_on")), Column("案由", required=False)]
TEXT = "案号,立案日期,备注\n（2024）粤1973民初1号,2024-03-01,甲\n\n（2024）粤1973民初2号,2024-03-02,\n"


def read(content, columns=COLUMNS, **limits):
    table = read_table(io.BytesIO(content), columns, limits=Limits(**limits))
    return table.headers, list(table.rows)


def refusal(content, columns=COLUMNS, **limits):
    with pytest.raises(InvalidInput) as refused:
        read(content, columns, **limits)
    assert refused.value.field == "file"
    return refused.value.message


def workbook(write, **options):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        write(book)
    return file.getvalue()


def sheet_of(*rows):
    def write(book):
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(number, column, cell)

    return workbook(write)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv_is_read_in_every_encoding_and_separator_met(encoding, delimiter):
    headers, rows = read(TEXT.replace(",", delimiter).encode(encoding))
    assert headers == ("案号", "立案日期", "备注")
    assert [(row.number, row.values["案号"]) for row in rows] == [
        (2, "（2024）粤1973民初1号"),
        (4, "（2024）粤1973民初2号"),
    ]
    assert rows[0].values == {"案号": "（2024）粤1973民初1号", "立案日期": "2024-03-01", "案由": ""}
    assert (rows[0].extras, rows[1].extras) == ({"备注": "甲"}, {})
    assert not any(row.problem for row in rows)


def test_rare_characters_of_gb18030_are_read():
    _, rows = read("案号,立案日期\n𠮷㛃,1\n".encode("gb18030"))
    assert rows[0].values["案号"] == "𠮷㛃"


def test_a_spreadsheet_gives_the_same_rows_with_dates_and_numbers_as_text():
    content = sheet_of(
        ["案号", "立案日期", "案由", "金额", "时间", "是否"],
        ["一号", datetime.date(2024, 3, 1), 441900000000, 12.5, datetime.datetime(2024, 3, 1, 9, 30), True],
        [],
        ["二号", "2024-03-02"],
    )
    _, rows = read(content)
    assert [row.number for row in rows] == [2, 4]
    assert rows[0].values == {"案号": "一号", "立案日期": "2024-03-01", "案由": "441900000000"}
    assert rows[0].extras["金额"] == "12.5"
    assert rows[0].extras["是否"] == "True"
    assert rows[1].values == {"案号": "二号", "立案日期": "2024-03-02", "案由": ""}


def test_titles_remarks_marks_and_aliases_in_the_header_are_understood():
    headers, rows = read(
        "2024年一审案件表,,\n,,\n *案 号（必填）,立案时间：,案由(可空)\n一号,2024-03-01,借款\n".encode()
    )
    assert headers == ("*案 号（必填）", "立案时间：", "案由(可空)")
    assert rows[0].number == 4
    assert rows[0].values == {"案号": "一号", "立案日期": "2024-03-01", "案由": "借款"}


def test_the_first_visible_sheet_is_read():
    def write(book):
        book.add_worksheet("说明").hide()
        sheet = book.add_worksheet("数据")
        sheet.write_row(0, 0, ["案号", "立案日期"])
        sheet.write_row(1, 0, ["一号", "2024-03-01"])
        sheet.activate()
        sheet.set_first_sheet()

    _, rows = read(workbook(write))
    assert rows[0].values["案号"] == "一号"


@pytest.mark.parametrize(
    ("cell", "value"),
    [('"=""0769"""', "0769"), ("'=1+1", "=1+1"), ("'441900", "441900"), ("  空白  ", "空白"), ("'单引号", "'单引号")],
)
def test_marks_that_keep_a_cell_text_are_taken_off(cell, value):
    _, rows = read(f"案号,立案日期\n{cell},1\n".encode())
    assert rows[0].values["案号"] == value


def test_a_row_with_more_cells_than_the_header_must_not_be_taken():
    _, rows = read("案号,立案日期\n一号,2024-03-01,多出\n二号,2024-03-01,\n".encode())
    assert rows[0].problem == "这一行有3格，多于表头的2列，可能有内容错位"
    assert rows[1].problem == ""


def test_the_separator_is_that_of_the_header_whatever_the_cells_hold():
    _, rows = read("案件表\n案号\t立案日期\n一;;,,号\t1\n".encode())
    assert rows[0].values["案号"] == "一;;,,号"


def test_the_table_says_which_columns_it_lacks():
    table = read_table(io.BytesIO("案号,立案日期\n".encode()), COLUMNS)
    assert (table.absent, list(table.rows)) == ({"案由"}, [])


def test_a_row_with_fewer_cells_has_empty_ones():
    _, rows = read("案号,立案日期\n一号\n".encode())
    assert rows[0].values == {"案号": "一号", "立案日期": "", "案由": ""}


@pytest.mark.parametrize(
    "content", ["案号,立案日期\n4.41900E+17,1\n".encode(), sheet_of(["案号", "立案日期"], [4.41900199001010e17, 1])]
)
def test_a_number_that_a_spreadsheet_cut_off_must_not_be_taken(content):
    _, rows = read(content)
    assert rows[0].problem == "“案号”已被表格软件变成科学计数法（4.41900E+17），请把该列设为文本格式后重新填写"


def test_a_missing_column_is_named_with_the_header_that_was_read():
    assert refusal("案号,案由\n一号,借款\n".encode()) == "表头缺少：立案日期（读到的表头是：案号、案由）"
    assert refusal("甲,乙\n1,2\n".encode()) == "前10行里没有找到表头，表头应有：案号、立案日期"
    assert refusal(b"") == "前10行里没有找到表头，表头应有：案号、立案日期"


def test_a_column_that_appears_twice_is_refused():
    assert refusal("案号,立案日期,立案时间\n".encode()) == "表头里“立案日期”出现了两次（第2列和第3列），请删去一列"


def test_files_beyond_the_limits_are_refused():
    assert refusal(TEXT.encode(), file_bytes=20).endswith("的上限，请分成几个文件")
    assert refusal(TEXT.encode(), rows=3) == "表格超过了3行的上限，请分成几个文件"
    assert refusal(sheet_of(["案号"]), unpacked_bytes=100) == "表格解压后过大，请删去无关的工作表和格式，或分成几个文件"


def empty_zip():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "no workbook")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "这不是可以识别的表格文件"),
        (b"\xff\xff\xff\xff", "这不是可以识别的表格文件"),
        ("案号,立案日期".encode("utf-16-le"), "这不是可以识别的表格文件"),
        (b"PK\x03\x04 broken", "表格文件已损坏或不是表格"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken", "表格文件已损坏或不是表格"),
        (empty_zip(), "表格文件已损坏或不是表格"),
        ('案号,立案日期\n"一号,2024\n二号,2024\n'.encode(), "CSV 文件的引号不成对"),
    ],
)
def test_an_unreadable_file_is_refused_in_a_sentence(content, sentence):
    assert refusal(content).startswith(sentence)


def test_an_uploaded_file_stays_open_for_a_second_reading():
    upload = SimpleUploadedFile("案件.csv", TEXT.encode())
    for _ in range(2):
        assert len(list(read_table(upload, COLUMNS).rows)) == 2


def test_rows_are_read_as_they_are_asked_for():
    table = read_table(io.BytesIO(("案号,立案日期\n一号,1\n" + '"坏').encode()), COLUMNS)
    assert next(table.rows).values["案号"] == "一号"
    with pytest.raises(InvalidInput):
        next(table.rows)


def test_rejected_rows_come_back_with_their_reason_and_can_be_uploaded_again():
    content = "案号,立案日期,备注\n一号,昨天,甲\n二号,明天\n三号,2024-01-01,乙,多出\n".encode()
    headers, rows = read(content)
    returned = b"".join(rejected_csv(headers, ((row, "立案日期不是日期") for row in rows)))
    assert returned.decode("utf-8-sig").splitlines() == [
        "案号,立案日期,备注,原因",
        "一号,昨天,甲,立案日期不是日期",
        "二号,明天,,立案日期不是日期",
        "三号,2024-01-01,乙,立案日期不是日期,多出",
    ]
    again, rows = read(returned)
    assert again[-1] == REASON
    once_more = b"".join(rejected_csv(again, [(rows[0], "仍然不对")]))
    assert once_more.decode("utf-8-sig").splitlines() == ["案号,立案日期,备注,原因", "一号,昨天,甲,仍然不对"]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd", "'+cmd"),
        ("-cmd", "'-cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("-12.50", "-12.50"),
        ("+8613800138000", "+8613800138000"),
        ("甲=乙", "甲=乙"),
        (12, "12"),
        (None, ""),
    ],
)
def test_no_cell_is_run_as_a_formula(cell, written):
    assert neutralise(cell) == written


PLAIN = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1).filter(
    lambda text: text[0] != "'" and not text.startswith('="') and "\ufeff" not in text
)


@given(st.lists(st.tuples(PLAIN, PLAIN), min_size=1, max_size=5))
def test_what_is_written_is_read_back(pairs):
    content = b"".join(csv_lines([("案号", "立案日期"), *pairs]))
    _, rows = read(content)
    assert [(row.values["案号"], row.values["立案日期"]) for row in rows] == pairs
