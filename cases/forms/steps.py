"""The forms behind the buttons of a dispute's page, one for each action."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cases.choices import AgreementForm, ConsentForm, EndReason, Procedure, RefusalGround, StartEvent
from cases.forms.dispute import AMOUNT_ERRORS
from cases.models import Dispute
from cases.queries.assignees import best_value, members_to_name
from cases.queries.ending import end_suggested
from cases.queries.mediators import joint_choice, party_choices
from cases.queries.routing import referral_prefill
from cases.queries.series import offered_terms
from cases.queries.tracks import tracks_to_refer
from mediators.choices import Language
from mediators.models import MediationOrganization
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


class SettleForm(StepForm):
    agreement_form = forms.ChoiceField(  # an input named "form" would hide the property of that name in browsers
        label="协议形式", choices=AgreementForm, widget=forms.RadioSelect, initial=AgreementForm.WRITTEN
    )
    terms = forms.CharField(
        label="协议内容",
        max_length=10000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="各方的责任，履行的内容、方式和期限。",
    )
    amount = forms.DecimalField(
        label="给付金额（元）", required=False, min_value=0, max_digits=14, decimal_places=2,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.01"}), error_messages=AMOUNT_ERRORS,
    )  # fmt: skip
    effective_on = forms.DateField(label="生效日期", widget=forms.DateInput, help_text="各方签字、盖章之日。")
    presiding_organization = forms.ModelChoiceField(
        MediationOrganization.objects.none(),
        label="主持调解的组织",
        required=False,
        empty_label="调解员个人主持",
        help_text="由依法设立的调解组织主持达成的协议，才能申请司法确认（民事诉讼法第205条）。",
    )

    def prepare(self) -> None:
        referral = self.dispute.open_referral()
        field = self.fields["presiding_organization"]
        if referral:
            memberships = MediationOrganization.objects.filter(memberships__mediator=referral.mediator_id)
            own = MediationOrganization.objects.filter(referrals=referral)
            field.queryset = (memberships | own).distinct()  # type: ignore[attr-defined]
            field.initial = referral.organization_id
        self.fields["effective_on"].initial = self.on
        if terms := offered_terms(self.dispute):
            self.fields["terms"].initial = terms
            self.fields["terms"].help_text = "已填入示范案的协议草稿，请按本案各方的约定修改；须经本案各方同意。"


class EndForm(StepForm):
    reason = forms.ChoiceField(
        label="终止事由",
        choices=[choice for choice in EndReason.choices if choice[0] != EndReason.SETTLED],
        widget=forms.RadioSelect,
    )
    explanation = forms.CharField(
        label="具体情况", max_length=5000, widget=forms.Textarea(attrs={"rows": 3}), help_text="写入调解终结报告。"
    )
    cost_raising_conduct = forms.CharField(
        label="导致其他当事人诉讼成本增加的行为",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="只记录事实，由法官判断（在线调解规则第21条）。",
    )
    matters_for_court = forms.CharField(
        label="需要提示法院的事项", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def prepare(self) -> None:
        suggested = end_suggested(self.dispute)
        self.fields["reason"].initial, self.fields["explanation"].initial = suggested.reason, suggested.explanation


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
