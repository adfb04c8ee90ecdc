"""How a community becomes and stays a demonstration community (示范社区创建): its steps and its targets."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from communities.choices import Measure, ReviewOutcome, StepKind
from communities.models.reference import value_known
from communities.querysets import DemonstrationStepQuerySet


class DemonstrationStep(models.Model):
    """A step on the way (创建步骤): application, plan, designation, yearly review, withdrawal. Only ever added."""

    community = models.ForeignKey(
        "communities.Community", models.PROTECT, related_name="demonstration_steps", verbose_name="社区"
    )
    tribunal = models.ForeignKey(
        "communities.Tribunal", models.PROTECT, related_name="demonstration_steps", verbose_name="人民法庭"
    )
    kind = models.CharField("步骤", max_length=15, choices=StepKind)
    taken_on = models.DateField("日期")
    text = models.TextField("内容")
    outcome = models.CharField("评议结果", max_length=12, choices=ReviewOutcome, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")
    made_at = models.DateTimeField("登记时间")

    objects = DemonstrationStepQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "创建步骤"
        ordering = ["community", "taken_on", "pk"]
        constraints = [
            value_known("demonstration_step_kind_known", "kind", StepKind),
            models.CheckConstraint(
                name="demonstration_review_has_an_outcome",
                condition=Q(kind="REVIEW", outcome__in=ReviewOutcome.values) | (~Q(kind="REVIEW") & Q(outcome="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community_id} {self.get_kind_display()} {self.taken_on}"


class DemonstrationTarget(models.Model):
    """What a demonstration community sets out to reach in a year (年度目标)."""

    demonstration = models.ForeignKey(
        "communities.DemonstrationCommunity", models.PROTECT, related_name="targets", verbose_name="示范社区"
    )
    year = models.PositiveSmallIntegerField("年度")
    measure = models.CharField("项目", max_length=20, choices=Measure)
    value = models.DecimalField("目标值", max_digits=9, decimal_places=2)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")
    set_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = verbose_name_plural = "示范社区年度目标"
        ordering = ["demonstration", "year", "measure"]
        constraints = [
            value_known("demonstration_measure_known", "measure", Measure),
            models.UniqueConstraint(fields=["demonstration", "year", "measure"], name="demonstration_target_once"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.get_measure_display()} {self.value}"

    @property
    def is_ceiling(self) -> bool:
        """Whether less is better (越低越好): counts, growth and suits; more is better for the rest."""
        return self.measure in (Measure.DISPUTES, Measure.GROWTH, Measure.LAWSUITS_PER_10K)
