"""The working calendar (工作日历): holidays and make-up working days, editable when a notice appears."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from communities.choices import DayKind
from communities.models.reference import ReferenceRow
from communities.querysets import PublicQuerySet


class CalendarYear(ReferenceRow):
    """Whether the State Council's notice for a year has been entered; if not, due days are provisional.

    A year that was corrected here, in itself or in one of its days, is kept whole when the software is upgraded.
    """

    year = models.PositiveSmallIntegerField("年份", primary_key=True)
    confirmed = models.BooleanField("已按国务院通知确认", default=False)
    source = models.CharField("来源", max_length=300, blank=True)

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "日历年份"
        ordering = ["year"]
        constraints = [
            models.CheckConstraint(
                name="calendar_year_confirmed_by_a_source", condition=Q(confirmed=False) | ~Q(source="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}年{'已确认' if self.confirmed else '暂定'}"


class CalendarDay(models.Model):
    """A day that is not what its weekday says: a holiday, or a weekend day made a working day."""

    date = models.DateField("日期", primary_key=True)
    kind = models.CharField("类别", max_length=10, choices=DayKind)
    name = models.CharField("名称", max_length=40)
    source = models.CharField("来源", max_length=300, blank=True)

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "节假日与调休"
        ordering = ["date"]
        constraints = [models.CheckConstraint(name="calendar_day_kind_known", condition=Q(kind__in=DayKind.values))]

    def __str__(self) -> str:
        return f"{self.date} {self.name}"


class CalendarRevision(models.Model):
    """A change of the calendar (日历版本): who changed what, when. The latest one names the calendar's version."""

    summary = models.CharField("变更内容", max_length=300)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="变更人")
    made_at = models.DateTimeField("变更时间")

    class Meta:
        verbose_name = verbose_name_plural = "日历版本"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"第{self.pk}版 {self.summary}"
