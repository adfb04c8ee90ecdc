"""Pre-check of judicial confirmation (司法确认), before the parties leave the room.

民诉法 (2023) arts 205–206; 法释〔2011〕5号; 民诉解释 on 确认调解协议案件 by its numbers of 2020.
The check tells; the court decides.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cases.rules.matters import Matter, MatterRule, rules_on
from cases.rules.sources import Source
from suyuan.lib.calendar import DueDay, WorkingCalendar

OBSTACLE, WARNING, PASSED, ADVICE = "OBSTACLE", "WARNING", "PASSED", "ADVICE"
APPLICATION_DAYS = 30  # 民诉法 art. 205; 人民调解法 art. 33
OBJECTION_MONTHS = 6  # an interested person's; 民诉解释 art. 374 by the numbers of 2020
EXCLUDED = "EXCLUDED"
INVITED_BY_COURT = frozenset({"PRE_FILING_ASSIGNED", "POST_FILING_PRE_TRIAL"})
ON_THE_DOCKET = frozenset({"POST_FILING_PRE_TRIAL", "IN_TRIAL_ENTRUSTED"})

ART_205 = Source("民事诉讼法（2023年修正）第205条")
OPEN_POINT = Source("民事诉讼法（2023年修正）第205条只写调解组织；法释〔2011〕5号第13条", "?")


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the check looks at (待确认的协议): how it came about, what it is about, when it took effect.

    `track` is a value of cases.choices.Track; `presiding_organization` is empty when none is recorded.
    """

    track: str
    matter: Matter
    effective_on: date
    is_oral: bool = False
    presiding_organization: str = ""
    court_name: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of the check (核对结果): OBSTACLE, WARNING, PASSED or ADVICE, with what it rests on."""

    severity: str
    text: str
    source: Source


def last_application_day(effective_on: date, calendar: WorkingCalendar) -> DueDay:
    """Return the last day to apply (申请期限): 30 days from the agreement's taking effect (民诉法 art. 205)."""
    return calendar.add_days(effective_on, APPLICATION_DAYS)


def confirmation_findings(
    agreement: Agreement, *, excluded: Iterable[MatterRule], calendar: WorkingCalendar, on: date
) -> tuple[Finding, ...]:
    """Return what speaks for and against confirming an agreement on a day (司法确认核对), what stops it first."""
    findings = [
        _on_time(agreement, calendar, on),
        _organization(agreement),
        *_excluded_matters(agreement, excluded, on),
        *_form(agreement),
        *_other_ways(agreement),
        _court(agreement),
        *GENERAL,
    ]
    order = (OBSTACLE, WARNING, PASSED, ADVICE)
    return tuple(sorted(findings, key=lambda finding: order.index(finding.severity)))


def _on_time(agreement: Agreement, calendar: WorkingCalendar, on: date) -> Finding:
    last = last_application_day(agreement.effective_on, calendar)
    source = Source("民事诉讼法（2023年修正）第205条；人民调解法第33条")
    said = f"申请期限自协议生效的{_long(agreement.effective_on)}起30日，至{_long(last.due_on)}届满"
    said += "（暂定，该年放假安排公布后可能变动）" if last.provisional else ""
    left = (last.due_on - on).days
    if left < 0:
        return Finding(OBSTACLE, f"{said}，已过{-left}日", source)
    return Finding(WARNING if left <= 3 else PASSED, f"{said}，{f'还剩{left}日' if left else '今天是最后一日'}", source)


def _organization(agreement: Agreement) -> Finding:
    if agreement.presiding_organization:
        return Finding(PASSED, f"由{agreement.presiding_organization}主持调解，请备齐调解组织主持调解的证明", ART_205)
    return Finding(
        WARNING,
        "没有记录主持调解的组织。司法确认针对依法设立的调解组织主持达成的协议，"
        "特邀调解员个人主持的能否确认尚无定论，申请前请先问审查法院",
        OPEN_POINT,
    )


def _excluded_matters(agreement: Agreement, excluded: Iterable[MatterRule], on: date) -> list[Finding]:
    return [
        Finding(
            OBSTACLE if rule.effect == EXCLUDED else WARNING,
            f"{rule.subject}，法院裁定不予受理{f'；{rule.condition}' if rule.condition else ''}",
            rule.source,
        )
        for rule in rules_on(agreement.matter, excluded, on=on)
    ]


def _form(agreement: Agreement) -> list[Finding]:
    if not agreement.is_oral:
        return []
    text = "协议是口头的，申请时须提交调解协议，请先由各方签署书面协议"
    return [Finding(WARNING, text, Source("法释〔2011〕5号第3条"))]


def _other_ways(agreement: Agreement) -> list[Finding]:
    if agreement.track not in ON_THE_DOCKET:
        return []
    text = "案件已经立案，可以请求审理法院审查协议、制作调解书，或者申请撤诉"
    return [Finding(ADVICE, text, Source("法释〔2016〕14号第20条"))]


def _court(agreement: Agreement) -> Finding:
    if agreement.track in INVITED_BY_COURT:
        name = f"（{agreement.court_name}）" if agreement.court_name else ""
        return Finding(ADVICE, f"法院邀请调解组织先行调解的，向作出邀请的法院{name}申请", ART_205)
    if agreement.track == "SELF_MEDIATED":
        text = (
            "调解组织自行调解的，向当事人住所地、标的物所在地或者调解组织所在地的基层法院申请；"
            "纠纷应由中级法院管辖的，向相应的中级法院申请"
        )
        return Finding(ADVICE, text, ART_205)
    text = "审理中的委托、协助调解由审理法院审查协议，一般不另行申请司法确认"
    return Finding(ADVICE, text, Source("法释〔2016〕14号第20条", "D"))


def _long(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


GENERAL = (
    Finding(
        ADVICE,
        "由双方共同申请，可以书面或者口头；委托他人的，提交授权委托书",
        Source("民事诉讼法（2023年修正）第205条；法释〔2011〕5号第3条"),
    ),
    Finding(
        ADVICE,
        "材料：申请书、调解协议、身份或资格证明、调解组织主持调解的证明、与协议有关的财产权利证明、双方送达地址和电话",
        Source("法释〔2011〕5号第3条；民事诉讼法解释第356条（2020年条文序号）"),
    ),
    Finding(
        ADVICE,
        "协议内容须明确、自愿，不违反法律强制性规定和公序良俗，不损害国家、社会公共利益和他人合法权益，否则裁定驳回",
        Source("民事诉讼法解释第360条（2020年条文序号）；法释〔2011〕5号第7条"),
    ),
    Finding(
        ADVICE,
        "法院3日内决定是否受理，立案后30日内审结；不收费。裁定有效的，一方不履行时可申请强制执行",
        Source("法释〔2011〕5号第4条、第11条；民事诉讼法（2023年修正）第187条、第206条"),
    ),
)
