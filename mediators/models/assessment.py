"""The yearly assessment of mediators (年度考核): schemes of points in versions, self-score, score, filing."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from communities.models.court import no_overlap
from mediators.choices import AssessmentState
from mediators.querysets import RecordQuerySet


class AssessmentScheme(models.Model):
    """A version of a scoring scheme (考核方案). Without a court it is another court's published example."""

    court = models.ForeignKey(
        "communities.Court", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="法院"
    )
    name = models.CharField("名称", max_length=100)
    valid_from = models.DateField("启用日期")
    valid_to = models.DateField("停用日期", null=True, blank=True, help_text="当日起不再使用。")
    source = models.CharField("依据", max_length=200)
    confidence = models.CharField("核实程度", max_length=2, blank=True, help_text="V 已读全文，X 摘引，M 未证实。")
    note = models.CharField("说明", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "考核方案"
        ordering = ["court", "-valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                name="assessment_scheme_dates_in_order",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
            ),
            no_overlap("assessment_scheme_one_at_a_time", "court", message="这段时间本院已有考核方案。"),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.valid_from}起）"


class AssessmentItem(models.Model):
    """One item of a scheme, with its full points (考核项目)."""

    scheme = models.ForeignKey(AssessmentScheme, models.CASCADE, related_name="items", verbose_name="方案")
    position = models.PositiveSmallIntegerField("序号")
    title = models.CharField("项目", max_length=100)
    points = models.DecimalField("满分", max_digits=5, decimal_places=1)
    is_bonus = models.BooleanField("加分项", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "考核项目"
        ordering = ["scheme", "position"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "position"], name="assessment_item_once"),
            models.CheckConstraint(name="assessment_item_points_positive", condition=Q(points__gt=0)),
        ]

    def __str__(self) -> str:
        return self.title


class AssessmentGrade(models.Model):
    """A grade and the least total that earns it (考核等次)."""

    scheme = models.ForeignKey(AssessmentScheme, models.CASCADE, related_name="grades", verbose_name="方案")
    name = models.CharField("等次", max_length=10)
    at_least = models.DecimalField("不少于（分）", max_digits=5, decimal_places=1)

    class Meta:
        verbose_name = verbose_name_plural = "考核等次"
        ordering = ["scheme", "-at_least"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "name"], name="assessment_grade_once"),
            models.UniqueConstraint(fields=["scheme", "at_least"], name="assessment_grade_bound_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Assessment(models.Model):
    """A mediator's assessment of one year at one court (年度考核); once filed it never changes."""

    mediator = models.ForeignKey(
        "mediators.Mediator", models.PROTECT, related_name="assessments", verbose_name="调解员"
    )
    court = models.ForeignKey("communities.Court", models.PROTECT, related_name="+", verbose_name="法院")
    year = models.PositiveSmallIntegerField("年度")
    scheme = models.ForeignKey(AssessmentScheme, models.PROTECT, related_name="assessments", verbose_name="方案")
    state = models.CharField("状态", max_length=12, choices=AssessmentState, default=AssessmentState.SELF_SCORED)
    self_comment = models.CharField("自评说明", max_length=500, blank=True)
    comment = models.CharField("考核意见", max_length=500, blank=True)
    total = models.DecimalField("总分", max_digits=6, decimal_places=1, null=True, blank=True)
    grade = models.CharField("等次", max_length=10, blank=True)
    self_scored_at = models.DateTimeField("自评时间", null=True, blank=True)
    assessed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="考核人"
    )
    assessed_at = models.DateTimeField("考核时间", null=True, blank=True)
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="备案人"
    )
    filed_at = models.DateTimeField("备案时间", null=True, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "年度考核"
        ordering = ["-year", "mediator"]
        constraints = [
            models.UniqueConstraint(fields=["mediator", "court", "year"], name="assessment_once_a_year"),
            models.CheckConstraint(name="assessment_state_known", condition=Q(state__in=AssessmentState.values)),
            models.CheckConstraint(
                name="assessment_has_its_result",
                condition=Q(state="SELF_SCORED") | Q(total__isnull=False, assessed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mediator_id} {self.year}"


class AssessmentScore(models.Model):
    """The points for one item: the mediator's own and the court's (考核得分)."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="scores", verbose_name="考核")
    item = models.ForeignKey(AssessmentItem, models.PROTECT, related_name="+", verbose_name="项目")
    self_points = models.DecimalField("自评分", max_digits=5, decimal_places=1, null=True, blank=True)
    points = models.DecimalField("考核分", max_digits=5, decimal_places=1, null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "考核得分"
        ordering = ["assessment", "item"]
        constraints = [models.UniqueConstraint(fields=["assessment", "item"], name="assessment_score_once")]

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.item_id}"
