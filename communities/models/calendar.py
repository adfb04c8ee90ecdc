"""The working calendar (工作日历): holidays and make-up working days, editable when a notice appears."""

from django.db import models
from django.db.models import Q

from communities.choices import DayKind


class CalendarYear(models.Model):
    """Whether the State Council's notice for a year has been entered; if not, due days are provisional."""

    year = models.PositiveSmallIntegerField("年份", primary_key=True)
    confirmed = models.BooleanField("已按国务院通知确认", default=False)
    source = models.CharField("来源", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "日历年份"
        ordering = ["year"]

    def __str__(self) -> str:
        return f"{self.year}年{'已确认' if self.confirmed else '暂定'}"


class CalendarDay(models.Model):
    """A day that is not what its weekday says: a holiday, or a weekend day made a working day."""

    date = models.DateField("日期", primary_key=True)
    kind = models.CharField("类别", max_length=10, choices=DayKind)
    name = models.CharField("名称", max_length=40)
    source = models.CharField("来源", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "节假日与调休"
        ordering = ["date"]
        constraints = [models.CheckConstraint(name="calendar_day_kind_known", condition=Q(kind__in=DayKind.values))]

    def __str__(self) -> str:
        return f"{self.date} {self.name}"
