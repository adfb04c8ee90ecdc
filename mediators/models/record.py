"""A mediator's record (业绩档案, 特邀16 art. 10): training, complaints and awards."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from mediators.choices import ComplaintGround, ComplaintState, Sanction, TrainingKind
from mediators.querysets import RecordQuerySet


class TrainingRecord(models.Model):
    """One training a mediator finished (培训, 特邀16 art. 7)."""

    mediator = models.ForeignKey("mediators.Mediator", models.PROTECT, related_name="trainings", verbose_name="调解员")
    kind = models.CharField("类别", max_length=10, choices=TrainingKind)
    title = models.CharField("培训内容", max_length=100)
    provider = models.CharField("举办单位", max_length=100)
    hours = models.DecimalField("学时", max_digits=5, decimal_places=1)
    completed_on = models.DateField("完成日期")
    certificate_number = models.CharField("证书编号", max_length=40, blank=True)
    expires_on = models.DateField("证书有效期至", null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")
    recorded_at = models.DateTimeField("登记时间")

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "培训"
        ordering = ["-completed_on", "-pk"]
        constraints = [
            models.CheckConstraint(name="training_kind_known", condition=Q(kind__in=TrainingKind.values)),
            models.CheckConstraint(name="training_hours_positive", condition=Q(hours__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.mediator_id} {self.title}"


class MediatorComplaint(models.Model):
    """A complaint against a mediator, what was found and the sanction (投诉, 特邀16 art. 28; 在线21 art. 29)."""

    mediator = models.ForeignKey("mediators.Mediator", models.PROTECT, related_name="complaints", verbose_name="调解员")
    court = models.ForeignKey("communities.Court", models.PROTECT, related_name="+", verbose_name="受理法院")
    ground = models.CharField("事由", max_length=10, choices=ComplaintGround)
    complainant = models.CharField("投诉人", max_length=50)
    dispute_number = models.CharField("纠纷编号", max_length=40, blank=True)
    detail = models.TextField("投诉内容")
    received_on = models.DateField("收到日期")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")
    recorded_at = models.DateTimeField("登记时间")
    state = models.CharField("状态", max_length=10, choices=ComplaintState, default=ComplaintState.RECEIVED)
    finding = models.TextField("核查结论", blank=True)
    sanction = models.CharField("处理", max_length=10, choices=Sanction, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="处理人"
    )
    decided_at = models.DateTimeField("处理时间", null=True, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "投诉"
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.CheckConstraint(name="complaint_ground_known", condition=Q(ground__in=ComplaintGround.values)),
            models.CheckConstraint(name="complaint_state_known", condition=Q(state__in=ComplaintState.values)),
            models.CheckConstraint(
                name="complaint_sanction_known", condition=Q(sanction="") | Q(sanction__in=Sanction.values)
            ),
            models.CheckConstraint(
                name="complaint_sanction_needs_a_finding", condition=Q(sanction="") | Q(state="UPHELD")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mediator_id} {self.get_ground_display()}"


class MediatorAward(models.Model):
    """A commendation (表彰)."""

    mediator = models.ForeignKey("mediators.Mediator", models.PROTECT, related_name="awards", verbose_name="调解员")
    title = models.CharField("名称", max_length=100)
    awarded_by = models.CharField("授予单位", max_length=100)
    awarded_on = models.DateField("授予日期")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = verbose_name_plural = "表彰"
        ordering = ["-awarded_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.mediator_id} {self.title}"
