"""Lists imported by command: the right rows are taken, the wrong ones come back with their reasons."""

from datetime import date
from io import BytesIO

import pytest
import xlsxwriter
from django.core.management import CommandError, call_command

from communities.models import CalendarDay, CalendarRevision, CalendarYear, Community, Division, Population
from communities.queries import working_calendar
from suyuan.accounts.models import AccessLog

pytestmark = pytest.mark.django_db
VILLAGES = """代码,名称,上级
441900115002,清溪社区居民委员会,441900115000
441900115200,  青皇村 村民委员会,
"""


@pytest.fixture
def write(tmp_path):
    def write_file(text, name="list.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write_file


def run(command, path, *options):
    """The command's answer; the number of rows that came back stands in the error."""
    call_command(command, str(path), *options)


def reasons(capsys):
    return capsys.readouterr().err.splitlines()


class TestDivisions:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
    def test_names_of_villages_come_in(self, write, capsys, encoding):
        run("import_divisions", write(VILLAGES, encoding=encoding), "--source", "东莞市统计局2026年名单")
        named = Division.objects.get(code="441900115002")
        assert (named.name, named.trust, named.source) == ("清溪社区居民委员会", "VERIFIED", "东莞市统计局2026年名单")
        assert named.pinyin == "qingxishequjuminweiyuanhui qxsqjmwyh"
        assert Division.objects.get(code="441900115200").name == "青皇村村民委员会"
        assert "新增0条，更新2条，无变化0条，未导入0条。" in capsys.readouterr().out
        assert (
            AccessLog.objects.get(act="IMPORTED").object_label == "区划名单：新增0条，更新2条，无变化0条，未导入0条。"
        )

    def test_a_second_import_changes_nothing_and_a_reload_keeps_the_names(self, write, capsys):
        path = write(VILLAGES)
        run("import_divisions", path)
        run("import_divisions", path)
        assert "新增0条，更新0条，无变化2条" in capsys.readouterr().out
        call_command("load_reference", "--again", verbosity=0)
        assert Division.objects.get(code="441900115002").name == "清溪社区居民委员会"

    def test_a_spreadsheet_with_english_headers_and_numbers_for_codes(self, tmp_path):
        content = BytesIO()
        with xlsxwriter.Workbook(content) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, ["code", "name", "parent"])
            sheet.write_row(1, 0, [441900115002, "清溪社区", 441900115000])
        path = tmp_path / "list.xlsx"
        path.write_bytes(content.getvalue())
        run("import_divisions", path)
        assert Division.objects.get(code="441900115002").name == "清溪社区"

    def test_a_new_village_becomes_a_community_and_one_elsewhere_does_not(self, write):
        run("import_divisions", write("代码,名称\n441900115777,新园区\n110101001001,某社区\n"))
        assert Community.objects.get(pk="441900115777").kind == "SIMILAR"
        assert Division.objects.get(code="110101001001").parent_id == "110101001000"
        assert not Community.objects.filter(pk="110101001001").exists()

    def test_parents_may_come_after_their_children(self, write):
        run("import_divisions", write("代码,名称,上级\n441900888001,新村,441900888000\n441900888,新镇,441900\n"))
        village = Division.objects.get(code="441900888001")
        assert (village.parent_id, village.parent.parent_id) == ("441900888000", "441900000000")

    @pytest.mark.parametrize(
        ("row", "reason"),
        [
            ("44190011500,某村,", "区划代码“44190011500”不是12位数字"),
            ("4419001150x0,某村,", "不是12位数字"),
            ("441900115002,,", "没有名称"),
            (f"441900115002,{'长' * 101},", "名称超过100个字"),
            ("441900115002,某村,441900116000", "上级代码441900116000与区划代码441900115002不符，应为441900115000"),
            ("441900115002,某村,999900115000", "上级代码999900115000不在库中"),
            ("441900115002,某村,村里", "上级代码“村里”不是区划代码"),
            ("999999999001,某村,", "都没有它的上级区划"),
            ("4.419E+11,某村,", "科学计数法"),
        ],
    )
    def test_a_wrong_row_comes_back_with_its_reason_and_the_right_ones_are_taken(self, write, capsys, row, reason):
        with pytest.raises(CommandError, match="有1行未导入。"):
            run("import_divisions", write(f"代码,名称,上级\n{row}\n441900115200,青皇村,\n"))
        assert reason in reasons(capsys)[0]
        assert reasons(capsys) == []
        assert Division.objects.get(code="441900115200").name == "青皇村"

    def test_the_second_of_two_rows_with_one_code_comes_back(self, write, capsys):
        with pytest.raises(CommandError):
            run("import_divisions", write("代码,名称\n441900115002,甲\n441900115002,乙\n"))
        assert reasons(capsys) == ["第3行：与第2行重复"]
        assert Division.objects.get(code="441900115002").name == "甲"

    def test_the_rejected_rows_can_be_corrected_and_imported_again(self, write, tmp_path, capsys):
        rejected = tmp_path / "rejected.csv"
        with pytest.raises(CommandError):
            run("import_divisions", write("代码,名称,备注\n441900115002,,=1+1\n"), "--rejected", str(rejected))
        text = rejected.read_text(encoding="utf-8-sig")
        assert text.splitlines() == ["代码,名称,备注,原因", "441900115002,,'=1+1,没有名称"]
        run("import_divisions", write(text.replace("002,,", "002,清溪社区,"), name="again.csv"))
        assert Division.objects.get(code="441900115002").name == "清溪社区"

    @pytest.mark.parametrize(
        ("text", "refusal"),
        [("名称\n某村\n", "表头缺少：代码"), ("", "没有找到表头"), ("\x00\x01", "不是可以识别的表格文件")],
    )
    def test_a_file_that_is_no_list_is_refused_whole(self, write, text, refusal):
        with pytest.raises(CommandError, match=refusal):
            run("import_divisions", write(text))

    def test_a_missing_file_is_a_sentence(self, tmp_path):
        with pytest.raises(CommandError, match="打不开文件"):
            run("import_divisions", tmp_path / "nothing.csv")


HEADER = "代码,统计时点,口径,常住人口,来源\n"


class TestPopulation:
    def test_figures_come_in_with_vintage_and_source(self, write, capsys):
        run("import_population", write(HEADER + '441900116000,2024/12/31,年末公报,"640,123",东莞市统计局\n'))
        figure = Population.objects.get(division="441900116000", counted_on=date(2024, 12, 31))
        assert (figure.resident_count, figure.vintage, figure.source) == (640_123, "年末公报", "东莞市统计局")
        assert figure.trust == "VERIFIED"
        assert "新增1条" in capsys.readouterr().out

    def test_a_figure_of_the_same_vintage_is_replaced_and_survives_a_reload(self, write):
        row = "441900116000,2020-11-01,第七次人口普查,629017,更正公报\n"
        run("import_population", write(HEADER + row))
        call_command("load_reference", "--again", verbosity=0)
        figure = Population.objects.get(division="441900116000", vintage="第七次人口普查")
        assert (figure.resident_count, figure.source) == (629_017, "更正公报")

    def test_a_second_import_changes_nothing(self, write, capsys):
        path = write(HEADER + "441900116000,2024-12-31,年末公报,640123,东莞市统计局\n")
        run("import_population", path)
        run("import_population", path)
        assert "新增0条，更新0条，无变化1条" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("row", "reason"),
        [
            ("441900999000,2024-12-31,年末公报,5,统计局", "区划代码“441900999000”不在库中"),
            ("441900116000,2024-02-30,年末公报,5,统计局", "统计时点“2024-02-30”不是日期"),
            ("441900116000,2099-01-01,年末公报,5,统计局", "统计时点晚于今天"),
            ("441900116000,2024-12-31,年末公报,64万,统计局", "不是整数（单位为人，不要写“万”）"),
            ("441900116000,2024-12-31,年末公报,-5,统计局", "不是整数"),
            ("441900116000,2024-12-31,,5,统计局", "没有写口径"),
            ("441900116000,2024-12-31,年末公报,5,", "没有写来源"),
        ],
    )
    def test_a_wrong_row_comes_back_with_its_reason(self, write, capsys, row, reason):
        before = Population.objects.count()
        with pytest.raises(CommandError, match="有1行未导入。"):
            run("import_population", write(f"{HEADER}{row}\n"))
        assert reason in reasons(capsys)[0]
        assert Population.objects.count() == before


NOTICE = "国办发明电〔2026〕1号"
DAYS = "日期,名称,类别\n2027-02-05,春节,放假\n2027年2月9日,春节,休\n2027/2/14,春节（调休上班）,上班\n"


class TestHolidays:
    def test_days_come_in_as_one_new_version(self, write, capsys):
        before, versions = working_calendar().version, CalendarRevision.objects.count()
        run("import_holidays", write(DAYS))
        assert "新增2条，更新1条，无变化0条" in capsys.readouterr().out
        assert CalendarDay.objects.get(date=date(2027, 2, 14)).kind == "WORKING"
        assert CalendarRevision.objects.count() == versions + 1
        assert working_calendar().version != before
        assert not working_calendar().is_rest_day(date(2027, 2, 14))
        assert not CalendarYear.objects.get(year=2027).confirmed

    def test_the_delivered_columns_are_understood(self, write):
        run("import_holidays", write("date,name,is_off\n2027-02-09,春节,1\n2027-02-14,春节（调休上班）,0\n"))
        assert CalendarDay.objects.get(date=date(2027, 2, 9)).kind == "OFF"
        assert CalendarDay.objects.get(date=date(2027, 2, 14)).kind == "WORKING"

    def test_the_year_is_confirmed_when_every_row_was_taken(self, write, capsys):
        run("import_holidays", write(DAYS), "--confirm", "2027", "--source", NOTICE)
        assert "已确认2027年：共放假14天、调休上班1天" in capsys.readouterr().out
        assert CalendarYear.objects.get(year=2027).source == NOTICE
        assert not working_calendar().add_days(date(2027, 1, 20), 30).provisional

    def test_a_year_with_a_row_missing_stays_provisional(self, write, capsys):
        with pytest.raises(CommandError, match="有1行未导入。"):
            run("import_holidays", write(DAYS + "2027-02-30,春节,放假\n"), "--confirm", "2027", "--source", NOTICE)
        said = capsys.readouterr()
        assert "2027年没有确认" in said.out
        assert "“2027-02-30”不是日期" in said.err
        assert CalendarDay.objects.filter(date=date(2027, 2, 9)).exists()
        assert not CalendarYear.objects.get(year=2027).confirmed

    def test_confirming_asks_for_the_notice_and_takes_nothing_without_it(self, write):
        with pytest.raises(CommandError, match="须写明放假通知"):
            run("import_holidays", write(DAYS), "--confirm", "2027")
        assert not CalendarDay.objects.filter(date=date(2027, 2, 9)).exists()

    @pytest.mark.parametrize(
        ("row", "reason"),
        [
            ("2027-02-15,春节,上班", "2027-02-15是星期一，本来就是工作日"),
            ("2027-02-14,春节,补休", "类别“补休”应为放假或调休上班"),
            ("2027-02-14,,放假", "请填写名称"),
            ("1998-02-14,春节,放假", "年份应在2000至2100之间"),
        ],
    )
    def test_a_wrong_row_comes_back_with_its_reason(self, write, capsys, row, reason):
        with pytest.raises(CommandError):
            run("import_holidays", write(f"日期,名称,类别\n{row}\n"))
        assert reason in reasons(capsys)[0]
