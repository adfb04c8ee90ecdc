import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyuan.lib.case_numbers import CaseNumber, CaseNumberUnreadable, parse_case_number

TYPE_CODES = frozenset(
    "民初 民终 民特 民辖 民督 民保令 民诉前调 诉前调 诉前调确 诉前调书 "
    "执 执恢 执保 财保 行初 行终 刑初 行赔初 破 破申".split()
)


def parse(text):
    return parse_case_number(text, type_codes=TYPE_CODES)


@pytest.mark.parametrize(
    ("text", "normalised"),
    [
        ("（2024）粤1973民初1234号", "（2024）粤1973民初1234号"),
        ("(2017)粤1971民初3465号", "（2017）粤1971民初3465号"),
        ("（２０２１）川０１０４民诉前调８０１号", "（2021）川0104民诉前调801号"),
        ("(2024)浙02民诉前调595号", "（2024）浙02民诉前调595号"),
        ("（2024）粤0604诉前调确1716号", "（2024）粤0604诉前调确1716号"),
        ("（2023）粤 1973 财保 6689号", "（2023）粤1973财保6689号"),
        (" ( 2024 ) 粤1973\u3000民初\n12 号 ", "（2024）粤1973民初12号"),
        ("〔2024〕粤1973执00123号之一", "（2024）粤1973执123号之一"),
        ("[2024]粤1973执恢5号之2", "（2024）粤1973执恢5号之二"),
        ("（2024）粤1973执恢5号之12", "（2024）粤1973执恢5号之十二"),
        ("（2024）粤1973执恢5号之20", "（2024）粤1973执恢5号之二十"),
        ("（2024）粤1973执恢5号之二十三", "（2024）粤1973执恢5号之二十三"),
        ("（2024）最高法民再1号", "（2024）最高法民再1号"),
        ("（2024）粤民终88号", "（2024）粤民终88号"),
        ("（2024）粤1973民初12号\ufeff", "（2024）粤1973民初12号"),
    ],
)
def test_real_spellings_are_read_and_written_in_one_form(text, normalised):
    assert str(parse(text)) == normalised


def test_the_parts_are_told_apart():
    assert parse("（2024）粤1973民初1234号之一") == CaseNumber(2024, "粤1973", "", "民初", 1234, "之一")


@pytest.mark.parametrize(
    ("text", "special", "type_code"),
    [
        ("（2019）最高法知民终1号", "知", "民终"),
        ("（2022）粤0391知民初7号", "知", "民初"),
        ("（2021）川0104民诉前调801号", "", "民诉前调"),
        ("（2024）粤1973破申3号", "", "破申"),
        ("（2024）粤1973民某3号", "", "民某"),
        ("（2024）粤1973执3号", "", "执"),
    ],
)
def test_a_special_courts_character_is_split_by_the_known_types(text, special, type_code):
    number = parse(text)
    assert (number.special, number.type_code) == (special, type_code)


def test_a_character_that_begins_a_known_type_is_never_split_off():
    number = parse_case_number("（2021）川0104民诉前调801号", type_codes={"诉前调", "民初"})
    assert (number.special, number.type_code) == ("", "民诉前调")


def test_without_known_types_nothing_is_split():
    assert parse_case_number("（2022）粤0391知民初7号").type_code == "知民初"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "案号为空"),
        (" \u3000", "案号为空"),
        (
            "粤1973民初12号",
            "案号应以括号内的四位年份开头，例如（2024）粤1973民初1234号，读到“粤1973民初12号”处不能识别",
        ),
        (
            "（24）粤1973民初12号",
            "案号应以括号内的四位年份开头，例如（2024）粤1973民初1234号，读到“(24)粤1973民初1…”处不能识别",
        ),
        ("（2024）", "年份之后应为法院代字，例如粤、粤19或粤1973"),
        ("（2024）美1973民初12号", "年份之后应为法院代字，例如粤、粤19或粤1973，读到“美1973民初12号”处不能识别"),
        ("（2024）粤197民初12号", "年份之后应为法院代字，例如粤、粤19或粤1973，读到“粤197民初12号”处不能识别"),
        ("（2024）粤1973", "法院代字之后应为类型代字，例如民初、民特、民诉前调"),
        ("（2024）粤1973民初号", "类型代字之后应为案件编号，编号为不超过九位的正整数，读到“号”处不能识别"),
        ("（2024）粤1973民初0号", "类型代字之后应为案件编号，编号为不超过九位的正整数，读到“0号”处不能识别"),
        ("（2024）粤1973民初12", "案件编号之后应有“号”字，案号可能没有复制完整"),
        ("（2024）粤1973民初12号张三", "“号”之后只能是“之一”“之二”等，不能有其他文字，读到“张三”处不能识别"),
        ("(2014)东三法民一初字第123号", "这是2016年以前的旧式案号（含“字第”），请填写新式案号"),
    ],
)
def test_an_unreadable_number_says_where_the_reading_stopped(text, sentence):
    with pytest.raises(CaseNumberUnreadable) as refusal:
        parse(text)
    assert refusal.value.message == sentence
    assert refusal.value.status == 422


NUMBERS = st.builds(
    CaseNumber,
    year=st.integers(1000, 9999),
    court_code=st.sampled_from(["最高法", "粤", "粤19", "粤1973", "豫0711", "兵08"]),
    special=st.sampled_from(["", "知"]),
    type_code=st.sampled_from(sorted(TYPE_CODES)),
    serial=st.integers(1, 999_999_999),
    suffix=st.sampled_from(["", "之一", "之十", "之二十三"]),
)


@given(NUMBERS)
def test_what_is_written_is_read_back(number):
    assert parse(str(number)) == number


@given(NUMBERS, st.data())
def test_blanks_and_width_make_no_difference(number, data):
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    half = str(number).replace("（", "(").replace("）", ")")
    spaced = "".join(char + data.draw(st.sampled_from(["", " ", "\u3000"])) for char in half)
    assert parse(half) == parse(spaced) == parse(str(number).translate(wide)) == number


@given(st.text(alphabet="（）()20241973粤民初号之一二 字第X张"))
def test_any_text_is_read_or_refused_in_a_sentence(text):
    try:
        number = parse(text)
    except CaseNumberUnreadable:
        return
    assert parse(str(number)) == number
