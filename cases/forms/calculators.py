"""Forms of the calculators (计算工具): deadline and court fee. The command line uses the first one, too."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from cases.choices import LengthUnit
from cases.queries.deadline_reckoning import rule_choices
from cases.rules.court_fees import SCHEDULES, FeeKind
from suyuan.lib.text import squeeze

BY_RULE = "RULE"
BY = [(BY_RULE, "按期限规则"), (LengthUnit.DAYS, "按日"), (LengthUnit.WORKING_DAYS, "按工作日")]
LONGEST = 3650
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)


class DeadlineForm(forms.Form):
    by = forms.ChoiceField(label="计算方式", choices=BY, widget=forms.RadioSelect)
    rule = forms.CharField(label="期限规则", required=False, widget=forms.Select, help_text="适用起算日施行的版本。")
    length = forms.IntegerField(
        label="天数",
        required=False,
        min_value=1,
        max_value=LONGEST,
        error_messages={
            "invalid": "请填写整数天数。",
            "min_value": "天数至少为1。",
            "max_value": f"天数不能超过{LONGEST}。",
        },
    )
    start = forms.DateField(
        label="起算日",
        widget=forms.DateInput,
        help_text="签收材料、收到指派等事件发生的那天；当天不算，次日为第一日。",
        error_messages={"invalid": "起算日不是有效的日期，应写成2026-01-19的形式。", "required": "请填写起算日。"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grouped: dict[str, list[tuple[str, str]]] = {}
        for choice in rule_choices():
            grouped.setdefault(choice.group, []).append((choice.code, choice.name))
        self.fields["rule"].widget.choices = [("", "请选择"), *grouped.items()]

    def clean_start(self) -> date:
        start: date = self.cleaned_data["start"]
        if not FIRST_DAY <= start <= LAST_DAY:
            raise forms.ValidationError(f"起算日应在{FIRST_DAY.year}年至{LAST_DAY.year}年之间。")
        return start

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        needed = "rule" if data.get("by") == BY_RULE else "length"
        if needed not in self.errors and not data.get(needed):
            self.add_error(needed, "请选择期限规则。" if needed == "rule" else "请填写天数。")
        return data


class AmountField(forms.DecimalField):
    """An amount in yuan (金额), as people write it: 1,234,567.50, １２３４, 12.5万, 800元."""

    def to_python(self, value: Any) -> Any:
        text = squeeze(str(value or "")).replace(",", "").removesuffix("元")
        number: Decimal | None = super().to_python(text.removesuffix("万") or text)
        return number.scaleb(4) if number and text.endswith("万") else number


class CourtFeeForm(forms.Form):
    kind = forms.ChoiceField(
        label="案件类型",
        choices=[(kind.value, schedule.name) for kind, schedule in SCHEDULES.items()],
        widget=forms.RadioSelect,
    )
    amount = AmountField(
        label="金额（元）",
        required=False,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        help_text="可以写成12.5万。财产案件填诉讼请求金额，离婚填分割的财产总额，人格权填损害赔偿金额，知识产权填争议金额。",
        error_messages={
            "invalid": "请填写数字，例如 120000 或 12万。",
            "min_value": "金额不能为负数。",
            "max_decimal_places": "金额最多保留两位小数。",
            "max_digits": "金额过大。",
            "max_whole_digits": "金额过大。",
        },
    )

    def clean_kind(self) -> FeeKind:
        return FeeKind(self.cleaned_data["kind"])

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        schedule = SCHEDULES[data["kind"]] if "kind" in data else None
        if schedule and schedule.amount_needed and "amount" not in self.errors and data.get("amount") is None:
            self.add_error("amount", f"请填写{schedule.amount_name}。")
        return data
