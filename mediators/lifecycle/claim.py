"""The life of a subsidy claim (补贴申报), as one table.

The claimant, the reviewer and the approver are three people: the guards and PostgreSQL both say so
(procedure invariant 8). `manage.py render_docs` prints the table in docs/lifecycle.md.
"""

# ruff: noqa: E501  (a table is read line by line)

from typing import TYPE_CHECKING

from django.db import models

from suyuan.accounts.roles import Role
from suyuan.lib.lifecycle import Table, row

if TYPE_CHECKING:
    from mediators.models import SubsidyClaim


class ClaimState(models.TextChoices):
    SUBMITTED = "SUBMITTED", "待审核"
    RETURNED = "RETURNED", "退回补正"
    REVIEWED = "REVIEWED", "待批准"
    APPROVED = "APPROVED", "已批准"
    PAID = "PAID", "已发放"
    REFUSED = "REFUSED", "不予补贴"
    WITHDRAWN = "WITHDRAWN", "已撤回"


class ClaimAction(models.TextChoices):
    SUBMIT = "SUBMIT", "申报"
    REVIEW = "REVIEW", "审核通过"
    RETURN = "RETURN", "退回补正"
    RESUBMIT = "RESUBMIT", "补正再报"
    APPROVE = "APPROVE", "批准"
    REFUSE = "REFUSE", "不予补贴"
    PAY = "PAY", "发放"
    BOUNCE = "BOUNCE", "退汇"
    WITHDRAW = "WITHDRAW", "撤回"
    REVOKE = "REVOKE", "因更正或冲销失效"


def it_has_receipts(claim: "SubsidyClaim") -> str | None:
    return None if claim.receipts.exists() else "还没有登记凭据"


def it_is_in_time(claim: "SubsidyClaim") -> str | None:
    return claim.lateness()


S, A, R = ClaimState, ClaimAction, Role
STAFF = {R.SUBSIDY_REVIEWER, R.FINANCE}
BASIS = "特邀16 第29条"
CLAIM = Table(
    (
        row(A.REVIEW,   {S.SUBMITTED},                                  S.REVIEWED,  {R.SUBSIDY_REVIEWER}, it_has_receipts, basis=BASIS),
        row(A.RETURN,   {S.SUBMITTED, S.REVIEWED},                      S.RETURNED,  STAFF),
        row(A.RESUBMIT, {S.RETURNED},                                   S.SUBMITTED, {R.MEDIATOR}, it_has_receipts, it_is_in_time),
        row(A.APPROVE,  {S.REVIEWED},                                   S.APPROVED,  STAFF, it_has_receipts, basis=BASIS),
        row(A.REFUSE,   {S.SUBMITTED, S.REVIEWED},                      S.REFUSED,   STAFF),
        row(A.PAY,      {S.APPROVED},                                   S.PAID,      {R.FINANCE}),
        row(A.BOUNCE,   {S.PAID},                                       S.APPROVED,  {R.FINANCE}),
        row(A.WITHDRAW, {S.SUBMITTED, S.RETURNED, S.REVIEWED},          S.WITHDRAWN, {R.MEDIATOR}),
        row(A.REVOKE,   {S.SUBMITTED, S.RETURNED, S.REVIEWED, S.APPROVED, S.PAID}, S.WITHDRAWN, STAFF),
    ),
    initial=S.SUBMITTED,
)  # fmt: skip
