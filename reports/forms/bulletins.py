from datetime import date
from typing import Any

from django import forms

from communities.models import Court
from reports.choices import PeriodKind
from reports.forms.readings import recent_periods
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from suyuan.lib.periods import Period, parse_period

KINDS = [choice for choice in PeriodKind.choices if choice[0] != PeriodKind.YTD]


def coordinated_courts(user: User) -> list[tuple[str, str]]:
    """Return the courts whose bulletins the user writes, as choices (可办理的法院)."""
    codes = [duty.court_id for duty in user.duties if duty.role == Role.COORDINATOR]
    return [(court.code, court.name) for court in Court.objects.filter(code__in=codes).order_by("code")]


class NewBulletinForm(forms.Form):
    """Of which court and which past period to draft a bulletin (拟稿)."""

    court = forms.ChoiceField(label="法院")
    period = forms.ChoiceField(label="统计期")

    def __init__(self, data: Any, *, user: User, on: date) -> None:
        super().__init__(data)
        kinds = {kind for kind, _ in KINDS}
        past = [period for period in recent_periods(on) if period.last < on and period.kind in kinds]
        self.fields["court"].choices = coordinated_courts(user)  # type: ignore[attr-defined]
        self.fields["period"].choices = [(str(period), period.label) for period in past]  # type: ignore[attr-defined]

    def clean_period(self) -> Period:
        return parse_period(self.cleaned_data["period"])


class BulletinForm(forms.Form):
    """The text of a draft, with places for its figures (修改通报)."""

    title = forms.CharField(label="标题", max_length=120)
    body = forms.CharField(
        label="正文", widget=forms.Textarea(attrs={"rows": 16}), help_text="一行一段；双花括号内写数字的名称。"
    )


class TemplateForm(BulletinForm):
    """A court's own template for a kind of period (编写模板)."""

    field_order = ["court", "kind", "title", "body"]
    court = forms.ChoiceField(label="法院")
    kind = forms.ChoiceField(label="统计期类型", choices=KINDS)

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        self.fields["court"].choices = coordinated_courts(user)  # type: ignore[attr-defined]
