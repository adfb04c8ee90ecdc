"""The life of a dispute, as one table.

Everything that depends on the order of events reads DISPUTE: the services apply it, the pages draw
their buttons from it, the policies take the actors from it, the API lists its allowed actions,
and `manage.py render_docs` prints it as docs/lifecycle.md.
"""

# ruff: noqa: E501  (a table is read line by line)

from typing import TYPE_CHECKING

from django.db import models

from cases.choices import IntakeChannel, IntakeSource
from suyuan.accounts.roles import Role
from suyuan.lib import lifecycle
from suyuan.lib.lifecycle import row as _row

if TYPE_CHECKING:
    from cases.models import Dispute


class State(models.TextChoices):
    DRAFT = "DRAFT", "草稿"
    RECEIVED = "RECEIVED", "已登记"
    ROUTED = "ROUTED", "已分流"
    REFERRED = "REFERRED", "待签收"
    MEDIATING = "MEDIATING", "调解中"
    SUSPENDED = "SUSPENDED", "中止调解"
    SETTLED = "SETTLED", "调解成功"
    ENDED = "ENDED", "调解不成"
    REFUSED = "REFUSED", "不同意调解"
    WITHDRAWN = "WITHDRAWN", "已撤回"
    MERGED = "MERGED", "已并入他案"
    CLOSED_ELSEWHERE = "CLOSED_ELSEWHERE", "分流办结"
    TURNED_BACK = "TURNED_BACK", "已退回申请"


class Action(models.TextChoices):
    """What can be done to a dispute; what has no target in the table leaves its state as it is."""

    REGISTER = "REGISTER", "登记"
    ROUTE = "ROUTE", "分流"
    RETURN = "RETURN", "退回分流"
    RESOLVE = "RESOLVE", "登记办结"
    BRING_BACK = "BRING_BACK", "转回调解"
    TURN_BACK = "TURN_BACK", "退回在线申请"
    REFER = "REFER", "移送调解"
    SIGN_FOR = "SIGN_FOR", "签收材料"
    DECLINE = "DECLINE", "不接受移送"
    RECALL = "RECALL", "收回移送"
    SETTLE = "SETTLE", "达成协议"
    END = "END", "终止调解"
    SUSPEND = "SUSPEND", "中止调解"
    RESUME = "RESUME", "恢复调解"
    RELEASE = "RELEASE", "转立案、审理"
    WITHDRAW = "WITHDRAW", "撤回"
    REOPEN = "REOPEN", "更正结果"
    BRING = "BRING", "登记已达成的协议"
    RETRACT = "RETRACT", "撤回登记的协议"
    MERGE = "MERGE", "并入他案"
    UNMERGE = "UNMERGE", "撤销并案"
    EDIT = "EDIT", "补充信息"
    CONSENT = "CONSENT", "记录调解意愿"
    CHOOSE = "CHOOSE", "记录选择调解员"
    APPOINT = "APPOINT", "指定调解员"
    REPLACE = "REPLACE", "更换调解员"
    ANSWER = "ANSWER", "答复指定"
    DISCLOSE = "DISCLOSE", "披露利害关系"
    WAIVE = "WAIVE", "记录对披露的意见"
    RECUSE = "RECUSE", "申请回避"
    RULE = "RULE", "决定回避"
    PLAN = "PLAN", "安排调解"
    SESSION = "SESSION", "记录调解"
    OFFER = "OFFER", "记录方案"
    ASSIST = "ASSIST", "交办协助事务"
    ASK = "ASK", "请求法官指导"
    ADVISE = "ADVISE", "法官答复"
    TRIAGE = "TRIAGE", "繁简分流"
    EXTEND = "EXTEND", "延长期限"
    PAUSE = "PAUSE", "暂停计算期限"
    CONTINUE = "CONTINUE", "继续计算期限"
    EXPIRE = "EXPIRE", "期限届满"
    FLAG = "FLAG", "标注"
    KEEP = "KEEP", "确定由调解办理"
    ACCEPT = "ACCEPT", "登记接收"
    COOPERATE = "COOPERATE", "确定牵头、协同"
    ESCALATE = "ESCALATE", "逐级上报"
    TAKE_OVER = "TAKE_OVER", "接办"
    LEAD = "LEAD", "确定包案"
    SUPERVISE = "SUPERVISE", "督办"
    REPLY = "REPLY", "答复督办"
    UNDISPUTED = "UNDISPUTED", "记载无争议事实"
    LATER_STEP = "LATER_STEP", "登记后续手续"
    VISIT = "VISIT", "回访"
    PERFORM = "PERFORM", "履行协议"
    CONFIRM = "CONFIRM", "司法确认"


def has_its_number(dispute: "Dispute") -> str | None:
    """A draft that was withdrawn never had one; an order of supervision is numbered after its dispute."""
    return None if dispute.number else "该纠纷在登记前已经撤回，没有编号"


def has_an_open_referral(dispute: "Dispute") -> str | None:
    return None if dispute.open_referral() else "尚未移送调解员或调解组织"


def every_required_party_consents(dispute: "Dispute") -> str | None:
    """特邀16 art. 11, 民调04 art. 1: referral and entrustment need the parties' consent."""
    sides = dispute.sides_without_consent()
    return f"尚缺{'、'.join(sides)}同意调解的记录" if sides else None


def both_sides_are_named(dispute: "Dispute") -> str | None:
    sides = dispute.sides_without_a_party()
    return f"尚未登记{'、'.join(sides)}" if sides else None


def a_party_refuses(dispute: "Dispute") -> str | None:
    """人调法 arts 17, 23: who clearly refuses may not be mediated; the dispute goes on to filing or trial."""
    return None if dispute.refusing_parties() else "没有当事人明确表示不同意调解"


def no_conflict_is_unwaived(dispute: "Dispute") -> str | None:
    """特邀16 art. 15, 在线21 art. 13: a mediator with a conflict goes on only when all parties, knowing it, agree."""
    names = dispute.mediators_with_open_conflict()
    return f"{'、'.join(names)}披露了利害关系，尚未取得各方当事人同意，应当回避" if names else None


def somebody_presides(dispute: "Dispute") -> str | None:
    referral = dispute.open_referral()
    return None if referral and referral.mediator_id else "尚未指定主持调解的调解员"


def an_appointment_waits(dispute: "Dispute") -> str | None:
    referral = dispute.open_referral()
    waiting = referral and any(one.waits_for_an_answer(referral) for one in referral.present())
    return None if waiting else "没有待答复的指定"


def a_question_waits(dispute: "Dispute") -> str | None:
    return None if dispute.guidance.filter(answered_at=None).exists() else "没有待答复的问题"


def a_recusal_waits(dispute: "Dispute") -> str | None:
    return None if dispute.recusals.filter(decision="").exists() else "没有待决定的回避申请"


def mediation_clock_has_started(dispute: "Dispute") -> str | None:
    referral = dispute.open_referral()
    return None if referral and referral.signed_at else "调解员尚未签收材料"


def nobody_withdrew(dispute: "Dispute") -> str | None:
    """人调法 arts 17, 23: from a party's refusal on, nothing goes on but the end; the record may be completed after."""
    refusing = dispute.refusing_parties() if dispute.state == State.MEDIATING else []
    return f"{'、'.join(refusing)}不愿继续调解，请先终止调解" if refusing else None


def the_period_can_be_extended(dispute: "Dispute") -> str | None:
    """特邀16 art. 27, 立调24 (3): only a period that still runs, and not beyond the cap of its rule."""
    clock = dispute.mediation_clock()
    return clock.why_not_extended() if clock else "没有正在计算的调解期限"


def the_clock_counts(dispute: "Dispute") -> str | None:
    clock = dispute.mediation_clock()
    if clock is None or clock.expired_at:
        return "没有正在计算的调解期限"
    return "期限已经暂停计算" if clock.halted_on else None


def the_clock_is_paused(dispute: "Dispute") -> str | None:
    clock = dispute.mediation_clock()
    return None if clock and clock.halted_on else "期限没有暂停计算"


def came_with_an_agreement(dispute: "Dispute") -> str | None:
    """民诉 art. 205 (2): a mediation organisation worked on its own; no court referred the dispute."""
    brought = dispute.intake_source == IntakeSource.SELF_MEDIATED
    return None if brought else "来源不是“自行调解后申请确认”；经本中心移送的，由调解员登记协议"


def applied_for_online(dispute: "Dispute") -> str | None:
    """在线21 art. 9: it is the application made on-line, before filing, that is turned back."""
    online = hasattr(dispute, "origin") and dispute.origin.channel == IntakeChannel.ONLINE
    return None if online else "提出方式不是“网上”；其他来源的请分流或者撤回"


def was_not_mediated_here(dispute: "Dispute") -> str | None:
    return "协议是在本中心调解达成的，请办理“更正结果”" if dispute.open_referral() else None


def was_mediated_here(dispute: "Dispute") -> str | None:
    return None if dispute.open_referral() else "协议不是在本中心调解达成的，请撤回登记的协议后重新登记"


Transition = lifecycle.Transition[Action, State, "Dispute"]
S, A, R = State, Action, Role
BY_ITSELF: frozenset[Role] = frozenset()  # the calendar acts, no person
UNDER_WAY = {S.RECEIVED, S.ROUTED, S.REFERRED, S.MEDIATING, S.SUSPENDED}
CENTRE = {R.CLERK, R.COORDINATOR}
DISPUTE = lifecycle.Table((
    _row(A.REGISTER, {S.DRAFT},                              S.RECEIVED,  {R.ASSISTANT, R.CLERK, R.COORDINATOR, R.JUDGE}),
    _row(A.ROUTE,    {S.RECEIVED},                           S.ROUTED,    CENTRE, basis="民诉 第127条"),
    _row(A.KEEP,     {S.RECEIVED},                           None,        CENTRE),
    _row(A.ACCEPT,   {S.ROUTED},                             None,        CENTRE | {R.ASSISTANT}),
    _row(A.RETURN,   {S.ROUTED},                             S.RECEIVED,  CENTRE | {R.ASSISTANT}),
    _row(A.RESOLVE,  {S.ROUTED},                             S.CLOSED_ELSEWHERE, CENTRE | {R.ASSISTANT}),
    _row(A.BRING_BACK, {S.ROUTED, S.CLOSED_ELSEWHERE},       S.RECEIVED,  CENTRE),
    _row(A.TURN_BACK, {S.RECEIVED},                          S.TURNED_BACK, CENTRE, applied_for_online, basis="在线21 第9条"),
    _row(A.COOPERATE, UNDER_WAY,                             None,        CENTRE),
    _row(A.ESCALATE, UNDER_WAY,                              None,        CENTRE | {R.ASSISTANT, R.JUDGE}),
    _row(A.TAKE_OVER, UNDER_WAY,                             None,        CENTRE | {R.ASSISTANT, R.JUDGE}),
    _row(A.LEAD,     UNDER_WAY,                              None,        {R.COORDINATOR, R.JUDGE}),
    _row(A.SUPERVISE, set(S) - {S.DRAFT},                    None,        {R.COORDINATOR, R.JUDGE}, has_its_number),
    _row(A.REPLY,    set(S) - {S.DRAFT},                     None,        CENTRE | {R.ASSISTANT, R.MEDIATOR, R.ORG_MANAGER}),
    _row(A.REFER,    {S.RECEIVED},                           S.REFERRED,  {R.CLERK, R.COORDINATOR}, both_sides_are_named, every_required_party_consents, basis="特邀16 第11条；民调04 第1条"),
    _row(A.SIGN_FOR, {S.REFERRED},                           S.MEDIATING, {R.MEDIATOR, R.ORG_MANAGER}, every_required_party_consents, has_an_open_referral, no_conflict_is_unwaived, basis="特邀16 第27条"),
    _row(A.DECLINE,  {S.REFERRED},                           S.RECEIVED,  {R.MEDIATOR, R.ORG_MANAGER}, basis="在线21 第12条"),
    _row(A.RECALL,   {S.REFERRED},                           S.RECEIVED,  {R.CLERK, R.COORDINATOR}, basis="在线21 第12条"),
    _row(A.RECALL,   {S.MEDIATING},                          S.RECEIVED,  {R.COORDINATOR}, basis="特邀16 第13条"),
    _row(A.SETTLE,   {S.MEDIATING},                          S.SETTLED,   {R.MEDIATOR}, mediation_clock_has_started, every_required_party_consents, somebody_presides, no_conflict_is_unwaived, basis="特邀16 第19、24条"),
    _row(A.END,      {S.MEDIATING},                          S.ENDED,     {R.MEDIATOR}, mediation_clock_has_started, somebody_presides, basis="特邀16 第26条；在线21 第25条"),
    _row(A.END,      {S.SUSPENDED},                          S.ENDED,     {R.COORDINATOR, R.JUDGE}, basis="特邀16 第18条"),
    _row(A.SUSPEND,  {S.MEDIATING},                          S.SUSPENDED, {R.MEDIATOR}, mediation_clock_has_started, basis="特邀16 第18条"),
    _row(A.RESUME,   {S.SUSPENDED},                          S.MEDIATING, {R.COORDINATOR, R.JUDGE}, basis="特邀16 第18条"),
    _row(A.RELEASE,  {S.RECEIVED, S.REFERRED},               S.REFUSED,   {R.CLERK, R.COORDINATOR}, a_party_refuses, basis="人调法 第17、23条；在线21 第15条"),
    _row(A.WITHDRAW, {S.DRAFT, S.RECEIVED, S.REFERRED},      S.WITHDRAWN, {R.ASSISTANT, R.CLERK, R.COORDINATOR}),
    _row(A.REOPEN,   {S.SETTLED, S.ENDED},                   S.MEDIATING, {R.COORDINATOR}, was_mediated_here),
    _row(A.TRIAGE,   {S.RECEIVED, S.REFERRED, S.MEDIATING},  None,        {R.CLERK, R.COORDINATOR, R.JUDGE}, basis="民诉 第160、165、166条"),
    _row(A.CONSENT,  {S.RECEIVED, S.REFERRED, S.MEDIATING, S.SUSPENDED}, None,        {R.ASSISTANT, R.CLERK, R.COORDINATOR, R.MEDIATOR, R.ORG_MANAGER}, basis="人调法 第17、23条；特邀16 第11条"),
    _row(A.PLAN,     {S.MEDIATING},                          None,        {R.CLERK, R.COORDINATOR, R.MEDIATOR, R.ORG_MANAGER}, basis="特邀16 第14条"),
    _row(A.SESSION,  {S.MEDIATING, S.SETTLED, S.ENDED},      None,        {R.MEDIATOR}, nobody_withdrew, basis="在线21 第22条"),
    _row(A.OFFER,    {S.MEDIATING},                          None,        {R.MEDIATOR}, nobody_withdrew, basis="特邀16 第22条"),
    _row(A.ASSIST,   {S.RECEIVED, S.REFERRED, S.MEDIATING, S.SETTLED, S.ENDED}, None, {R.CLERK, R.COORDINATOR, R.JUDGE, R.MEDIATOR}),
    _row(A.ASK,      {S.MEDIATING},                          None,        {R.MEDIATOR}),
    _row(A.ADVISE,   {S.MEDIATING},                          None,        {R.JUDGE}, a_question_waits),
    _row(A.EXTEND,   {S.MEDIATING},                          None,        {R.MEDIATOR, R.CLERK, R.COORDINATOR, R.JUDGE}, nobody_withdrew, the_period_can_be_extended, basis="特邀16 第27条；立调24 第3点"),
    _row(A.PAUSE,    {S.MEDIATING},                          None,        {R.MEDIATOR, R.CLERK, R.COORDINATOR}, nobody_withdrew, the_clock_counts, basis="在线21 第26条"),
    _row(A.CONTINUE, {S.MEDIATING},                          None,        {R.MEDIATOR, R.CLERK, R.COORDINATOR}, the_clock_is_paused, basis="在线21 第26条"),
    _row(A.EXPIRE,   {S.RECEIVED, S.ROUTED, S.REFERRED, S.MEDIATING}, None,        BY_ITSELF, basis="特邀16 第26、27条；在线21 第25条"),
    _row(A.MERGE,    {S.RECEIVED, S.REFERRED},               S.MERGED,    {R.CLERK, R.COORDINATOR}),
    _row(A.UNMERGE,  {S.MERGED},                             S.RECEIVED,  {R.COORDINATOR}),
    _row(A.CHOOSE,   {S.RECEIVED, S.REFERRED, S.MEDIATING},  None,        {R.ASSISTANT, R.CLERK, R.COORDINATOR, R.MEDIATOR, R.ORG_MANAGER}, basis="特邀16 第12条；在线21 第10、14条"),
    _row(A.APPOINT,  {S.REFERRED, S.MEDIATING},              None,        {R.CLERK, R.COORDINATOR, R.ORG_MANAGER}, basis="特邀16 第12、13条；在线21 第10、11条"),
    _row(A.REPLACE,  {S.REFERRED, S.MEDIATING},              None,        {R.COORDINATOR, R.ORG_MANAGER}, basis="特邀16 第13条；在线21 第12、14条"),
    _row(A.ANSWER,   {S.REFERRED, S.MEDIATING},              None,        {R.MEDIATOR}, an_appointment_waits, basis="在线21 第12条"),
    _row(A.DISCLOSE, {S.REFERRED, S.MEDIATING},              None,        {R.MEDIATOR}, basis="在线21 第13条；特邀16 第15条"),
    _row(A.WAIVE,    {S.REFERRED, S.MEDIATING},              None,        {R.CLERK, R.COORDINATOR, R.MEDIATOR, R.ORG_MANAGER}, basis="特邀16 第15条；在线21 第13条"),
    _row(A.RECUSE,   {S.REFERRED, S.MEDIATING},              None,        {R.CLERK, R.COORDINATOR, R.MEDIATOR, R.ORG_MANAGER}, basis="特邀16 第15条"),
    _row(A.RULE,     {S.REFERRED, S.MEDIATING},              None,        {R.COORDINATOR, R.ORG_MANAGER}, a_recusal_waits, basis="特邀16 第15条"),
    _row(A.EDIT,     {S.DRAFT, S.RECEIVED, S.ROUTED, S.REFERRED, S.MEDIATING, S.SUSPENDED}, None, {R.ASSISTANT, R.CLERK, R.COORDINATOR, R.JUDGE, R.MEDIATOR}),
    _row(A.EDIT,     {S.SETTLED, S.ENDED, S.REFUSED, S.CLOSED_ELSEWHERE, S.TURNED_BACK},        None,        {R.CLERK, R.COORDINATOR}),
    _row(A.BRING,    {S.RECEIVED},                           S.SETTLED,   {R.CLERK, R.COORDINATOR, R.ASSISTANT}, both_sides_are_named, came_with_an_agreement, basis="民诉 第205条；人调法 第28、33条"),
    _row(A.RETRACT,  {S.SETTLED},                            S.RECEIVED,  {R.CLERK, R.COORDINATOR}, came_with_an_agreement, was_not_mediated_here),
    _row(A.FLAG,     set(S) - {S.DRAFT},                     None,        {R.ASSISTANT, R.CLERK, R.COORDINATOR, R.JUDGE, R.MEDIATOR, R.ORG_MANAGER}, basis="人调法 第25条"),
    _row(A.UNDISPUTED, {S.MEDIATING, S.ENDED},               None,        {R.MEDIATOR}, basis="在线21 第18、22条；律调17"),
    _row(A.LATER_STEP, {S.SETTLED, S.ENDED, S.REFUSED},      None,        {R.CLERK, R.COORDINATOR}, basis="特邀16 第19–21条；立调24"),
    _row(A.VISIT,    {S.SETTLED},                            None,        {R.ASSISTANT, R.CLERK, R.COORDINATOR, R.MEDIATOR, R.ORG_MANAGER}),
    _row(A.PERFORM,  {S.SETTLED},                            None,        {R.CLERK, R.COORDINATOR, R.MEDIATOR, R.ORG_MANAGER}, basis="人调法 第31条"),
    _row(A.CONFIRM,  {S.SETTLED},                            None,        {R.ASSISTANT, R.CLERK, R.COORDINATOR, R.JUDGE, R.MEDIATOR, R.ORG_MANAGER}, basis="民诉 第205、206条"),
), initial=State.DRAFT)  # fmt: skip

FINAL = frozenset(
    {S.SETTLED, S.ENDED, S.REFUSED, S.WITHDRAWN, S.MERGED, S.CLOSED_ELSEWHERE, S.TURNED_BACK}
)  # a result can still be corrected
