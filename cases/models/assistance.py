"""Help between court and community: tasks for assistants and grid officers, a judge's guidance (司法协助与指导)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.choices import AssistanceKind, AssistanceResult
from cases.querysets import AssistanceTaskQuerySet


class AssistanceTask(models.Model):
    """Something a court asks of an assistant or grid officer (协助事务): for a dispute, or for a case by its number."""

    key = models.UUIDField("标识", unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("事项", max_length=12, choices=AssistanceKind)
    dispute = models.ForeignKey(
        "cases.Dispute", models.PROTECT, null=True, blank=True, related_name="assistance", verbose_name="纠纷"
    )
    case_number = models.CharField("案号", max_length=60, blank=True, help_text="与纠纷无关时填写。")
    court = models.ForeignKey("communities.Court", models.PROTECT, related_name="+", verbose_name="委托法院")
    what = models.TextField("要求")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="assistance_tasks", verbose_name="承办人"
    )
    due_on = models.DateField("期限")
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="交办人")
    assigned_at = models.DateTimeField("交办时间")
    result = models.CharField("结果", max_length=10, choices=AssistanceResult, blank=True)
    report = models.TextField("情况说明", blank=True)
    answered_at = models.DateTimeField("反馈时间", null=True, blank=True)
    cancelled_at = models.DateTimeField("撤回时间", null=True, blank=True)
    cancel_reason = models.CharField("撤回原因", max_length=200, blank=True)

    objects = AssistanceTaskQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "协助事务"
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(
                fields=["assignee", "due_on"],
                name="task_open",
                condition=Q(answered_at__isnull=True, cancelled_at__isnull=True),
            )
        ]
        constraints = [
            models.CheckConstraint(name="task_kind_known", condition=Q(kind__in=AssistanceKind.values)),
            models.CheckConstraint(
                name="task_answered_with_a_result",
                condition=Q(answered_at__isnull=True, result="")
                | Q(answered_at__gte=F("assigned_at"), result__in=AssistanceResult.values),
            ),
            models.CheckConstraint(
                name="task_not_answered_and_cancelled",
                condition=Q(answered_at__isnull=True) | Q(cancelled_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.about}"

    @property
    def about(self) -> str:
        """What it is for: the dispute's number, or the court's case number (所涉纠纷或案件)."""
        return str(self.dispute) if self.dispute else self.case_number

    @property
    def is_open(self) -> bool:
        """Whether it waits to be answered (待反馈)."""
        return self.answered_at is None and self.cancelled_at is None


class GuidanceRequest(models.Model):
    """A mediator's question to a judge about law or procedure, and the answer (法官指导); nothing confidential."""

    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="guidance", verbose_name="纠纷")
    question = models.TextField("问题")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="提问人")
    asked_at = models.DateTimeField("提问时间")
    answer = models.TextField("答复", blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="答复法官"
    )
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "法官指导"
        ordering = ["dispute", "asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="guidance_answered_by_somebody",
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, answer="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.asked_at:%Y-%m-%d}"
