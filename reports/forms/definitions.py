from datetime import date
from typing import Any

from django import forms

from reports.indicators.definition import Parameters, Rounding

KINDS = [("CIVIL", "一审民事"), ("ADMINISTRATIVE", "一审行政")]
ROUNDINGS = [(Rounding.HALF_UP.value, "四舍五入"), (Rounding.DOWN.value, "截断")]


class DefinitionForm(forms.Form):
    """A local variant of 万人成讼率 (采用口径): every option of the definition, since when, on whose word."""

    suit_kinds = forms.MultipleChoiceField(
        label="计入的案件", choices=KINDS, widget=forms.CheckboxSelectMultiple, help_text="只勾一审民事，即只计民事。"
    )
    excluded_causes = forms.CharField(
        label="不计入的案由",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="一行一个，与清单上的案由逐字相同；不计入的件数仍逐项列在读数旁。",
    )
    residents = forms.IntegerField(label="每多少人计", min_value=1, max_value=1_000_000)
    decimal_places = forms.IntegerField(label="小数位数", min_value=0, max_value=4)
    rounding = forms.ChoiceField(label="舍入", choices=ROUNDINGS)
    least_population = forms.IntegerField(label="人口少于多少只列件数", min_value=1)
    least_cases = forms.IntegerField(label="件数少于多少只列件数", min_value=0)
    court_year = forms.BooleanField(label="按司法统计年度（上年12月至当年11月）", required=False)
    annualised = forms.BooleanField(label="不满一年的折算为全年", required=False)
    valid_from = forms.DateField(label="适用于自此日起开始的统计期", widget=forms.DateInput(attrs={"type": "date"}))
    source = forms.CharField(label="依据", max_length=300, help_text="文件名称、文号。")

    def __init__(self, data: Any, *, now: Parameters, on: date) -> None:
        fields = {name: getattr(now, name) for name in Parameters.__dataclass_fields__}
        causes = "\n".join(now.excluded_causes)
        super().__init__(data, initial={**fields, "excluded_causes": causes, "valid_from": date(on.year + 1, 1, 1)})

    def clean_excluded_causes(self) -> tuple[str, ...]:
        lines = map(str.strip, self.cleaned_data["excluded_causes"].splitlines())
        return tuple(dict.fromkeys(filter(None, lines)))

    def parameters(self) -> Parameters:
        """Return the parameters as filled in (参数)."""
        told = {name: value for name, value in self.cleaned_data.items() if name in Parameters.__dataclass_fields__}
        return Parameters(**told | {"suit_kinds": tuple(told["suit_kinds"])})
