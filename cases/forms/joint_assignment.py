"""What the page of the joint assignment asks for (联合分配)."""

from typing import Any

from django import forms

from cases.choices import Procedure
from cases.services.joint_referral import Choice


class ProposalForm(forms.Form):
    """How the proposal is made."""

    most = forms.IntegerField(
        label="每人本次最多（件）",
        required=False,
        min_value=1,
        max_value=50,
        help_text="空白：不超过平均数的两倍。",
    )


class ConfirmProposalForm(forms.Form):
    """The lines confirmed: `take` lists disputes; `mediator-N` and `proposed-N` name who was chosen and proposed."""

    procedure = forms.ChoiceField(
        label="适用程序",
        choices=Procedure,
        initial=Procedure.SIMPLE,
        widget=forms.RadioSelect,
        help_text="只用于已提交起诉材料的纠纷：普通程序15日，简易程序7日。",
    )
    reason = forms.CharField(
        label="改选理由", required=False, max_length=200, help_text="有改选的调解员时填写，例如：双方共同选定。"
    )

    def told(self) -> dict[str, Any]:
        """Return the confirmed lines as the service takes them (确认的各行)."""
        return {"choices": [*self._choices()], **self.cleaned_data}

    def _choices(self) -> Any:
        for text in self.data.getlist("take"):  # type: ignore[attr-defined]
            mediator = self.data.get(f"mediator-{text}", "")
            if text.isdecimal() and mediator.isdecimal():
                yield Choice(int(text), int(mediator), mediator == self.data.get(f"proposed-{text}"))
