"""The life of an application for judicial confirmation (司法确认), as one table. 民诉 arts 205–206; 司确11."""

# ruff: noqa: E501  (a table is read line by line)

from typing import TYPE_CHECKING

from django.db import models

from suyuan.accounts.roles import Role
from suyuan.lib import lifecycle
from suyuan.lib.lifecycle import row as _row

if TYPE_CHECKING:
    from cases.models import ConfirmationCase


class ConfirmationState(models.TextChoices):
    PREPARING = "PREPARING", "准备申请"
    APPLIED = "APPLIED", "已提交申请"
    SUPPLEMENTING = "SUPPLEMENTING", "补正中"
    ACCEPTED = "ACCEPTED", "已受理"
    NOT_ACCEPTED = "NOT_ACCEPTED", "不予受理"
    WITHDRAWN = "WITHDRAWN", "已撤回申请"
    CONFIRMED = "CONFIRMED", "裁定有效"
    DISMISSED = "DISMISSED", "裁定驳回"
    OBJECTED = "OBJECTED", "异议审查中"
    REVOKED = "REVOKED", "裁定已撤销"


class ConfirmationAction(models.TextChoices):
    """What can be done to an application. JOIN and EXTEND leave its state as it is."""

    JOIN = "JOIN", "登记申请人"
    SUBMIT = "SUBMIT", "提交申请"
    ASK = "ASK", "通知补正"
    SUPPLY = "SUPPLY", "已补正"
    ACCEPT = "ACCEPT", "受理"
    REJECT = "REJECT", "不予受理"
    EXTEND = "EXTEND", "院长批准延长"
    CONFIRM = "CONFIRM", "裁定有效"
    DISMISS = "DISMISS", "裁定驳回"
    WITHDRAW = "WITHDRAW", "撤回申请"
    LAPSE = "LAPSE", "按撤回处理"
    OBJECT = "OBJECT", "提出异议"
    UPHOLD = "UPHOLD", "驳回异议"
    REVOKE = "REVOKE", "撤销裁定"


def both_sides_apply(confirmation: "ConfirmationCase") -> str | None:
    """民诉 art. 205: the parties apply jointly."""
    missing = confirmation.parties_not_joined()
    return f"尚缺{'、'.join(missing)}共同申请" if missing else None


def an_organization_presided(confirmation: "ConfirmationCase") -> str | None:
    """民诉 art. 205: only what a mediation organisation established by law brought about is confirmed."""
    if confirmation.agreement.presiding_organization_id:
        return None
    return "没有记录主持调解的组织；司法确认只适用于经依法设立的调解组织主持达成的调解协议"


def agreement_is_in_force(confirmation: "ConfirmationCase") -> str | None:
    return None if confirmation.agreement.is_in_force() else "调解协议没有生效或者已被更正"


Transition = lifecycle.Transition[ConfirmationAction, ConfirmationState, "ConfirmationCase"]
S, A, R = ConfirmationState, ConfirmationAction, Role
APPLICANTS_SIDE = frozenset({R.MEDIATOR, R.ORG_MANAGER, R.CLERK, R.COORDINATOR, R.ASSISTANT})
REGISTRY = frozenset({R.CLERK, R.COORDINATOR})
COURT = frozenset({R.CLERK, R.COORDINATOR, R.JUDGE})
BENCH = frozenset({R.JUDGE, R.COORDINATOR})
UNDECIDED = frozenset({S.PREPARING, S.APPLIED, S.SUPPLEMENTING, S.ACCEPTED})
CONFIRMATION = lifecycle.Table((
    _row(A.JOIN,     {S.PREPARING},                  None,            APPLICANTS_SIDE, basis="民诉 第205条；司确11 第3条"),
    _row(A.SUBMIT,   {S.PREPARING},                  S.APPLIED,       APPLICANTS_SIDE, both_sides_apply, an_organization_presided, agreement_is_in_force, basis="民诉 第205条；人调法 第33条"),
    _row(A.ASK,      {S.APPLIED},                    S.SUPPLEMENTING, COURT, basis="司确11 第5、6条"),
    _row(A.SUPPLY,   {S.SUPPLEMENTING},              S.APPLIED,       APPLICANTS_SIDE | COURT, basis="司确11 第5、6条"),
    _row(A.ACCEPT,   {S.APPLIED},                    S.ACCEPTED,      COURT, an_organization_presided, agreement_is_in_force, basis="司确11 第4条"),
    _row(A.REJECT,   {S.APPLIED, S.SUPPLEMENTING},   S.NOT_ACCEPTED,  COURT, basis="民诉解释 第357条（2020年条文序号）"),
    _row(A.EXTEND,   {S.ACCEPTED},                   None,            BENCH, basis="民诉 第187条；司确11 第5条"),
    _row(A.CONFIRM,  {S.ACCEPTED},                   S.CONFIRMED,     BENCH, agreement_is_in_force, basis="民诉 第206条"),
    _row(A.DISMISS,  {S.ACCEPTED},                   S.DISMISSED,     BENCH, basis="民诉 第206条；民诉解释 第360条（2020年条文序号）"),
    _row(A.WITHDRAW, UNDECIDED,                      S.WITHDRAWN,     APPLICANTS_SIDE | COURT, basis="民诉解释 第359条（2020年条文序号）"),
    _row(A.LAPSE,    {S.SUPPLEMENTING, S.ACCEPTED},  S.WITHDRAWN,     COURT, basis="民诉解释 第359条（2020年条文序号）"),
    _row(A.OBJECT,   {S.CONFIRMED},                  S.OBJECTED,      COURT, basis="民诉解释 第374条（2020年条文序号）"),
    _row(A.UPHOLD,   {S.OBJECTED},                   S.CONFIRMED,     BENCH, basis="民诉解释 第374条（2020年条文序号）"),
    _row(A.REVOKE,   {S.OBJECTED},                   S.REVOKED,       BENCH, basis="民诉解释 第374条（2020年条文序号）"),
), initial=S.PREPARING)  # fmt: skip
