"""Bulletins (通报): a text with places for figures, a draft for each period, and what was issued."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from reports.choices import PeriodKind
from reports.querysets import BulletinQuerySet, BulletinTemplateQuerySet


class BulletinTemplate(models.Model):
    """The text of a bulletin with places for its figures, such as {{调解成功率}} (通报模板).

    Without a court it serves every court that has none of its own for the kind of period. A change makes another
    row and retires this one, so that a draft made from it keeps its text.
    """

    court = models.ForeignKey(
        "communities.Court", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="适用法院"
    )
    kind = models.CharField("统计期类型", max_length=10, choices=PeriodKind)
    title = models.CharField("标题", max_length=120)
    body = models.TextField("正文")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="编写人"
    )
    made_at = models.DateTimeField("编写时间", null=True, blank=True)
    retired_at = models.DateTimeField("停用时间", null=True, blank=True)

    objects = BulletinTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "通报模板"
        ordering = ["kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["court", "kind"],
                condition=Q(retired_at__isnull=True),
                nulls_distinct=False,
                name="bulletin_template_one_in_use",
            ),
            models.CheckConstraint(
                name="bulletin_template_kind_ends", condition=Q(kind__in=["MONTH", "QUARTER", "YEAR"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.title}"


class Bulletin(models.Model):
    """A court's bulletin on a period (通报): a draft until it is issued; from then on no word of it changes.

    `title` and `body` keep their places for figures while it is a draft. Issuing writes down the text as filled in,
    every figure it was filled with, and the versions of the definitions behind them.
    """

    court = models.ForeignKey("communities.Court", models.PROTECT, related_name="+", verbose_name="法院")
    template = models.ForeignKey(BulletinTemplate, models.PROTECT, related_name="+", verbose_name="模板")
    kind = models.CharField("统计期类型", max_length=10, choices=PeriodKind)
    first_on = models.DateField("首日")
    last_on = models.DateField("末日")
    period_label = models.CharField("统计期", max_length=60)
    title = models.CharField("标题", max_length=120)
    body = models.TextField("正文")
    prepared_at = models.DateTimeField("拟稿时间")
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="修改人"
    )
    edited_at = models.DateTimeField("修改时间", null=True, blank=True)
    issued_title = models.CharField("发出的标题", max_length=300, blank=True)
    issued_body = models.TextField("发出的正文", blank=True)
    figures = models.JSONField("所用数字", default=dict, blank=True)
    definitions = models.JSONField("所用口径", default=dict, blank=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="签发人"
    )
    issued_at = models.DateTimeField("签发时间", null=True, blank=True)

    objects = BulletinQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "通报"
        ordering = ["-last_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["court", "kind", "first_on"], name="bulletin_once_per_period"),
            models.CheckConstraint(name="bulletin_days_in_order", condition=Q(last_on__gt=F("first_on"))),
            models.CheckConstraint(
                name="bulletin_issued_by_somebody_with_its_text",
                condition=Q(issued_at__isnull=True, issued_by__isnull=True, issued_body="")
                | Q(issued_at__isnull=False, issued_by__isnull=False) & ~Q(issued_body="") & ~Q(issued_title=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.court_id} {self.period_label}通报"

    @property
    def is_issued(self) -> bool:
        """Whether it has been issued, so that nothing of it changes any more (已签发)."""
        return self.issued_at is not None
