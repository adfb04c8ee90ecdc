"""What mediators are good at (专业领域), and what a roster asks of those who want to be on it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from communities.models.reference import DatedRow, ReferenceRow, dates_in_order
from communities.querysets import DatedQuerySet
from mediators.choices import RequirementMeasure, RequirementSubject


class Speciality(ReferenceRow):
    """A field that mediators specialise in, and the kinds of dispute it covers (专业领域, 在线21 art. 28)."""

    name = models.CharField("名称", max_length=40, unique=True)
    position = models.PositiveSmallIntegerField("排序")
    categories = ArrayField(
        models.CharField("纠纷类型", max_length=40), verbose_name="对应的纠纷类型", default=list, blank=True
    )
    causes = ArrayField(
        models.CharField("案由", max_length=120),
        verbose_name="对应的案由",
        default=list,
        blank=True,
        help_text="案由名称；写上级案由的，包括其下的全部案由。",
    )
    source = models.CharField("来源", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "专业领域"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class RosterRequirement(DatedRow):
    """A condition for a roster (名册要求), with its source. Without a court: how others do it, for information."""

    court = models.ForeignKey(
        "communities.Court",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="法院",
        help_text="适用于该院及其下级法院；空白表示外地做法，只供参考。",
    )
    code = models.CharField("代码", max_length=40)
    subject = models.CharField("对象", max_length=15, choices=RequirementSubject)
    measure = models.CharField("项目", max_length=20, choices=RequirementMeasure)
    at_least = models.DecimalField("不少于", max_digits=6, decimal_places=1)
    wording = models.CharField("内容", max_length=200)
    source = models.CharField("来源", max_length=200)
    confidence = models.CharField("核实程度", max_length=2, help_text="V 已读全文，X 摘引，M 未证实。")

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "名册要求"
        ordering = ["subject", "measure", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="roster_requirement_once_per_code"),
            models.CheckConstraint(
                name="roster_requirement_subject_known", condition=Q(subject__in=RequirementSubject.values)
            ),
            models.CheckConstraint(
                name="roster_requirement_measure_known", condition=Q(measure__in=RequirementMeasure.values)
            ),
            dates_in_order("roster_requirement_dates_in_order"),
        ]

    def __str__(self) -> str:
        return self.wording
