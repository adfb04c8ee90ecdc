"""What the pages of the ledger ask for (台账)."""

from collections.abc import Iterable
from typing import Any

from django import forms

from communities.models import Court
from mediators.choices import DueState, MediatorClass, VoucherKind
from suyuan.lib.periods import Period, parse_period

ANY = ("", "全部")
ALL_MONTHS = "ALL"


class _CourtChoice(forms.Form):
    """A filter that offers a court where the reader keeps the ledger of several."""

    court = forms.ChoiceField(label="法院", required=False)

    def __init__(self, *args: Any, courts: Iterable[Court], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(court.code, court.name) for court in courts]
        if len(choices) > 1:
            self.fields["court"].choices = [ANY, *choices]  # type: ignore[attr-defined]
        else:
            del self.fields["court"]


class LedgerFilterForm(_CourtChoice):
    """Which vouchers (台账明细): by default those of this month. A number is looked for in every month."""

    month = forms.ChoiceField(label="月份", required=False)
    number = forms.CharField(label="纠纷编号或凭证号", max_length=40, required=False)
    payee = forms.CharField(label="调解员", max_length=50, required=False)
    mediator_class = forms.ChoiceField(label="调解员类别", choices=[ANY, *MediatorClass.choices], required=False)
    kind = forms.ChoiceField(label="凭证类别", choices=[ANY, *VoucherKind.choices], required=False)
    field_order = ["month", "court", "number", "payee", "mediator_class", "kind"]

    def __init__(self, data: Any, *, months: list[Period], courts: Iterable[Court]) -> None:
        self.this_month = months[0]
        super().__init__({"month": str(months[0]), **data.dict()}, courts=courts)
        choices = [(str(month), month.label) for month in months]
        self.fields["month"].choices = [*choices, (ALL_MONTHS, "全部月份")]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        wanted = super().clean() or {}
        text = wanted.get("month") or str(self.this_month)
        everywhere = text == ALL_MONTHS or wanted.get("number")
        return {**wanted, "month": None if everywhere else parse_period(text)}


class BalanceFilterForm(_CourtChoice):
    """Whose balances (余额)."""


class DueFilterForm(_CourtChoice):
    """Which conclusions on their way to the ledger (未入账事项)."""

    SHORT_OF_THE_LEDGER = (DueState.PENDING, DueState.HELD, DueState.BY_CLAIM, DueState.NOT_PAYABLE)

    state = forms.ChoiceField(choices=[(state.value, state.label) for state in SHORT_OF_THE_LEDGER], required=False)
    number = forms.CharField(label="纠纷编号", max_length=40, required=False)
    payee = forms.CharField(label="调解员", max_length=50, required=False)


class ReversalForm(forms.Form):
    """Why a voucher is reversed (冲销)."""

    reason = forms.CharField(
        label="冲销原因",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": "例如：同一纠纷重复登记，经核对应予冲销"}),
        help_text="记入冲销凭证的摘要，不能修改。请勿写当事人姓名。",
    )
