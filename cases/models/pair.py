"""Two disputes held side by side (成对纠纷): perhaps the same one, or related."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.choices import PairVerdict, RelationKind
from cases.querysets import DisputePairQuerySet


class DisputePair(models.Model):
    """What the system or a person found between two disputes, and what was decided about it; kept for good.

    `first` was logged before `second`. An open pair waits on the list of possible duplicates (疑似重复).
    """

    first = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="pairs_as_first", verbose_name="在先纠纷")
    second = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="pairs_as_second", verbose_name="在后纠纷")
    signs = models.CharField("相同之处", max_length=300, blank=True)
    weight = models.PositiveSmallIntegerField("相似程度", default=0)
    found_at = models.DateTimeField("发现时间")
    verdict = models.CharField("结论", max_length=15, choices=PairVerdict, default=PairVerdict.OPEN)
    relation = models.CharField("关联种类", max_length=15, choices=RelationKind, blank=True)
    note = models.CharField("说明", max_length=200, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="认定人"
    )
    decided_at = models.DateTimeField("认定时间", null=True, blank=True)

    objects = DisputePairQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "成对纠纷"
        ordering = ["-weight", "-pk"]
        indexes = [
            models.Index(fields=["-weight", "-id"], name="pair_open_heaviest", condition=Q(verdict=PairVerdict.OPEN))
        ]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="pair_once"),
            models.CheckConstraint(name="pair_in_order", condition=Q(first__lt=F("second"))),
            models.CheckConstraint(name="pair_verdict_known", condition=Q(verdict__in=PairVerdict.values)),
            models.CheckConstraint(
                name="pair_decided_by_somebody",
                condition=Q(verdict=PairVerdict.OPEN, decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(verdict=PairVerdict.OPEN) & Q(decided_by__isnull=False, decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="pair_relation_when_related",
                condition=Q(verdict=PairVerdict.RELATED, relation__in=RelationKind.values)
                | (~Q(verdict=PairVerdict.RELATED) & Q(relation="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id}–{self.second_id} {self.get_verdict_display()}"
