"""How mediators are ranked for a dispute (匹配规则): weights with dates, so that an old ranking can be explained."""

from django.db import models
from django.db.models import Q

from communities.models.reference import DatedRow, dates_in_order
from communities.querysets import DatedQuerySet


class MatchingRule(DatedRow):
    """One version of the weights and constants of the ranking (匹配规则); a court's own goes before the general one."""

    code = models.CharField("代码", max_length=40, unique=True)
    court = models.ForeignKey(
        "communities.Court",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="法院",
        help_text="空白表示各院通用。",
    )
    speciality = models.PositiveSmallIntegerField("专长（分）")
    area = models.PositiveSmallIntegerField("地域（分）")
    language = models.PositiveSmallIntegerField("语言（分）")
    load = models.PositiveSmallIntegerField("在办（分）")
    result = models.PositiveSmallIntegerField("同类结果（分）")
    dates = models.PositiveSmallIntegerField("时间（分）")
    full_load = models.PositiveSmallIntegerField("满负荷（件）", help_text="在办到这个数，在办一项不得分。")
    prior_strength = models.PositiveSmallIntegerField("平滑件数", help_text="样本少时，按全院水平补上这么多件。")
    window_years = models.PositiveSmallIntegerField("同类结果看几年")
    horizon_days = models.PositiveSmallIntegerField("时间看几日", help_text="几日内请假会扣分。")
    source = models.CharField("来源", max_length=200)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "匹配规则"
        ordering = ["court", "-valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                name="matching_rule_divisors_positive",
                condition=Q(full_load__gt=0, prior_strength__gt=0, horizon_days__gt=0, window_years__gt=0),
                violation_error_message="满负荷、平滑件数、年数和日数都应大于零。",
            ),
            dates_in_order("matching_rule_dates_in_order"),
        ]

    def __str__(self) -> str:
        return self.code
