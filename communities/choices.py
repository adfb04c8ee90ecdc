"""Enumerations of places and offices."""

from django.db import models


class DivisionLevel(models.TextChoices):
    PROVINCE = "PROVINCE", "省级"
    CITY = "CITY", "地级"
    COUNTY = "COUNTY", "县级"
    TOWN = "TOWN", "乡级"
    VILLAGE = "VILLAGE", "村级"


class Trust(models.TextChoices):
    """How far a row of public reference data can be relied on."""

    VERIFIED = "VERIFIED", "已核实"
    PROVISIONAL = "PROVISIONAL", "待核实"


class CourtLevel(models.TextChoices):
    SUPREME = "SUPREME", "最高人民法院"
    HIGH = "HIGH", "高级人民法院"
    INTERMEDIATE = "INTERMEDIATE", "中级人民法院"
    BASIC = "BASIC", "基层人民法院"


class TribunalKind(models.TextChoices):
    PEOPLES_TRIBUNAL = "PEOPLES_TRIBUNAL", "人民法庭"
    CIRCUIT_TRIBUNAL = "CIRCUIT_TRIBUNAL", "巡回法庭"


class CommunityKind(models.TextChoices):
    """From the last three digits of the statistics code: 001–199, 200–399, 400–599."""

    RESIDENTS = "RESIDENTS", "居民委员会"
    VILLAGERS = "VILLAGERS", "村民委员会"
    SIMILAR = "SIMILAR", "类似村级单位（园区等）"


class DayKind(models.TextChoices):
    OFF = "OFF", "放假"
    WORKING = "WORKING", "调休上班"
