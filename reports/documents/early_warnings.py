"""Warnings in words and as charts (预警的说明): what is unusual, against what, by which method."""

from dataclasses import dataclass
from typing import Any

from reports.choices import RangeMethod, WatchKind
from reports.models import EarlyWarning

_WHAT = {
    WatchKind.HOT_SPOT: "{place}登记{category} {observed} 件",
    WatchKind.RESPONDENT: "{place}以{subject}为被申请人的{category} {observed} 件",
    WatchKind.SERIES: "以{subject}为被申请人的未结{category} {observed} 件，尚未列为系列案，主要在{place}",
    WatchKind.OVERDUE: "{place}调解期限届满而未结或逾期才结 {observed} 件",
}
_ADVICE = {
    WatchKind.HOT_SPOT: "建议排查同类矛盾，并提示当地党委政府和主管部门。",
    WatchKind.RESPONDENT: "建议约谈被申请人，查明共同原因，提示主管部门。",
    WatchKind.SERIES: "建议列为系列案，选定示范案先行调解。",
    WatchKind.OVERDUE: "建议逐件督办，查明积压原因。",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """The words that a paper about a warning begins with (文稿起首)."""

    title: str
    text: str


def headline(warning: EarlyWarning) -> str:
    """Return what is unusual (预警标题)."""
    return _WHAT[WatchKind(warning.kind)].format(
        place=warning.division.display_name,
        category=warning.category.name if warning.category else "纠纷",
        subject=f"“{warning.subject_name}”",
        observed=warning.observed,
    )


def sentence(warning: EarlyWarning) -> str:
    """Return the sentence that explains a warning (预警依据): the days, what is usual, the method and its chance."""
    days = f"{warning.first_on:%Y-%m-%d}至{warning.last_on:%Y-%m-%d}，{headline(warning)}。"
    rule = warning.grounds["rule"]
    if warning.expected is None:
        return f"{days}同一被申请人、同一类型的未结纠纷达到 {rule['least_count']} 件即提示。"
    chance = f"{float(rule['significance']) * 100:g}%"
    usual = f"预期 {warning.expected:f} 件，通常在 {warning.lower}—{warning.upper} 件之间"
    return f"{days}{usual}（偶然超出上限的概率不超过 {chance}）。{_compared(warning)}{_method(warning)}"


def draft(warning: EarlyWarning) -> Draft:
    """Return what a suggestion or a campaign about a warning begins with (建议、排查的起首文字)."""
    category = warning.category.name if warning.category else "超期纠纷"
    title = f"{warning.division.display_name}{category}风险提示"
    return Draft(title, f"{sentence(warning)}{_ADVICE[WatchKind(warning.kind)]}")


def windows_chart(warning: EarlyWarning) -> dict[str, Any]:
    """Return the earlier windows with the present one last (对照窗口图), the upper limit as a line."""
    windows = warning.grounds["windows"]
    chart: dict[str, Any] = {
        "id": "windows",
        "title": "对照窗口与本窗口",
        "kind": "bar",
        "unit": "件",
        "labels": [*(f"{each['first']}起" for each in windows), f"{warning.first_on:%Y-%m-%d}起（本窗口）"],
        "series": [{"name": "件数", "values": [*(each["count"] for each in windows), warning.observed]}],
        "note": f"每个窗口 {warning.grounds['rule']['window_days']} 天。",
    }
    if warning.upper is not None:
        chart["mark"] = {"name": "预期上限", "value": warning.upper}
    return chart


def _compared(warning: EarlyWarning) -> str:
    rule, number = warning.grounds["rule"], len(warning.grounds["windows"])
    of = "往年同期" if rule["years"] else "此前"
    return f"对照{of}的 {number} 个 {rule['window_days']} 天窗口，"


def _method(warning: EarlyWarning) -> str:
    name = RangeMethod(warning.method).label
    if warning.method != RangeMethod.REGRESSION:
        return f"按{name}计算。"
    trend = "，计入趋势" if warning.grounds["trend"] else ""
    return f"按{name}计算，离散系数 {warning.grounds['dispersion']:g}{trend}。"
