"""Places that follow other places (区划变更): mergers, splits and new names."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from communities.choices import SuccessionKind
from communities.models.reference import value_known
from communities.querysets import PublicQuerySet


class DivisionSuccession(models.Model):
    """One place following another from a day on (区划承继): two places merged into one make two rows."""

    kind = models.CharField("类别", max_length=10, choices=SuccessionKind)
    predecessor = models.ForeignKey(
        "communities.Division", models.PROTECT, related_name="successions", verbose_name="原区划"
    )
    successor = models.ForeignKey(
        "communities.Division", models.PROTECT, related_name="precessions", verbose_name="承继区划"
    )
    effective_on = models.DateField("生效日期")
    former_name = models.CharField("原名称", max_length=100, blank=True)
    document = models.CharField("批准文件", max_length=300)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")
    made_at = models.DateTimeField("登记时间")

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "区划承继"
        ordering = ["-effective_on", "pk"]
        constraints = [
            value_known("succession_kind_known", "kind", SuccessionKind),
            models.UniqueConstraint(fields=["predecessor", "successor", "effective_on"], name="succession_once"),
            models.CheckConstraint(
                name="succession_renames_itself",
                condition=Q(kind="RENAMED", predecessor=F("successor")) | ~Q(kind="RENAMED"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id} {self.effective_on}"
