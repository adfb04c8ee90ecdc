"""Communities (村、社区) and those chosen as demonstration communities (诉源治理示范社区)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from communities.choices import CommunityKind
from communities.querysets import CommunityQuerySet, DemonstrationQuerySet


class Community(models.Model):
    """A village-level place as the court works with it: a 社区, a 村, or a park with a code of its own."""

    division = models.OneToOneField(
        "communities.Division",
        models.PROTECT,
        primary_key=True,
        related_name="community",
        verbose_name="区划",
    )
    kind = models.CharField("类别", max_length=12, choices=CommunityKind)

    objects = CommunityQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "社区"
        ordering = ["division"]
        constraints = [models.CheckConstraint(name="community_kind_known", condition=Q(kind__in=CommunityKind.values))]

    def __str__(self) -> str:
        return str(self.division)


class DemonstrationCommunity(models.Model):
    """A community that a tribunal has made a 诉源治理示范社区, from its designation to its withdrawal.

    Source: 东莞市中级人民法院《关于创建“诉源治理示范社区”实施意见》(2020-07-01).
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="demonstrations", verbose_name="社区")
    tribunal = models.ForeignKey(
        "communities.Tribunal",
        models.PROTECT,
        related_name="demonstrations",
        verbose_name="负责法庭",
    )
    designated_on = models.DateField("确定日期")
    withdrawn_on = models.DateField("撤销日期", null=True, blank=True)
    plan = models.TextField("创建方案", blank=True)
    designated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="登记人"
    )
    withdrawn_reason = models.CharField("撤销原因", max_length=200, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤销登记人"
    )

    objects = DemonstrationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "示范社区"
        ordering = ["community", "-designated_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["community"],
                condition=Q(withdrawn_on__isnull=True),
                name="demonstration_once_at_a_time",
            ),
            models.CheckConstraint(
                name="demonstration_dates_in_order",
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("designated_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community_id} {self.designated_on}"

    def holds(self, on: date) -> bool:
        """Say whether the community is a demonstration community on a day (当日是否为示范社区)."""
        return self.designated_on <= on and (self.withdrawn_on is None or self.withdrawn_on > on)
