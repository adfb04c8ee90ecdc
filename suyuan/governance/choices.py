"""Enumerations of suggestions, conferences and assessment."""

from django.db import models


class SuggestionKind(models.TextChoices):
    JUDICIAL = "JUDICIAL", "司法建议"
    RISK_NOTICE = "RISK_NOTICE", "风险提示"


class Verdict(models.TextChoices):
    """What the second measurement says (再次测量结论)."""

    IMPROVED = "IMPROVED", "明显改善"
    UNCHANGED = "UNCHANGED", "没有明显变化"
    WORSE = "WORSE", "有所加重"


class ConferenceKind(models.TextChoices):
    QUARTERLY = "QUARTERLY", "季度联席会议"
    TOWN_REVIEW = "TOWN_REVIEW", "半月研判会"


class AgendaKind(models.TextChoices):
    """Why something is on the agenda (议题来源)."""

    OVERDUE = "OVERDUE", "超期未结"
    BOUNCED = "BOUNCED", "多次退回"
    CROSS_TOWN = "CROSS_TOWN", "跨镇街"
    RISKY = "RISKY", "风险隐患"
    SUGGESTION = "SUGGESTION", "建议待回复"
    OTHER = "OTHER", "其他议题"


class SubjectKind(models.TextChoices):
    """Who is assessed (考核对象)."""

    TRIBUNAL = "TRIBUNAL", "人民法庭"
    COMMUNITY = "COMMUNITY", "示范社区"
    UNIT = "UNIT", "联动单位"


class SchemeState(models.TextChoices):
    DRAFT = "DRAFT", "编制中"
    SCORING = "SCORING", "评分中"
    REVIEWED = "REVIEWED", "已复核"
    PUBLISHED = "PUBLISHED", "公示中"
    FINAL = "FINAL", "已定"


class Evidence(models.TextChoices):
    """What an item is scored by (评分依据)."""

    COMPUTED = "COMPUTED", "系统数据"
    BY_HAND = "BY_HAND", "人工评分并附依据"


class Indicator(models.TextChoices):
    """The figures that an item can be computed from (可计算的指标); the measures keep the codes of the reports."""

    RECEIVED = "RECEIVED", "登记纠纷（件）"
    SUITS = "SUITS", "新收一审案件（件）"
    SUCCESS_RATE = "SUCCESS_RATE", "调解成功率（%）"
    PRE_SUIT_SHARE = "PRE_SUIT_SHARE", "诉前化解占比（%）"
    OVERDUE_RATE = "OVERDUE_RATE", "超期率（%）"
    PERFORMANCE_RATE = "PERFORMANCE_RATE", "自动履行率（%）"
    FOLLOW_UP_RATE = "FOLLOW_UP_RATE", "回访率（%）"
    DEMONSTRATIONS = "DEMONSTRATIONS", "示范社区（个）"
    LESSONS = "LESSONS", "法治公开课（次）"
    CIRCUITS = "CIRCUITS", "巡回（次）"


FIGURES_OF_TRIBUNALS = frozenset({Indicator.DEMONSTRATIONS, Indicator.LESSONS, Indicator.CIRCUITS})
