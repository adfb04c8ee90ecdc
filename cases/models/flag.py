"""Special topics and risks (专题、风险标识), and the duty to inform that a risk opens (告知任务)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.choices import FlagGroup
from cases.querysets import InformingDutyQuerySet
from communities.models.reference import DatedRow, dates_in_order
from communities.querysets import DatedQuerySet


class FlagKind(DatedRow):
    """A topic or a risk that disputes can be marked with; an administrator adds what comes next."""

    code = models.CharField("代码", max_length=40, unique=True)
    group = models.CharField("类别", max_length=10, choices=FlagGroup)
    name = models.CharField("名称", max_length=20)
    meaning = models.CharField("适用情形", max_length=200, blank=True)
    grave = models.BooleanField("重大风险", default=False, help_text="在列表和页面上以红色显示。")
    source = models.CharField("来源", max_length=200, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "专题与风险种类"
        ordering = ["-group", "pk"]
        constraints = [
            models.CheckConstraint(name="flag_kind_group_known", condition=Q(group__in=FlagGroup.values)),
            dates_in_order("flag_kind_dates_in_order"),
        ]

    def __str__(self) -> str:
        return self.name


class InformingRule(DatedRow):
    """Who must be told when a risk is found, on what basis (告知规则). A rule in use is closed and followed."""

    code = models.CharField("规则代码", max_length=40)
    flag_kind = models.ForeignKey(FlagKind, models.PROTECT, related_name="informing_rules", verbose_name="风险种类")
    addressee = models.CharField("告知对象", max_length=60)
    basis = models.CharField("依据", max_length=200)
    confidence = models.CharField("核实程度", max_length=2, help_text="V 已读全文，X 摘引，M 未证实。")
    target_days = models.PositiveSmallIntegerField(
        "内部时限（日）", help_text="法律只说“及时”的，这里是内部目标，0为当日。"
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "告知规则"
        ordering = ["code", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="informing_rule_once_per_start"),
            dates_in_order("informing_rule_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.addressee}（{self.basis}）"


class DisputeFlag(models.Model):
    """A topic or risk set on a dispute, with its grounds; lifted with a reason, never deleted (纠纷标识)."""

    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="flags", verbose_name="纠纷")
    kind = models.ForeignKey(FlagKind, models.PROTECT, related_name="flags", verbose_name="种类")
    grounds = models.CharField("依据的事实", max_length=300)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="标注人")
    set_at = models.DateTimeField("标注时间")
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="解除人"
    )
    lifted_at = models.DateTimeField("解除时间", null=True, blank=True)
    lifted_reason = models.CharField("解除原因", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "纠纷标识"
        ordering = ["dispute", "pk"]
        indexes = [
            models.Index(fields=["kind", "dispute"], name="flag_standing", condition=Q(lifted_at__isnull=True)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["dispute", "kind"], condition=Q(lifted_at__isnull=True), name="flag_stands_once"
            ),
            models.CheckConstraint(
                name="flag_lifted_by_somebody_with_reason",
                condition=Q(lifted_at__isnull=True)
                | (Q(lifted_by__isnull=False) & ~Q(lifted_reason="") & Q(lifted_at__gte=F("set_at"))),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.kind_id}"


class InformingDuty(models.Model):
    """Somebody must be told of a risk until a day (告知任务): done by whom and how, or not needed and why."""

    flag = models.ForeignKey(DisputeFlag, models.PROTECT, related_name="duties", verbose_name="标识")
    rule = models.ForeignKey(InformingRule, models.PROTECT, related_name="+", verbose_name="规则")
    due_on = models.DateField("应于何日前告知")
    informed_at = models.DateTimeField("告知时间", null=True, blank=True)
    told_to = models.CharField("接收单位和人员", max_length=100, blank=True)
    manner = models.CharField("告知方式", max_length=100, blank=True)
    receipt = models.CharField("回执、警情编号", max_length=100, blank=True)
    proof = models.ForeignKey(
        "files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="告知凭证"
    )
    closed_at = models.DateTimeField("办结时间", null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办结人"
    )
    closed_reason = models.CharField("无需告知的原因", max_length=200, blank=True)

    objects = InformingDutyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "告知任务"
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["due_on"], name="duty_open", condition=Q(closed_at__isnull=True))]
        constraints = [
            models.UniqueConstraint(fields=["flag", "rule"], name="duty_once_per_flag"),
            models.CheckConstraint(
                name="duty_closed_by_telling_or_for_a_reason",
                condition=Q(closed_at__isnull=True, informed_at__isnull=True)
                | (
                    Q(closed_at__isnull=False, closed_by__isnull=False)
                    & ((Q(informed_at__isnull=False) & ~Q(told_to="")) | ~Q(closed_reason=""))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.flag_id} {self.rule_id} {self.due_on}"
