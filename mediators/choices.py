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


class OrganizationPaper(models.TextChoices):
    """What an organisation has in writing when it asks to be listed."""

    CHARTER = "CHARTER", "依法成立的证明"
    SYSTEMS = "SYSTEMS", "健全的规章制度"
    RULES = "RULES", "调解规则"
    ETHICS = "ETHICS", "职业道德规范"
    DISCIPLINE = "DISCIPLINE", "投诉与惩戒办法"
    TRAINING = "TRAINING", "培训制度"


class StudioKind(models.TextChoices):
    PERSONAL = "PERSONAL", "个人调解室"
    SPECIALISED = "SPECIALISED", "专业化调解工作室"
    LAWYER = "LAWYER", "律师调解工作室"


class Background(models.TextChoices):
    """Who an invited mediator is besides (特邀16 art. 6; source documents 000, 001)."""

    CONGRESS_DEPUTY = "CONGRESS_DEPUTY", "人大代表"
    CPPCC_MEMBER = "CPPCC_MEMBER", "政协委员"
    ASSESSOR = "ASSESSOR", "人民陪审员"
    SCHOLAR = "SCHOLAR", "专家学者"
    ARBITRATOR = "ARBITRATOR", "仲裁员"
    RETIRED_JURIST = "RETIRED_JURIST", "退休法律工作者"
    INDUSTRY_EXPERT = "INDUSTRY_EXPERT", "行业协会专家"
    GRID_WORKER = "GRID_WORKER", "网格员"
    VILLAGE_CADRE = "VILLAGE_CADRE", "村居干部"
    PARK_CADRE = "PARK_CADRE", "工业园区干部"
    JUDGE_ASSISTANT = "JUDGE_ASSISTANT", "社区法官助理"
    OTHER = "OTHER", "其他"


class Language(models.TextChoices):
    MANDARIN = "MANDARIN", "普通话"
    CANTONESE = "CANTONESE", "粤语"
    DONGGUAN = "DONGGUAN", "东莞话"
    HAKKA = "HAKKA", "客家话"
    TEOCHEW = "TEOCHEW", "潮汕话"
    SICHUAN = "SICHUAN", "四川话"
    HUNAN = "HUNAN", "湖南话"
    ENGLISH = "ENGLISH", "英语"
    SIGN = "SIGN", "手语"


class Employment(models.TextChoices):
    """On what footing a full-time mediator works (source documents 001, 002)."""

    CONTRACT = "CONTRACT", "劳动合同聘用"
    PURCHASED = "PURCHASED", "政府购买服务"
    OUTSOURCED = "OUTSOURCED", "外包公司派驻"


class RelationKind(models.TextChoices):
    FAMILY = "FAMILY", "近亲属"
    EMPLOYER = "EMPLOYER", "任职或投资的单位"


class ProposalOrigin(models.TextChoices):
    APPLIED = "APPLIED", "本人或组织申请"
    INVITED = "INVITED", "法院邀请"
    RECOMMENDED = "RECOMMENDED", "调解组织推荐"
    TRAINED = "TRAINED", "人民法庭培训合格"
    RENEWAL = "RENEWAL", "期满续聘"


class ProposalState(models.TextChoices):
    PENDING = "PENDING", "待审核"
    LISTED = "LISTED", "已列入名册"
    REFUSED = "REFUSED", "未列入"


class RosterEnding(models.TextChoices):
    RESIGNED = "RESIGNED", "申请退出"
    NOT_PERFORMING = "NOT_PERFORMING", "无正当理由不履行职责"
    CONDITIONS_LOST = "CONDITIONS_LOST", "不再符合条件"
    EXPELLED = "EXPELLED", "除名"
    MISTAKE = "MISTAKE", "登记有误"


class RequirementSubject(models.TextChoices):
    ORGANIZATION = "ORGANIZATION", "调解组织"
    LAW_FIRM = "LAW_FIRM", "律师事务所"
    MEDIATOR = "MEDIATOR", "调解员"
    LAWYER = "LAWYER", "律师调解员"


class RequirementMeasure(models.TextChoices):
    """What is measured; the unit is in the label."""

    MEMBERS = "MEMBERS", "本组织调解员（人）"
    PAPERS = "PAPERS", "已提交的制度文件（份）"
    AGE_YEARS = "AGE_YEARS", "成立年限（年）"
    PRACTICE_YEARS = "PRACTICE_YEARS", "执业年限（年）"
    TRAINING_BEFORE = "TRAINING_BEFORE", "岗前培训（学时）"
    TRAINING_YEAR = "TRAINING_YEAR", "年度培训（学时）"


class TrainingKind(models.TextChoices):
    BEFORE = "BEFORE", "岗前培训"
    YEARLY = "YEARLY", "年度培训"
    SPECIAL = "SPECIAL", "专项培训"


class AssessmentState(models.TextChoices):
    SELF_SCORED = "SELF_SCORED", "已自评"
    ASSESSED = "ASSESSED", "已考核"
    FILED = "FILED", "已备案"


class ComplaintGround(models.TextChoices):
    """特邀16 art. 28 and 在线21 art. 29."""

    FORCED = "FORCED", "强迫调解"
    UNLAWFUL = "UNLAWFUL", "违法调解"
    BRIBED = "BRIBED", "接受当事人请托或收受财物"
    LEAKED = "LEAKED", "泄露调解过程、协议内容或秘密、隐私"
    DECLINED = "DECLINED", "无正当理由多次拒绝接受案件"
    OTHER = "OTHER", "其他违反职业道德的行为"


class ComplaintState(models.TextChoices):
    RECEIVED = "RECEIVED", "核查中"
    UNFOUNDED = "UNFOUNDED", "不属实"
    UPHELD = "UPHELD", "属实"


class Sanction(models.TextChoices):
    """特邀16 art. 28."""

    WARNING = "WARNING", "警告"
    CIRCULATED = "CIRCULATED", "通报"
    EXPELLED = "EXPELLED", "除名"


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


class ReceiptKind(models.TextChoices):
    """What a claim is for (source document 001: 交通费、误工费)."""

    TRANSPORT = "TRANSPORT", "交通费"
    LOST_WORK = "LOST_WORK", "误工费"
    OTHER = "OTHER", "其他"


class BatchState(models.TextChoices):
    FROZEN = "FROZEN", "待批准"
    APPROVED = "APPROVED", "待发放"
    PAID = "PAID", "已发放"
    CANCELLED = "CANCELLED", "已作废"


class LineState(models.TextChoices):
    WAITING = "WAITING", "待发放"
    PAID = "PAID", "已发放"
    BOUNCED = "BOUNCED", "已退汇"


class SuspicionKind(models.TextChoices):
    """What an auditor should look into; nothing of it is proof."""

    SAME_PARTIES = "SAME_PARTIES", "相同当事人反复调解"
    SPLIT = "SPLIT", "一个纠纷拆成多件"
    SUED_AFTER = "SUED_AFTER", "调解成功后又起诉"
    RELATED = "RELATED", "调解员与当事人有关系"
    TOO_MANY = "TOO_MANY", "一日结案过多"
    EDITED = "EDITED", "计提后改动"
