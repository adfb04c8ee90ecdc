"""Forms of the court's work in the places: duty, circuits, outreach, screening, service points."""

from datetime import date, timedelta
from typing import Any

from django import forms

from communities.choices import ConsultationKind, FindingOutcome, OutreachForm, ServicePointKind, VisitKind
from communities.forms.places import offer
from communities.models import CircuitRequest, CircuitStop, Division, LinkedUnit, ServicePoint, Tribunal
from communities.queries.field_choices import judges_of, open_centres, place_label, places_to_arrange, places_to_report
from communities.queries.lists import tribunal_choices
from suyuan.accounts.models import User
from suyuan.files.forms import ProofsField


def _text(label: str, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 4}), **more)


def _time(label: str) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}))


def _day(label: str, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput, **more)


class PlaceForm(forms.Form):
    """A form about a place of the user's (地点)."""

    division = forms.ModelChoiceField(label="地点", queryset=Division.objects.none(), empty_label="请选择")
    arranges = True

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = places_to_arrange(user) if self.arranges else places_to_report(user)
        offer(self, "division", places, label=place_label)
        own = [duty.division_id for duty in user.duties if duty.division_id]
        self.initial.setdefault("division", own[0] if own else None)


class ReasonForm(forms.Form):
    reason = forms.CharField(label="原因", max_length=200)


class ServicePointForm(PlaceForm):
    kind = forms.ChoiceField(label="类别", choices=ServicePointKind.choices)
    name = forms.CharField(label="名称", max_length=80)
    tribunal = forms.ModelChoiceField(
        label="对接法庭", queryset=Tribunal.objects.none(), required=False, empty_label="不填"
    )
    address = forms.CharField(label="地址", max_length=200)
    phone = forms.CharField(label="对外电话", max_length=40, required=False)
    opening_hours = forms.CharField(
        label="开放时间", max_length=120, help_text="例如：工作日 8:30–12:00，14:30–17:30。"
    )
    opened_on = _day("启用日期")

    def __init__(self, *args: Any, user: User, on: date, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        offer(self, "tribunal", tribunal_choices(user, on=on), label=lambda tribunal: tribunal.name)


class CloseForm(forms.Form):
    closed_on = _day("停用日期", help_text="自这一天起不再开放。")


class LinkedUnitForm(PlaceForm):
    name = forms.CharField(label="名称", max_length=80)
    duties = forms.CharField(label="联动职责", max_length=200, required=False)
    joined_on = _day("加入日期")
    left_on = _day("退出日期", required=False, help_text="仍在联动机制内的不填。")


class ContactForm(forms.Form):
    name = forms.CharField(label="姓名", max_length=50)
    office = forms.CharField(label="职务", max_length=60)
    phone = forms.CharField(label="工作电话", max_length=40)


class DutyForm(forms.Form):
    point = forms.ModelChoiceField(label="值班地点", queryset=ServicePoint.objects.none(), empty_label="请选择")
    judge = forms.ModelChoiceField(label="值班法官", queryset=User.objects.none(), empty_label="请选择")
    day = _day("日期")
    begins, ends = _time("开始时间"), _time("结束时间")
    weeks = forms.IntegerField(label="连续几周", min_value=1, max_value=26, initial=1, help_text="每周同一天排班。")

    def __init__(self, *args: Any, user: User, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "point", open_centres(user), label=str)
        offer(self, "judge", judges_of(user, on=on), label=lambda judge: judge.display_name)


class SubstituteForm(forms.Form):
    judge = forms.ModelChoiceField(label="替班法官", queryset=User.objects.none(), empty_label="请选择")
    reason = forms.CharField(label="替班原因", max_length=200)

    def __init__(self, *args: Any, user: User, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "judge", judges_of(user, on=on), label=lambda judge: judge.display_name)


class ConsultationForm(forms.Form):
    kind = forms.ChoiceField(label="事项", choices=ConsultationKind.choices)
    people_count = forms.IntegerField(label="人数", min_value=1, max_value=999, initial=1)
    topic = forms.CharField(label="咨询内容", max_length=200, help_text="不写来访人的姓名和证件号码。")
    answer = forms.CharField(label="答复和处理", max_length=500, required=False)


class CircuitRequestForm(PlaceForm):
    arranges = False
    kind = forms.ChoiceField(label="事项", choices=VisitKind.choices)
    text = forms.CharField(label="需求", max_length=300, help_text="要解决什么、大约多少人。")
    wanted_by = _day("希望不晚于", required=False)


class CircuitForm(forms.Form):
    tribunal = forms.ModelChoiceField(label="人民法庭", queryset=Tribunal.objects.none(), empty_label="请选择")
    judge = forms.ModelChoiceField(label="巡回法官", queryset=User.objects.none(), empty_label="请选择")
    held_on = _day("日期")
    note = forms.CharField(label="说明", max_length=300, required=False, help_text="集合地点、车辆、随行人员。")

    def __init__(self, *args: Any, user: User, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "tribunal", tribunal_choices(user, on=on), label=lambda tribunal: tribunal.name)
        offer(self, "judge", judges_of(user, on=on), label=lambda judge: judge.display_name)


class CircuitStopForm(PlaceForm):
    request = forms.ModelChoiceField(
        label="回应的需求", queryset=CircuitRequest.objects.none(), required=False, empty_label="无（定向巡回）"
    )
    starts_at, ends_at = _time("到达时间"), _time("离开时间")
    kinds = forms.MultipleChoiceField(label="事项", choices=VisitKind.choices, widget=forms.CheckboxSelectMultiple)
    plan = forms.CharField(label="安排", max_length=300, required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        waiting = CircuitRequest.objects.visible_to(user).filter(declined_reason="", stop__isnull=True)
        offer(
            self,
            "request",
            waiting.select_related("division"),
            label=lambda wanted: f"{wanted.division.display_name}：{wanted.text}",
        )


class StopLogForm(forms.Form):
    record = _text("巡回日志", help_text="做了什么、结果怎样。")
    people_count = forms.IntegerField(label="接待群众（人次）", min_value=0, max_value=9999, required=False)
    trial_count = forms.IntegerField(label="开庭（件）", min_value=0, max_value=999, required=False)
    mediation_count = forms.IntegerField(label="调解（件）", min_value=0, max_value=999, required=False)
    settled_count = forms.IntegerField(label="调解成功（件）", min_value=0, max_value=999, required=False)
    feedback = _text("群众意见和治理难点", required=False, help_text="每行一条，汇总后可形成建议。")
    uploads = ProofsField(label="现场照片、材料")

    def clean_feedback(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["feedback"].splitlines() if line.strip()]
        if any(len(line) > 500 for line in lines):
            raise forms.ValidationError("每条意见不超过500字。")
        return lines

    @classmethod
    def of(cls, data: Any, files: Any, stop: CircuitStop) -> "StopLogForm":
        names = ("record", "people_count", "trial_count", "mediation_count", "settled_count")
        return cls(data, files, initial={name: getattr(stop, name) for name in names})


class FeedbackForm(PlaceForm):
    arranges = False
    text = _text("意见或难点", max_length=500)
    heard_on = _day("收集日期")


class OutreachPlanForm(PlaceForm):
    tribunal = forms.ModelChoiceField(label="人民法庭", queryset=Tribunal.objects.none(), empty_label="请选择")
    form = forms.ChoiceField(label="形式", choices=OutreachForm.choices)
    title = forms.CharField(label="主题", max_length=120)
    held_on = _day("日期")
    audience = forms.CharField(label="对象", max_length=120, required=False, help_text="例如：辖区企业、业主、学生。")
    materials = _text("宣传材料", required=False, help_text="课件、案例、折页的名称。")

    def __init__(self, *args: Any, user: User, on: date, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        offer(self, "tribunal", tribunal_choices(user, on=on), label=lambda tribunal: tribunal.name)


class OutreachReportForm(forms.Form):
    attendance = forms.IntegerField(label="参加人数", min_value=0, max_value=999_999)
    press = forms.CharField(label="媒体报道", max_length=300, required=False, help_text="媒体名称和标题。")
    result = _text("开展情况", required=False)
    uploads = ProofsField(label="照片、材料、报道")


class CampaignForm(PlaceForm):
    title = forms.CharField(label="名称", max_length=100)
    fields_text = forms.CharField(label="重点领域", max_length=300, help_text="例如：劳资、物业、租赁、婚姻家庭。")
    areas = forms.CharField(label="重点地区", max_length=300, required=False)
    people = forms.CharField(label="重点人群", max_length=300, required=False)
    periods = forms.CharField(label="重点时段", max_length=300, required=False, help_text="例如：春节前、开学季。")
    first_on, last_on = _day("开始日期"), _day("结束日期")

    def told(self) -> dict[str, Any]:
        """The scope by the names of the model, whose `fields` would hide a form's own."""
        return {("fields" if name == "fields_text" else name): value for name, value in self.cleaned_data.items()}


class FindingForm(PlaceForm):
    arranges = False
    people = forms.CharField(label="涉及的人或单位", max_length=200)
    text = _text("隐患情况")
    place_detail = forms.CharField(label="详细地点", max_length=200, required=False)
    found_on = _day("发现日期")


class HandlingForm(forms.Form):
    outcome = forms.ChoiceField(
        label="处理结果",
        choices=[(one.value, one.label) for one in (FindingOutcome.WATCHED, FindingOutcome.SOLVED)],
    )
    handling = forms.CharField(label="处理情况", max_length=300)


def next_month(on: date) -> date:
    """The last day of a campaign that begins today unless somebody says otherwise (默认结束日期)."""
    return on + timedelta(days=30)


def service_point_initial(point: ServicePoint | LinkedUnit) -> dict[str, Any]:
    """What a form starts from when it corrects a row (更正)."""
    return {field.name: getattr(point, field.attname) for field in point._meta.concrete_fields}
