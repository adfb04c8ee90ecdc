from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localtime

from reports.models import PublishedReading
from reports.queries.own_places import own_places, own_working_places
from reports.queries.places import Place
from reports.queries.rate_tables import COURTS, TOWNS, period_choices, places_to_open
from suyuan.accounts.models import User
from suyuan.lib.periods import Period, PeriodKind, last_periods, period_of


class RateFilter(forms.Form):
    """Which table of rates (筛选): the scope, the period, the order."""

    scope = forms.ChoiceField(label="范围", required=False)
    period = forms.ChoiceField(label="统计期", required=False)
    ranked = forms.BooleanField(label="按数值排序", required=False)

    def __init__(self, data: Any, *, user: User, indicator: str, may_sort: bool, on: date) -> None:
        places = [(place.code, f"{place.display_name}以内") for place in places_to_open(user)]
        self.periods = period_choices(indicator, on=on)
        over = next((choice.text for choice in self.periods if choice.is_over), "")
        super().__init__({"scope": TOWNS, "period": over, **data})
        self.fields["scope"].choices = [(TOWNS, "各镇（街道）"), (COURTS, "各法院辖区"), *places]  # type: ignore[attr-defined]
        self.fields["period"].choices = [(choice.text, choice.label) for choice in self.periods]  # type: ignore[attr-defined]
        if not may_sort:
            del self.fields["ranked"]


class MeasureFilter(forms.Form):
    """Which place's measures in which period (筛选): the month, quarter and year before today, and the present ones."""

    place = forms.ChoiceField(label="地方", required=False)
    period = forms.ChoiceField(label="统计期", required=False)

    def __init__(self, data: Any, *, user: User, on: date) -> None:
        self.places = self.choice_of_places(user)
        periods = self.choice_of_periods(on)
        first = self.places[0].key if self.places else ""
        super().__init__({"place": first, "period": str(periods[0]), **data})
        names = {place.key: place.court.name if place.court else place.name for place in self.places}
        self.fields["place"].choices = list(names.items())  # type: ignore[attr-defined]
        self.fields["period"].choices = [(str(period), _named(period, on)) for period in periods]  # type: ignore[attr-defined]

    def choice_of_places(self, user: User) -> list[Place]:
        """The places that one may choose among (可选的地方)."""
        return own_places(user)

    def choice_of_periods(self, on: date) -> list[Period]:
        """The periods that one may choose among (可选的统计期), the usual one first."""
        return recent_periods(on)


class RegisterFilter(MeasureFilter):
    """Whose register of which period (筛选): tribunals too; the month before today comes first."""

    def choice_of_places(self, user: User) -> list[Place]:
        return own_working_places(user)

    def choice_of_periods(self, on: date) -> list[Period]:
        past = last_periods(on)
        return [*past, *(period for period in recent_periods(on) if period not in past)]


def recent_periods(on: date) -> list[Period]:
    """Return the periods that a measure is usually asked for (统计期): years to date, months, quarters, years."""
    month = period_of(PeriodKind.MONTH, on)
    months = [month]
    while len(months) < 14:
        month = period_of(PeriodKind.MONTH, month.first - timedelta(days=1))
        months.append(month)
    quarters = dict.fromkeys(period_of(PeriodKind.QUARTER, each.first) for each in months)
    years = [period_of(PeriodKind.YEAR, date(on.year - back, 1, 1)) for back in range(1, 4)]
    return [period_of(PeriodKind.YTD, on), *months, *quarters, *years]


def _named(period: Period, on: date) -> str:
    return period.label if period.last < on or period.kind == PeriodKind.YTD else f"{period.label}（未结束）"


class PublicationField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice among publications (发布的读数), told apart by place, period, value and moment."""

    def label_from_instance(self, obj: PublishedReading) -> str:
        value = "只列件数" if obj.value is None else f"{obj.value.normalize():f}"
        at = localtime(obj.published_at)
        return f"{obj.place_name}，{obj.period_label}：{value}（{at:%Y-%m-%d %H:%M}发布）"


def publication_field(label: str) -> PublicationField:
    words = {"required": "请选择一个发布的读数。", "invalid_choice": "没有这个读数，请重新选择。"}
    nothing = PublishedReading.objects.none()
    return PublicationField(nothing, label=label, empty_label="请选择", error_messages=words)


class CompareForm(forms.Form):
    """Which two publications to compare (为什么不一样)."""

    one = publication_field("一个读数")
    other = publication_field("另一个读数")

    def __init__(self, data: Any, *, published: QuerySet[PublishedReading]) -> None:
        super().__init__(data)
        for name in ("one", "other"):
            self.fields[name].queryset = published  # type: ignore[attr-defined]

    def clean_other(self) -> PublishedReading:
        other: PublishedReading = self.cleaned_data["other"]
        if other == self.cleaned_data.get("one"):
            raise forms.ValidationError("请选择另一个读数，不能与自己比较。")
        return other
