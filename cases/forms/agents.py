from typing import Any

from django import forms

from cases.choices import AgentKind, Authority
from cases.forms.steps import StepForm
from suyuan.files.forms import ProofField

AUTHORITIES = [("", "法定代理（监护人）"), *((one.value, one.label) for one in (Authority.GENERAL, Authority.SPECIAL))]


class AgentForm(StepForm):
    """Who acts for a party, and how far (代理人)."""

    kind = forms.ChoiceField(label="身份", choices=AgentKind, widget=forms.RadioSelect)
    name = forms.CharField(label="姓名", max_length=50, error_messages={"required": "请填写代理人的姓名。"})
    unit = forms.CharField(
        label="单位", required=False, max_length=100, help_text="律师事务所、法律服务所、社区或者工作单位。"
    )
    relation = forms.CharField(
        label="与当事人的关系", required=False, max_length=50, help_text="例如：父亲、配偶、法务。"
    )
    identity_number = forms.CharField(
        label="身份证号码", required=False, max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    phone = forms.CharField(
        label="联系电话",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    authority = forms.ChoiceField(label="代理权限", choices=AUTHORITIES, required=False, widget=forms.RadioSelect)
    powers = forms.CharField(
        label="授权事项",
        required=False,
        max_length=200,
        help_text="特别授权须写明，例如：代为承认、放弃、变更请求，进行和解；没有特别授权的，不能代签协议（民事诉讼法第62条）。",
    )
    empowered_on = forms.DateField(label="授权日期", required=False, widget=forms.DateInput)
    proof = ProofField(label="授权委托书、监护关系证明")

    def told(self) -> dict[str, Any]:
        """Return what is told of the agent (代理人信息), the paper apart."""
        return {name: value for name, value in self.cleaned_data.items() if name != "proof"}
