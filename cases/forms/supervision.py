"""The forms of supervision (督办)."""

from typing import Any

from django import forms

from cases.choices import AnswerRating, SupervisionKind
from cases.forms.steps import StepForm
from cases.models import SupervisionOrder
from cases.queries.supervision import addressees
from suyuan.files.forms import ProofsField

OTHER = "other"


class OrderForm(StepForm):
    kind = forms.ChoiceField(label="督办事由", choices=SupervisionKind, widget=forms.RadioSelect)
    addressee = forms.ChoiceField(label="督办对象")
    other = forms.CharField(label="其他单位或人员", required=False, max_length=80, help_text="选“其他”时填写。")
    requirement = forms.CharField(
        label="督办要求", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明要求办什么。"},
    )  # fmt: skip
    due_on = forms.DateField(label="答复期限", widget=forms.DateInput, error_messages={"required": "请填写答复期限。"})

    def prepare(self) -> None:
        known = [(choice.value, choice.name) for choice in addressees(self.dispute)]
        self.fields["addressee"].choices = [*known, (OTHER, "其他")]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("addressee") == OTHER and not (told.get("other") or "").strip():
            self.add_error("other", "请写明督办哪个单位或人员。")
        return told

    def addressed_to(self) -> dict[str, Any]:
        """Return the one chosen as the service takes it (督办对象)."""
        chosen = self.cleaned_data["addressee"]
        if chosen == OTHER:
            return {"addressee": self.cleaned_data["other"]}
        found = next(choice for choice in addressees(self.dispute) if choice.value == chosen)
        return {"addressee": found.name, "addressee_user_id": found.user_id}


class ReplyForm(StepForm):
    order = forms.ModelChoiceField(SupervisionOrder.objects.none(), label="督办单", empty_label=None)
    text = forms.CharField(
        label="办理情况", max_length=5000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "请写明办理情况。"},
    )  # fmt: skip
    answered_by_name = forms.CharField(label="答复单位或人员", max_length=80)
    proofs = ProofsField(label="证明材料")

    def prepare(self) -> None:
        waiting = self.dispute.supervision_orders.open().exclude(answers__rating="")
        self.fields["order"].queryset = waiting  # type: ignore[attr-defined]
        first = waiting.first()
        if first:
            self.initial = {"order": first.pk, "answered_by_name": first.addressee}


class RatingForm(forms.Form):
    rating = forms.ChoiceField(label="评价", choices=AnswerRating, widget=forms.RadioSelect)
    note = forms.CharField(
        label="说明", required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="退回重办的，必须写明。",
    )  # fmt: skip
    due_on = forms.DateField(
        label="重办的答复期限", required=False, widget=forms.DateInput, help_text="只在退回重办时填写。"
    )
