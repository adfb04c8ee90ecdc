import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyuan.lib.text import cjk_grams, fold, half_width, has_han, normalise_name, squeeze


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        (" 张 三 ", "张三"),
        ("张　三丰", "张三丰"),
        ("欧阳\u200b娜娜", "欧阳娜娜"),
        ("买买提•艾力", "买买提·艾力"),
        ("买买提．艾力", "买买提·艾力"),
        ("买买提.艾力", "买买提·艾力"),
        ("John   Smith", "John Smith"),
        ("Ｊｏｈｎ Smith Jr.", "John Smith Jr."),
        ("东莞市(莞城)物业 ＡＢＣ 有限公司", "东莞市（莞城）物业ABC有限公司"),
        ("Acme (China) Ltd", "Acme (China) Ltd"),
        ("", ""),
    ],
)
def test_names_are_stored_in_one_form(written, stored):
    assert normalise_name(written) == stored


@given(st.text())
def test_a_normalised_name_stays_as_it_is(name):
    assert normalise_name(normalise_name(name)) == normalise_name(name)


def test_numbers_lose_width_and_blanks():
    assert squeeze("（２０２４） 粤 1973\u3000民初 12 号\ufeff") == "(2024)粤1973民初12号"
    assert half_width("Ａ１，") == "A1,"


def test_chinese_characters_are_recognised_beyond_the_common_block():
    assert has_han("a𠮷")
    assert has_han("㛃")
    assert not has_han("abc，123")


def test_text_is_folded_for_searching_without_losing_its_blanks():
    assert fold("ＡＢＣ 物业\u200b费") == "abc 物业费"


def test_grams_are_characters_and_pairs_in_order_of_appearance():
    assert cjk_grams("物业费") == ["物", "物业", "业", "业费", "费"]
    assert cjk_grams("A栋 A栋") == ["a", "a栋", "栋"]
    assert cjk_grams("甲\u3000乙") == ["甲", "乙"]
    assert cjk_grams(" \t\n") == []


@given(st.text(), st.data())
def test_whatever_contains_a_term_has_its_grams(text, data):
    start = data.draw(st.integers(0, len(text)))
    term = text[start : data.draw(st.integers(start, len(text)))]
    assert set(cjk_grams(term)) <= set(cjk_grams(text))
