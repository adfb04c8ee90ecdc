from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from communities.choices import DayKind
from communities.models import Court, Division, Tribunal
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role


class PostingFilterForm(forms.Form):
    STATES = [("current", "现任"), ("ended", "已离任"), ("all", "全部")]

    text = forms.CharField(label="登录名或姓名", max_length=50, required=False)
    role = forms.ChoiceField(label="岗位", choices=[("", "全部"), *Role.choices], required=False)
    state = forms.ChoiceField(label="状态", choices=STATES, required=False)


class DivisionField(forms.CharField):
    """A place typed by name or by its statistics code (区划)."""

    def clean(self, value: Any) -> Division | None:
        text = super().clean(value)
        if not text:
            return None
        if found := Division.objects.filter(code=text).first():
            return found
        named = list(Division.objects.filter(name=text).select_related("parent")[:6])
        if len(named) == 1:
            return named[0]
        if not named:
            raise forms.ValidationError("没有这个区划，请输入全称或统计用区划代码。")
        choices = "；".join(f"{place.parent.display_name if place.parent else ''}{place}" for place in named)
        raise forms.ValidationError(f"有重名的区划，请输入代码：{choices}。")


class PostingForm(forms.Form):
    user = forms.ModelChoiceField(label="人员", queryset=User.objects.none(), empty_label="请选择")
    role = forms.ChoiceField(label="岗位", choices=[("", "请选择"), *Role.choices])
    court = forms.ModelChoiceField(
        label="法院",
        queryset=Court.objects.all(),
        required=False,
        empty_label="不填",
        help_text="立案、分流、社区法官、调解员、调解组织管理员、补贴审核、财务填写法院。",
    )
    tribunal = forms.ModelChoiceField(
        label="人民法庭", queryset=Tribunal.objects.all(), required=False, empty_label="不填"
    )
    division = DivisionField(
        label="区划",
        max_length=100,
        required=False,
        help_text="社区法官助理、综治查看员填写区划的全称或代码；三员不填法院和区划。",
    )
    valid_from = forms.DateField(label="任职日期", widget=forms.DateInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.people().filter(is_active=True).order_by("display_name", "pk")
        offer(self, "user", people, label=str)

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class EndPostingForm(forms.Form):
    valid_to = forms.DateField(label="离任日期", widget=forms.DateInput, help_text="自这一天起不再任职。")
    reason = forms.CharField(label="事由", max_length=250, help_text="如调动、退休、聘期届满。")


class WithdrawPostingForm(forms.Form):
    reason = forms.CharField(label="事由", max_length=250, help_text="如选错人员、选错岗位。")


class CommunityFilterForm(forms.Form):
    DEMONSTRATION = [("", "全部"), ("yes", "是"), ("no", "否")]

    text = forms.CharField(label="名称、拼音或代码", max_length=50, required=False)
    town = forms.ModelChoiceField(
        label="乡镇（街道）", queryset=Division.objects.none(), required=False, empty_label="全部"
    )
    tribunal = forms.ModelChoiceField(
        label="人民法庭", queryset=Tribunal.objects.none(), required=False, empty_label="全部"
    )
    demonstration = forms.ChoiceField(label="示范社区", choices=DEMONSTRATION, required=False)

    def __init__(self, *args: Any, towns: QuerySet[Division], tribunals: QuerySet[Tribunal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "town", towns, label=lambda town: town.display_name)
        offer(self, "tribunal", tribunals, label=lambda tribunal: tribunal.name)


class DesignateForm(forms.Form):
    community_id = forms.ChoiceField(label="社区", help_text="列出法庭所属法院管辖、不归其他法庭、尚非示范社区的社区。")
    designated_on = forms.DateField(label="确定日期", widget=forms.DateInput)
    plan = forms.CharField(
        label="创建方案",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="做法、人员、目标，可以以后再补。",
    )

    def __init__(self, *args: Any, communities: list[tuple[str, list[tuple[str, str]]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["community_id"]).choices = [("", "请选择"), *communities]


class WithdrawDemonstrationForm(forms.Form):
    withdrawn_on = forms.DateField(label="撤销日期", widget=forms.DateInput, help_text="自这一天起不再是示范社区。")
    reason = forms.CharField(label="撤销原因", max_length=200)


class DivisionSearchForm(forms.Form):
    text = forms.CharField(label="名称、拼音或代码", max_length=50, required=False)


class CalendarDayForm(forms.Form):
    day = forms.DateField(label="日期", widget=forms.DateInput)
    kind = forms.ChoiceField(label="安排", choices=DayKind.choices)
    name = forms.CharField(label="名称", max_length=40, help_text="例如：春节。")
    source = forms.CharField(label="来源", max_length=300, required=False, help_text="通知的名称或文号。")

    def clean_kind(self) -> DayKind:
        return DayKind(self.cleaned_data["kind"])


class RemoveDayForm(forms.Form):
    day = forms.DateField(label="日期", widget=forms.HiddenInput)


class ConfirmYearForm(forms.Form):
    source = forms.CharField(label="放假通知的名称或文号", max_length=300)


class ReferenceImportForm(forms.Form):
    KINDS = [
        ("divisions", "区划名单（代码、名称、上级）"),
        ("population", "常住人口（代码、统计时点、口径、常住人口、来源）"),
        ("holidays", "节假日（日期、名称、类别）"),
    ]

    kind = forms.ChoiceField(label="内容", choices=KINDS, widget=forms.RadioSelect)
    file = forms.FileField(label="文件", help_text="XLSX，或 UTF-8、GBK 编码的 CSV；首行为表头。")
    source = forms.CharField(label="来源", max_length=300, help_text="名单的出处或通知的文号。人口表以表中的来源为准。")


def offer(form: forms.Form, name: str, rows: QuerySet[Any], *, label: Callable[[Any], str]) -> None:
    """Give a choice field its rows and how they read (选项)."""
    field = cast("forms.ModelChoiceField", form.fields[name])
    field.queryset = rows
    field.label_from_instance = label  # type: ignore[assignment,method-assign]
