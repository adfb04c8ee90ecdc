"""The books around the ledger (账簿): what a fund may spend in a year, and months that are closed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from mediators.querysets import MonthClosingQuerySet


class FundBudget(models.Model):
    """So many yuan of a fund for a year (经费预算); a change is one more row, with its sign. Only ever added."""

    fund = models.ForeignKey("mediators.SubsidyFund", models.PROTECT, related_name="budgets", verbose_name="经费")
    year = models.PositiveSmallIntegerField("年度")
    amount = models.DecimalField("金额（元）", max_digits=14, decimal_places=2, help_text="追减的填负数。")
    document = models.CharField("文号或依据", max_length=200)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人", db_index=False
    )
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = verbose_name_plural = "经费预算"
        ordering = ["fund", "year", "pk"]
        constraints = [models.CheckConstraint(name="fund_budget_is_something", condition=~Q(amount=0))]

    def __str__(self) -> str:
        return f"{self.fund_id} {self.year} {self.amount}"


class MonthClosing(models.Model):
    """A month of a court's ledger that is closed (月结): nothing is posted on its days any more. Only ever added."""

    court = models.ForeignKey("communities.Court", models.PROTECT, related_name="+", verbose_name="法院")
    month = models.DateField("月份", help_text="该月第一日。")
    last_day = models.DateField("截止日期")
    voucher_count = models.PositiveIntegerField("凭证数")
    turnover = models.DecimalField("借方合计（元）", max_digits=16, decimal_places=2)
    payable = models.DecimalField("月末应付（元）", max_digits=16, decimal_places=2)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="结账人", db_index=False
    )
    closed_at = models.DateTimeField("结账时间")

    objects = MonthClosingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "月结"
        ordering = ["court", "-month"]
        constraints = [models.UniqueConstraint(fields=["court", "month"], name="month_closed_once")]

    def __str__(self) -> str:
        return f"{self.court_id} {self.month:%Y-%m}"
