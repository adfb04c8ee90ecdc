"""Suggestions to party committees and governments (司法建议、风险提示): sent, answered, measured again."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from communities.models.reference import value_known
from suyuan.governance.choices import SuggestionKind, Verdict
from suyuan.governance.querysets import SuggestionQuerySet


class Suggestion(models.Model):
    """A suggestion about a place (建议), summed up from what people said; 实施意见 二（六）.

    It is answered by a reply, and some days after the reply the figures are looked at again.
    """

    kind = models.CharField("类别", max_length=12, choices=SuggestionKind)
    number = models.CharField("文号", max_length=60, unique=True)
    division = models.ForeignKey("communities.Division", models.PROTECT, related_name="+", verbose_name="涉及地点")
    category = models.ForeignKey(
        "cases.DisputeCategory", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="涉及纠纷类型"
    )
    addressee = models.CharField("送达单位", max_length=100)
    title = models.CharField("标题", max_length=120)
    text = models.TextField("内容")
    feedback = models.ManyToManyField("communities.Feedback", blank=True, related_name="+", verbose_name="汇总的意见")
    sent_on = models.DateField("发出日期")
    reply_due_on = models.DateField("要求回复日期")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="发出人")
    replied_on = models.DateField("回复日期", null=True, blank=True)
    reply = models.TextField("回复内容", blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="回复登记人"
    )
    remeasure_on = models.DateField("再次测量日期", null=True, blank=True)
    verdict = models.CharField("结论", max_length=10, choices=Verdict, blank=True)
    verdict_text = models.CharField("结论说明", max_length=500, blank=True)
    measured_on = models.DateField("测量日期", null=True, blank=True)
    measured_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="测量人"
    )

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "建议"
        ordering = ["-sent_on", "-pk"]
        constraints = [
            value_known("suggestion_kind_known", "kind", SuggestionKind),
            models.CheckConstraint(name="suggestion_reply_due_later", condition=Q(reply_due_on__gte=F("sent_on"))),
            models.CheckConstraint(
                name="suggestion_measured_after_a_reply",
                condition=Q(verdict="") | Q(replied_on__isnull=False, measured_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.number
