from typing import Any

from django import forms

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
    user = forms.ModelChoiceField(label="人员", queryset=User.objects.none())
    role = forms.ChoiceField(label="岗位", choices=[("", "请选择"), *Role.choices])
    court = forms.ModelChoiceField(
        label="法院",
        queryset=Court.objects.all(),
        required=False,
        help_text="立案、分流、社区法官、调解员、调解组织管理员、补贴审核、财务填写法院。",
    )
    tribunal = forms.ModelChoiceField(label="人民法庭", queryset=Tribunal.objects.all(), required=False)
    division = DivisionField(
        label="区划",
        max_length=100,
        required=False,
        help_text="社区法官助理、综治查看员填写区划的全称或代码；三员不填法院和区划。",
    )
    valid_from = forms.DateField(label="任职日期", widget=forms.DateInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = User.objects.people().filter(is_active=True).order_by("display_name", "pk")

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class EndPostingForm(forms.Form):
    valid_to = forms.DateField(label="离任日期", widget=forms.DateInput, help_text="自这一天起不再任职。")
    reason = forms.CharField(label="事由", max_length=250, help_text="如调动、退休、聘期届满。")


class WithdrawPostingForm(forms.Form):
    reason = forms.CharField(label="事由", max_length=250, help_text="如选错人员、选错岗位。")
