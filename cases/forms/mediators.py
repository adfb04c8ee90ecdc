"""The forms about who mediates: choice, appointment, answer, replacement, disclosure, recusal."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cases.choices import ChoiceWord, ConflictGround, ConsentForm, RecusalDecision
from cases.forms.steps import StepForm
from cases.queries.assignees import mediators_to_name
from cases.queries.mediators import disclosure_cards
from suyuan.files.forms import ProofField

ANSWERS = [("ACCEPT", "接受指定"), ("DECLINE", "不接受")]
WORDS = [("YES", "知悉后同意其继续调解"), ("NO", "不同意")]
EMPTY: tuple[str, str] = ("", "请选择")


class PartyWordForm(StepForm):
    """What a party says, how and when."""

    party = forms.ChoiceField(label="当事人", widget=forms.RadioSelect, error_messages={"required": "请选择当事人。"})
    consent_form = forms.ChoiceField(
        label="形式", choices=ConsentForm, widget=forms.RadioSelect, initial=ConsentForm.ORAL_IN_RECORD
    )
    given_at = forms.DateTimeField(label="表示时间", widget=forms.DateTimeInput)

    def prepare(self) -> None:
        self.fields["party"].choices = [(one.pk, str(one)) for one in self.dispute.opposing_parties()]  # type: ignore[attr-defined]
        self.fields["given_at"].initial = self.now.replace(second=0, microsecond=0)


class ChoiceForm(PartyWordForm):
    word = forms.ChoiceField(
        label="意思表示", choices=ChoiceWord, widget=forms.RadioSelect, initial=ChoiceWord.CHOSEN,
        help_text="不接受已指定的调解员的，视为不同意调解（特邀调解规定第12条）；在线调解的，可以先申请更换（在线调解规则第14条）。",
    )  # fmt: skip
    mediator = forms.ChoiceField(label="调解员", error_messages={"required": "请选择调解员。"})
    note = forms.CharField(label="说明", required=False, max_length=200)
    field_order = ["party", "word", "mediator", "consent_form", "given_at", "note"]

    def prepare(self) -> None:
        super().prepare()
        self.fields["mediator"].choices = [EMPTY, *mediators_to_name(self.dispute, on=self.on)]  # type: ignore[attr-defined]


class AppointForm(StepForm):
    mediator = forms.ChoiceField(label="调解员", error_messages={"required": "请选择调解员。"})
    presiding = forms.BooleanField(
        label="由其主持调解", required=False, help_text="两名以上调解员的，须有一名主持；原主持人转为共同调解。"
    )
    reason = forms.CharField(
        label="理由", required=False, max_length=200, help_text="例如：重大、疑难、复杂；当事人要求两名调解员。"
    )

    def prepare(self) -> None:
        self.fields["mediator"].choices = [EMPTY, *mediators_to_name(self.dispute, on=self.on)]  # type: ignore[attr-defined]


class ReplaceForm(StepForm):
    leaving = forms.ChoiceField(label="不再调解的调解员", error_messages={"required": "请选择调解员。"})
    reason = forms.CharField(label="正当理由", max_length=200, error_messages={"required": "请写明理由。"})
    successor = forms.ChoiceField(
        label="接任的调解员", required=False, help_text="可以暂不选；选定前没有人能办理，调解期限照常计算。"
    )

    def prepare(self) -> None:
        here = present_choices(self)
        self.fields["leaving"].choices = here if len(here) == 1 else [EMPTY, *here]  # type: ignore[attr-defined]
        candidates = mediators_to_name(self.dispute, on=self.on)
        self.fields["successor"].choices = [("", "以后再定"), *candidates]  # type: ignore[attr-defined]


class AnswerForm(StepForm):
    answer = forms.ChoiceField(label="答复", choices=ANSWERS, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="不接受的理由", required=False, max_length=200,
        help_text="例如：不属于受理范围；明显不擅长该类纠纷（在线调解规则第12条）。",
    )  # fmt: skip


class DiscloseForm(StepForm):
    ground = forms.ChoiceField(label="情形", choices=ConflictGround, widget=forms.RadioSelect)
    detail = forms.CharField(
        label="具体情况", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="与谁是什么关系、有何利害。将告知各方当事人，由其决定是否同意继续调解。",
    )  # fmt: skip


class WaiveForm(PartyWordForm):
    disclosure = forms.ChoiceField(label="披露", widget=forms.RadioSelect)
    answer = forms.ChoiceField(label="意见", choices=WORDS, widget=forms.RadioSelect)
    evidence = forms.CharField(
        label="凭据说明", required=False, max_length=200, help_text="例如：调解笔录第1页；书面声明。"
    )
    proof = ProofField(label="凭据")
    field_order = ["disclosure", "party", "answer", "consent_form", "given_at", "evidence", "proof"]

    def prepare(self) -> None:
        super().prepare()
        cards = [card.disclosure for card in disclosure_cards(self.dispute)]
        field = self.fields["disclosure"]
        field.choices = [(one.pk, f"{one.mediator.name}：{one.detail}") for one in cards]  # type: ignore[attr-defined]
        field.initial = cards[-1].pk if cards else None
        self.fields["given_at"].initial = self.now


class RecuseForm(StepForm):
    mediator = forms.ChoiceField(label="调解员", error_messages={"required": "请选择调解员。"})
    applicant = forms.ChoiceField(label="申请人", required=False, widget=forms.RadioSelect)
    ground = forms.ChoiceField(label="情形", choices=ConflictGround, widget=forms.RadioSelect)
    detail = forms.CharField(label="理由", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def prepare(self) -> None:
        here = present_choices(self)
        self.fields["mediator"].choices = here if len(here) == 1 else [EMPTY, *here]  # type: ignore[attr-defined]
        parties = [(one.pk, str(one)) for one in self.dispute.opposing_parties()]
        self.fields["applicant"].choices = [("", "调解员自行回避"), *parties]  # type: ignore[attr-defined]


class RuleForm(StepForm):
    request = forms.ChoiceField(label="回避申请", widget=forms.RadioSelect)
    decision = forms.ChoiceField(
        label="决定", choices=RecusalDecision, widget=forms.RadioSelect,
        help_text="准许后，该调解员立即不能再查看和办理本纠纷，并且不得再任本案调解员。",
    )  # fmt: skip
    reason = forms.CharField(
        label="理由", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="不准许的，必须写明。",
    )  # fmt: skip

    def prepare(self) -> None:
        waiting = self.dispute.recusals.filter(decision="").select_related("mediator", "applicant")
        field = self.fields["request"]
        field.choices = [(one.pk, f"{one.asked_by}申请{one.mediator.name}回避：{one.detail}") for one in waiting]  # type: ignore[attr-defined]
        field.initial = waiting[0].pk if waiting else None

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("decision") == RecusalDecision.DENIED and not told.get("reason"):
            raise ValidationError({"reason": "不准许回避的，请写明理由。"})
        return told


def present_choices(form: StepForm) -> list[tuple[int, str]]:
    """Return the mediators who have the dispute in hand, as a form offers them (本案调解员)."""
    referral = form.dispute.open_referral()
    return [(one.mediator_id, one.mediator.name) for one in referral.present()] if referral else []
