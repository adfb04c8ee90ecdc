from typing import Any

from django import forms
from django.db.models import QuerySet

from communities.models import Court
from mediators.choices import SuspicionKind
from reports.choices import DifferenceCode, SuspicionState, SuspicionVerdict


class LedgerCourtForm(forms.Form):
    """A filter by court, offered to whoever keeps several courts' ledgers (按法院筛选)."""

    court = forms.ChoiceField(label="法院", required=False)

    def __init__(self, data: Any, *, courts: QuerySet[Court]) -> None:
        super().__init__(data)
        choices = [(court.pk, court.name) for court in courts]
        self.fields["court"].choices = [("", "全部"), *choices]  # type: ignore[attr-defined]
        if len(choices) < 2:
            del self.fields["court"]

    def clean(self) -> dict[str, Any]:
        """What cannot be understood is left out."""
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class DifferenceFilter(LedgerCourtForm):
    code = forms.ChoiceField(label="原因", required=False, choices=[("", "全部"), *DifferenceCode.choices])


class SuspicionFilter(LedgerCourtForm):
    state = forms.ChoiceField(required=False, choices=SuspicionState.choices, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label="疑点", required=False, choices=[("", "全部"), *SuspicionKind.choices])


class FindingForm(forms.Form):
    """What examining a suspicion came to (核查结论)."""

    verdict = forms.ChoiceField(label="结论", choices=SuspicionVerdict.choices)
    text = forms.CharField(label="核查情况", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))
