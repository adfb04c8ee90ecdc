from datetime import date
from typing import Any

from django import forms

from reports.queries.rate_tables import COURTS, TOWNS, period_choices, places_to_open
from suyuan.accounts.models import User


class RateFilter(forms.Form):
    """Which table of rates (筛选): the scope, the period, the order."""

    scope = forms.ChoiceField(label="范围", required=False)
    period = forms.ChoiceField(label="统计期", required=False)
    ranked = forms.BooleanField(label="按数值排序", required=False)

    def __init__(self, data: Any, *, user: User, indicator: str, may_sort: bool, on: date) -> None:
        places = [(place.code, f"{place.display_name}以内") for place in places_to_open(user)]
        self.periods = period_choices(indicator, on=on)
        over = next((choice.text for choice in self.periods if choice.is_over), "")
        super().__init__({"scope": TOWNS, "period": over, **data})
        self.fields["scope"].choices = [(TOWNS, "各镇（街道）"), (COURTS, "各法院辖区"), *places]  # type: ignore[attr-defined]
        self.fields["period"].choices = [(choice.text, choice.label) for choice in self.periods]  # type: ignore[attr-defined]
        if not may_sort:
            del self.fields["ranked"]
