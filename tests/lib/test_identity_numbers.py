from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyuan.lib.identity_numbers import birth_date, check_credit_code, check_identity_number, normalise_number, sex

TODAY = date(2026, 11, 22)
# Made-up numbers: region 99 is used by no province, births 1900-1904; and the two specimens of the standard.
VALID_IDS = [
    "990001190001010012",
    "990001190002280014",
    "990002190103150039",
    "999999190402290054",
    "99000319020315018X",
    "11010519491231002X",
    "440524188001010014",
]
VALID_CODES = [
    "919900000000000192",
    "119900011234567883",
    "52990002MA0000007U",
    "93990003FK0TE1T107",
    "51990004999999998N",
    "114419000073299928",
]


def check(number):
    return check_identity_number(number, today=TODAY)


@pytest.mark.parametrize("number", VALID_IDS)
def test_valid_identity_numbers_have_no_finding(number):
    assert check(number) == []


@pytest.mark.parametrize(
    ("number", "finding"),
    [
        ("990001190001010013", "身份证号码的校验位不符，可能有一位输错或相邻两位颠倒，请对照证件核对"),
        ("99000119000229001X", "身份证号码第7至14位“19000229”不是真实的日期"),
        ("990001190113010025", "身份证号码第7至14位“19011301”不是真实的日期"),
        ("99000119000228001", "身份证号码应为18位，现为17位"),
        ("99000A190103150039", "身份证号码的前17位应为数字，第6位是“A”"),
        ("99000119000101001A", "身份证号码的最后一位应为数字或X，不能是“A”"),
        ("990001000101001", "这是15位的旧证号码，请填写18位身份证号码"),
        ("", "身份证号码应为18位，现为0位"),
    ],
)
def test_an_invalid_identity_number_has_one_finding(number, finding):
    assert check(number) == [finding]


def test_a_birth_after_today_is_found():
    assert check_identity_number("11010519491231002X", today=date(1949, 12, 30)) == [
        "身份证号码中的出生日期1949-12-31晚于今天"
    ]
    assert check_identity_number("11010519491231002X", today=date(1949, 12, 31)) == []


def test_several_faults_are_all_found():
    assert len(check("990001190113010026")) == 2


def test_a_finding_does_not_give_the_right_check_character_away():
    assert "“2”" not in check("990001190001010013")[0]


def test_width_blanks_and_a_small_x_are_accepted():
    assert check("９９０００３ 19020315 018x") == []
    assert normalise_number(" 99000319020315018x ") == "99000319020315018X"


def test_birth_date_and_sex_are_read_from_the_number():
    assert birth_date("990002190103150039") == date(1901, 3, 15)
    assert (sex("990001190001010012"), sex("99000319020315018X")) == ("MALE", "FEMALE")
    assert birth_date("99000119000229001X") is birth_date("9900") is None
    assert sex("9900") is None


@given(st.sampled_from(VALID_IDS), st.integers(0, 16), st.integers(1, 9))
def test_every_single_wrong_digit_is_found(number, position, shift):
    wrong = str((int(number[position]) + shift) % 10)
    assert check(number[:position] + wrong + number[position + 1 :]) != []


@given(st.text())
def test_any_text_at_all_gets_findings_instead_of_an_error(text):
    assert isinstance(check(text), list)
    assert isinstance(check_credit_code(text), list)
    assert birth_date(text) is None or len(normalise_number(text)) == 18


@pytest.mark.parametrize("code", VALID_CODES)
def test_valid_credit_codes_have_no_finding(code):
    assert check_credit_code(code) == []
    assert check_credit_code(code.lower()) == []


@pytest.mark.parametrize(
    ("code", "finding"),
    [
        ("919900000000000193", "统一社会信用代码的最后一位校验不符，可能有一位输错或相邻两位颠倒，请对照证照核对"),
        ("119900011I34567883", "统一社会信用代码只用数字和除I、O、S、V、Z以外的字母，第10位是“I”"),
        ("52990002MA0000007", "统一社会信用代码应为18位，现为17位"),
        ("919900000000000119", "统一社会信用代码中第9至17位（主体标识码）的校验位不符，请对照证照核对"),
    ],
)
def test_an_invalid_credit_code_has_one_finding(code, finding):
    assert check_credit_code(code) == [finding]


def test_two_swapped_characters_are_found():
    assert check_credit_code("119900011243567883") != []


@given(st.sampled_from(VALID_CODES), st.integers(0, 17), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY"))
def test_every_single_wrong_character_is_found(code, position, char):
    changed = code[:position] + char + code[position + 1 :]
    assert (check_credit_code(changed) == []) == (changed == code)
