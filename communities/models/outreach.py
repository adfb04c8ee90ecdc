"""Outreach (定制式司法宣传): open lessons on law and their other forms, planned and held."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from communities.choices import OutreachForm
from communities.models.reference import value_known
from communities.querysets import SharedPlaceQuerySet


class OutreachEvent(models.Model):
    """A public lesson (法治公开课) or another form of it; held once the attendance is written down."""

    tribunal = models.ForeignKey(
        "communities.Tribunal", models.PROTECT, related_name="outreach_events", verbose_name="人民法庭"
    )
    division = models.ForeignKey("communities.Division", models.PROTECT, related_name="+", verbose_name="地点")
    form = models.CharField("形式", max_length=20, choices=OutreachForm)
    title = models.CharField("主题", max_length=120)
    audience = models.CharField("对象", max_length=120, blank=True)
    held_on = models.DateField("日期")
    materials = models.TextField("宣传材料", blank=True)
    attendance = models.PositiveIntegerField("参加人数", null=True, blank=True)
    media = models.CharField("媒体报道", max_length=300, blank=True)
    result = models.TextField("开展情况", blank=True)
    cancelled_reason = models.CharField("取消原因", max_length=200, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")
    made_at = models.DateTimeField("登记时间")

    objects = SharedPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "宣传活动"
        ordering = ["-held_on", "-pk"]
        constraints = [
            value_known("outreach_form_known", "form", OutreachForm),
            models.CheckConstraint(
                name="outreach_cancelled_was_not_held", condition=Q(cancelled_reason="") | Q(attendance__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_held(self) -> bool:
        return self.attendance is not None
