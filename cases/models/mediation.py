"""Mediation itself: sessions and confidential notes."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.choices import PartySide, SessionMode
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
