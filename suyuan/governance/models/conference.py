"""Joint conferences (联席会议) and the towns' half-monthly reviews (半月研判): agenda, decisions, minutes."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from communities.models.reference import value_known
from suyuan.governance.choices import AgendaKind, ConferenceKind
from suyuan.governance.querysets import ConferenceQuerySet, DecisionQuerySet


class Conference(models.Model):
    """A conference of a city or town (会议); held once its minutes are written."""

    kind = models.CharField("类别", max_length=12, choices=ConferenceKind)
    division = models.ForeignKey("communities.Division", models.PROTECT, related_name="+", verbose_name="所在区划")
    held_on = models.DateField("日期")
    place = models.CharField("地点", max_length=120)
    chair = models.CharField("主持人", max_length=60)
    attendees = models.TextField("参加单位和人员", blank=True)
    minutes = models.TextField("会议纪要", blank=True)
    called_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="召集人")
    called_at = models.DateTimeField("召集时间")

    objects = ConferenceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "会议"
        ordering = ["-held_on", "-pk"]
        constraints = [
            value_known("conference_kind_known", "kind", ConferenceKind),
            models.UniqueConstraint(fields=["kind", "division", "held_on"], name="conference_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.held_on}"


class AgendaItem(models.Model):
    """A point of the agenda (议题), from the figures or by hand. It names a dispute by its number, no party."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="agenda", verbose_name="会议")
    kind = models.CharField("来源", max_length=12, choices=AgendaKind)
    title = models.CharField("议题", max_length=200)
    detail = models.CharField("情况", max_length=300, blank=True)
    reference = models.CharField("对应记录", max_length=80, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "议题"
        ordering = ["conference", "kind", "pk"]
        constraints = [
            value_known("agenda_kind_known", "kind", AgendaKind),
            models.UniqueConstraint(
                fields=["conference", "kind", "reference"], condition=~Q(reference=""), name="agenda_item_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Decision(models.Model):
    """What a conference decided (议定事项): a task with an owner and a day."""

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="decisions", verbose_name="会议")
    agenda_item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name="议题"
    )
    text = models.CharField("事项", max_length=300)
    unit = models.ForeignKey(
        "communities.LinkedUnit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="责任单位"
    )
    owner = models.CharField("责任人", max_length=60)
    due_on = models.DateField("完成期限")
    done_on = models.DateField("完成日期", null=True, blank=True)
    result = models.CharField("落实情况", max_length=300, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "议定事项"
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(name="decision_done_says_how", condition=Q(done_on__isnull=True) | ~Q(result=""))
        ]

    def __str__(self) -> str:
        return self.text
