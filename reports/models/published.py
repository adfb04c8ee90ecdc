"""Published readings (发布的读数): what was said stays said."""

from django.conf import settings
from django.db import models

from reports.choices import PeriodKind
from reports.models.reading import Figures, figures_agree, of_one_place
from reports.querysets import PublishedReadingQuerySet


class PublishedReading(Figures):
    """A reading as it was published (发布的读数), with everything it rested on. Rows are only ever added.

    A correction is a new publication of the same place and period; the old one stays. `document` is the whole
    reading in words and numbers: definition, population with its dates and sources, exclusions.
    """

    definition = models.ForeignKey(
        "reports.IndicatorDefinition", models.PROTECT, related_name="published", verbose_name="口径"
    )
    fingerprint = models.CharField("口径指纹", max_length=64)
    kind = models.CharField("统计期类型", max_length=10, choices=PeriodKind)
    first_on = models.DateField("首日")
    last_on = models.DateField("末日")
    period_label = models.CharField("统计期", max_length=60)
    division = models.ForeignKey(
        "communities.Division", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="区划"
    )
    court = models.ForeignKey(
        "communities.Court", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="法院"
    )
    place_name = models.CharField("地名", max_length=120)
    document = models.JSONField("全文")
    cut_off_at = models.DateTimeField("数据截止时间")
    published_at = models.DateTimeField("发布时间")
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="发布人")

    objects = PublishedReadingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "发布的读数"
        ordering = ["-published_at", "-pk"]
        indexes = [models.Index(fields=["division", "court", "kind", "last_on"], name="published_by_place")]
        constraints = [of_one_place("published_of_one_place"), figures_agree("published_figures_agree")]

    def __str__(self) -> str:
        return f"{self.place_name} {self.period_label} {self.published_at:%Y-%m-%d}"
