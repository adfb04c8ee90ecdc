"""Cases held against the subsidy ledger (对账): every eligible case has one line, or a stated reason why not."""

from django.db import models
from django.db.models import Q

from reports.choices import DifferenceCode
from reports.querysets import DifferenceQuerySet, ReconciliationQuerySet


class Reconciliation(models.Model):
    """What one comparison found at a court (对账), counted from the cases. Rows are only ever added.

    An eligible case is a concluded dispute that the court referred and a mediator signed for.
    """

    court = models.ForeignKey("communities.Court", models.PROTECT, related_name="+", verbose_name="法院")
    ran_at = models.DateTimeField("对账时间")
    case_count = models.PositiveIntegerField("应对账结案")
    line_count = models.PositiveIntegerField("已入账")
    waiting_count = models.PositiveIntegerField("待计提")
    held_count = models.PositiveIntegerField("暂缓")
    by_claim_count = models.PositiveIntegerField("须凭据申报")
    not_payable_count = models.PositiveIntegerField("不予补贴")
    outside_count = models.PositiveIntegerField("未经法院移送")
    difference_count = models.PositiveIntegerField("差异")

    objects = ReconciliationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "对账"
        ordering = ["-ran_at", "-pk"]
        indexes = [models.Index(fields=["court", "-ran_at"], name="reconciliation_newest")]

    def __str__(self) -> str:
        return f"{self.court_id} {self.ran_at:%Y-%m-%d}"

    @property
    def waiting_and_held(self) -> int:
        """Cases that a run will take up, or that wait for a grade or a paper (待计提、暂缓)."""
        return self.waiting_count + self.held_count


class ReconciliationDifference(models.Model):
    """One place where cases and ledger do not agree (对账差异), as the latest comparison found it."""

    reconciliation = models.ForeignKey(Reconciliation, models.PROTECT, related_name="differences", verbose_name="对账")
    code = models.CharField("原因", max_length=10, choices=DifferenceCode)
    dispute_number = models.CharField("纠纷编号", max_length=80)
    detail = models.CharField("说明", max_length=300)
    due = models.ForeignKey(
        "mediators.SubsidyDue", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="应计事项",
        db_index=False,
    )  # fmt: skip
    voucher = models.ForeignKey(
        "mediators.Voucher", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="凭证",
        db_index=False,
    )  # fmt: skip

    objects = DifferenceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "对账差异"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="difference_code_known", condition=Q(code__in=DifferenceCode.values)),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_number} {self.get_code_display()}"
