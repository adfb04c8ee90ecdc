from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.choices import AnswerRating, SupervisionKind
from cases.querysets import SupervisionOrderQuerySet


class SupervisionOrder(models.Model):
    """An order to accept, handle or put right a dispute (督办单): to whom, by when; open until an answer satisfies."""

    number = models.CharField("督办单号", max_length=50, unique=True)
    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="supervision_orders", verbose_name="纠纷")
    kind = models.CharField("督办事由", max_length=15, choices=SupervisionKind)
    addressee = models.CharField("督办对象", max_length=80)
    addressee_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="督办对象账号"
    )
    requirement = models.TextField("督办要求")
    issued_at = models.DateTimeField("督办时间")
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="督办人")
    due_on = models.DateField("答复期限")
    closed_at = models.DateTimeField("办结时间", null=True, blank=True)

    objects = SupervisionOrderQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "督办单"
        ordering = ["-issued_at", "-pk"]
        indexes = [models.Index(fields=["due_on"], name="supervision_open", condition=Q(closed_at__isnull=True))]
        constraints = [
            models.CheckConstraint(name="supervision_kind_known", condition=Q(kind__in=SupervisionKind.values)),
        ]

    def __str__(self) -> str:
        return self.number


class SupervisionAnswer(models.Model):
    """An answer to an order (督办答复), with its proof as files, and what the one who ordered thinks of it."""

    order = models.ForeignKey(SupervisionOrder, models.PROTECT, related_name="answers", verbose_name="督办单")
    text = models.TextField("办理情况")
    answered_by_name = models.CharField("答复单位或人员", max_length=80)
    answered_at = models.DateTimeField("答复时间")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")
    rating = models.CharField("评价", max_length=5, choices=AnswerRating, blank=True)
    rating_note = models.CharField("评价说明", max_length=300, blank=True)
    rated_at = models.DateTimeField("评价时间", null=True, blank=True)
    rated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="评价人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "督办答复"
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="supervision_answer_rating_known", condition=Q(rating="") | Q(rating__in=AnswerRating.values)
            ),
            models.UniqueConstraint(
                fields=["order"], condition=Q(rating=""), name="supervision_answer_one_to_be_rated"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_id} {self.answered_at:%Y-%m-%d}"
