"""The forms behind the buttons of a dispute's page, one for each action."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cases.choices import ConsentForm, Procedure, RefusalGround, StartEvent
from cases.models import Dispute
from cases.queries.assignees import best_value, members_to_name
from cases.queries.mediators import joint_choice, party_choices
from cases.queries.routing import referral_prefill
from cases.queries.tracks import tracks_to_refer
from mediators.choices import Language
from suyuan.files.forms import ProofField
from suyuan.lib.case_numbers import CaseNumberUnreadable, parse_case_number

RECEIPTS = [
    (StartEvent.SIGNED_MATERIALS, "签字接收法院移交的材料"),
    (StartEvent.PLATFORM_CONFIRMED, "在平台确认接受（在线调解）"),
]


class StepForm(forms.Form):
    """A form that knows the dispute it acts on and the day."""

    def __init__(self, data: Any = None, files: Any = None, *, dispute: Dispute, now: datetime, on: date) -> None:
        super().__init__(data, files)
        self.dispute, self.now, self.on = dispute, now, on
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices and first values from the dispute."""


class ConfirmForm(StepForm):
    """Nothing to fill in: the button is enough."""


class ReasonForm(StepForm):
    reason = forms.CharField(
        label="理由",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "请写明理由。"},
    )


class CaseNumberForm(StepForm):
    text = forms.CharField(
        label="案号",
        max_length=60,
        help_text="例如：（2026）粤1973民初1234号；括号和空格不拘。",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_text(self) -> str:
        try:
            return str(parse_case_number(self.cleaned_data["text"]))
        except CaseNumberUnreadable as refusal:
            raise ValidationError(refusal.message) from refusal


class NoteForm(StepForm):
    note = forms.CharField(label="说明", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class ReferForm(StepForm):
    track = forms.ChoiceField(label="调解方式", widget=forms.RadioSelect)
    procedure = forms.ChoiceField(
        label="适用程序", required=False, choices=[("", "不适用"), *Procedure.choices], widget=forms.RadioSelect
    )
    assignee = forms.RegexField(
        label="移送给",
        regex=r"^(mediator|organization)-\d+$",
        error_messages={"required": "请选择调解员或调解组织。", "invalid": "请选择调解员或调解组织。"},
    )
    search = forms.CharField(
        label="查找",
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "姓名、专长、组织"}),
    )
    languages = forms.MultipleChoiceField(
        label="当事人需要的语言",
        required=False,
        choices=[choice for choice in Language.choices if choice[0] != Language.MANDARIN],
        widget=forms.CheckboxSelectMultiple,
        help_text="勾选后，语言计入排序。",
    )
    materials = forms.CharField(
        label="移交材料清单", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    choice_reason = forms.CharField(
        label="选定理由",
        required=False,
        max_length=200,
        help_text="例如：双方共同选定；擅长物业纠纷。选定的调解员不在首位时须写明。",
    )

    def prepare(self) -> None:
        self.initial = dict(referral_prefill(self.dispute))
        tracks = tracks_to_refer(self.dispute, on=self.on)
        track, procedure = self.fields["track"], self.fields["procedure"]
        track.choices = [(rule.track, rule.get_track_display()) for rule in tracks]  # type: ignore[attr-defined]
        track.initial = tracks[0].track if tracks else None
        if not any(rule.needs_procedure for rule in tracks):
            del self.fields["procedure"]
        else:
            procedure.help_text = "立案后的调解：普通程序15日，简易程序7日。"

    def clean(self) -> dict[str, Any]:
        """The person chooses; who passes over the first of the ranking says why (个人信息保护法第24条)."""
        data = super().clean() or {}
        assignee = data.get("assignee", "")
        if assignee.startswith("mediator-") and not data.get("choice_reason"):
            best = best_value(self.dispute, on=self.on, languages=data.get("languages", []))
            joint = joint_choice(party_choices(self.dispute))
            if best and assignee not in {best, joint and f"mediator-{joint.mediator_id}"}:
                self.add_error("choice_reason", "选定的调解员不在推荐首位，请写明理由，例如：双方共同选定。")
        return data

    def assignment(self) -> dict[str, int]:
        """Return the chosen one as the service takes it (移送对象)."""
        kind, _, pk = self.cleaned_data["assignee"].partition("-")
        return {f"{kind}_id": int(pk)}


class SignForm(StepForm):
    mediator = forms.ChoiceField(label="办理的调解员", error_messages={"required": "请指定由哪位调解员办理。"})
    receipt = forms.ChoiceField(
        label="接收方式", choices=RECEIPTS, initial=StartEvent.SIGNED_MATERIALS, widget=forms.RadioSelect
    )

    def prepare(self) -> None:
        referral = self.dispute.open_referral()
        if referral is None or referral.mediator_id is not None:
            del self.fields["mediator"]
            return
        members = members_to_name(self.dispute, on=self.on)
        self.fields["mediator"].choices = [("", "请选择"), *members]  # type: ignore[attr-defined]


class ConsentStepForm(StepForm):
    """How and when a party spoke; which word, the button says."""

    consent_form = forms.ChoiceField(
        label="形式",
        choices=[(form.value, form.label) for form in ConsentForm if form != ConsentForm.DEEMED],
        widget=forms.RadioSelect,
        initial=ConsentForm.ORAL_IN_RECORD,
    )
    given_at = forms.DateTimeField(label="表示时间", widget=forms.DateTimeInput)
    note = forms.CharField(label="说明", required=False, max_length=200)
    evidence = ProofField(label="凭据（同意书、笔录、截图等）")

    def prepare(self) -> None:
        self.fields["given_at"].initial = self.now.replace(second=0, microsecond=0)


class RefusalStepForm(ConsentStepForm):
    """A refusal spoken, or conduct that the law takes as one."""

    ground = forms.ChoiceField(
        label="不同意的方式", required=False, choices=[("", "当事人明确表示"), *RefusalGround.choices],
        widget=forms.RadioSelect,
    )  # fmt: skip

    field_order = ("ground", "consent_form", "given_at", "note", "evidence")
