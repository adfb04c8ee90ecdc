"""The subsidy ledger (调解补贴账): double entry, append-only.

A voucher (凭证) holds two or more entries; its debits equal its credits. Rows are only ever added:
a mistake is undone, once, by the mirror image of its voucher. The entries of a voucher are written
whole, by one statement. PostgreSQL enforces all of it (see the migration ledger_guards).
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from mediators.choices import Account, VoucherKind
from mediators.querysets import EntryQuerySet, VoucherQuerySet
from mediators.rules.sources import dispute_number_of


class Voucher(models.Model):
    kind = models.CharField("类别", max_length=10, choices=VoucherKind)
    source = models.CharField("来源单据", max_length=80, help_text="业务单据编号，例如纠纷编号加结案次数。")
    rule_code = models.CharField("依据规则", max_length=90, blank=True, help_text="方案代码/规则代码。")
    court = models.ForeignKey(
        "communities.Court", models.PROTECT, related_name="+", verbose_name="法院", db_index=False
    )
    mediator = models.ForeignKey(
        "mediators.Mediator",
        models.PROTECT,
        related_name="vouchers",
        verbose_name="收款调解员",
        db_index=False,
    )
    memo = models.CharField("摘要", max_length=200)
    reverses = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reversed_by",
        verbose_name="被冲销凭证",
    )
    made_on = models.DateField("记账日期")
    made_at = models.DateTimeField("记账时间")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="记账人",
        db_index=False,
    )

    objects = VoucherQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "凭证"
        ordering = ["-made_on", "-pk"]
        indexes = [
            models.Index(fields=["court", "-made_on", "-id"], name="voucher_court_day"),
            models.Index(fields=["mediator", "-made_on", "-id"], name="voucher_mediator_day"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "source", "rule_code", "mediator"],
                name="voucher_once_per_source_rule_payee",
            ),
            models.CheckConstraint(name="voucher_kind_known", condition=Q(kind__in=VoucherKind.values)),
            models.CheckConstraint(
                name="voucher_reversal_names_its_target",
                condition=Q(kind="REVERSAL", reverses__isnull=False) | (~Q(kind="REVERSAL") & Q(reverses__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.source}"

    @property
    def number(self) -> str:
        """The number printed on the voucher (凭证号)."""
        return f"{self.pk:08d}"

    @property
    def dispute_number(self) -> str:
        """The number of the dispute that the source document names (纠纷编号)."""
        return dispute_number_of(self.source)


class Entry(models.Model):
    voucher = models.ForeignKey(Voucher, models.PROTECT, related_name="entries", verbose_name="凭证")
    account = models.CharField("科目", max_length=10, choices=Account)
    mediator = models.ForeignKey(
        "mediators.Mediator",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="entries",
        verbose_name="调解员",
        db_index=False,
    )
    fund = models.ForeignKey(
        "mediators.SubsidyFund",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="entries",
        verbose_name="经费",
        db_index=False,
    )
    debit = models.DecimalField("借方（元）", max_digits=14, decimal_places=2, default=0)
    credit = models.DecimalField("贷方（元）", max_digits=14, decimal_places=2, default=0)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "分录"
        ordering = ["voucher", "pk"]
        indexes = [
            models.Index(
                fields=["account", "mediator"], name="entry_account_mediator", condition=Q(mediator__isnull=False)
            )
        ]
        constraints = [
            models.CheckConstraint(name="entry_account_known", condition=Q(account__in=Account.values)),
            models.CheckConstraint(
                name="entry_is_debit_or_credit",
                condition=Q(debit__gt=0, credit=0) | Q(debit=0, credit__gt=0),
            ),
            models.CheckConstraint(
                name="entry_owes_a_mediator_on_payable_alone",
                condition=Q(account=Account.PAYABLE, mediator__isnull=False)
                | (~Q(account=Account.PAYABLE) & Q(mediator__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.voucher_id} {self.get_account_display()}"
