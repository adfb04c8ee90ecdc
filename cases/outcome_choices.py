"""Enumerations of what follows mediation: agreements, confirmation, later steps, visits."""

from django.db import models


class Venue(models.TextChoices):
    """Where a sitting outside the court's rooms takes place (特邀16 art. 14)."""

    COURT = "COURT", "人民法院内"
    ORGANIZATION = "ORGANIZATION", "调解组织所在地"
    ELSEWHERE = "ELSEWHERE", "其他地点"


class ClockState(models.TextChoices):
    """How a clock stands (期限状态)."""

    COUNTING = "COUNTING", "计算中"
    PAUSED = "PAUSED", "暂停计算"
    EXPIRED = "EXPIRED", "已届满"
    STOPPED = "STOPPED", "已停止"


class TurnBackGround(models.TextChoices):
    """Why an application made on-line before filing is turned back (在线21 art. 9)."""

    OUT_OF_SCOPE = "OUT_OF_SCOPE", "不属于人民法院受案范围"
    NO_JURISDICTION = "NO_JURISDICTION", "本院没有管辖权"
    UNSUITABLE = "UNSUITABLE", "不适宜在线调解"


class EffectKind(models.TextChoices):
    """When an agreement takes effect (生效方式): it differs by how the agreement came about (procedure 1.10)."""

    PARTIES = "PARTIES", "各方当事人签名、盖章或者捺印之日"
    COMMITTEE = "COMMITTEE", "各方和调解员签名并加盖人民调解委员会印章之日"
    ONLINE = "ONLINE", "各方电子签名完成之日"
    ORAL = "ORAL", "达成口头协议之日"
    COURT_PAPER = "COURT_PAPER", "法院调解书由最后一方签收之日"


class Signer(models.TextChoices):
    PARTY = "PARTY", "当事人"
    MEDIATOR = "MEDIATOR", "调解员"
    ORGANIZATION = "ORGANIZATION", "调解组织"


class SigningMeans(models.TextChoices):
    """How somebody signs: on paper and on screen are of equal rank (签署方式)."""

    PAPER = "PAPER", "纸质签名、盖章或者捺印"
    SCREEN = "SCREEN", "屏幕手写签名"
    ONLINE = "ONLINE", "在线电子签名"


class ObligationKind(models.TextChoices):
    MONEY = "MONEY", "给付金钱"
    ACT = "ACT", "履行行为"


class LaterStepKind(models.TextChoices):
    """What follows the end of mediation, at the court or elsewhere (后续手续)."""

    MATERIALS_RETURNED = "MATERIALS_RETURNED", "退回起诉材料"
    TO_FILING = "TO_FILING", "转立案"
    FEE_NOTICE = "FEE_NOTICE", "通知交纳案件受理费"
    FEE_PAID = "FEE_PAID", "已交纳案件受理费"
    TO_TRIAL = "TO_TRIAL", "转入审理"
    DEEMED_WITHDRAWN = "DEEMED_WITHDRAWN", "按自动撤诉处理"
    GUIDED = "GUIDED", "引导自动履行"
    SUIT_WITHDRAWN = "SUIT_WITHDRAWN", "准许撤诉"
    COURT_PAPER = "COURT_PAPER", "制作调解书"
    CLOSED_OTHER = "CLOSED_OTHER", "以“其他方式”结案"
    FILED_AWAY = "FILED_AWAY", "协议报法院备案"
    NOTARY = "NOTARY", "公证赋予强制执行效力"
    PAYMENT_ORDER = "PAYMENT_ORDER", "申请支付令"
    ARBITRATION = "ARBITRATION", "仲裁裁决（调解书）"
    ENFORCEMENT = "ENFORCEMENT", "申请强制执行"
    SUIT = "SUIT", "调解成功后又起诉"


AT_COURT = (LaterStepKind.TO_FILING.value, LaterStepKind.TO_TRIAL.value)  # from here on, the transferable set only

ENFORCEABLE_BY = (  # what makes an agreement enforceable besides a confirmation
    LaterStepKind.NOTARY.value,
    LaterStepKind.PAYMENT_ORDER.value,
    LaterStepKind.ARBITRATION.value,
    LaterStepKind.COURT_PAPER.value,
)


class ConfirmationGround(models.TextChoices):
    """Why a court does not accept or does not confirm (民诉解释 arts 357, 360 by the numbers of 2020)."""

    NOT_CIVIL = "NOT_CIVIL", "不属于人民法院受理范围"
    WRONG_COURT = "WRONG_COURT", "不属于收到申请的人民法院管辖"
    STATUS = "STATUS", "申请确认婚姻、亲子、收养等身份关系无效、有效或者解除"
    SPECIAL_PROCEDURE = "SPECIAL_PROCEDURE", "涉及适用其他特别程序、公示催告程序、破产程序审理"
    REAL_RIGHTS = "REAL_RIGHTS", "调解协议内容涉及物权、知识产权确权"
    NO_ORGANIZATION = "NO_ORGANIZATION", "不是经依法设立的调解组织主持达成"
    OUT_OF_TIME = "OUT_OF_TIME", "超过协议生效之日起三十日"
    MANDATORY_LAW = "MANDATORY_LAW", "违反法律强制性规定"
    OTHERS_INTERESTS = "OTHERS_INTERESTS", "损害国家利益、社会公共利益、他人合法权益"
    PUBLIC_ORDER = "PUBLIC_ORDER", "违背公序良俗"
    NOT_VOLUNTARY = "NOT_VOLUNTARY", "违反自愿原则"
    UNCLEAR = "UNCLEAR", "内容不明确"
    OTHER = "OTHER", "其他不能进行司法确认的情形"


class VisitMeans(models.TextChoices):
    PHONE = "PHONE", "电话"
    HOME = "HOME", "上门"
    ONLINE = "ONLINE", "在线"


class VisitPerformance(models.TextChoices):
    ALL = "ALL", "已全部履行"
    PART = "PART", "部分履行"
    NONE = "NONE", "未履行"
    NOT_DUE = "NOT_DUE", "未到期"


class Satisfaction(models.TextChoices):
    GOOD = "GOOD", "满意"
    FAIR = "FAIR", "基本满意"
    POOR = "POOR", "不满意"
    UNSAID = "UNSAID", "未表态"


class TallyKind(models.TextChoices):
    """What the tallies of disputes count in a month (纠纷计数类别)."""

    RECEIVED = "RECEIVED", "登记"
    SETTLED = "SETTLED", "调解成功"
    ENDED = "ENDED", "调解不成"
