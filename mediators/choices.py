"""Enumerations of mediators, their organisations and the subsidy ledger."""

from django.db import models


class MediatorClass(models.TextChoices):
    INVITED = "INVITED", "特邀调解员"
    LAWYER = "LAWYER", "律师调解员"
    FULL_TIME = "FULL_TIME", "专职调解员"


class OrganizationKind(models.TextChoices):
    PEOPLES_COMMITTEE = "PEOPLES_COMMITTEE", "人民调解委员会"
    INDUSTRY = "INDUSTRY", "行业性专业性调解组织"
    CHAMBER = "CHAMBER", "商会调解组织"
    LAW_FIRM = "LAW_FIRM", "律师事务所"
    ADMINISTRATIVE = "ADMINISTRATIVE", "行政机关"
    ARBITRATION = "ARBITRATION", "仲裁机构"
    NOTARY = "NOTARY", "公证机构"
    ASSOCIATION = "ASSOCIATION", "调解协会"
    SAFETY_PROMOTION = "SAFETY_PROMOTION", "平安建设促进会"
    OTHER = "OTHER", "其他调解组织"


class Outcome(models.TextChoices):
    """What a subsidy can be paid for."""

    SETTLED = "SETTLED", "调解成功"
    ENDED = "ENDED", "调解不成"


class Account(models.TextChoices):
    BUDGET = "BUDGET", "专项经费"
    PAYABLE = "PAYABLE", "应付补贴"
    BANK = "BANK", "银行存款"


class VoucherKind(models.TextChoices):
    ACCRUAL = "ACCRUAL", "计提"
    PAYMENT = "PAYMENT", "发放"
    REVERSAL = "REVERSAL", "冲销"


class DueState(models.TextChoices):
    PENDING = "PENDING", "待计提"
    ACCRUED = "ACCRUED", "已计提"
    BY_CLAIM = "BY_CLAIM", "须凭据申报"
    NOT_PAYABLE = "NOT_PAYABLE", "不予补贴"
