from typing import Any

from django import forms

from suyuan.accounts.choices import Act
from suyuan.accounts.models import User

CURRENT = {"autocomplete": "current-password"}
NEW = {"autocomplete": "new-password"}


class SignInForm(forms.Form):
    username = forms.CharField(
        label="登录名",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True}),
    )
    password = forms.CharField(label="密码", max_length=200, strip=False, widget=forms.PasswordInput(attrs=CURRENT))

    def clean_username(self) -> str:
        """Sign-in names do not tell capitals apart, nor does the lock-out that counts by them."""
        return str(self.cleaned_data["username"]).strip().lower()


class PasswordForm(forms.Form):
    old = forms.CharField(label="原密码", strip=False, widget=forms.PasswordInput(attrs=CURRENT))
    new = forms.CharField(
        label="新密码",
        strip=False,
        widget=forms.PasswordInput(attrs=NEW),
        help_text="不少于 10 个字符，含大小写字母、数字、符号中的至少三类；不得近似登录名、姓名，不得重复近期密码。",
    )
    again = forms.CharField(label="再次输入新密码", strip=False, widget=forms.PasswordInput(attrs=NEW))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("new") and data.get("again") and data["new"] != data["again"]:
            self.add_error("again", "两次输入的新密码不一致。")
        return data


class NewAccountForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["username", "display_name"]
        help_texts = {
            "username": "字母、数字和 @ . + - _，不区分大小写，建议用工号；一人一号，不得共用。",
            "display_name": "真实姓名，显示在办理记录中。",
        }


class AccountNameForm(forms.Form):
    display_name = forms.CharField(label="姓名", max_length=50)


class DisableForm(forms.Form):
    reason = forms.CharField(label="停用事由", max_length=300, help_text="如调离、退休、聘期届满。")


class UserFilterForm(forms.Form):
    STATES = [("", "全部"), ("active", "可登录"), ("disabled", "已停用")]

    text = forms.CharField(label="登录名或姓名", max_length=50, required=False)
    state = forms.ChoiceField(label="状态", choices=STATES, required=False)


class AccessLogFilterForm(forms.Form):
    text = forms.CharField(label="登录名或姓名", max_length=50, required=False)
    act = forms.ChoiceField(label="行为", choices=[("", "全部"), *Act.choices], required=False)
    subject = forms.CharField(label="对象", max_length=120, required=False)
    since = forms.DateField(label="自", required=False, widget=forms.DateInput)
    until = forms.DateField(label="至", required=False, widget=forms.DateInput)
    failed = forms.BooleanField(label="只看未成功的", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("since") and data.get("until") and data["since"] > data["until"]:
            self.add_error("until", "结束日期不得早于开始日期。")
        return data
