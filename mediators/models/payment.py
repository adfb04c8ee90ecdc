"""Paying out (发放): the payees' bank accounts, and batches that freeze what is owed and follow it to the bank."""

from django.db import models
from django.db.models import F, Q

from mediators.choices import BatchState, LineState
from mediators.models.signatory import signatory
from mediators.querysets import PaymentBatchQuerySet
from suyuan.lib.fields import EncryptedTextField


class BankAccount(models.Model):
    """Where a mediator is paid (收款账户). A change is a new row; the newest counts."""

    mediator = models.ForeignKey(
        "mediators.Mediator", models.PROTECT, related_name="bank_accounts", verbose_name="调解员"
    )
    holder = models.CharField("户名", max_length=50)
    bank = models.CharField("开户银行", max_length=100)
    number = EncryptedTextField("账号")
    tail = models.CharField("账号末四位", max_length=4)
    recorded_by = signatory("登记人")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = verbose_name_plural = "收款账户"
        ordering = ["mediator", "-pk"]

    def __str__(self) -> str:
        return f"{self.mediator_id} …{self.tail}"


class PaymentBatch(models.Model):
    """What a court pays out together (发放批次): frozen, approved by another, exported, marked paid by a third."""

    number = models.CharField("批次编号", max_length=40, unique=True)
    court = models.ForeignKey("communities.Court", models.PROTECT, related_name="+", verbose_name="法院")
    through = models.DateField("截至", help_text="列入记账日期不晚于此日的凭证。")
    state = models.CharField("状态", max_length=10, choices=BatchState, default=BatchState.FROZEN, editable=False)
    line_count = models.PositiveIntegerField("笔数", default=0)
    total = models.DecimalField("合计（元）", max_digits=14, decimal_places=2, default=0)
    checksum = models.CharField("校验码", max_length=64, blank=True, help_text="逐笔收款人、账号、金额的SHA-256。")
    made_by = signatory("编制人")
    made_at = models.DateTimeField("编制时间")
    approved_by = signatory("批准人", optional=True)
    approved_at = models.DateTimeField("批准时间", null=True, blank=True)
    paid_by = signatory("发放人", optional=True)
    paid_at = models.DateTimeField("登记发放时间", null=True, blank=True)
    paid_on = models.DateField("银行付款日期", null=True, blank=True)
    cancelled_reason = models.CharField("作废原因", max_length=200, blank=True)

    objects = PaymentBatchQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "发放批次"
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="payment_batch_state_known", condition=Q(state__in=BatchState.values)),
            models.CheckConstraint(
                name="payment_batch_by_different_people",
                condition=~Q(approved_by=F("made_by")) & ~Q(paid_by=F("approved_by")),
                violation_error_message="编制、批准不能是同一人，批准、发放不能是同一人。",
            ),
            models.CheckConstraint(
                name="payment_batch_paid_after_approval",
                condition=~Q(state="PAID") | Q(approved_by__isnull=False, paid_by__isnull=False, paid_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class PaymentLine(models.Model):
    """What one mediator gets in a batch (发放明细), with the account as it was when the batch was frozen."""

    batch = models.ForeignKey(PaymentBatch, models.PROTECT, related_name="lines", verbose_name="批次")
    serial = models.PositiveIntegerField("序号")
    mediator = models.ForeignKey(
        "mediators.Mediator", models.PROTECT, related_name="payment_lines", verbose_name="收款调解员"
    )
    account = models.ForeignKey(BankAccount, models.PROTECT, related_name="+", verbose_name="收款账户", db_index=False)
    amount = models.DecimalField("金额（元）", max_digits=14, decimal_places=2)
    state = models.CharField("状态", max_length=10, choices=LineState, default=LineState.WAITING, editable=False)
    bounced_on = models.DateField("退汇日期", null=True, blank=True)
    bounced_reason = models.CharField("退汇原因", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "发放明细"
        ordering = ["batch", "serial"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "serial"], name="payment_line_serial_once"),
            models.UniqueConstraint(fields=["batch", "mediator"], name="payment_line_once_per_payee"),
            models.CheckConstraint(name="payment_line_amount_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(name="payment_line_state_known", condition=Q(state__in=LineState.values)),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}#{self.serial}"


class PaymentItem(models.Model):
    """A voucher that a line pays (所付凭证); released when the line is cancelled or bounces, to be paid anew."""

    line = models.ForeignKey(PaymentLine, models.PROTECT, related_name="items", verbose_name="发放明细")
    voucher = models.ForeignKey(
        "mediators.Voucher", models.PROTECT, related_name="payment_items", verbose_name="凭证", db_index=False
    )
    released = models.BooleanField("已释放", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "所付凭证"
        ordering = ["line", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["voucher"], name="payment_item_paid_once", condition=Q(released=False)),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} {self.voucher_id}"
