"""What moves a running clock (期限的延长和暂停): each change with who, when and why."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.choices import ConsentForm, PauseReason
from cases.models.deadline import Deadline


class ClockExtension(models.Model):
    """Days added to a period by every side's consent before it ended (延长调解期限, 特邀16 art. 27; 立调24 (3))."""

    deadline = models.ForeignKey(Deadline, models.PROTECT, related_name="extensions", verbose_name="期限")
    days = models.PositiveSmallIntegerField("延长日数")
    due_before = models.DateField("延长前到期日")
    reason = models.CharField("理由", max_length=200, blank=True)
    evidence = models.ForeignKey(
        "files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="凭据"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")
    recorded_at = models.DateTimeField("记录时间")

    class Meta:
        verbose_name = verbose_name_plural = "期限延长"
        ordering = ["deadline", "pk"]
        constraints = [models.CheckConstraint(name="extension_has_days", condition=Q(days__gt=0))]

    def __str__(self) -> str:
        return f"{self.deadline_id} +{self.days}"


class ExtensionConsent(models.Model):
    """One side's consent to an extension (同意延长): in what form, and when."""

    extension = models.ForeignKey(ClockExtension, models.PROTECT, related_name="consents", verbose_name="延长")
    party = models.ForeignKey("cases.Party", models.PROTECT, related_name="extension_consents", verbose_name="当事人")
    form = models.CharField("形式", max_length=20, choices=ConsentForm)
    given_at = models.DateTimeField("表示时间")

    class Meta:
        verbose_name = verbose_name_plural = "同意延长"
        ordering = ["extension", "party"]
        constraints = [
            models.UniqueConstraint(fields=["extension", "party"], name="extension_consent_once_per_party"),
            models.CheckConstraint(
                name="extension_consent_form_known",
                condition=Q(form__in=[ConsentForm.WRITTEN, ConsentForm.ORAL_IN_RECORD, ConsentForm.ONLINE]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.extension_id} {self.party_id}"


class ClockPause(models.Model):
    """Days that do not count (不计入期限): after the day it began, up to and including the day it ended.

    Appraisal before filing is not counted (在线21 art. 26); suspected sham mediation is suspended (特邀16 art. 18).
    """

    deadline = models.ForeignKey(Deadline, models.PROTECT, related_name="pauses", verbose_name="期限")
    reason = models.CharField("原因", max_length=12, choices=PauseReason)
    note = models.CharField("说明", max_length=500)
    evidence = models.ForeignKey(
        "files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="凭据"
    )
    began_on = models.DateField("暂停日期", help_text="次日起不计入。")
    began_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")
    ended_on = models.DateField("恢复日期", null=True, blank=True, help_text="次日起继续计算。")
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="恢复记录人"
    )
    outcome = models.CharField("结果", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "期限暂停"
        ordering = ["deadline", "pk"]
        constraints = [
            models.CheckConstraint(name="pause_reason_known", condition=Q(reason__in=PauseReason.values)),
            models.CheckConstraint(
                name="pause_ends_after_it_began",
                condition=Q(ended_on__isnull=True, ended_by__isnull=True)
                | Q(ended_on__gte=F("began_on"), ended_by__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["deadline"], condition=Q(ended_on__isnull=True), name="pause_one_open_per_deadline"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deadline_id} {self.get_reason_display()}"
