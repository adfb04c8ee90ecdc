"""The forms that move a clock: extension, pause, suspension."""

from django import forms

from cases.choices import ConsentForm
from cases.forms.steps import StepForm
from cases.services.extension import LONGEST, Agreed
from suyuan.files.forms import ProofField

GIVEN = [(form.value, form.label) for form in ConsentForm if form != ConsentForm.DEEMED]
REASON_ROWS = {"rows": 2}


class ExtendForm(StepForm):
    """Days and reason, and for every side the form in which it agreed."""

    days = forms.IntegerField(
        label="延长日数", min_value=1, max_value=LONGEST, widget=forms.NumberInput(attrs={"inputmode": "numeric"})
    )
    given_at = forms.DateTimeField(label="各方同意的时间", widget=forms.DateTimeInput)
    reason = forms.CharField(label="理由", required=False, max_length=200)
    evidence = ProofField(label="凭据（延长申请、笔录等）")

    def prepare(self) -> None:
        for party in self.dispute.opposing_parties():
            self.fields[f"party_{party.pk}"] = forms.ChoiceField(
                label=f"{party}同意延长",
                choices=[*GIVEN, ("", "未同意")],
                required=False,
                widget=forms.RadioSelect,
                initial=ConsentForm.WRITTEN,
            )
        self.order_fields(["days", *(name for name in self.fields if name.startswith("party_")), "given_at"])
        self.fields["given_at"].initial = self.now.replace(second=0, microsecond=0)
        if clock := self.dispute.mediation_clock():
            cap = clock.rule.extension_cap_days
            self.fields["days"].initial = cap
            self.fields["days"].help_text = (
                f"{clock.rule.basis}：合计不超过{cap}日。" if cap else f"{clock.rule.basis}未设上限，由各方商定。"
            )

    def agreed(self) -> list[Agreed]:
        """Return which sides agreed, in what form (同意延长的各方)."""
        given_at = self.cleaned_data["given_at"]
        forms_told = {p.pk: self.cleaned_data[f"party_{p.pk}"] for p in self.dispute.opposing_parties()}
        return [Agreed(pk, form, given_at) for pk, form in forms_told.items() if form]


class PauseForm(StepForm):
    began_on = forms.DateField(label="委托鉴定评估之日", widget=forms.DateInput, help_text="次日起不计入调解期限。")
    note = forms.CharField(
        label="事项和机构", max_length=500, widget=forms.Textarea(attrs=REASON_ROWS),
        help_text="例如：房屋渗漏原因鉴定，委托某某鉴定机构。",
    )  # fmt: skip
    evidence = ProofField(label="凭据（委托书等）")

    def prepare(self) -> None:
        self.fields["began_on"].initial = self.on


class ContinueForm(StepForm):
    ended_on = forms.DateField(label="收到鉴定评估意见之日", widget=forms.DateInput, help_text="次日起继续计算期限。")
    outcome = forms.CharField(label="结果", required=False, max_length=500, widget=forms.Textarea(attrs=REASON_ROWS))

    def prepare(self) -> None:
        self.fields["ended_on"].initial = self.on


class SuspendForm(StepForm):
    grounds = forms.CharField(
        label="发现的事实和理由",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="随即报告本院分流员和法官，由法院审查决定恢复还是终止。",
        error_messages={"required": "请写明发现虚假调解的事实和理由，供法院审查。"},
    )
    evidence = ProofField(label="凭据")


class ResumeForm(StepForm):
    reason = forms.CharField(
        label="法院审查的结论",
        max_length=200,
        widget=forms.Textarea(attrs=REASON_ROWS),
        error_messages={"required": "请写明法院审查的结论。"},
    )
