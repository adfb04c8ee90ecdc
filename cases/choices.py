"""Enumerations of disputes, their parties and court cases."""

from django.db import models


class IntakeSource(models.TextChoices):
    """Through which door a dispute came in (来源)."""

    ASSISTANT = "ASSISTANT", "社区法官助理"
    GRID_OFFICER = "GRID_OFFICER", "网格员"
    VOLUNTEER = "VOLUNTEER", "信息员、志愿者"
    PETITION = "PETITION", "信访（访调对接）"
    HOTLINE = "HOTLINE", "12345及法院热线"
    GOVERNANCE_CENTRE = "GOVERNANCE_CENTRE", "综治中心"
    COURT_WINDOW = "COURT_WINDOW", "法院立案窗口"
    SCREENING = "SCREENING", "隐患排查"
    PARTY = "PARTY", "当事人申请"
    SELF_MEDIATED = "SELF_MEDIATED", "自行调解后申请确认"


class IntakeChannel(models.TextChoices):
    """How somebody turned to the centre (提出方式)."""

    VISIT = "VISIT", "来访"
    PHONE = "PHONE", "来电"
    LETTER = "LETTER", "来信"
    ONLINE = "ONLINE", "网上"
    HANDED_ON = "HANDED_ON", "转办"
    ROUNDS = "ROUNDS", "走访发现"


class FlagGroup(models.TextChoices):
    TOPIC = "TOPIC", "专题"
    RISK = "RISK", "风险"


class PairVerdict(models.TextChoices):
    """What was decided about two disputes that look alike."""

    OPEN = "OPEN", "待核对"
    DIFFERENT = "DIFFERENT", "不是重复"
    RELATED = "RELATED", "有关联"
    MERGED = "MERGED", "已并案"


class RelationKind(models.TextChoices):
    """How two disputes hang together (关联种类)."""

    SAME_EVENT = "SAME_EVENT", "同一事件"
    SAME_PARTIES = "SAME_PARTIES", "相同当事人"
    COUNTERCLAIM = "COUNTERCLAIM", "互有请求"
    RELAPSE = "RELAPSE", "前案反复"
    OTHER = "OTHER", "其他关联"


class AgentKind(models.TextChoices):
    """Who may act for a party (民诉 arts 60, 61)."""

    GUARDIAN = "GUARDIAN", "法定代理人（监护人）"
    LAWYER = "LAWYER", "律师"
    LEGAL_WORKER = "LEGAL_WORKER", "基层法律服务工作者"
    RELATIVE = "RELATIVE", "近亲属"
    STAFF = "STAFF", "单位工作人员"
    RECOMMENDED = "RECOMMENDED", "社区、单位、社会团体推荐的公民"


class Authority(models.TextChoices):
    """How far an agent may go; to concede or settle takes special authority (民诉 art. 62)."""

    GENERAL = "GENERAL", "一般授权"
    SPECIAL = "SPECIAL", "特别授权"
    STATUTORY = "STATUTORY", "法定代理"


class PartyKind(models.TextChoices):
    NATURAL = "NATURAL", "自然人"
    LEGAL = "LEGAL", "法人"
    OTHER_ORGANIZATION = "OTHER_ORGANIZATION", "非法人组织"


class PartySide(models.TextChoices):
    APPLICANT = "APPLICANT", "申请人"
    RESPONDENT = "RESPONDENT", "被申请人"
    THIRD = "THIRD", "第三人"


class Track(models.TextChoices):
    """On what footing the mediator is asked (procedure 1.3)."""

    PRE_FILING_ASSIGNED = "PRE_FILING_ASSIGNED", "委派调解（立案前）"
    POST_FILING_PRE_TRIAL = "POST_FILING_PRE_TRIAL", "先行调解（立案后、转入审理前）"
    IN_TRIAL_ENTRUSTED = "IN_TRIAL_ENTRUSTED", "委托调解（审理中）"
    INVITED_ASSIST = "INVITED_ASSIST", "邀请协助调解"
    SELF_MEDIATED = "SELF_MEDIATED", "调解组织自行调解"


class TrackOrigin(models.TextChoices):
    """What a dispute brought with it, on which the open tracks depend (来由)."""

    NO_COMPLAINT = "NO_COMPLAINT", "未提交起诉材料"
    COMPLAINT = "COMPLAINT", "已提交起诉材料"
    SELF_MEDIATED = "SELF_MEDIATED", "自行调解后申请确认"


class TrackHandling(models.TextChoices):
    """What the court does with the case on a track (案件如何处理)."""

    TRANSFERRED = "TRANSFERRED", "移交调解员或调解组织"
    ASSISTED = "ASSISTED", "法官主持，邀请协助，不移交"
    CONFIRMATION_ONLY = "CONFIRMATION_ONLY", "只申请司法确认"


class Procedure(models.TextChoices):
    ORDINARY = "ORDINARY", "普通程序"
    SIMPLE = "SIMPLE", "简易程序"


class ScreeningEffect(models.TextChoices):
    """What a screening rule says to mediating a matter (可否调解)."""

    BARRED = "BARRED", "不得调解"
    REVIEW = "REVIEW", "须先判断"
    MUST = "MUST", "应当先行调解"
    SUITABLE = "SUITABLE", "适宜先行调解"


class Complexity(models.TextChoices):
    """Whether a dispute goes the quick way or the thorough one (繁简)."""

    SIMPLE = "SIMPLE", "简案"
    COMPLEX = "COMPLEX", "繁案"


class TriageFactor(models.TextChoices):
    """What the score of simple and complex is made of (评分项目; procedure 2.3)."""

    NATURE = "NATURE", "案件性质"
    CAUSE = "CAUSE", "案由"
    AMOUNT = "AMOUNT", "涉及金额"
    PARTIES = "PARTIES", "当事人人数"
    DIFFICULTY = "DIFFICULTY", "难易程度"
    ATTENTION = "ATTENTION", "社会关注度"
    LIMIT = "LIMIT", "繁简划分线"


class CaseFeature(models.TextChoices):
    """What only a person can tell of a dispute (案件特征); 民诉 arts 160, 165, 166, 民诉解释 art. 257."""

    FACTS_UNCLEAR = "FACTS_UNCLEAR", "事实不清，主要证据缺失"
    RELATION_UNCLEAR = "RELATION_UNCLEAR", "权利义务关系不明确"
    GREAT_DISPUTE = "GREAT_DISPUTE", "争议较大"
    NOT_MONEY = "NOT_MONEY", "不是金钱给付"
    STATUS_OR_TITLE = "STATUS_OR_TITLE", "涉及人身关系或财产确权"
    FOREIGN = "FOREIGN", "涉外"
    APPRAISAL = "APPRAISAL", "需要评估、鉴定或对诉前鉴定有异议"
    WHEREABOUTS_UNKNOWN = "WHEREABOUTS_UNKNOWN", "一方当事人下落不明"
    COUNTERCLAIM = "COUNTERCLAIM", "当事人提出反诉"
    MANY_PARTIES = "MANY_PARTIES", "一方人数众多"
    PUBLIC_INTEREST = "PUBLIC_INTEREST", "涉及国家利益、社会公共利益"
    SOCIAL_ATTENTION = "SOCIAL_ATTENTION", "社会关注度高"


class RouteTarget(models.TextChoices):
    """Who is to handle a dispute (分流去向): 纠纷哪里来，调解哪里去."""

    COMMUNITY_TEAM = "COMMUNITY_TEAM", "社区团队"
    MEDIATION_ORGANIZATION = "MEDIATION_ORGANIZATION", "调解组织"
    CENTRE = "CENTRE", "诉调对接中心"
    LABOUR_ARBITRATION = "LABOUR_ARBITRATION", "劳动人事争议仲裁"
    ARBITRATION = "ARBITRATION", "其他仲裁"
    ADMINISTRATIVE_ADJUDICATION = "ADMINISTRATIVE_ADJUDICATION", "行政处理、裁决"
    ADMINISTRATIVE_REVIEW = "ADMINISTRATIVE_REVIEW", "行政复议"
    PETITION_OFFICE = "PETITION_OFFICE", "信访部门"
    OTHER_UNIT = "OTHER_UNIT", "其他单位"


class RouteOutcome(models.TextChoices):
    """How a routing ended (分流结果)."""

    KEPT = "KEPT", "由调解办理"
    RETURNED = "RETURNED", "退回"
    HANDLED = "HANDLED", "办结"
    BROUGHT_BACK = "BROUGHT_BACK", "转回调解"


class InvolvedRole(models.TextChoices):
    LEAD = "LEAD", "牵头"
    CO = "CO", "协同"


class SupervisionKind(models.TextChoices):
    """What a supervision order is about (督办事由)."""

    NOT_ACCEPTED = "NOT_ACCEPTED", "应受理未受理"
    NOT_HANDLED = "NOT_HANDLED", "应办理未办理"
    NOT_LAWFUL = "NOT_LAWFUL", "不依法办理"


class AnswerRating(models.TextChoices):
    """What becomes of an answer to a supervision order (答复评价); the last sends it back."""

    GOOD = "GOOD", "满意"
    FAIR = "FAIR", "基本满意"
    POOR = "POOR", "不满意，退回重办"


class ConsentKind(models.TextChoices):
    CONSENT = "CONSENT", "同意调解"
    REFUSAL = "REFUSAL", "不同意调解"


class ConsentForm(models.TextChoices):
    WRITTEN = "WRITTEN", "书面"
    ORAL_IN_RECORD = "ORAL_IN_RECORD", "口头（记入笔录）"
    ONLINE = "ONLINE", "在线"
    DEEMED = "DEEMED", "依法视为"


class RefusalGround(models.TextChoices):
    """When the law takes a party's conduct as refusal (视为不同意调解的情形)."""

    REJECTED_APPOINTEE = "REJECTED_APPOINTEE", "不同意指定的调解员（特邀调解规定第12条）"
    WOULD_NOT_CHOOSE = "WOULD_NOT_CHOOSE", "更换后仍不同意且拒绝选定调解员（在线调解规则第14条）"
    UNREACHABLE = "UNREACHABLE", "征询时无法取得联系（在线调解规则第15条）"


class ChoiceWord(models.TextChoices):
    """What a party says of a mediator (特邀16 art. 12)."""

    CHOSEN = "CHOSEN", "选定"
    REJECTED = "REJECTED", "不接受"


class ChoiceHow(models.TextChoices):
    """How a mediator came to the dispute (特邀16 arts 12–13; 在线21 arts 10–11)."""

    JOINT_CHOICE = "JOINT_CHOICE", "当事人共同选定"
    ORGANIZATION = "ORGANIZATION", "调解组织指定"
    COURT = "COURT", "法院指定"
    UNRECORDED = "UNRECORDED", "选定方式未记录"


class AppointmentEnd(models.TextChoices):
    """Why a mediator has the dispute in hand no longer."""

    DECLINED = "DECLINED", "不接受指定"
    RECUSED = "RECUSED", "回避"
    REPLACED = "REPLACED", "更换"
    RETURNED = "RETURNED", "移送交回"


class ConflictGround(models.TextChoices):
    """The three grounds of recusal and of disclosure (特邀16 art. 15; 在线21 art. 13)."""

    PARTY_OR_RELATIVE = "PARTY_OR_RELATIVE", "是当事人，或者是当事人、代理人的近亲属"
    INTEREST = "INTEREST", "与纠纷有利害关系"
    OTHER_RELATION = "OTHER_RELATION", "与当事人、代理人有其他关系，可能影响公正调解"


class RecusalDecision(models.TextChoices):
    GRANTED = "GRANTED", "准许回避"
    DENIED = "DENIED", "不准许回避"
    KEPT = "KEPT", "各方当事人同意其继续调解"


class DecidingBody(models.TextChoices):
    """Who decides on a recusal (特邀16 art. 15)."""

    COURT = "COURT", "人民法院"
    ORGANIZATION = "ORGANIZATION", "特邀调解组织"


class ExclusionKind(models.TextChoices):
    """What a mediator may not be in the same dispute any more, for good."""

    MEDIATOR = "MEDIATOR", "不得再任本案调解员"
    LATER_ROLES = "LATER_ROLES", "不得任本案的人民陪审员、诉讼代理人、证人、鉴定人、翻译人员"


class SessionMode(models.TextChoices):
    ON_SITE = "ON_SITE", "现场"
    VIDEO = "VIDEO", "音视频"
    PHONE = "PHONE", "电话"


class DutyItem(models.TextChoices):
    """Of what the mediator informs the parties before he begins (特邀16 art. 14; 在线21 art. 17)."""

    RIGHTS = "RIGHTS", "当事人的权利义务"
    RULES = "RULES", "调解规则"
    PROCEDURE = "PROCEDURE", "调解程序"
    EFFECT = "EFFECT", "调解协议的效力"
    CONFIRMATION = "CONFIRMATION", "可以共同申请司法确认"
    SHAM = "SHAM", "虚假调解的后果"
    IDENTITY = "IDENTITY", "已核对各方身份"


class ServiceChannel(models.TextChoices):
    """By what a party agrees to be served electronically (民诉法 art. 90)."""

    SMS = "SMS", "手机短信"
    EMAIL = "EMAIL", "电子邮件"
    PLATFORM = "PLATFORM", "人民法院送达平台"


class OfferAnswer(models.TextChoices):
    ACCEPTED = "ACCEPTED", "对方接受"
    REJECTED = "REJECTED", "对方不接受"
    COUNTERED = "COUNTERED", "对方另提方案"


class AssistanceKind(models.TextChoices):
    """With what assistants and grid officers help a court (司法协助)."""

    SERVE = "SERVE", "协助送达"
    INVESTIGATE = "INVESTIGATE", "协助调查"
    ENFORCE = "ENFORCE", "协助执行"
    FIND_PARTY = "FIND_PARTY", "查找当事人"
    EDUCATE = "EDUCATE", "法治宣传"


class AssistanceResult(models.TextChoices):
    DONE = "DONE", "已完成"
    PARTLY = "PARTLY", "部分完成"
    NOT_DONE = "NOT_DONE", "未能完成"


class AgreementForm(models.TextChoices):
    WRITTEN = "WRITTEN", "书面协议"
    ORAL = "ORAL", "口头协议"


class EndReason(models.TextChoices):
    """How mediation ends (在线21 art. 25). SETTLED is told by the agreement, the others by a failure report."""

    SETTLED = "SETTLED", "达成调解协议"
    SELF_SETTLED = "SELF_SETTLED", "自行和解并撤回"
    UNREACHABLE = "UNREACHABLE", "期限内无法与当事人取得联系"
    PARTY_UNWILLING = "PARTY_UNWILLING", "一方当事人明确表示不愿继续调解"
    GAP_TOO_WIDE = "GAP_TOO_WIDE", "分歧较大且难以达成调解协议"
    PERIOD_EXPIRED = "PERIOD_EXPIRED", "期限届满未达成协议且不同意延长"
    REFUSED_TO_SIGN = "REFUSED_TO_SIGN", "一方当事人拒绝在调解协议上签章"
    OTHER = "OTHER", "其他导致调解无法进行的情形"


class LengthUnit(models.TextChoices):
    DAYS = "DAYS", "日"
    WORKING_DAYS = "WORKING_DAYS", "工作日"


class StartEvent(models.TextChoices):
    """What starts a clock (期间起算)."""

    SIGNED_MATERIALS = "SIGNED_MATERIALS", "签字接收移交材料"
    PLATFORM_CONFIRMED = "PLATFORM_CONFIRMED", "平台确认接受"
    PARTIES_CONSENTED = "PARTIES_CONSENTED", "当事人同意调解"
    APPLIED = "APPLIED", "收到在线调解申请"
    ASSIGNED = "ASSIGNED", "收到指派"
    ACCEPTED = "ACCEPTED", "接受指派"
    AGREEMENT_EFFECTIVE = "AGREEMENT_EFFECTIVE", "调解协议生效"
    APPLICATION_RECEIVED = "APPLICATION_RECEIVED", "收到司法确认申请"
    CASE_ACCEPTED = "CASE_ACCEPTED", "司法确认立案"
    RULING_RECEIVED = "RULING_RECEIVED", "收到司法确认裁定"


class PauseReason(models.TextChoices):
    """Why the days of a clock are not counted for a time (不计入期限的原因)."""

    APPRAISAL = "APPRAISAL", "鉴定评估"
    SHAM = "SHAM", "涉嫌虚假调解，中止调解"


class SuitKind(models.TextChoices):
    """What a court case counts as for 万人成讼率."""

    CIVIL = "CIVIL", "一审民事"
    ADMINISTRATIVE = "ADMINISTRATIVE", "一审行政"
    EXCLUDED = "EXCLUDED", "不计入"


class AttributionMethod(models.TextChoices):
    """By which fact a court case was attributed to a place, in order of preference (归属方式)."""

    PLACE_OF_DISPUTE = "PLACE_OF_DISPUTE", "纠纷发生地"
    DEFENDANT = "DEFENDANT", "被告住所地"
    PLAINTIFF = "PLAINTIFF", "原告住所地"
    TRIBUNAL = "TRIBUNAL", "受理法庭辖区"
    NONE = "NONE", "未能归属"


class BatchStatus(models.TextChoices):
    QUEUED = "QUEUED", "等待处理"
    RUNNING = "RUNNING", "处理中"
    DONE = "DONE", "已完成"
    FAILED = "FAILED", "未能读取"
    CANCELLED = "CANCELLED", "已取消"
