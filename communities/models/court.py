"""Courts, tribunals, the areas they cover, and the mediation centres (诉调对接中心)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from communities.choices import CourtLevel, TribunalKind, Trust
from communities.models.reference import DatedRow, dates_in_order
from communities.querysets import DatedQuerySet, TribunalQuerySet


def date_span() -> Func:
    """The half-open daterange from valid_from to valid_to; an empty bound is unbounded."""
    return Func(F("valid_from"), F("valid_to"), function="daterange", output_field=DateRangeField())


def no_overlap(name: str, *fields: str, message: str) -> ExclusionConstraint:
    """Refuse two rows with equal `fields` whose validity (valid_from up to, not including, valid_to) overlaps."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            *((field, RangeOperators.EQUAL) for field in fields),
            (date_span(), RangeOperators.OVERLAPS),
        ],
        violation_error_message=message,
    )


class Court(DatedRow):
    """A people's court (人民法院), keyed by its code in case numbers (法院代字)."""

    code = models.CharField("法院代字", max_length=10, primary_key=True)
    name = models.CharField("名称", max_length=60)
    level = models.CharField("审级", max_length=15, choices=CourtLevel)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="lower_courts",
        verbose_name="上级法院",
    )
    division = models.ForeignKey(
        "communities.Division",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="所在区划",
    )
    trust = models.CharField("可信程度", max_length=12, choices=Trust, default=Trust.PROVISIONAL)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "法院"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(name="court_level_known", condition=Q(level__in=CourtLevel.values)),
            dates_in_order("court_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.code}）"


class Tribunal(DatedRow):
    """A people's tribunal (人民法庭): the part of a basic court that sits in the towns."""

    court = models.ForeignKey(Court, models.PROTECT, related_name="tribunals", verbose_name="所属法院")
    name = models.CharField("名称", max_length=60)
    kind = models.CharField("类别", max_length=20, choices=TribunalKind)
    seat = models.ForeignKey(
        "communities.Division",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="驻地",
    )
    trust = models.CharField("可信程度", max_length=12, choices=Trust, default=Trust.PROVISIONAL)
    source = models.CharField("来源", max_length=300, blank=True)

    objects = TribunalQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "人民法庭"
        ordering = ["court", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["court", "name"], name="tribunal_name_once_per_court"),
            models.CheckConstraint(name="tribunal_kind_known", condition=Q(kind__in=TribunalKind.values)),
            dates_in_order("tribunal_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.court_id}）"


class Coverage(DatedRow):
    """Which place a court or tribunal covers, from when to when (管辖范围)."""

    trust = models.CharField("可信程度", max_length=12, choices=Trust, default=Trust.PROVISIONAL)
    source = models.CharField("来源", max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True


class CourtCoverage(Coverage):
    """The place that a court covers."""

    court = models.ForeignKey(Court, models.PROTECT, related_name="coverages", verbose_name="法院")
    division = models.ForeignKey(
        "communities.Division",
        models.PROTECT,
        related_name="court_coverages",
        verbose_name="区划",
    )

    class Meta:
        verbose_name = verbose_name_plural = "法院管辖范围"
        ordering = ["division", "valid_from"]
        constraints = [
            no_overlap(
                "court_coverage_one_court_at_a_time",
                "division",
                message="该区划在这段时间内已有管辖法院，请先写明终止日期。",
            ),
            dates_in_order("court_coverage_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.court_id} {self.division_id} {self.valid_from or ''}–{self.valid_to or ''}"


class TribunalCoverage(Coverage):
    """The place that a tribunal covers; the deepest place wins where two contain a community."""

    tribunal = models.ForeignKey(Tribunal, models.PROTECT, related_name="coverages", verbose_name="人民法庭")
    division = models.ForeignKey(
        "communities.Division",
        models.PROTECT,
        related_name="tribunal_coverages",
        verbose_name="区划",
    )

    class Meta:
        verbose_name = verbose_name_plural = "法庭管辖范围"
        ordering = ["division", "valid_from"]
        constraints = [
            no_overlap(
                "tribunal_coverage_one_tribunal_at_a_time",
                "division",
                message="该区划在这段时间内已有管辖法庭，请先写明终止日期。",
            ),
            dates_in_order("tribunal_coverage_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.tribunal_id} {self.division_id} {self.valid_from or ''}–{self.valid_to or ''}"


class MediationCentre(models.Model):
    """The office of a court that takes in, refers and counts disputes (诉调对接中心)."""

    code = models.CharField(
        "编号代字",
        max_length=20,
        unique=True,
        help_text="用作纠纷编号的开头，例如：粤1971。",
    )
    name = models.CharField("名称", max_length=80)
    court = models.ForeignKey(Court, models.PROTECT, related_name="centres", verbose_name="所属法院")
    tribunal = models.ForeignKey(
        Tribunal,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="centres",
        verbose_name="所在法庭",
    )

    class Meta:
        verbose_name = verbose_name_plural = "诉调对接中心"
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.name}（{self.code}）"
