"""The periods that readings are kept for, and which of them are still to be computed."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from reports.choices import PeriodKind
from reports.querysets import ReadingPeriodQuerySet
from suyuan.lib import periods

if TYPE_CHECKING:
    from reports.models.reading import Reading


class ReadingPeriod(models.Model):
    """One period of one indicator (统计期). It owns what is still to do: `wanted` differs from `computed`.

    Both are marks of everything a reading rests on: cases, settled disputes, population, coverage, definition.
    """

    indicator = models.CharField("指标代码", max_length=40)
    kind = models.CharField("类型", max_length=10, choices=PeriodKind)
    first_on = models.DateField("首日")
    last_on = models.DateField("末日")
    court_year = models.BooleanField("按司法统计年度", default=False)
    definition = models.ForeignKey(
        "reports.IndicatorDefinition", models.PROTECT, related_name="periods", verbose_name="口径"
    )
    wanted = models.CharField("应有标记", max_length=64)
    computed = models.CharField("已算标记", max_length=64, blank=True)
    cut_off_at = models.DateTimeField("数据截止时间", null=True, blank=True)

    objects = ReadingPeriodQuerySet.as_manager()

    if TYPE_CHECKING:
        readings: models.Manager[Reading]

    class Meta:
        verbose_name = verbose_name_plural = "统计期"
        ordering = ["indicator", "-last_on", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "kind", "first_on", "last_on", "court_year"], name="reading_period_once"
            ),
            models.CheckConstraint(name="reading_period_kind_known", condition=Q(kind__in=PeriodKind.values)),
            models.CheckConstraint(name="reading_period_in_order", condition=Q(last_on__gt=F("first_on"))),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.period}"

    @property
    def period(self) -> periods.Period:
        return periods.Period(periods.PeriodKind(self.kind), self.first_on, self.last_on, self.court_year)
