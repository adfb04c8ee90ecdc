"""Regular work that a document asks for (工作要求): how much, by which document, from when."""

from django.db import models

from communities.choices import Duty, Trust
from communities.models.court import no_overlap
from communities.models.reference import DatedRow, dates_in_order, value_known
from communities.querysets import DatedQuerySet


class WorkRequirement(DatedRow):
    """A number that a document sets for regular work (工作要求), such as one open lesson a year."""

    duty = models.CharField("事项", max_length=30, choices=Duty)
    number = models.PositiveSmallIntegerField("数量")
    source = models.CharField("依据", max_length=300)
    trust = models.CharField("可信程度", max_length=12, choices=Trust, default=Trust.PROVISIONAL)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "工作要求"
        ordering = ["duty", "valid_from"]
        constraints = [
            value_known("requirement_duty_known", "duty", Duty),
            no_overlap("requirement_once_at_a_time", "duty", message="该事项在这段时间已有要求，请先写明停用日期。"),
            dates_in_order("requirement_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.get_duty_display()} {self.number}"
