"""Hazard screening (隐患排查): campaigns with their scope, and what they found."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from communities.choices import FindingOutcome
from communities.models.reference import value_known
from communities.querysets import PlacedQuerySet, SharedPlaceQuerySet


class ScreeningCampaign(models.Model):
    """A campaign (排查行动): where, which fields, which people, which time; source document 002 二（三）."""

    title = models.CharField("名称", max_length=100)
    division = models.ForeignKey("communities.Division", models.PROTECT, related_name="+", verbose_name="排查范围")
    areas = models.CharField("重点地区", max_length=300, blank=True)
    fields = models.CharField("重点领域", max_length=300)
    people = models.CharField("重点人群", max_length=300, blank=True)
    periods = models.CharField("重点时段", max_length=300, blank=True)
    first_on = models.DateField("开始日期")
    last_on = models.DateField("结束日期")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="发起人")
    made_at = models.DateTimeField("发起时间")

    objects = SharedPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "排查行动"
        ordering = ["-last_on", "-pk"]
        constraints = [models.CheckConstraint(name="screening_days_in_order", condition=Q(last_on__gte=F("first_on")))]

    def __str__(self) -> str:
        return self.title


class ScreeningFinding(models.Model):
    """A hazard that was found (排查发现). One that becomes a dispute keeps the dispute's number as text."""

    campaign = models.ForeignKey(ScreeningCampaign, models.PROTECT, related_name="findings", verbose_name="排查行动")
    division = models.ForeignKey("communities.Division", models.PROTECT, related_name="+", verbose_name="地点")
    place_detail = models.CharField("详细地点", max_length=200, blank=True)
    people = models.CharField("涉及的人或单位", max_length=200)
    text = models.TextField("隐患情况")
    found_on = models.DateField("发现日期")
    outcome = models.CharField("处理结果", max_length=10, choices=FindingOutcome, default=FindingOutcome.WATCHED)
    handling = models.CharField("处理情况", max_length=300, blank=True)
    dispute_key = models.UUIDField("纠纷标识", null=True, blank=True, unique=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")
    recorded_at = models.DateTimeField("记录时间")

    objects = PlacedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "排查发现"
        ordering = ["-found_on", "-pk"]
        constraints = [
            value_known("finding_outcome_known", "outcome", FindingOutcome),
            models.CheckConstraint(
                name="finding_dispute_has_its_key",
                condition=Q(outcome="DISPUTE", dispute_key__isnull=False)
                | (~Q(outcome="DISPUTE") & Q(dispute_key__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:40]
