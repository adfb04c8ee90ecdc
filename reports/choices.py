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
