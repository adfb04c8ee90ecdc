"""What the pages of schemes, claims, payments, retainers and books ask for."""

from collections.abc import Iterable
from typing import Any

from django import forms

from communities.models import Court
from mediators.choices import Difficulty, ReceiptKind
from mediators.lifecycle import ClaimState
from mediators.models import Mediator, SubsidyFund, SubsidyRule, SubsidyScheme
from mediators.querysets import MediatorQuerySet
from suyuan.files.forms import ProofsField

ANY = ("", "全部")
RECEIPT_ROWS = 4


class _CourtForm(forms.Form):
    """A form about one of the courts whose ledger the person keeps; a single court is not asked for."""

    court = forms.ChoiceField(label="法院")

    def __init__(self, *args: Any, courts: Iterable[Court], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(court.code, court.name) for court in courts]
        self.fields["court"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["court"].widget = forms.HiddenInput()
            self.fields["court"].initial = choices[0][0]


class DraftForm(_CourtForm):
    """For which court a scheme is drafted (起草方案)."""


class SchemeForm(forms.ModelForm):
    """A draft's own facts (方案草案)."""

    class Meta:
        model = SubsidyScheme
        fields = [
            "name", "organization", "paid_once", "needs_complete_file", "needs_roster", "oral_percent",
            "presiding_percent", "series_percent", "cap_per_case", "cap_per_month", "cap_per_year", "rounding",
            "claim_days", "review_days", "fund", "source", "note",
        ]  # fmt: skip
        widgets = {"note": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, funds: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fund"].queryset = funds  # type: ignore[attr-defined]


class RuleForm(forms.ModelForm):
    """One line of a draft (补贴规则)."""

    class Meta:
        model = SubsidyRule
        fields = [
            "code", "outcome", "mediator_class", "footing", "difficulty", "value_from", "parties_from", "payable",
            "amount", "least", "most", "fund", "wording",
        ]  # fmt: skip


class AdoptForm(forms.Form):
    """From which day a draft holds (施行)."""

    valid_from = forms.DateField(label="施行日期", widget=forms.DateInput(attrs={"type": "date"}))


class TrialForm(forms.Form):
    """Over which days a scheme is tried (试算)."""

    first = forms.DateField(label="结果发生日自", widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label="至", widget=forms.DateInput(attrs={"type": "date"}))


class GradeForm(forms.Form):
    """How hard a dispute was (评定难易)."""

    difficulty = forms.ChoiceField(label="难易等级", choices=Difficulty.choices)


class PayeeForm(forms.Form):
    """Who is paid instead (更正收款人)."""

    mediator = forms.ModelChoiceField(label="新的收款人", queryset=Mediator.objects.none())
    reason = forms.CharField(label="更正原因", max_length=150)

    def __init__(self, *args: Any, mediators: MediatorQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mediator"].queryset = mediators  # type: ignore[attr-defined]


class ClaimForm(forms.Form):
    """What a mediator did without success (补贴申报)."""

    explanation = forms.CharField(
        label="工作情况",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5, "placeholder": "例如：上门三次、组织面对面调解两次，共用两天……"}),
        help_text="写明做了哪些工作、去了哪里、误工多久。请勿写当事人姓名。",
    )
    papers = ProofsField(label="凭据照片或扫描件")


class ReceiptForm(forms.Form):
    """One expense (凭据)."""

    kind = forms.ChoiceField(label="项目", choices=[("", "请选择"), *ReceiptKind.choices])
    spent_on = forms.DateField(label="发生日期", widget=forms.DateInput(attrs={"type": "date"}))
    amount = forms.DecimalField(label="金额（元）", min_value=0, max_digits=12, decimal_places=2)
    description = forms.CharField(label="凭据说明", max_length=200, required=False)


ReceiptFormSet = forms.formset_factory(ReceiptForm, extra=RECEIPT_ROWS, min_num=1, validate_min=True, max_num=20)


class ClaimFilterForm(forms.Form):
    """Which claims (申报)."""

    state = forms.ChoiceField(label="状态", choices=[ANY, *ClaimState.choices], required=False)


class ApprovalForm(forms.Form):
    """At how many yuan a claim is approved (批准)."""

    amount = forms.DecimalField(label="批准金额（元）", max_digits=12, decimal_places=2)
    note = forms.CharField(label="说明", max_length=200, required=False)


class NoteForm(forms.Form):
    """A remark with a step (说明)."""

    note = forms.CharField(label="审核意见", max_length=200, required=False)


class ReasonForm(forms.Form):
    """Why (原因)."""

    reason = forms.CharField(label="原因", max_length=200)


class FreezeForm(_CourtForm):
    """Up to which day is paid (编制发放批次)."""

    through = forms.DateField(label="截至记账日期", widget=forms.DateInput(attrs={"type": "date"}))


class PaidForm(forms.Form):
    """When the bank paid (登记发放)."""

    paid_on = forms.DateField(label="银行付款日期", widget=forms.DateInput(attrs={"type": "date"}))


class BounceForm(forms.Form):
    """A payment that came back (退汇)."""

    bounced_on = forms.DateField(label="退汇日期", widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label="退汇原因", max_length=150)


class AccountForm(forms.Form):
    """Where a mediator is paid (收款账户)."""

    holder = forms.CharField(label="户名", max_length=50, help_text="须为本人姓名。")
    bank = forms.CharField(label="开户银行及网点", max_length=100)
    number = forms.CharField(
        label="账号", max_length=40, widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    )


class RetainerForm(_CourtForm):
    """Who is retained (年度聘用)."""

    mediator = forms.ModelChoiceField(label="调解员", queryset=Mediator.objects.none())
    yearly_amount = forms.DecimalField(label="每年金额（元）", max_digits=12, decimal_places=2)
    valid_from = forms.DateField(label="起聘日期", widget=forms.DateInput(attrs={"type": "date"}))
    valid_to = forms.DateField(
        label="终止日期", required=False, widget=forms.DateInput(attrs={"type": "date"}), help_text="当日起不再聘用。"
    )
    basis = forms.CharField(label="依据", max_length=200, help_text="合同编号、文号等。")

    def __init__(self, *args: Any, mediators: MediatorQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mediator"].queryset = mediators  # type: ignore[attr-defined]


class EndRetainerForm(forms.Form):
    """From which day somebody is no longer retained (终止聘用)."""

    valid_to = forms.DateField(
        label="终止日期", widget=forms.DateInput(attrs={"type": "date"}), help_text="当日起不再聘用。"
    )


class FundForm(_CourtForm):
    """A fund (经费)."""

    name = forms.CharField(label="经费名称", max_length=60)
    payer = forms.CharField(label="出资单位", max_length=100, required=False)


class BudgetForm(forms.Form):
    """A fund's budget (预算)."""

    fund = forms.ModelChoiceField(label="经费", queryset=SubsidyFund.objects.none())
    year = forms.IntegerField(label="年度", min_value=2000, max_value=2100)
    amount = forms.DecimalField(label="金额（元）", max_digits=12, decimal_places=2, help_text="追减的填负数。")
    document = forms.CharField(label="文号或依据", max_length=200)

    def __init__(self, *args: Any, funds: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fund"].queryset = funds  # type: ignore[attr-defined]


class CloseForm(_CourtForm):
    """Which month is closed (月结)."""

    month = forms.DateField(widget=forms.HiddenInput())
