"""Tables and pages of the ledger that leave the system: as files, and printed from the code."""

from collections.abc import Iterable, Iterator

from mediators.lifecycle import CLAIM
from mediators.models import Voucher
from mediators.queries.payments import PaidInYear
from suyuan.accounts.roles import Role
from suyuan.lib.lifecycle_printing import action_table, diagram

CLAIM_HEAD = """# The life of a subsidy claim

Printed from `mediators/lifecycle/claim.py` by `./dev manage render_docs`; `./dev check` holds it to the code.

The claimant, the reviewer and the approver are three people: `mediators/services/claims.py` is the only code that applies this table, and a constraint of the table of claims says the same.
"""  # noqa: E501  (one paragraph is one line of Markdown)


def claim_page() -> str:
    """Return docs/claims.md (申报状态图): the diagram and the table of actions."""
    return "\n".join([CLAIM_HEAD, *diagram(CLAIM), "", *action_table(CLAIM, Role), ""])


def paid_rows(rows: Iterable[PaidInYear]) -> list[list[object]]:
    """What mediators were paid in a year (年度发放汇总), as rows of a file, header first and the total last."""
    found = list(rows)
    lines: list[list[object]] = [[row.name, row.class_label, row.count, row.amount] for row in found]
    total = ["合计", f"{len(found)}人", sum(row.count for row in found), sum(row.amount for row in found)]
    return [["调解员", "类别", "发放笔数", "发放金额（元）"], *lines, total]


def voucher_rows(vouchers: Iterable[Voucher]) -> Iterator[list[object]]:
    """Vouchers with both sides of each entry (台账明细), as rows of a file, header first."""
    yield [
        "凭证号",
        "类别",
        "记账日期",
        "来源单据",
        "调解员",
        "摘要",
        "科目",
        "经费",
        "借方（元）",
        "贷方（元）",
        "依据规则",
    ]
    for voucher in vouchers:
        for entry in voucher.entries.all():
            yield [
                voucher.number, voucher.get_kind_display(), voucher.made_on, voucher.source, voucher.mediator.name,
                voucher.memo, entry.get_account_display(), entry.fund.name if entry.fund else "", entry.debit or None,
                entry.credit or None, voucher.rule_code,
            ]  # fmt: skip
