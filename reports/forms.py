from typing import Any

from django import forms

from reports.queries.rate_tables import COURTS, TOWNS, period_choices, places_to_open
from suyuan.accounts.models import User


class RateFilter(forms.Form):
    """Which table of rates (筛选): the scope, the period, the order."""

    scope = forms.ChoiceField(label="范围")
    period = forms.ChoiceField(label="统计期")
    ranked = forms.BooleanField(label="按数值排序", required=False)

    def __init__(self, *args: Any, user: User, indicator: str, may_sort: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [(place.code, f"{place.display_name}以内") for place in places_to_open(user)]
        self.scopes = [(TOWNS, "各镇（街道）"), (COURTS, "各法院辖区"), *places]
        self.periods = [(choice.text, choice.label) for choice in period_choices(indicator)]
        self.fields["scope"].choices = self.scopes  # type: ignore[attr-defined]
        self.fields["period"].choices = self.periods  # type: ignore[attr-defined]
        if not may_sort:
            del self.fields["ranked"]
