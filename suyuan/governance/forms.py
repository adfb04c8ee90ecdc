"""Forms of suggestions, conferences and assessment."""

from datetime import date
from typing import Any

from django import forms

from cases.models import DisputeCategory
from communities.forms.fieldwork import PlaceForm
from communities.forms.places import offer
from communities.models import Court, Feedback, LinkedUnit
from suyuan.accounts.models import User
from suyuan.files.forms import ProofsField
from suyuan.governance.choices import ConferenceKind, Evidence, Indicator, SubjectKind, SuggestionKind, Verdict
from suyuan.governance.models import AgendaItem, Conference, WorkScheme
from suyuan.governance.policies import may_assess
from suyuan.governance.queries.suggestions import feedback_to_sum_up


def _text(label: str, rows: int = 5, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


def _day(label: str, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput, **more)


class SuggestionForm(PlaceForm):
    kind = forms.ChoiceField(label="类别", choices=SuggestionKind.choices)
    number = forms.CharField(label="文号", max_length=60)
    category = forms.ModelChoiceField(
        label="涉及纠纷类型",
        queryset=DisputeCategory.objects.all(),
        required=False,
        empty_label="不限",
        help_text="再次测量时只比较这一类纠纷。",
    )
    addressee = forms.CharField(label="送达单位", max_length=100, help_text="党委、政府或主管部门的全称。")
    title = forms.CharField(label="标题", max_length=120)
    text = _text("内容", rows=7)
    feedback = forms.ModelMultipleChoiceField(
        label="汇总的群众意见",
        queryset=Feedback.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    sent_on = _day("发出日期")
    reply_due_on = _day("要求回复日期")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        offer(
            self, "feedback", feedback_to_sum_up(user), label=lambda said: f"{said.division.display_name}：{said.text}"
        )


class ReplyForm(forms.Form):
    replied_on = _day("回复日期")
    reply = _text("回复内容")


class VerdictForm(forms.Form):
    verdict = forms.ChoiceField(label="结论", choices=Verdict.choices, widget=forms.RadioSelect)
    verdict_text = _text("说明", rows=3, max_length=500, help_text="对照前后数字，说明采纳了什么、还差什么。")


class ConferenceForm(PlaceForm):
    kind = forms.ChoiceField(label="类别", choices=ConferenceKind.choices)
    held_on = _day("日期")
    place = forms.CharField(label="地点", max_length=120)
    chair = forms.CharField(label="主持人", max_length=60)


class PointForm(forms.Form):
    title = forms.CharField(label="议题", max_length=200)
    detail = forms.CharField(label="情况", max_length=300, required=False)


class DecisionForm(forms.Form):
    agenda_item = forms.ModelChoiceField(
        label="议题", queryset=AgendaItem.objects.none(), required=False, empty_label="不对应议题"
    )
    text = forms.CharField(label="议定事项", max_length=300)
    unit = forms.ModelChoiceField(
        label="责任单位", queryset=LinkedUnit.objects.none(), required=False, empty_label="不填"
    )
    owner = forms.CharField(label="责任人", max_length=60)
    due_on = _day("完成期限")

    def __init__(self, *args: Any, user: User, conference: Conference, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agenda_item", conference.agenda.all(), label=lambda item: item.title[:60])
        units = LinkedUnit.objects.visible_to(user).filter(left_on=None)
        offer(self, "unit", units, label=lambda unit: unit.name)


class ResultForm(forms.Form):
    result = forms.CharField(label="落实情况", max_length=300)


class MinutesForm(forms.Form):
    attendees = _text("参加单位和人员", rows=3)
    minutes = _text("会议纪要", rows=10)


class SchemeForm(forms.Form):
    court = forms.ModelChoiceField(label="考核法院", queryset=Court.objects.none(), empty_label=None)
    name = forms.CharField(label="名称", max_length=100)
    subject_kind = forms.ChoiceField(label="考核对象", choices=SubjectKind.choices)
    period = forms.CharField(label="考核期", max_length=20, help_text="例如：2026、2026Q3、2026-10。")
    appeal_days = forms.IntegerField(
        label="公示异议期（日）", min_value=1, max_value=90, help_text="由本院确定，没有统一规定。"
    )
    source = forms.CharField(label="依据", max_length=300, required=False, help_text="考核办法的名称或文号。")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [duty.court for duty in user.duties if duty.court and may_assess(user, duty.court)]
        courts = Court.objects.filter(pk__in=[court.pk for court in own])
        offer(self, "court", courts, label=lambda court: court.name)


class CopyForm(forms.Form):
    period = forms.CharField(label="新的考核期", max_length=20, help_text="例如：2027。")


class ItemForm(forms.Form):
    title = forms.CharField(label="项目", max_length=100)
    weight = forms.DecimalField(label="分值", min_value=0.1, max_value=100, decimal_places=1)
    evidence = forms.ChoiceField(label="评分依据", choices=Evidence.choices)
    indicator = forms.ChoiceField(label="指标", choices=[("", "人工评分的不选"), *Indicator.choices], required=False)
    full_at = forms.DecimalField(label="得满分的数值", max_digits=9, decimal_places=2, required=False)
    zero_at = forms.DecimalField(
        label="得零分的数值",
        max_digits=9,
        decimal_places=2,
        required=False,
        help_text="两者之间按比例得分；越低越好的，得满分的数值填小的。",
    )
    standard = forms.CharField(label="评分标准", max_length=300, required=False)


class ScoreForm(forms.Form):
    score = forms.DecimalField(label="得分", max_digits=5, decimal_places=1, required=False)
    leaves_out = forms.BooleanField(label="本项不计（分值一并不计）", required=False)
    proof = forms.CharField(label="依据材料或不计的原因", max_length=300)
    uploads = ProofsField(label="依据附件")


class AppealForm(forms.Form):
    text = _text("异议", rows=4, max_length=500, help_text="写明对哪一项、有什么依据。")


class AnswerForm(forms.Form):
    answer = _text("答复", rows=4, max_length=500)


class CommendationForm(forms.Form):
    scheme = forms.ModelChoiceField(
        label="对应考核", queryset=WorkScheme.objects.none(), required=False, empty_label="不对应考核"
    )
    recipient = forms.CharField(label="受表彰的集体或个人", max_length=100)
    title = forms.CharField(label="荣誉", max_length=100)
    document = forms.CharField(label="文号", max_length=100)
    awarded_on = _day("日期")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "scheme", WorkScheme.objects.visible_to(user), label=lambda scheme: f"{scheme.period} {scheme}")


def in_a_month(on: date) -> date:
    """The day a reply is asked for unless somebody says otherwise (默认回复日期)."""
    return date.fromordinal(on.toordinal() + 30)
