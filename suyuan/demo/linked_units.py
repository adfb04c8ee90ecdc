"""The offices that take part in the linkage, as many as the pilot names (演示联动单位; source document 001: 46家).

The source names four; the others are made up of what a city has, and say so.
"""

from datetime import date

from cases.models import HandlingUnit
from communities.models import Division, LinkedUnit

JOINED = date(2020, 3, 1)
PILOT_COUNT = 46
NAMED = (
    ("东莞市司法局", "人民调解组织指导、调解员培训"),
    ("东莞市人力资源和社会保障局", "劳动争议联动化解"),
    ("东莞市市场监督管理局", "消费纠纷联动化解"),
    ("东莞市金融工作局", "金融纠纷风险提示"),
)
OTHERS = (
    ("公安局", "治安调解、警调对接"), ("信访局", "信访事项联动化解"), ("民政局", "婚姻登记、社会组织"),
    ("教育局", "校园和培训机构纠纷"), ("财政局", "调解经费保障"), ("自然资源局", "土地权属纠纷"),
    ("生态环境局", "环境污染纠纷"), ("住房和城乡建设局", "物业和工程款纠纷"), ("交通运输局", "客货运纠纷"),
    ("水务局", "水事纠纷"), ("农业农村局", "农村土地承包纠纷"), ("商务局", "外资企业纠纷"),
    ("卫生健康局", "医疗纠纷"), ("退役军人事务局", "涉军权益"), ("应急管理局", "生产安全事故善后"),
    ("城市管理和综合执法局", "占道、违建纠纷"), ("林业局", "林权纠纷"), ("医疗保障局", "医保待遇争议"),
    ("投资促进局", "企业搬迁提前介入"), ("税务局", "涉税争议"), ("气象局", "灾害证明"), ("邮政管理局", "快递服务纠纷"),
    ("消防救援支队", "火灾事故善后"), ("总工会", "劳动争议调解"), ("共青团委员会", "未成年人保护"),
    ("妇女联合会", "婚姻家庭纠纷"), ("工商业联合会", "商会调解"), ("残疾人联合会", "残疾人权益"),
    ("归国华侨联合会", "涉侨纠纷"), ("消费者委员会", "消费纠纷"), ("律师协会", "律师调解"), ("公证协会", "公证对接"),
    ("仲裁委员会", "商事仲裁对接"), ("保险行业协会", "交通事故和保险纠纷"), ("银行业协会", "金融借款纠纷"),
    ("物业管理行业协会", "物业纠纷"), ("房地产行业协会", "商品房买卖纠纷"), ("家具行业协会", "买卖和加工承揽纠纷"),
    ("电子信息产业协会", "供应链货款纠纷"), ("知识产权保护中心", "知识产权纠纷"), ("住房公积金管理中心", "公积金争议"),
    ("供电局", "供用电纠纷"),
)  # fmt: skip


def write_linked_units(city: Division) -> list[LinkedUnit]:
    """Write the linked units, and let the units that disputes are sent to lean on theirs (联动单位)."""
    handling = list(HandlingUnit.objects.order_by("pk"))
    rest = PILOT_COUNT - len(NAMED) - len(handling)
    told = [*NAMED, *((f"东莞市{name}（演示）", duties) for name, duties in OTHERS[:rest])]
    units = [LinkedUnit(name=name, duties=duties, division=city, joined_on=JOINED) for name, duties in told]
    for one in handling:
        one.linked_unit = LinkedUnit(name=one.name, duties=one.matters, division_id=one.division_id, joined_on=JOINED)
        units.append(one.linked_unit)
    LinkedUnit.objects.bulk_create(units)
    HandlingUnit.objects.bulk_update(handling, ["linked_unit"])
    return units
