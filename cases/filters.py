"""Searching and narrowing the list of disputes."""

from datetime import date, datetime, time, timedelta
from typing import Any

import django_filters  # type: ignore[import-untyped]
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils.timezone import make_aware

from cases.choices import SupervisionKind
from cases.lifecycle import State
from cases.models import Dispute, DisputeCategory, DisputeFlag, FlagKind, InformingDuty, SupervisionOrder
from cases.queries.places import towns_for
from communities.rules.division_codes import prefix_of
from suyuan.accounts.models import User
from suyuan.lib.text import squeeze

Disputes = QuerySet[Dispute]


class DisputeFilter(django_filters.FilterSet):  # type: ignore[misc]
    """The filter bar of the list (纠纷筛选). A whole ID number or mobile number finds exactly, by blind index."""

    q = django_filters.CharFilter(
        method="search",
        label="查找",
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "编号、当事人、事实；完整证件号或手机号"}),
    )
    state = django_filters.ChoiceFilter(choices=State.choices, label="状态", empty_label="全部状态")
    town = django_filters.ChoiceFilter(method="in_town", label="镇街", empty_label="全部镇街")
    category = django_filters.ModelChoiceFilter(
        queryset=DisputeCategory.objects.filter(selectable=True), label="纠纷类型", empty_label="全部类型"
    )
    flag = django_filters.ModelChoiceFilter(
        method="flagged", queryset=FlagKind.objects.all(), label="专题、风险", empty_label="不限"
    )
    since = django_filters.DateFilter(method="logged_since", label="记录日期起", widget=forms.DateInput)
    until = django_filters.DateFilter(method="logged_until", label="记录日期止", widget=forms.DateInput)
    overdue = django_filters.BooleanFilter(method="only_overdue", label="已超期", widget=forms.CheckboxInput)
    refused = django_filters.BooleanFilter(method="only_refused", label="当事人不同意", widget=forms.CheckboxInput)
    to_inform = django_filters.BooleanFilter(method="only_to_inform", label="应告知", widget=forms.CheckboxInput)
    owing = django_filters.BooleanFilter(method="only_owing", label="履行已逾期", widget=forms.CheckboxInput)
    to_visit = django_filters.BooleanFilter(method="only_to_visit", label="待回访", widget=forms.CheckboxInput)
    mine = django_filters.BooleanFilter(method="only_mine", label="我登记或经办的", widget=forms.CheckboxInput)

    class Meta:
        model = Dispute
        fields: list[str] = []

    def __init__(self, data: QueryDict, queryset: Disputes, *, user: User, on: date) -> None:
        super().__init__(data, queryset)
        self.user, self.on = user, on
        self.form.fields["town"].choices = [("", "全部镇街"), *towns_for(user)]

    def search(self, disputes: Any, name: str, text: str) -> Disputes:
        if _is_identifier(text):
            return disputes.with_party_identified_by(text)
        return disputes.matching(text)

    def in_town(self, disputes: Disputes, name: str, code: str) -> Disputes:
        return disputes.filter(division__code__startswith=prefix_of(code))

    def logged_since(self, disputes: Disputes, name: str, day: date) -> Disputes:
        return disputes.filter(logged_at__gte=_midnight(day))

    def logged_until(self, disputes: Disputes, name: str, day: date) -> Disputes:
        return disputes.filter(logged_at__lt=_midnight(day + timedelta(days=1)))

    def only_overdue(self, disputes: Any, name: str, wanted: bool) -> Disputes:
        return disputes.overdue(self.on) if wanted else disputes

    def only_refused(self, disputes: Any, name: str, wanted: bool) -> Disputes:
        return disputes.refused() if wanted else disputes

    def flagged(self, disputes: Disputes, name: str, kind: FlagKind) -> Disputes:
        standing = DisputeFlag.objects.filter(dispute=OuterRef("pk"), kind=kind, lifted_at__isnull=True)
        return disputes.filter(Exists(standing))

    def only_to_inform(self, disputes: Disputes, name: str, wanted: bool) -> Disputes:
        duties = InformingDuty.objects.filter(flag__dispute=OuterRef("pk"), closed_at__isnull=True)
        return disputes.filter(Exists(duties)) if wanted else disputes

    def only_owing(self, disputes: Any, name: str, wanted: bool) -> Disputes:
        return disputes.owing(self.on - timedelta(days=1)) if wanted else disputes

    def only_to_visit(self, disputes: Any, name: str, wanted: bool) -> Disputes:
        return disputes.to_visit(self.on) if wanted else disputes

    def only_mine(self, disputes: Any, name: str, wanted: bool) -> Disputes:
        if not wanted:
            return disputes
        in_hands = Dispute.objects.in_hands_of(self.user).values("pk")
        return disputes.filter(Q(logged_by=self.user) | Q(pk__in=in_hands))


def _is_identifier(text: str) -> bool:
    """A whole identity number or credit code, or a mobile number."""
    squeezed = squeeze(text)
    is_number = len(squeezed) == 18 and squeezed.isascii() and squeezed.isalnum()
    return is_number or (len(squeezed) == 11 and squeezed.isdigit() and squeezed.startswith("1"))


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))


class SupervisionFilter(django_filters.FilterSet):  # type: ignore[misc]
    """The filter bar of supervision orders (督办筛选)."""

    STATUSES = (("open", "未办结"), ("overdue", "已逾期"), ("to_rate", "待评价"), ("closed", "已办结"))
    status = django_filters.ChoiceFilter(choices=STATUSES, method="in_status", label="状态", empty_label="全部状态")
    kind = django_filters.ChoiceFilter(choices=SupervisionKind.choices, label="督办事由", empty_label="全部事由")

    class Meta:
        model = SupervisionOrder
        fields: list[str] = []

    def __init__(self, data: QueryDict, queryset: QuerySet[SupervisionOrder], *, on: date) -> None:
        super().__init__(data, queryset)
        self.on = on

    def in_status(self, orders: Any, name: str, status: str) -> QuerySet[SupervisionOrder]:
        match status:
            case "closed":
                return orders.filter(closed_at__isnull=False)
            case "overdue":
                return orders.overdue(self.on)
            case "to_rate":
                return orders.open().filter(answers__rating="")
        return orders.open()
