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


class SuccessionKind(models.TextChoices):
    """How one place followed another (区划变更)."""

    MERGED = "MERGED", "合并"
    SPLIT = "SPLIT", "拆分"
    RENAMED = "RENAMED", "更名"


class ServicePointKind(models.TextChoices):
    GOVERNANCE_CENTRE = "GOVERNANCE_CENTRE", "综治中心"
    LITIGATION_STATION = "LITIGATION_STATION", "诉讼服务站"


class StepKind(models.TextChoices):
    """The steps of a demonstration community (创建步骤)."""

    APPLICATION = "APPLICATION", "申请"
    PLAN = "PLAN", "创建方案"
    DESIGNATION = "DESIGNATION", "确定"
    REVIEW = "REVIEW", "年度评议"
    WITHDRAWAL = "WITHDRAWAL", "撤销"


class ReviewOutcome(models.TextChoices):
    PASSED = "PASSED", "达到要求"
    TO_IMPROVE = "TO_IMPROVE", "限期改进"
    FAILED = "FAILED", "未达到要求"


class Measure(models.TextChoices):
    """What a demonstration community sets itself a target for (目标项目)."""

    DISPUTES = "DISPUTES", "纠纷数量（件）"
    GROWTH = "GROWTH", "纠纷增幅（%）"
    LAWSUITS_PER_10K = "LAWSUITS_PER_10K", "万人成讼率（件/万人）"
    SUCCESS = "SUCCESS", "调解成功率（%）"
    PERFORMANCE = "PERFORMANCE", "自动履行率（%）"
    FOLLOW_UP = "FOLLOW_UP", "回访率（%）"


class ConsultationKind(models.TextChoices):
    """What a judge on duty did for a visitor or a mediator (值班事项)."""

    LEGAL_ADVICE = "LEGAL_ADVICE", "法律咨询"
    GUIDING_MEDIATION = "GUIDING_MEDIATION", "指导调解"
    FILING_ADVICE = "FILING_ADVICE", "立案指引"
    CONFIRMATION = "CONFIRMATION", "司法确认指引"
    OTHER = "OTHER", "其他事项"


class VisitKind(models.TextChoices):
    """What a circuit does at a place (巡回事项); 实施意见 二（六）."""

    TRIAL = "TRIAL", "巡回审判"
    MEDIATION = "MEDIATION", "诉前调解"
    ADVICE = "ADVICE", "法律咨询"
    LEGAL_EDUCATION = "LEGAL_EDUCATION", "普法宣传"
    TRAINING = "TRAINING", "法治培训"


class CircuitMode(models.TextChoices):
    DIRECTED = "DIRECTED", "定向巡回"
    ON_DEMAND = "ON_DEMAND", "按需巡回"


class OutreachForm(models.TextChoices):
    """The forms of 法治公开课; 实施意见 二（七）, which leaves the list open."""

    PRESS_BRIEFING = "PRESS_BRIEFING", "新闻通报会"
    TYPICAL_CASES = "TYPICAL_CASES", "典型案例发布"
    LECTURE = "LECTURE", "专题讲座"
    EXPLAINING_BY_CASES = "EXPLAINING_BY_CASES", "以案释法"
    OPEN_DAY = "OPEN_DAY", "法院公开日"
    OTHER = "OTHER", "其他形式"


class FindingOutcome(models.TextChoices):
    """What became of a hazard that a screening found (排查结果)."""

    WATCHED = "WATCHED", "持续关注"
    SOLVED = "SOLVED", "就地化解"
    DISPUTE = "DISPUTE", "转为纠纷"


class Duty(models.TextChoices):
    """Regular work that a document asks for (工作要求)."""

    DEMONSTRATIONS = "DEMONSTRATIONS", "每个人民法庭的示范社区（个）"
    PUBLIC_LESSONS = "PUBLIC_LESSONS", "每个人民法庭每年的法治公开课（次）"
    QUARTERLY_CONFERENCES = "QUARTERLY_CONFERENCES", "每季度的联席会议（次）"
    TOWN_REVIEWS = "TOWN_REVIEWS", "镇街每半月的研判会（次）"
    REMEASURE_DAYS = "REMEASURE_DAYS", "建议回复后再次测量的间隔（日）"
