"""What an auditor should look into (疑点), each with its grounds, and what came of it. It never changes the ledger."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from mediators.choices import SuspicionKind
from reports.choices import SuspicionState, SuspicionVerdict
from reports.querysets import FindingQuerySet, SuspicionQuerySet


class Suspicion(models.Model):
    """A payment, or several, worth a second look (疑点), with the grounds in words and the disputes concerned.

    Known by its kind and subject: the nightly search finds it again instead of anew. New grounds open it again.
    """

    kind = models.CharField("疑点", max_length=15, choices=SuspicionKind)
    subject = models.CharField("标识", max_length=200)
    court = models.ForeignKey("communities.Court", models.PROTECT, related_name="+", verbose_name="法院")
    mediator = models.ForeignKey(
        "mediators.Mediator", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="调解员"
    )
    grounds = models.CharField("依据", max_length=500)
    dispute_numbers = ArrayField(models.CharField(max_length=40), verbose_name="所涉纠纷")
    amount = models.DecimalField("所涉金额（元）", max_digits=14, decimal_places=2)
    state = models.CharField("状态", max_length=10, choices=SuspicionState, default=SuspicionState.OPEN, editable=False)
    found_at = models.DateTimeField("发现时间")
    seen_at = models.DateTimeField("最近一次查到")

    objects = SuspicionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "疑点"
        ordering = ["-found_at", "-pk"]
        indexes = [models.Index(fields=["court", "state", "-found_at", "-id"], name="suspicion_court_state")]
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject"], name="suspicion_once"),
            models.CheckConstraint(name="suspicion_kind_known", condition=Q(kind__in=SuspicionKind.values)),
            models.CheckConstraint(name="suspicion_state_known", condition=Q(state__in=SuspicionState.values)),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"


class SuspicionFinding(models.Model):
    """What examining a suspicion came to (核查结论), with the grounds as they stood. Rows are only ever added."""

    suspicion = models.ForeignKey(Suspicion, models.PROTECT, related_name="findings", verbose_name="疑点")
    verdict = models.CharField("结论", max_length=10, choices=SuspicionVerdict)
    text = models.TextField("核查情况", max_length=1000)
    grounds = models.CharField("当时的依据", max_length=500)
    found_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="核查人")
    found_at = models.DateTimeField("核查时间")

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "核查结论"
        ordering = ["-found_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="finding_verdict_known", condition=Q(verdict__in=SuspicionVerdict.values)),
        ]

    def __str__(self) -> str:
        return f"{self.suspicion_id} {self.get_verdict_display()}"
