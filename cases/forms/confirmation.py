"""The forms of judicial confirmation."""

from typing import Any

from django import forms

from cases.forms.agreements import ManyLines, PartyField, RowForm, SignatureFields
from cases.outcome_choices import ConfirmationGround
from communities.models import Court

REFUSING = ("NOT_CIVIL", "WRONG_COURT", "STATUS", "SPECIAL_PROCEDURE", "REAL_RIGHTS", "NO_ORGANIZATION", "OUT_OF_TIME")
DISMISSING = ("MANDATORY_LAW", "OTHERS_INTERESTS", "PUBLIC_ORDER", "NOT_VOLUNTARY", "UNCLEAR", "OTHER")


def grounds(values: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return these grounds with their wording (理由)."""
    return [(value, ConfirmationGround(value).label) for value in values]


class ApplyForm(RowForm):
    court = forms.ModelChoiceField(
        Court.objects.none(),
        label="审查的法院",
        empty_label=None,
        help_text="法院邀请调解的，为作出邀请的法院；调解组织自行调解的，为当事人住所地、标的物所在地、调解组织所在地的基层法院。",
    )

    def prepare(self) -> None:
        own = self.dispute.centre.court
        field: Any = self.fields["court"]
        invited = self.dispute.open_referral() is not None
        courts = Court.objects.filter(pk=own.pk) if invited else Court.objects.order_by("code")
        field.queryset, field.initial = courts, own.pk


class JoinForm(SignatureFields):
    party = PartyField(label="申请人")
    agent = forms.CharField(
        label="代理人和授权", required=False, max_length=100, help_text="委托他人的，提交授权委托书。"
    )
    field_order = ["party", "means", "drawn", "signed_on", "proof", "agent"]

    def prepare(self) -> None:
        super().prepare()
        joined = {signature.party_id for signature in self.row.signatures.all()}
        field: Any = self.fields["party"]
        field.choices = [(one.pk, str(one)) for one in self.dispute.opposing_parties() if one.pk not in joined]


class AcceptForm(RowForm):
    docket_number = forms.CharField(
        label="案号", max_length=60, help_text="例如：（2026）粤1973民特12号；括号和空格不拘。"
    )


class RejectForm(RowForm):
    ground = forms.ChoiceField(label="理由", choices=grounds(REFUSING), widget=forms.RadioSelect)
    reasons = forms.CharField(label="说明", required=False, max_length=2000, widget=ManyLines(3))


class ConfirmRulingForm(RowForm):
    ruled_on = forms.DateField(label="裁定日期", widget=forms.DateInput)
    reasons = forms.CharField(label="审查意见", required=False, max_length=2000, widget=ManyLines(3))

    def prepare(self) -> None:
        self.fields["ruled_on"].initial = self.on


class DismissForm(ConfirmRulingForm):
    ground = forms.ChoiceField(label="驳回的理由", choices=grounds(DISMISSING), widget=forms.RadioSelect)
    field_order = ["ruled_on", "ground", "reasons"]


class ExtendForm(RowForm):
    limit_on = forms.DateField(label="延长至", widget=forms.DateInput)
    approval = forms.CharField(label="院长批准的文号或说明", max_length=200)


class ObjectForm(RowForm):
    objector = forms.CharField(label="异议人", max_length=100)
    is_party = forms.TypedChoiceField(
        label="身份",
        choices=[("PARTY", "当事人（收到裁定之日起15日内）"), ("OTHER", "利害关系人（知道权益受损之日起6个月内）")],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "PARTY",
    )
    known_on = forms.DateField(label="收到裁定或者知道受损之日", widget=forms.DateInput)
    reasons = forms.CharField(label="异议理由", max_length=1000, widget=ManyLines(3))


class StatedForm(RowForm):
    note = forms.CharField(label="情况说明", max_length=500, widget=ManyLines(2))
