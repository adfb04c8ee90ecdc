"""Assessment of tribunals, communities and units (工作考核): items, scores with evidence, appeals, commendations.

Single mediators are assessed in their personal files (mediators).
"""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from communities.models.reference import value_known
from suyuan.governance.choices import Evidence, Indicator, SchemeState, SubjectKind
from suyuan.governance.querysets import WorkAssessmentQuerySet, WorkSchemeQuerySet


class WorkScheme(models.Model):
    """How a court assesses in a period (考核方案).

    Its items are fixed once scoring begins, so a past year never changes.
    """

    court = models.ForeignKey("communities.Court", models.PROTECT, related_name="+", verbose_name="考核法院")
    name = models.CharField("名称", max_length=100)
    subject_kind = models.CharField("考核对象", max_length=10, choices=SubjectKind)
    period = models.CharField("考核期", max_length=20, help_text="例如：2026、2026Q3。")
    first_on = models.DateField("考核期首日")
    last_on = models.DateField("考核期末日")
    source = models.CharField("依据", max_length=300, blank=True)
    appeal_days = models.PositiveSmallIntegerField("公示异议期（日）", help_text="由本院确定，没有统一规定。")
    state = models.CharField("状态", max_length=10, choices=SchemeState, default=SchemeState.DRAFT)
    copied_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="copies", verbose_name="沿用自"
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="编制人")
    made_at = models.DateTimeField("编制时间")
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="复核人"
    )
    published_on = models.DateField("公示日期", null=True, blank=True)

    objects = WorkSchemeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "工作考核方案"
        ordering = ["-last_on", "-pk"]
        constraints = [
            value_known("work_scheme_subject_known", "subject_kind", SubjectKind),
            value_known("work_scheme_state_known", "state", SchemeState),
            models.CheckConstraint(name="work_scheme_days_in_order", condition=Q(last_on__gt=F("first_on"))),
            models.UniqueConstraint(
                fields=["court", "subject_kind", "name", "first_on"], name="work_scheme_name_once_per_period"
            ),
            models.CheckConstraint(
                name="work_scheme_reviewed_by_another",
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("made_by")),
            ),
            models.CheckConstraint(
                name="work_scheme_published_on_a_day",
                condition=~Q(state__in=["PUBLISHED", "FINAL"])
                | Q(published_on__isnull=False, reviewed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def appeal_until(self) -> date | None:
        """The last day for objections (异议截止日)."""
        return self.published_on and self.published_on + timedelta(days=self.appeal_days)


class WorkSchemeItem(models.Model):
    """An item of a scheme (考核项目): its weight, and for a figure where full marks and none begin."""

    scheme = models.ForeignKey(WorkScheme, models.CASCADE, related_name="items", verbose_name="方案")
    order = models.PositiveSmallIntegerField("序号")
    title = models.CharField("项目", max_length=100)
    weight = models.DecimalField("分值", max_digits=5, decimal_places=1)
    evidence = models.CharField("评分依据", max_length=10, choices=Evidence)
    indicator = models.CharField("指标", max_length=20, choices=Indicator, blank=True)
    full_at = models.DecimalField("得满分的数值", max_digits=9, decimal_places=2, null=True, blank=True)
    zero_at = models.DecimalField("得零分的数值", max_digits=9, decimal_places=2, null=True, blank=True)
    standard = models.CharField("评分标准", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "工作考核项目"
        ordering = ["scheme", "order", "pk"]
        constraints = [
            value_known("work_assessment_evidence_known", "evidence", Evidence),
            models.CheckConstraint(name="work_assessment_weight_positive", condition=Q(weight__gt=0)),
            models.CheckConstraint(
                name="work_assessment_computed_by_a_figure",
                condition=Q(evidence="BY_HAND", indicator="")
                | Q(
                    evidence="COMPUTED",
                    indicator__in=Indicator.values,
                    full_at__isnull=False,
                    zero_at__isnull=False,
                )
                & ~Q(full_at=F("zero_at")),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class WorkAssessment(models.Model):
    """One subject under a scheme (考核结果)."""

    scheme = models.ForeignKey(WorkScheme, models.PROTECT, related_name="assessments", verbose_name="方案")
    tribunal = models.ForeignKey(
        "communities.Tribunal", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="人民法庭"
    )
    community = models.ForeignKey(
        "communities.Community", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="社区"
    )
    unit = models.ForeignKey(
        "communities.LinkedUnit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="联动单位"
    )
    label = models.CharField("名称", max_length=100)

    objects = WorkAssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "工作考核结果"
        ordering = ["scheme", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "tribunal", "community", "unit"],
                name="work_assessment_once_per_subject",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return self.label


class WorkScore(models.Model):
    """The score of an item (单项得分). Without data it has no score and says why: unknown is never 0."""

    assessment = models.ForeignKey(WorkAssessment, models.PROTECT, related_name="scores", verbose_name="考核结果")
    item = models.ForeignKey(WorkSchemeItem, models.PROTECT, related_name="scores", verbose_name="项目")
    score = models.DecimalField("得分", max_digits=5, decimal_places=1, null=True, blank=True)
    figure = models.DecimalField("指标数值", max_digits=12, decimal_places=2, null=True, blank=True)
    explanation = models.CharField("计算说明", max_length=300, blank=True)
    proof = models.CharField("依据材料", max_length=300, blank=True)
    leaves_out = models.BooleanField("本项不计", default=False)
    filled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="评分人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "工作考核得分"
        ordering = ["item__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "item"], name="work_assessment_score_once"),
            models.CheckConstraint(
                name="work_assessment_score_by_hand_has_a_proof", condition=Q(filled_by__isnull=True) | ~Q(proof="")
            ),
            models.CheckConstraint(
                name="work_assessment_left_out_has_no_score", condition=Q(leaves_out=False) | Q(score__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.item_id}"


class WorkAppeal(models.Model):
    """An objection to a published result (考核异议), and the answer."""

    assessment = models.ForeignKey(WorkAssessment, models.PROTECT, related_name="appeals", verbose_name="考核结果")
    text = models.CharField("异议", max_length=500)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="提出人")
    made_at = models.DateTimeField("提出时间")
    answer = models.CharField("答复", max_length=500, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="答复人"
    )
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "工作考核异议"
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return self.text[:40]


class Commendation(models.Model):
    """An honour (表彰奖励) for a tribunal, a community, a unit or a person; 实施意见 三（二）."""

    court = models.ForeignKey("communities.Court", models.PROTECT, related_name="+", verbose_name="表彰法院")
    scheme = models.ForeignKey(
        WorkScheme, models.PROTECT, null=True, blank=True, related_name="commendations", verbose_name="考核方案"
    )
    recipient = models.CharField("受表彰的集体或个人", max_length=100)
    title = models.CharField("荣誉", max_length=100)
    document = models.CharField("文号", max_length=100)
    awarded_on = models.DateField("日期")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")

    class Meta:
        verbose_name = verbose_name_plural = "表彰奖励"
        ordering = ["-awarded_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.recipient} {self.title}"
