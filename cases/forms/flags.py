"""The forms of topics, risks and informing (标注、告知)."""

from django import forms

from cases.forms.steps import StepForm
from cases.models import FlagKind
from cases.queries.flags import kinds_to_set
from suyuan.files.forms import ProofField

MANNERS = [("书面", "书面"), ("电话", "电话"), ("当面", "当面"), ("系统推送", "系统推送")]


class FlagForm(StepForm):
    kind = forms.ModelChoiceField(
        FlagKind.objects.none(),
        label="专题或风险",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择一项。"},
    )
    grounds = forms.CharField(
        label="依据的事实",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="看到、听到了什么，例如：申请人颈部有淤伤，自述昨晚被丈夫殴打。",
        error_messages={"required": "请写明依据的事实。"},
    )

    def prepare(self) -> None:
        self.fields["kind"].queryset = kinds_to_set(self.dispute, on=self.on)  # type: ignore[attr-defined]


class InformingForm(StepForm):
    informed_at = forms.DateTimeField(label="告知时间", widget=forms.DateTimeInput)
    told_to = forms.CharField(
        label="接收单位和人员", max_length=100, error_messages={"required": "请写明告知了哪个单位、哪位人员。"}
    )
    manner = forms.ChoiceField(label="告知方式", choices=MANNERS, widget=forms.RadioSelect, initial="电话")
    receipt = forms.CharField(label="回执、警情编号", required=False, max_length=100)

    proof = ProofField(label="告知凭证")

    def prepare(self) -> None:
        self.fields["informed_at"].initial = self.now.replace(second=0, microsecond=0)
