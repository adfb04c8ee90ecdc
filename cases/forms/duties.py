from datetime import datetime
from typing import Any

from django import forms

from cases.choices import ConsentForm, ServiceChannel
from cases.models import Party
from cases.services.sessions import ServicePlace


class ServiceAddressForm(forms.Form):
    """Where a party is to be served, as it says itself: what is known of it stays masked."""

    recipient = forms.CharField(label="收件人", max_length=50)
    address = forms.CharField(label="送达地址", max_length=200)
    postcode = forms.RegexField(
        label="邮政编码", regex=r"^\d{6}$", required=False, error_messages={"invalid": "邮政编码是6位数字。"}
    )
    phone = forms.CharField(label="联系电话", required=False, max_length=30)
    channel = forms.ChoiceField(
        label="电子送达", required=False, choices=[("", "不同意"), *ServiceChannel.choices], widget=forms.RadioSelect,
        help_text="须经受送达人同意（民事诉讼法第90条）；判决书、裁定书、调解书可应其要求另送纸质文书。",
    )  # fmt: skip
    electronic_address = forms.CharField(label="接收号码或邮箱", required=False, max_length=100)
    address_form = forms.ChoiceField(
        label="确认形式", choices=ConsentForm, widget=forms.RadioSelect, initial=ConsentForm.WRITTEN
    )
    confirmed_at = forms.DateTimeField(label="确认时间", widget=forms.DateTimeInput)

    def __init__(self, data: Any = None, *, party: Party, now: datetime) -> None:
        moment = now.replace(second=0, microsecond=0)
        super().__init__(data, initial={"recipient": party.name, "confirmed_at": moment})

    def told(self) -> dict[str, Any]:
        """Return what is confirmed, as the service takes it (确认内容)."""
        told = dict(self.cleaned_data)
        form, confirmed_at = told.pop("address_form"), told.pop("confirmed_at")
        return {"form": form, "confirmed_at": confirmed_at, "place": ServicePlace(**told)}
