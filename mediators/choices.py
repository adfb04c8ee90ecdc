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
    PERFORMED = "PERFORMED", "协议履行"
    CONFIRMED = "CONFIRMED", "司法确认"
    WITHDRAWN = "WITHDRAWN", "和解撤诉"
    ENDED = "ENDED", "调解不成"
    RETAINED = "RETAINED", "年度聘用"


class Footing(models.TextChoices):
    """On what footing a dispute was mediated (调解方式), as the disputes name it."""

    PRE_FILING_ASSIGNED = "PRE_FILING_ASSIGNED", "委派调解"
    POST_FILING_PRE_TRIAL = "POST_FILING_PRE_TRIAL", "先行调解"
    IN_TRIAL_ENTRUSTED = "IN_TRIAL_ENTRUSTED", "审理中委托调解"
    INVITED_ASSIST = "INVITED_ASSIST", "邀请协助调解"
    SELF_MEDIATED = "SELF_MEDIATED", "自行调解"


class Difficulty(models.TextChoices):
    """How hard a dispute was, from easy to hard; a scheme pays by as many tiers as it names."""

    SIMPLE = "SIMPLE", "简易"
    ORDINARY = "ORDINARY", "一般"
    COMPLEX = "COMPLEX", "疑难"
    MAJOR = "MAJOR", "重大"
    EXTRAORDINARY = "EXTRAORDINARY", "特别重大"


class SchemeStatus(models.TextChoices):
    DRAFT = "DRAFT", "草案"
    IN_FORCE = "IN_FORCE", "施行"
    EXAMPLE = "EXAMPLE", "参考"


class Rounding(models.TextChoices):
    FEN = "FEN", "四舍五入到分"
    YUAN = "YUAN", "四舍五入到元"
    YUAN_DOWN = "YUAN_DOWN", "舍去元以下"


class ExclusionGround(models.TextChoices):
    """Why a person is paid nothing per case."""

    FIXED_INCOME = "FIXED_INCOME", "有固定收入"
    ON_STAFF = "ON_STAFF", "在编在职人员"
    NOT_SERVING = "NOT_SERVING", "不再担任调解员"
    OTHER = "OTHER", "其他"


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
    HELD = "HELD", "暂缓"
    BY_CLAIM = "BY_CLAIM", "须凭据申报"
    NOT_PAYABLE = "NOT_PAYABLE", "不予补贴"
