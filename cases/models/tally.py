"""Tallies (计数表): how many lawsuits and disputes there are by place, month and kind.

PostgreSQL keeps them by statement triggers, in the transaction that writes the case. A write adds what it changed,
plus or minus, as rows of its own: no row is ever shared by two writers, so nobody waits and nothing deadlocks. The
count of a cell is the sum of its rows; the nightly verification folds them into one. See docs/decisions/0006.
"""

from django.db import models
from django.db.models import Q

from cases.choices import AttributionMethod, SuitKind, Track
from cases.outcome_choices import TallyKind


class LawsuitTally(models.Model):
    """Court cases filed in a month, by the place they count for (诉讼计数); `place` is empty when there is none."""

    month = models.DateField("月份", help_text="当月首日。")
    place = models.CharField("归属地代码", max_length=12, blank=True)
    court_code = models.CharField("法院代字", max_length=10)
    suit_kind = models.CharField("计数类别", max_length=15, choices=SuitKind)
    attributed_by = models.CharField("归属方式", max_length=20, choices=AttributionMethod)
    exclusion_reason = models.CharField("不计入的原因", max_length=60, blank=True)
    count = models.IntegerField("件数", help_text="增减数，同一格的各行相加。")

    class Meta:
        verbose_name = verbose_name_plural = "诉讼计数"
        indexes = [models.Index(fields=["month", "place"], name="lawsuit_tally_month_place")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.place} {self.suit_kind} {self.count:+d}"


class DisputeTally(models.Model):
    """Disputes registered and concluded in a month, by place and centre (纠纷计数)."""

    month = models.DateField("月份", help_text="当月首日。")
    place = models.CharField("发生地代码", max_length=12, blank=True)
    centre_id = models.BigIntegerField("调解中心编号")
    kind = models.CharField("计数类别", max_length=10, choices=TallyKind)
    track = models.CharField("调解方式", max_length=25, choices=Track, blank=True)
    count = models.IntegerField("件数", help_text="增减数，同一格的各行相加。")

    class Meta:
        verbose_name = verbose_name_plural = "纠纷计数"
        indexes = [models.Index(fields=["month", "place"], name="dispute_tally_month_place")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.place} {self.kind} {self.count:+d}"


class TallyCheck(models.Model):
    """One recount of all tallies (计数核对): how many cells were compared, how many differed, the first of them."""

    checked_at = models.DateTimeField("核对时间")
    lawsuit_cells = models.PositiveIntegerField("诉讼计数格数")
    dispute_cells = models.PositiveIntegerField("纠纷计数格数")
    difference_count = models.PositiveIntegerField("不一致的格数")
    differences = models.JSONField("不一致的格（前若干）", default=list, blank=True)
    repaired = models.BooleanField("已按重新清点的结果更正", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "计数核对"
        ordering = ["-checked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="tally_check_repairs_a_difference", condition=Q(repaired=False) | Q(difference_count__gt=0)
            )
        ]

    def __str__(self) -> str:
        return f"{self.checked_at:%Y-%m-%d %H:%M} {self.difference_count}"
