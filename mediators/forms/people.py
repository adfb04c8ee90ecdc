"""What is asked of a mediator, by the court and by the mediator (调解员档案)."""

import re
from typing import Any

from django import forms

from communities.forms.places import DivisionField
from mediators import choices
from mediators.models import Mediator, Speciality
from suyuan.lib.masking import mask_phone


class AreasField(DivisionField):
    """Several places, written one after the other (服务区域)."""

    def clean(self, value: Any) -> Any:
        found = [super(AreasField, self).clean(part) for part in re.split(r"[、，,；;\s]+", value or "") if part]
        return [place for place in found if place]


def _boxes(label: str, options: Any, **more: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=options.choices, required=False, widget=forms.CheckboxSelectMultiple, **more
    )


class OwnProfileForm(forms.Form):
    """What a mediator may say about the own person (我的档案)."""

    phone = forms.CharField(label="联系电话", max_length=30, required=False)
    address = forms.CharField(label="住所地", max_length=200, required=False)
    division = DivisionField(label="常驻区划", max_length=100, required=False, help_text="全称或统计用区划代码。")
    areas = AreasField(label="服务区域", max_length=500, required=False, help_text="可写几个镇街或村居，用顿号分开。")
    expertise = forms.ModelMultipleChoiceField(
        Speciality.objects.all(), label="专业领域", required=False, widget=forms.CheckboxSelectMultiple
    )
    specialities = forms.CharField(label="擅长领域说明", max_length=200, required=False)
    languages = _boxes("语言", choices.Language)
    monthly_cap = forms.IntegerField(label="每月接案上限（件）", required=False, min_value=0, max_value=500)
    introduction = forms.CharField(
        label="公开简介",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="在公开名册上显示，请勿写电话、住址等个人信息。",
    )

    def __init__(self, data: Any = None, *, mediator: Mediator | None = None) -> None:
        super().__init__(data, initial=_initial(mediator) if mediator else {"languages": ["MANDARIN"]})
        if mediator:
            self.fields["phone"].help_text = f"留空不改；现为{mask_phone(mediator.phone) or '未填'}。"
            self.fields["address"].help_text = f"留空不改；现{'已填' if mediator.address else '未填'}。"


class MediatorForm(OwnProfileForm):
    """The whole file, kept by the court (建档)."""

    name = forms.CharField(label="姓名", max_length=50)
    mediator_class = forms.ChoiceField(label="类别", choices=choices.MediatorClass.choices, widget=forms.RadioSelect)
    identity_number = forms.CharField(
        label="证件号码", max_length=30, required=False, help_text="用于回避核对，加密保存，不显示。"
    )
    law_firm = forms.CharField(label="执业律所", max_length=100, required=False)
    licence_number = forms.CharField(label="执业证号", max_length=30, required=False)
    practising_since = forms.DateField(label="首次执业日期", required=False, widget=forms.DateInput)
    employer = forms.CharField(label="聘用单位", max_length=100, required=False)
    employment = forms.ChoiceField(
        label="用工方式", choices=[("", "不适用"), *choices.Employment.choices], required=False
    )
    outsourcing_company = forms.CharField(label="外包公司", max_length=100, required=False)
    backgrounds = _boxes("身份", choices.Background)
    background = forms.CharField(label="身份说明", max_length=60, required=False)
    charges_fee = forms.BooleanField(label="收费", required=False, help_text="公开名册须注明是否收费。")

    def __init__(self, data: Any = None, *, mediator: Mediator | None = None) -> None:
        super().__init__(data, mediator=mediator)
        if mediator:
            self.fields[
                "identity_number"
            ].help_text = (
                f"留空不改；现{'已填' if mediator.identity_number else '未填'}。用于回避核对，加密保存，不显示。"
            )

    GROUPS = (
        ("基本信息", ("name", "mediator_class", "identity_number", "phone", "address", "division")),
        ("特邀调解员", ("backgrounds", "background")),
        ("律师调解员", ("law_firm", "licence_number", "practising_since")),
        ("专职调解员", ("employer", "employment", "outsourcing_company")),
        ("专长与语言", ("expertise", "specialities", "languages")),
        ("接案", ("areas", "monthly_cap", "charges_fee", "introduction")),
    )

    def groups(self) -> list[tuple[str, list[Any]]]:
        """The fields by subject (分组)."""
        return [(title, [self[name] for name in names]) for title, names in self.GROUPS]


def _initial(mediator: Mediator) -> dict[str, Any]:
    names = [field for field in MediatorForm.base_fields if field not in ("identity_number", "phone", "address")]
    found = {name: getattr(mediator, name) for name in names if name not in ("areas", "expertise", "division")}
    return found | {
        "division": mediator.division_id or "",
        "areas": "、".join(mediator.areas.values_list("code", flat=True)),
        "expertise": [row.pk for row in mediator.expertise.all()],
    }
