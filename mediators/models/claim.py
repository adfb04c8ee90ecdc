"""Claims for what a scheme leaves to discretion (补贴申报): with receipts, by three people, each step kept."""

from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate

from mediators.choices import ReceiptKind
from mediators.lifecycle import ClaimAction, ClaimState
from mediators.models.signatory import signatory
from mediators.querysets import ClaimQuerySet


class SubsidyClaim(models.Model):
    """What a mediator claims for a conclusion that is paid at discretion (酌情补贴), and how far it has come."""

    due = models.ForeignKey("mediators.SubsidyDue", models.PROTECT, related_name="claims", verbose_name="应计事项")
    court = models.ForeignKey(
        "communities.Court", models.PROTECT, related_name="+", verbose_name="法院", db_index=False
    )
    mediator = models.ForeignKey(
        "mediators.Mediator", models.PROTECT, related_name="claims", verbose_name="申报人", db_index=False
    )
    rule = models.ForeignKey("mediators.SubsidyRule", models.PROTECT, related_name="+", verbose_name="依据规则")
    state = models.CharField("状态", max_length=10, choices=ClaimState, default=ClaimState.SUBMITTED, editable=False)
    explanation = models.TextField("工作情况", max_length=1000)
    approved_amount = models.DecimalField("批准金额（元）", max_digits=14, decimal_places=2, null=True, blank=True)
    submitted_at = models.DateTimeField("申报时间")
    claim_by = models.DateField("申报截止", null=True, blank=True)
    review_by = models.DateField("审核时限", null=True, blank=True)
    claimed_by = signatory("申报操作人")
    reviewed_by = signatory("审核人", optional=True)
    approved_by = signatory("批准人", optional=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "补贴申报"
        ordering = ["-submitted_at", "-pk"]
        indexes = [
            models.Index(fields=["court", "state", "-submitted_at", "-id"], name="claim_court_state"),
            models.Index(fields=["mediator", "-submitted_at", "-id"], name="claim_mediator"),
        ]
        constraints = [
            models.CheckConstraint(name="claim_state_known", condition=Q(state__in=ClaimState.values)),
            models.UniqueConstraint(
                fields=["due"],
                name="claim_one_standing_per_due",
                condition=~Q(state__in=["REFUSED", "WITHDRAWN"]),
            ),
            models.CheckConstraint(
                name="claim_by_three_people",
                condition=~Q(reviewed_by=F("claimed_by"))
                & ~Q(approved_by=F("claimed_by"))
                & ~Q(approved_by=F("reviewed_by")),
                violation_error_message="申报、审核、批准须由三个不同的人办理。",
            ),
            models.CheckConstraint(
                name="claim_approved_with_amount_and_people",
                condition=~Q(state__in=["APPROVED", "PAID"])
                | Q(approved_amount__gt=0, reviewed_by__isnull=False, approved_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.due_id} {self.get_state_display()}"

    def claimed_amount(self) -> Decimal:
        """What the receipts add up to (凭据合计), in yuan."""
        return sum((receipt.amount for receipt in self.receipts.all()), Decimal(0))

    def lateness(self) -> str | None:
        """Why it came too late (逾期), or None; a claim sent back keeps the day it first came."""
        return too_late(self.claim_by, on=localdate(self.submitted_at))


def too_late(claim_by: date | None, *, on: date) -> str | None:
    """Say that the last day to claim is over (逾期申报), or nothing."""
    return f"申报截止{claim_by:%Y-%m-%d}，已经逾期" if claim_by and on > claim_by else None


class ClaimReceipt(models.Model):
    """One expense of a claim with its paper (凭据): transport, lost work."""

    claim = models.ForeignKey(SubsidyClaim, models.PROTECT, related_name="receipts", verbose_name="申报")
    kind = models.CharField("项目", max_length=10, choices=ReceiptKind)
    spent_on = models.DateField("发生日期")
    amount = models.DecimalField("金额（元）", max_digits=14, decimal_places=2)
    description = models.CharField("凭据说明", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "申报凭据"
        ordering = ["claim", "spent_on", "pk"]
        constraints = [
            models.CheckConstraint(name="receipt_kind_known", condition=Q(kind__in=ReceiptKind.values)),
            models.CheckConstraint(name="receipt_amount_positive", condition=Q(amount__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.amount}"


class ClaimStep(models.Model):
    """A step in the life of a claim (办理记录): only ever added."""

    claim = models.ForeignKey(SubsidyClaim, models.PROTECT, related_name="steps", verbose_name="申报")
    action = models.CharField("动作", max_length=10, choices=ClaimAction)
    state = models.CharField("办理后状态", max_length=10, choices=ClaimState)
    taken_at = models.DateTimeField("办理时间")
    taken_by = signatory("办理人")
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "申报办理记录"
        ordering = ["claim", "pk"]
        constraints = [
            models.CheckConstraint(name="claim_step_action_known", condition=Q(action__in=ClaimAction.values)),
            models.CheckConstraint(name="claim_step_state_known", condition=Q(state__in=ClaimState.values)),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.get_action_display()}"
