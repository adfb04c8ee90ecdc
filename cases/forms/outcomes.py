"""The forms of what follows mediation: endings, undisputed facts, service addresses, later steps, visits."""

from typing import Any

from django import forms

from cases.choices import EndReason
from cases.forms.agreements import ManyLines, MoneyField, PartyField, RowForm, SignatureFields
from cases.forms.steps import StepForm
from cases.outcome_choices import LaterStepKind, Satisfaction, VisitMeans, VisitPerformance
from cases.queries.ending import end_suggested
from cases.rules.endings import ENDINGS


class EndForm(StepForm):
    reason = forms.ChoiceField(
        label="终止事由",
        choices=[choice for choice in EndReason.choices if choice[0] != EndReason.SETTLED],
        widget=forms.RadioSelect,
    )
    party = PartyField(label="所涉当事人", required=False, help_text="撤回、失联、不愿、不同意延长或者拒绝签章的一方。")
    happened_on = forms.DateField(
        label="发生日期", required=False, widget=forms.DateInput, help_text="撤回、最后一次联系、表示不愿或者拒绝之日。"
    )
    particulars = forms.CharField(
        label="历次联系的时间、方式和结果", required=False, max_length=2000, widget=ManyLines(3)
    )
    explanation = forms.CharField(
        label="具体情况",
        max_length=5000,
        widget=ManyLines(3),
        help_text="写入调解终结报告；不写各方在调解中的让步和方案（特邀调解规定第22条）。",
    )
    cost_raising_conduct = forms.CharField(
        label="导致其他当事人诉讼成本增加的行为",
        required=False,
        max_length=2000,
        widget=ManyLines(2),
        help_text="只记录事实，由法官判断（在线调解规则第21条）。",
    )
    matters_for_court = forms.CharField(
        label="需要提示法院的事项", required=False, max_length=2000, widget=ManyLines(2)
    )

    def prepare(self) -> None:
        for name in ("party", "happened_on", "particulars"):
            self.fields[name].asked = f"need need-{name}"  # type: ignore[attr-defined]
        suggested = end_suggested(self.dispute)
        self.fields["reason"].initial, self.fields["explanation"].initial = suggested.reason, suggested.explanation
        field: Any = self.fields["party"]
        field.offer(self)
        refusing = next((party for party in self.dispute.opposing_parties() if party.refuses_mediation()), None)
        if refusing and (word := refusing.last_word()):
            field.initial, self.fields["happened_on"].initial = refusing.pk, word.given_at.date()

    def told(self) -> dict[str, Any]:
        """Return the report as the service takes it, without what the chosen reason does not need (终止事由)."""
        data = dict(self.cleaned_data)
        needs = ENDINGS[data["reason"]]
        party = data.pop("party")
        data["party_id"] = party if needs.party else None
        data["happened_on"] = data["happened_on"] if needs.day else None
        data["particulars"] = data["particulars"] if needs.particulars else ""
        return data


class UndisputedForm(RowForm):
    text = forms.CharField(label="各方无争议的事实", max_length=10000, widget=ManyLines(6))
    exclusions = forms.CharField(
        label="不适用免证的事项",
        required=False,
        max_length=2000,
        widget=ManyLines(2),
        help_text="涉及国家利益、社会公共利益和他人合法权益的。",
    )


class ConfirmUndisputedForm(SignatureFields):
    party = PartyField(label="确认的当事人")
    field_order = ["party", "means", "drawn", "signed_on", "proof"]

    def prepare(self) -> None:
        super().prepare()
        field: Any = self.fields["party"]
        field.offer(self, opposing_only=True)


class LaterStepForm(RowForm):
    kind = forms.ChoiceField(label="手续", choices=LaterStepKind)
    done_on = forms.DateField(label="日期", widget=forms.DateInput)
    due_on = forms.DateField(label="期限", required=False, widget=forms.DateInput, help_text="通知交费的，填交费期限。")
    number = forms.CharField(
        label="案号或文号", required=False, max_length=60, help_text="法院案号自动转入本纠纷，不必另行登记。"
    )
    amount = MoneyField(label="金额（元）")
    note = forms.CharField(label="说明", required=False, max_length=500)

    def prepare(self) -> None:
        self.fields["done_on"].initial = self.on


class VisitForm(RowForm):
    held_on = forms.DateField(label="回访日期", widget=forms.DateInput)
    means = forms.ChoiceField(label="方式", choices=VisitMeans, widget=forms.RadioSelect, initial=VisitMeans.PHONE)
    performance = forms.ChoiceField(label="履行情况", choices=VisitPerformance, widget=forms.RadioSelect)
    satisfaction = forms.ChoiceField(label="满意度", choices=Satisfaction, widget=forms.RadioSelect)
    relapsed = forms.TypedChoiceField(
        label="纠纷是否反复",
        choices=[("NO", "没有"), ("YES", "又起争执")],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "YES",
    )
    note = forms.CharField(label="说明", required=False, max_length=500, widget=ManyLines(2))

    def prepare(self) -> None:
        self.fields["held_on"].initial = self.on


class PlanVisitForm(RowForm):
    planned_on = forms.DateField(label="计划日期", widget=forms.DateInput)
