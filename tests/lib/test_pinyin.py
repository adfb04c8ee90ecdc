import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyuan.lib.pinyin import initials, read_name, read_text, sort_key
from suyuan.lib.surnames import SURNAME_READINGS, split_name


@pytest.mark.parametrize(
    ("name", "letters", "first_letters"),
    [
        ("张三", "zhangsan", "zs"),
        ("单田芳", "shantianfang", "stf"),
        ("仇英", "qiuying", "qy"),
        ("曾志伟", "zengzhiwei", "zzw"),
        ("解晓东", "xiexiaodong", "xxd"),
        ("区伯", "oubo", "ob"),
        ("查良镛", "zhaliangyong", "zly"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("肖战", "xiaozhan", "xz"),
        ("乐正绫", "yuezhengling", "yzl"),
        ("吕布", "lvbu", "lb"),
        ("John Smith", "johnsmith", "js"),
        ("买买提·艾力", "maimaitiaili", "mmtal"),
        ("", "", ""),
    ],
)
def test_names_are_read_with_their_surnames_own_reading(name, letters, first_letters):
    reading = read_name(name)
    assert (reading.letters, reading.initials) == (letters, first_letters)
    assert (sort_key(name), initials(name)) == (reading.sort_key, first_letters)


def test_a_title_is_read_by_words_not_as_a_name():
    assert read_text("单位").letters == "danwei"
    assert read_text("重庆路社区").letters == "chongqinglushequ"
    assert read_text("第1社区 A座").letters == "di1shequazuo"


def test_one_surname_stays_together_and_tones_order_equal_syllables():
    names = ["章三", "张一", "李四", "章一", "单五", "张三", "黎一"]
    assert sorted(names, key=sort_key) == ["黎一", "李四", "单五", "张三", "张一", "章三", "章一"]


def test_a_shorter_surname_comes_before_a_longer_syllable():
    assert sorted(["林一", "李四"], key=sort_key) == ["李四", "林一"]


def test_the_key_fits_its_column():
    assert sort_key("张三") == "zhang1张 san1三"
    assert len(sort_key("庄" * 20)) <= 9 * 20


def test_every_overriding_reading_names_its_characters():
    assert all(len(surname) == len(reading) for surname, reading in SURNAME_READINGS.items())
    assert len(SURNAME_READINGS) >= 40


def test_two_characters_are_never_all_surname():
    assert split_name("欧阳") == ("欧", "阳")
    assert split_name("欧阳修") == ("欧阳", "修")
    assert split_name("") == ("", "")


@given(st.text(max_size=30))
def test_any_text_has_a_key(text):
    assert isinstance(sort_key(text), str)
    assert isinstance(read_text(text).initials, str)


@given(st.text(alphabet=st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF), min_size=1, max_size=20))
def test_every_chinese_character_is_read_even_a_rare_one(text):
    assert len(read_text(text).pairs) == len(text)
