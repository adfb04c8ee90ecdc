"""The small forms of a mediator's file: training, award, complaint, leave, declared relation; and their decisions."""

from datetime import date
from typing import Any

from django import forms

from mediators import choices

LONG = forms.Textarea(attrs={"rows": 4})


class TrainingForm(forms.Form):
    kind = forms.ChoiceField(label="类别", choices=choices.TrainingKind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label="培训内容", max_length=100)
    provider = forms.CharField(label="举办单位", max_length=100)
    hours = forms.DecimalField(label="学时", min_value=0, max_digits=5, decimal_places=1)
    completed_on = forms.DateField(label="完成日期", widget=forms.DateInput)
    certificate_number = forms.CharField(label="证书编号", max_length=40, required=False)
    expires_on = forms.DateField(label="证书有效期至", required=False, widget=forms.DateInput)


class AwardForm(forms.Form):
    title = forms.CharField(label="名称", max_length=100)
    awarded_by = forms.CharField(label="授予单位", max_length=100)
    awarded_on = forms.DateField(label="授予日期", widget=forms.DateInput)


class ComplaintForm(forms.Form):
    ground = forms.ChoiceField(label="事由", choices=choices.ComplaintGround.choices, widget=forms.RadioSelect)
    complainant = forms.CharField(label="投诉人", max_length=50)
    dispute_number = forms.CharField(label="纠纷编号", max_length=40, required=False)
    received_on = forms.DateField(label="收到日期", widget=forms.DateInput)
    detail = forms.CharField(label="投诉内容", max_length=3000, widget=LONG)


class ComplaintDecisionForm(forms.Form):
    state = forms.ChoiceField(
        label="是否属实",
        choices=[choice for choice in choices.ComplaintState.choices if choice[0] != "RECEIVED"],
        widget=forms.RadioSelect,
    )
    finding = forms.CharField(label="核查结论", max_length=3000, widget=LONG)
    sanction = forms.ChoiceField(
        label="处理",
        choices=[("", "不作处理"), *choices.Sanction.choices],
        required=False,
        widget=forms.RadioSelect,
        help_text="属实的应当警告、通报或者除名（特邀调解规定第28条）；除名的当日退出本院名册。",
    )


class LeaveForm(forms.Form):
    valid_from = forms.DateField(label="开始日期", widget=forms.DateInput)
    valid_to = forms.DateField(label="恢复日期", widget=forms.DateInput, help_text="当日起恢复接案。")
    reason = forms.CharField(label="事由", max_length=60, required=False)


class RelationForm(forms.Form):
    kind = forms.ChoiceField(label="类别", choices=choices.RelationKind.choices, widget=forms.RadioSelect)
    name = forms.CharField(label="姓名或单位", max_length=100)
    relation = forms.CharField(label="关系", max_length=30, help_text="例如：配偶、父亲、法律顾问、股东。")
    identity_number = forms.CharField(
        label="证件号码", max_length=30, required=False, help_text="近亲属可填，用于回避核对，加密保存，不显示。"
    )


class ProposalForm(forms.Form):
    origin = forms.ChoiceField(label="来由", widget=forms.RadioSelect)
    grounds = forms.CharField(label="理由", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, origins: list[choices.ProposalOrigin], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["origin"].choices = [(one.value, one.label) for one in origins]  # type: ignore[attr-defined]
        self.fields["origin"].initial = origins[0].value


class ListingForm(forms.Form):
    valid_from = forms.DateField(label="聘任日期", widget=forms.DateInput)
    valid_to = forms.DateField(
        label="期满日期", required=False, widget=forms.DateInput, help_text="外地法院多为两年，可续聘；空白表示未定。"
    )
    certificate_number = forms.CharField(label="证书编号", max_length=40, required=False)
    published_on = forms.DateField(label="公示日期", required=False, widget=forms.DateInput)
    reason = forms.CharField(
        label="审核意见", required=False, max_length=300, help_text="有未达到的要求仍列入，或者不列入的，须写明理由。"
    )


class EndingForm(forms.Form):
    ending = forms.ChoiceField(label="类别", choices=choices.RosterEnding.choices, widget=forms.RadioSelect)
    ended_on = forms.DateField(label="退出日期", widget=forms.DateInput, help_text="当日起不在名册。")
    reason = forms.CharField(label="原因", max_length=200)

    def __init__(self, data: Any = None, *, today: date | None = None) -> None:
        super().__init__(data, initial={"ended_on": today})
