"""Administrative divisions (区划) and their population, as published."""

from django.db import models
from django.db.models import F, Q

from communities.choices import DivisionLevel, Trust
from communities.models.reference import DatedRow, ReferenceRow, dates_in_order
from communities.querysets import DivisionQuerySet, PopulationQuerySet

NAME_PENDING = "名称待导入"


class Division(DatedRow):
    """One place in the statistics bureau's division tree (统计用区划代码).

    A county may be missing between city and town: Dongguan's towns hang under the city.
    `prefix` holds the significant digits, so everything inside a place has a code that starts with it.
    """

    code = models.CharField("区划代码", max_length=15, primary_key=True)
    scheme = models.CharField("代码体系", max_length=30, default="统计用区划代码")
    name = models.CharField("名称", max_length=100, blank=True, help_text="空白表示名称尚未导入。")
    pinyin = models.CharField("拼音", max_length=200, blank=True, editable=False)
    level = models.CharField("层级", max_length=10, choices=DivisionLevel)
    prefix = models.CharField("有效前缀", max_length=15, editable=False)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="上级区划",
    )
    urban_rural_class = models.CharField("城乡分类代码", max_length=3, blank=True)
    trust = models.CharField("可信程度", max_length=12, choices=Trust, default=Trust.PROVISIONAL)
    source = models.CharField("来源", max_length=300, blank=True)

    objects = DivisionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "行政区划"
        ordering = ["code"]
        indexes = [models.Index(fields=["level", "code"], name="division_level_code")]
        constraints = [
            models.CheckConstraint(name="division_level_known", condition=Q(level__in=DivisionLevel.values)),
            models.CheckConstraint(
                name="division_prefix_starts_code",
                condition=Q(code__startswith=F("prefix")),
            ),
            dates_in_order("division_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.display_name}（{self.code}）"

    @property
    def display_name(self) -> str:
        """The name, or the code with 名称待导入 while the name is missing."""
        return self.name or f"{self.code} {NAME_PENDING}"


class Population(ReferenceRow):
    """The resident population (常住人口, persons) of a place as one publication states it."""

    division = models.ForeignKey(Division, models.PROTECT, related_name="populations", verbose_name="区划")
    counted_on = models.DateField("统计时点")
    vintage = models.CharField("口径", max_length=40, help_text="例如：第七次人口普查、年末公报。")
    resident_count = models.PositiveBigIntegerField("常住人口（人）")
    source = models.CharField("来源", max_length=300)
    note = models.CharField("说明", max_length=300, blank=True)
    trust = models.CharField("可信程度", max_length=12, choices=Trust, default=Trust.PROVISIONAL)

    objects = PopulationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "人口"
        ordering = ["division", "-counted_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["division", "counted_on", "vintage"],
                name="population_once_per_vintage",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.division_id} {self.counted_on} {self.resident_count}人"
