"""Mediation itself: sessions, confidential notes, the agreement, the failure report."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.choices import AgreementForm, EndReason, PartySide, SessionMode
from cases.querysets import MediationNoteQuerySet


class MediationSession(models.Model):
    """One sitting of mediation (调解一次): when, where, who came, how it went."""

    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="sessions", verbose_name="纠纷")
    referral = models.ForeignKey("cases.Referral", models.PROTECT, related_name="sessions", verbose_name="移送")
    planned = models.OneToOneField(
        "cases.ScheduledSession", models.PROTECT, null=True, blank=True, related_name="record", verbose_name="调解安排"
    )
    held_at = models.DateTimeField("调解时间")
    mode = models.CharField("方式", max_length=10, choices=SessionMode)
    place = models.CharField("地点", max_length=100, blank=True)
    attendees = models.CharField("参加人", max_length=300)
    summary = models.TextField("经过与结果")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="记录人",
    )
    recorded_at = models.DateTimeField("记录时间")

    class Meta:
        verbose_name = verbose_name_plural = "调解记录"
        ordering = ["dispute", "held_at", "pk"]
        constraints = [models.CheckConstraint(name="session_mode_known", condition=Q(mode__in=SessionMode.values))]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.held_at:%Y-%m-%d}"


class MediationNote(models.Model):
    """A mediator's confidential note (保密笔记). It never reaches a judge, an export or the other side.

    特邀16 arts 2(5), 22; 在线21 art. 18.
    """

    session = models.ForeignKey(MediationSession, models.PROTECT, related_name="notes", verbose_name="调解记录")
    side = models.CharField("背对背一方", max_length=12, choices=PartySide, blank=True)
    text = models.TextField("内容")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="作者")
    written_at = models.DateTimeField("记录时间")

    objects = MediationNoteQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "保密笔记"
        ordering = ["session", "written_at", "pk"]

    def __str__(self) -> str:
        return f"{self.session_id} {self.written_at:%Y-%m-%d}"


class SettlementAgreement(models.Model):
    """What the parties agreed (调解协议, 特邀16 arts 23–24). A correction replaces it by a new one; the old stays."""

    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="agreements", verbose_name="纠纷")
    referral = models.ForeignKey("cases.Referral", models.PROTECT, related_name="agreements", verbose_name="移送")
    form = models.CharField("形式", max_length=10, choices=AgreementForm)
    terms = models.TextField("协议内容")
    amount = models.DecimalField("给付金额（元）", max_digits=14, decimal_places=2, null=True, blank=True)
    effective_on = models.DateField("生效日期")
    presiding_organization = models.ForeignKey(
        "mediators.MediationOrganization",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="主持调解组织",
        help_text="申请司法确认须由依法设立的调解组织主持（民诉法第205条）。",
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="记录人",
    )
    recorded_at = models.DateTimeField("记录时间")
    replaced_at = models.DateTimeField("被更正时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "调解协议"
        ordering = ["dispute", "pk"]
        constraints = [
            models.CheckConstraint(name="agreement_form_known", condition=Q(form__in=AgreementForm.values)),
            models.CheckConstraint(
                name="agreement_amount_not_negative",
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
            ),
            models.UniqueConstraint(
                fields=["dispute"],
                condition=Q(replaced_at__isnull=True),
                name="agreement_one_in_force_per_dispute",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.effective_on}"


class FailureReport(models.Model):
    """Why mediation ended without an agreement (调解终结报告, 在线21 arts 21, 25)."""

    dispute = models.ForeignKey(
        "cases.Dispute",
        models.PROTECT,
        related_name="failure_reports",
        verbose_name="纠纷",
    )
    referral = models.ForeignKey(
        "cases.Referral",
        models.PROTECT,
        related_name="failure_reports",
        verbose_name="移送",
    )
    reason = models.CharField("终止事由", max_length=20, choices=EndReason)
    explanation = models.TextField("失败原因")
    cost_raising_conduct = models.TextField("导致其他当事人诉讼成本增加的行为", blank=True)
    matters_for_court = models.TextField("需要提示法院的事项", blank=True)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="报告人",
    )
    reported_at = models.DateTimeField("报告时间")
    replaced_at = models.DateTimeField("被更正时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "调解终结报告"
        ordering = ["dispute", "pk"]
        constraints = [
            models.CheckConstraint(
                name="failure_reason_known",
                condition=Q(reason__in=[value for value in EndReason.values if value != "SETTLED"]),
            ),
            models.UniqueConstraint(
                fields=["dispute"],
                condition=Q(replaced_at__isnull=True),
                name="failure_one_in_force_per_dispute",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.get_reason_display()}"
