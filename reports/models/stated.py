"""Figures that others published (引用的数字), as they were printed, with what they do not say."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from communities.models.reference import value_known
from reports.choices import StatedFigureKind


class StatedParagraph(models.Model):
    """A published paragraph with figures (引文), quoted word for word with its source."""

    source = models.CharField("来源", max_length=300)
    place_name = models.CharField("地方", max_length=120)
    text = models.TextField("原文")
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="录入人")
    entered_at = models.DateTimeField("录入时间")

    class Meta:
        verbose_name = verbose_name_plural = "引文"
        ordering = ["-entered_at", "-pk"]

    def __str__(self) -> str:
        return self.source


class StatedFigure(models.Model):
    """One figure of a paragraph as printed (引用的数字). An empty period, scope or denominator was not printed.

    `said_of` is the numerator of a share, the count of a growth, the growth of its change, the total of a part.
    """

    paragraph = models.ForeignKey(StatedParagraph, models.PROTECT, related_name="figures", verbose_name="引文")
    label = models.CharField("项目", max_length=80)
    kind = models.CharField("种类", max_length=15, choices=StatedFigureKind)
    printed = models.CharField("数字", max_length=24, blank=True)
    unit = models.PositiveIntegerField("末位单位", default=1)
    period = models.CharField("统计期", max_length=80, blank=True)
    scope = models.CharField("范围", max_length=120, blank=True)
    denominator = models.CharField("分母", max_length=120, blank=True)
    said_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="说的是哪一项"
    )
    over = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="除以哪一项")

    class Meta:
        verbose_name = verbose_name_plural = "引用的数字"
        ordering = ["paragraph", "pk"]
        constraints = [
            value_known("stated_kind_known", "kind", StatedFigureKind),
            models.CheckConstraint(name="stated_has_a_number", condition=Q(kind="FALL") ^ ~Q(printed="")),
            models.CheckConstraint(name="stated_unit_is_whole", condition=Q(unit__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.printed}".strip()
