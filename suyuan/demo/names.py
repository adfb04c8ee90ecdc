"""Fictitious people: names nobody bears, identity numbers of no region, telephone numbers of no network."""

from datetime import date, timedelta
from random import Random

SURNAMES = "陈黄李张林梁刘叶郭罗何莫王谢邓钟曾欧阳吴卢袁朱温尹方苏"
COMPOUND = {"欧阳"}
STEMS = "甲乙丙丁戊己庚辛壬癸"
SECOND = "和安平宁康乐善敬谦恒明信诚勤"
COMPANY_PLACES = ("莞甲", "莞乙", "松丙", "虎丁", "厚戊", "常己", "塘庚")
COMPANY_TRADES = (
    "五金制品",
    "家具制造",
    "电子科技",
    "服装贸易",
    "物业服务",
    "餐饮管理",
    "塑胶模具",
    "物流运输",
    "房地产开发",
)

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def person_name(random: Random) -> str:
    """A made-up person's name (虚构姓名): every given name begins with one of the ten heavenly stems."""
    surname = random.choice(SURNAMES)
    surname = "欧阳" if surname in "欧阳" else surname
    return f"{surname}{random.choice(STEMS)}{random.choice(SECOND)}"


def company_name(random: Random) -> str:
    """A made-up company's name (虚构企业名称)."""
    return f"东莞市{random.choice(COMPANY_PLACES)}{random.choice(COMPANY_TRADES)}有限公司（虚构）"


def identity_number(random: Random) -> str:
    """An identity number with a right check character in region 99, which no province uses (GB 11643)."""
    born = date(1950, 1, 1) + timedelta(days=random.randrange(19_000))
    body = f"99{random.randrange(10_000):04d}{born:%Y%m%d}{random.randrange(1000):03d}"
    remainder = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True)) % 11
    return body + _CHECK[remainder]


def credit_code(random: Random) -> str:
    """A social credit code with right check characters in region 99 (GB 32100, GB 11714)."""
    organization = "".join(random.choice("0123456789") for _ in range(8))
    total = sum(int(d) * w for d, w in zip(organization, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    check = {10: "X", 11: "0"}.get(11 - total % 11, str(11 - total % 11))
    body = f"91{990000 + random.randrange(10_000):06d}{organization}{check}"
    weighted = sum(_CREDIT_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return body + _CREDIT_ALPHABET[(31 - weighted % 31) % 31]


def phone_number(random: Random) -> str:
    """An eleven-digit number beginning with 100, which no mobile network uses."""
    return f"100{random.randrange(100_000_000):08d}"
