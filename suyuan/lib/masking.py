"""Personal information as it is shown by default (脱敏): enough to tell rows apart, not enough to use."""

import re

from suyuan.lib.surnames import split_name

_LANDLINE = re.compile(r"(010|02\d|0[3-9]\d{2})-?(\d{7,8})")
# 省、市、县（区）、镇（街道）, each optional; 小区, 社区 and the like are no districts.
_DIVISIONS = re.compile(
    r"(?:[^省市区县镇街路\d]{1,8}(?:省|自治区))?"
    r"(?:[^省市区县镇街路\d]{1,10}(?:市(?!场)|自治州|地区|盟))?"
    r"(?:[^市区县旗镇乡街路巷村号\d]{1,6}(?:(?<![小社园校厂业住活舍])区|县|旗|市))?"
    r"(?:[^县镇乡街路巷村号\d]{1,8}(?:街道办事处|街道|镇|乡|苏木))?"
)


def mask_name(name: str) -> str:
    """Mask a personal name (姓名): 张三 and 张三丰 become 张*, 欧阳娜娜 becomes 欧阳*."""
    surname, given = split_name(name.strip())
    return f"{surname}*" if given else "*" * len(surname)


def mask_phone(phone: str) -> str:
    """Mask a telephone number (电话): 13800138000 becomes 138****8000, 0769-22331234 becomes 0769-****1234."""
    number = "".join(phone.split())
    if landline := _LANDLINE.fullmatch(number):
        return f"{landline[1]}-****{landline[2][-4:]}"
    if len(number) >= 11:
        return f"{number[:-8]}****{number[-4:]}"
    return _keep_end(number, 2)


def mask_identity_number(number: str) -> str:
    """Mask an identity number (证件号码): only its last four characters stay."""
    return _keep_end(number.strip(), 4)


def mask_account(account: str) -> str:
    """Mask a bank account (银行账号): only its last four digits stay."""
    return _keep_end("".join(account.split()), 4)


def mask_address(address: str) -> str:
    """Mask an address (住址): what follows the town or street office, or the smallest division named, is hidden."""
    text = "".join(address.split())
    divisions = _DIVISIONS.match(text)
    shown = divisions[0] if divisions else ""
    return f"{shown}****" if text else ""


def _keep_end(text: str, shown: int) -> str:
    """Hide all but the end; a text too short for that is hidden whole. The stars do not tell the length."""
    if not text:
        return ""
    return f"****{text[-shown:]}" if len(text) >= 2 * shown else "****"
