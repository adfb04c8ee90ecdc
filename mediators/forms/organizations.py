"""What is asked of an organisation and of a studio (特邀调解组织、调解室)."""

from typing import Any

from django import forms

from communities.forms.places import DivisionField
from mediators import choices
from mediators.models import MediationOrganization, Mediator, Speciality


def _fields() -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        Speciality.objects.all(), label="专业领域", required=False, widget=forms.CheckboxSelectMultiple
    )


class OrganizationForm(forms.Form):
    name = forms.CharField(label="名称", max_length=100)
    kind = forms.ChoiceField(label="类别", choices=choices.OrganizationKind.choices)
    credit_code = forms.CharField(label="统一社会信用代码", max_length=30, required=False)
    founded_on = forms.DateField(label="成立日期", required=False, widget=forms.DateInput)
    leader = forms.CharField(label="负责人", max_length=50, required=False)
    office_phone = forms.CharField(label="办公电话", max_length=30, required=False)
    division = DivisionField(label="所在区划", max_length=100, required=False, help_text="全称或统计用区划代码。")
    address = forms.CharField(label="办公地址", max_length=200, required=False)
    scope = forms.CharField(label="受理范围", max_length=200, required=False)
    expertise = _fields()
    papers = forms.MultipleChoiceField(
        label="已提交的制度文件",
        choices=choices.OrganizationPaper.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    charges_fee = forms.BooleanField(label="收费", required=False, help_text="人民调解不收费（人民调解法第4条）。")

    def __init__(self, data: Any = None, *, organization: MediationOrganization | None = None) -> None:
        super().__init__(data, initial=_initial(self.base_fields, organization) if organization else None)


class StudioForm(forms.Form):
    name = forms.CharField(label="名称", max_length=60)
    kind = forms.ChoiceField(label="类别", choices=choices.StudioKind.choices, widget=forms.RadioSelect)
    organization = forms.ModelChoiceField(
        MediationOrganization.objects.none(), label="设立的组织", required=False, empty_label="法院设立"
    )
    leader = forms.ModelChoiceField(Mediator.objects.none(), label="主持调解员", required=False, empty_label="未定")
    expertise = _fields()
    address = forms.CharField(label="地址", max_length=200, required=False)
    opened_on = forms.DateField(label="设立日期", widget=forms.DateInput)
    closed_on = forms.DateField(label="撤销日期", required=False, widget=forms.DateInput)

    def __init__(self, data: Any = None, *, reach: Any, studio: Any = None) -> None:
        super().__init__(data, initial=_initial(self.base_fields, studio) if studio else None)
        self.fields["organization"].queryset, self.fields["leader"].queryset = reach  # type: ignore[attr-defined]


class MemberForm(forms.Form):
    mediator = forms.ModelChoiceField(Mediator.objects.none(), label="调解员", empty_label="请选择")
    valid_from = forms.DateField(label="加入日期", widget=forms.DateInput)

    def __init__(self, *args: Any, reach: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mediator"].queryset = reach  # type: ignore[attr-defined]


class MembershipEndForm(forms.Form):
    valid_to = forms.DateField(label="退出日期", widget=forms.DateInput)


def _initial(names: Any, row: Any) -> dict[str, Any]:
    found = {name: getattr(row, name) for name in names if name not in ("expertise", "division")}
    found |= {"expertise": [field.pk for field in row.expertise.all()], "division": getattr(row, "division_id", "")}
    return found
