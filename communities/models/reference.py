"""What all reference data (基础数据) have in common: corrections by hand, and which files were loaded."""

from django.db import models
from django.db.models import F, Q


class ReferenceRow(models.Model):
    """A row that is delivered with the software and may be corrected here. A corrected row is never overwritten."""

    corrected_at = models.DateTimeField(
        "人工更正时间",
        null=True,
        blank=True,
        editable=False,
        help_text="更正过的行，升级软件时保持不变。",
    )

    class Meta:
        abstract = True


class DatedRow(ReferenceRow):
    """A reference row in force from one day up to, not including, another; an empty day is unknown or open."""

    valid_from = models.DateField("启用日期", null=True, blank=True, help_text="空白表示不详。")
    valid_to = models.DateField("停用日期", null=True, blank=True, help_text="当日起不再有效。")

    class Meta:
        abstract = True


def dates_in_order(name: str) -> models.CheckConstraint:
    """Refuse a row that ends on or before the day it begins."""
    return models.CheckConstraint(
        name=name,
        condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
        violation_error_message="停用日期应晚于启用日期。",
    )


def value_known(name: str, field: str, choices: type[models.TextChoices]) -> models.CheckConstraint:
    """Refuse a stored value that is none of the choices."""
    return models.CheckConstraint(name=name, condition=Q(**{f"{field}__in": choices.values}))


class ReferenceDataset(models.Model):
    """A set of delivered files as it was last loaded (已载入的基础数据): unchanged files are not read again."""

    name = models.CharField("名称", max_length=40, primary_key=True)
    fingerprint = models.CharField("文件指纹", max_length=64)
    loaded_at = models.DateTimeField("载入时间")

    class Meta:
        verbose_name = verbose_name_plural = "已载入的基础数据"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
