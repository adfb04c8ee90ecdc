import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyuan.lib.masking import mask_account, mask_address, mask_identity_number, mask_name, mask_phone


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("张三丰", "张*"),
        ("欧阳娜娜", "欧阳*"),
        ("欧阳", "欧*"),
        ("张", "*"),
        ("买买提·艾力", "买*"),
        ("John Smith", "J*"),
        ("", ""),
    ],
)
def test_a_name_keeps_its_surname(name, masked):
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("13800138000", "138****8000"),
        ("138 0013 8000", "138****8000"),
        ("+8613800138000", "+86138****8000"),
        ("0769-22331234", "0769-****1234"),
        ("076922331234", "0769-****1234"),
        ("010-12345678", "010-****5678"),
        ("22331234", "****34"),
        ("110", "****"),
        ("", ""),
    ],
)
def test_a_phone_keeps_its_ends(phone, masked):
    assert mask_phone(phone) == masked


def test_numbers_keep_their_last_four():
    assert mask_identity_number("99000319020315018X") == "****018X"
    assert mask_account("6222 0212 3456 7890 123") == "****0123"
    assert mask_identity_number("1234567") == "****"
    assert mask_identity_number("") == mask_account("") == ""


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("广东省东莞市莞城街道东正社区八达路12号", "广东省东莞市莞城街道****"),
        ("东莞市长安镇乌沙村振安路3号", "东莞市长安镇****"),
        ("广东省东莞市南城街道市场路幸福小区3栋501", "广东省东莞市南城街道****"),
        ("东莞市幸福小区3栋501", "东莞市****"),
        ("东莞市市场路12号", "东莞市****"),
        ("河南省新乡市牧野区和平路街道1号", "河南省新乡市牧野区****"),
        ("宁夏回族自治区石嘴山市平罗县城关镇民族路", "宁夏回族自治区石嘴山市平罗县城关镇****"),
        ("八达路12号", "****"),
        ("", ""),
    ],
)
def test_an_address_ends_at_the_town(address, masked):
    assert mask_address(address) == masked


@given(st.text(alphabet="0123456789X", min_size=8, max_size=30))
def test_no_mask_shows_more_than_half_of_a_long_number(number):
    for mask in (mask_identity_number, mask_account, mask_phone):
        shown = mask(number).replace("*", "").replace("-", "")
        assert number not in mask(number)
        assert len(shown) < len(number)


@given(st.text(max_size=60))
def test_masking_never_fails(text):
    for mask in (mask_name, mask_phone, mask_identity_number, mask_account, mask_address):
        assert isinstance(mask(text), str)
