"""The life of an agreement (调解协议), as one table: drafted, signed, in effect, performed or not.

The dispute counts as SETTLED from the day its agreement takes effect, not before: until the last signature the
clock runs and a party may still refuse (在线21 art. 25). Where everybody signs at the table, one form takes the
whole way from DRAFT to EFFECTIVE.
"""

# ruff: noqa: E501  (a table is read line by line)

from typing import TYPE_CHECKING

from django.db import models

from suyuan.accounts.roles import Role
from suyuan.lib import lifecycle
from suyuan.lib.lifecycle import row as _row

if TYPE_CHECKING:
    from cases.models import SettlementAgreement


class AgreementState(models.TextChoices):
    DRAFT = "DRAFT", "草拟中"
    SIGNING = "SIGNING", "签署中"
    EFFECTIVE = "EFFECTIVE", "已生效"
    PERFORMED = "PERFORMED", "履行完毕"
    BREACHED = "BREACHED", "未按约履行"
    DROPPED = "DROPPED", "未成立"
    REPLACED = "REPLACED", "已更正"


class AgreementAction(models.TextChoices):
    """What can be done to an agreement. REVISE, OBLIGE, SIGN and PAY leave its state as it is."""

    REVISE = "REVISE", "修改协议"
    OBLIGE = "OBLIGE", "登记履行义务"
    OPEN = "OPEN", "交各方签署"
    SIGN = "SIGN", "登记签署"
    TAKE_BACK = "TAKE_BACK", "退回修改"
    TAKE_EFFECT = "TAKE_EFFECT", "协议生效"
    REFUSE = "REFUSE", "拒绝签署"
    DROP = "DROP", "放弃协议"
    PAY = "PAY", "登记履行"
    COMPLETE = "COMPLETE", "履行完毕"
    BREACH = "BREACH", "登记未履行"
    REPLACE = "REPLACE", "更正"


def content_is_complete(agreement: "SettlementAgreement") -> str | None:
    """特邀16 art. 24, 人调法 art. 29: what a written agreement must state."""
    missing = agreement.missing_content()
    return f"协议还缺{'、'.join(missing)}" if missing else None


def nobody_has_signed(agreement: "SettlementAgreement") -> str | None:
    return "已有人签署，不能退回；内容要改的，请放弃后另行起草" if agreement.signatures.exists() else None


def everybody_has_signed(agreement: "SettlementAgreement") -> str | None:
    """特邀16 art. 24, 人调法 art. 29, 在线21 art. 19."""
    missing = agreement.missing_signatures()
    return f"尚缺{'、'.join(missing)}签署" if missing else None


def everything_is_performed(agreement: "SettlementAgreement") -> str | None:
    """Performed is a fact with evidence, not the same as signed."""
    left = [obligation for obligation in agreement.obligations.all() if not obligation.is_performed()]
    return f"还有{len(left)}项义务没有履行完毕的记录" if left else None


def something_is_owed(agreement: "SettlementAgreement") -> str | None:
    owed = any(not obligation.is_performed() for obligation in agreement.obligations.all())
    return None if owed else "没有尚未履行的义务"


Transition = lifecycle.Transition[AgreementAction, AgreementState, "SettlementAgreement"]
S, A, R = AgreementState, AgreementAction, Role
WRITERS = frozenset({R.MEDIATOR})
WITNESSES = frozenset({R.MEDIATOR, R.ORG_MANAGER, R.CLERK, R.COORDINATOR})
AGREEMENT = lifecycle.Table((
    _row(A.REVISE,      {S.DRAFT},                        None,        WRITERS, basis="特邀16 第24条；人调法 第29条"),
    _row(A.OBLIGE,      {S.DRAFT, S.EFFECTIVE, S.BREACHED}, None,      WITNESSES, basis="人调法 第29条"),
    _row(A.OPEN,        {S.DRAFT},                        S.SIGNING,   WRITERS, content_is_complete, basis="特邀16 第24条；人调法 第29条"),
    _row(A.TAKE_BACK,   {S.SIGNING},                      S.DRAFT,     WRITERS, nobody_has_signed),
    _row(A.SIGN,        {S.SIGNING},                      None,        WRITERS, basis="特邀16 第24条；在线21 第19条"),
    _row(A.TAKE_EFFECT, {S.SIGNING},                      S.EFFECTIVE, WRITERS, everybody_has_signed, basis="特邀16 第24条；人调法 第29、30条；在线21 第19条；民诉 第100条"),
    _row(A.REFUSE,      {S.SIGNING},                      S.DROPPED,   WRITERS, basis="在线21 第25条"),
    _row(A.DROP,        {S.DRAFT, S.SIGNING},             S.DROPPED,   WRITERS),
    _row(A.PAY,         {S.EFFECTIVE, S.BREACHED},        None,        WITNESSES),
    _row(A.COMPLETE,    {S.EFFECTIVE, S.BREACHED},        S.PERFORMED, WITNESSES, everything_is_performed),
    _row(A.BREACH,      {S.EFFECTIVE},                    S.BREACHED,  WITNESSES, something_is_owed),
    _row(A.REPLACE,     {S.EFFECTIVE, S.PERFORMED, S.BREACHED}, S.REPLACED, {R.COORDINATOR}),
), initial=S.DRAFT)  # fmt: skip

IN_FORCE = frozenset({S.EFFECTIVE, S.PERFORMED, S.BREACHED})
UNDER_WAY = frozenset({S.DRAFT, S.SIGNING})
