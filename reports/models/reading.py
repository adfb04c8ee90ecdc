"""Readings (读数): what an indicator says of a place in a period."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from reports.choices import PlaceLevel, Withheld
from reports.querysets import ReadingQuerySet


class Figures(models.Model):
    """The figures of a reading (数字): numerator with its parts, what was left out, denominator, value.

    A rate that is withheld has its reason; an unknown population is empty, never 0. `direct_count` are the
    suits that count for the place itself and for no place inside it; `unattributed_count` those of the
    courts inside the place that could be attributed nowhere.
    """

    numerator = models.PositiveIntegerField("新收一审案件（件）")
    civil_count = models.PositiveIntegerField("其中民事（件）")
    administrative_count = models.PositiveIntegerField("其中行政（件）")
    settled_count = models.PositiveIntegerField("诉前调解成功（件）")
    direct_count = models.PositiveIntegerField("仅归属到本级（件）")
    unattributed_count = models.PositiveIntegerField("未能归属（件）")
    attribution = models.JSONField("归属方式", default=dict)
    exclusions = models.JSONField("不计入的案件", default=dict)
    population = models.PositiveBigIntegerField("常住人口（人）", null=True, blank=True)
    missing_population_count = models.PositiveIntegerField("缺少人口的区划数")
    value = models.DecimalField("万人成讼率（件/万人）", max_digits=16, decimal_places=4, null=True, blank=True)
    withheld = models.CharField("不列比率的原因", max_length=20, choices=Withheld, blank=True)
    companion_value = models.DecimalField(
        "诉至法院万人率（件/万人）", max_digits=16, decimal_places=4, null=True, blank=True
    )
    companion_withheld = models.CharField("不列诉至法院率的原因", max_length=20, choices=Withheld, blank=True)

    class Meta:
        abstract = True

    @property
    def companion_numerator(self) -> int:
        """诉至法院的纠纷: suits and disputes settled before suit."""
        return self.numerator + self.settled_count


def figures_agree(name: str) -> models.CheckConstraint:
    """Refuse a rate without a population, and a rate that is both given and withheld."""
    return models.CheckConstraint(
        name=name,
        condition=(Q(value__isnull=True) ^ Q(withheld=""))
        & (Q(companion_value__isnull=True) ^ Q(companion_withheld=""))
        & (Q(population__isnull=False) | Q(value__isnull=True, companion_value__isnull=True)),
    )


def of_one_place(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(name=name, condition=Q(division__isnull=True) ^ Q(court__isnull=True))


class Reading(Figures):
    """The figures of one place in one period (读数), recomputed whenever what they rest on changes."""

    period = models.ForeignKey(
        "reports.ReadingPeriod",
        models.CASCADE,
        related_name="readings",
        verbose_name="统计期",
        db_index=False,  # reading_once_per_place begins with it
    )
    level = models.CharField("层级", max_length=10, choices=PlaceLevel)
    division = models.ForeignKey(
        "communities.Division", models.CASCADE, null=True, blank=True, related_name="+", verbose_name="区划"
    )
    court = models.ForeignKey(
        "communities.Court", models.CASCADE, null=True, blank=True, related_name="+", verbose_name="法院"
    )
    population_ids = ArrayField(models.BigIntegerField(), verbose_name="所用人口数据", default=list)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "读数"
        ordering = ["period", "division", "court"]
        indexes = [models.Index("period", "level", F("value").desc(nulls_last=True), name="reading_by_value")]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "division", "court"], name="reading_once_per_place", nulls_distinct=False
            ),
            of_one_place("reading_of_one_place"),
            figures_agree("reading_figures_agree"),
        ]

    def __str__(self) -> str:
        return f"{self.division_id or self.court_id} {self.period_id}"
