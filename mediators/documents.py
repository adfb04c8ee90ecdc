"""Tables and pages of the ledger that leave the system: as files, and printed from the code."""

from collections.abc import Iterable, Iterator
from datetime import date

from mediators.lifecycle import CLAIM
from mediators.models import Mediator, Voucher
from mediators.queries.payments import PaidInYear
from mediators.queries.statements import PeriodStatement
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


def statement_document(mediator: Mediator, statement: PeriodStatement, *, on: date) -> dict[str, object]:
    """A mediator's statement for the PDF sheet (对账单), in yuan."""
    rows = [
        [line.made_on.isoformat(), line.number, line.kind, line.dispute_number, line.explanation, f"{line.amount:,.2f}"]
        for line in statement.lines
    ]
    lines = {
        "head": ["日期", "凭证", "类别", "纠纷编号", "规则与算法", "应付增减（元）"],
        "align": ["center", "center", "center", "center", "left", "right"],
        "rows": rows or [["—", "—", "—", "—", "本期没有凭证", "—"]],
    }
    years = [[f"{year}年", f"{amount:,.2f}"] for year, amount in statement.paid_by_year]
    sections: list[dict[str, object]] = [{"heading": "明细", "table": lines}]
    if years:
        table = {"head": ["年度", "实际发放（元）"], "align": ["left", "right"], "rows": years}
        sections.append({"heading": "各年度实际发放（退汇除外，供个人所得税申报核对）", "table": table})
    notes = ["期初应付＋计提－冲销－发放＋退汇＝期末应付。冲销指计提的冲销；退汇重新列为应付。"]
    if statement.more:
        notes.append("凭证较多，明细只列出期内最早的一部分；合计包括全部。")
    return {
        "title": "调解补贴对账单",
        "facts": [
            ["调解员", f"{mediator.name}（{mediator.get_mediator_class_display()}）"],
            ["期间", statement.label],
            ["期初应付", f"{statement.opening:,.2f} 元"],
            ["计提", f"{statement.accrued:,.2f} 元"],
            ["冲销", f"{statement.reversed:,.2f} 元"],
            ["发放", f"{statement.paid:,.2f} 元"],
            ["退汇", f"{statement.bounced:,.2f} 元"],
            ["期末应付", f"{statement.closing:,.2f} 元"],
        ],
        "sections": sections,
        "notes": notes,
        "footer": f"{mediator.name}　{on:%Y-%m-%d}生成",
    }
