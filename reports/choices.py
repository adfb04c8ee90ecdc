"""Enumerations of indicators, periods and readings."""

from django.db import models


class PeriodKind(models.TextChoices):
    """As suyuan.lib.periods.PeriodKind."""

    MONTH = "MONTH", "月度"
    QUARTER = "QUARTER", "季度"
    YTD = "YTD", "年初至今"
    YEAR = "YEAR", "年度"


class PlaceLevel(models.TextChoices):
    """What a reading is of: a division of a level, or the area of a court."""

    CITY = "CITY", "地级市"
    COUNTY = "COUNTY", "县（市、区）"
    TOWN = "TOWN", "镇（街道）"
    VILLAGE = "VILLAGE", "社区（村）"
    COURT = "COURT", "法院辖区"


class Withheld(models.TextChoices):
    """Why a rate is not given and only the counts are (只列件数的原因)."""

    NO_CASES = "NO_CASES", "期内没有导入任何诉讼案件"
    AREA_CHANGED = "AREA_CHANGED", "期内区划或管辖范围有变动"
    NO_POPULATION = "NO_POPULATION", "没有期初以前公布的常住人口"
    SMALL_POPULATION = "SMALL_POPULATION", "人口过少"
    FEW_CASES = "FEW_CASES", "件数过少"


class WatchKind(models.TextChoices):
    """What is watched for early warning (预警事项)."""

    HOT_SPOT = "HOT_SPOT", "热点"
    RESPONDENT = "RESPONDENT", "同一被申请人频发"
    SERIES = "SERIES", "系列纠纷苗头"
    OVERDUE = "OVERDUE", "超期积压"
    FORECAST = "FORECAST", "立案预测"


class RangeMethod(models.TextChoices):
    """How the expected range was found; as reports.rules.expected_range.Method."""

    REGRESSION = "REGRESSION", "改进Farrington法（拟泊松回归）"
    FEW = "FEW", "小数法（泊松预测分布）"


class WarningAnswer(models.TextChoices):
    """What became of a warning (处置)."""

    NOTED = "NOTED", "已知悉"
    SUGGESTION = "SUGGESTION", "已转建议"
    SCREENING = "SCREENING", "已转排查"


class StatedFigureKind(models.TextChoices):
    """What a quoted figure is; as reports.rules.stated_figures.StatedKind."""

    COUNT = "COUNT", "件数、人数"
    RATE = "RATE", "比率（件/万人）"
    SHARE = "SHARE", "占比（%）"
    GROWTH = "GROWTH", "增长（%）"
    GROWTH_CHANGE = "GROWTH_CHANGE", "增幅的变化（百分点）"
    FALL = "FALL", "称下降而没有数字"


class DifferenceCode(models.TextChoices):
    """Why cases and ledger do not agree (对账差异的原因)."""

    NO_DUE = "NO_DUE", "结案没有应计事项"
    NO_LINE = "NO_LINE", "标为已计提而没有有效凭证"
    NO_REASON = "NO_REASON", "没有入账，也没有说明原因"
    TWO_LINES = "TWO_LINES", "同一事项有多张有效凭证"
    PAID_TWICE = "PAID_TWICE", "一案一补的纠纷有多项结果入账"
    UNMARKED = "UNMARKED", "有有效凭证而未标为已计提"
    AMOUNT = "AMOUNT", "凭证金额与认定金额不同"
    OUTCOME = "OUTCOME", "结果与纠纷不同"
    DAY = "DAY", "日期与结案日期不同"
    PAYEE = "PAYEE", "收款人从未是主持调解员"
    STRAY = "STRAY", "有效凭证没有对应的结案"


class SuspicionState(models.TextChoices):
    OPEN = "OPEN", "待核查"
    CLOSED = "CLOSED", "已核查"


class SuspicionVerdict(models.TextChoices):
    """What examining a suspicion came to (核查结论)."""

    UNFOUNDED = "UNFOUNDED", "没有问题"
    IRREGULAR = "IRREGULAR", "手续不规范，已补正"
    CONFIRMED = "CONFIRMED", "属实，另行处理"
