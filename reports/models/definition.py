"""The versions of an indicator's definition (口径) that readings were made by."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class IndicatorDefinition(models.Model):
    """One version of a definition (指标口径). A version never changes; another definition is another version.

    `fingerprint` covers the parameters and the rules of the code. Whether a table may be ranked is no part
    of the definition and may be switched.
    """

    code = models.CharField("指标代码", max_length=40)
    version = models.PositiveSmallIntegerField("版本")
    name = models.CharField("名称", max_length=60)
    parameters = models.JSONField("参数")
    fingerprint = models.CharField("口径指纹", max_length=64)
    valid_from = models.DateField("适用于此日起开始的统计期", null=True, blank=True, help_text="空白表示自始适用。")
    is_proposal = models.BooleanField("建议口径", default=False, help_text="尚无公布的统一口径，由本系统提出。")
    source = models.CharField("依据", max_length=300)
    adopted_at = models.DateTimeField("采用时间")
    adopted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="采用人")
    ranked_for_courts = models.BooleanField("法院人员可排名", default=False)
    ranked_for_governance = models.BooleanField("综治人员可排名", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "指标口径"
        ordering = ["code", "version"]
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="definition_version_once"),
            models.UniqueConstraint(fields=["code", "valid_from"], name="definition_begins_once", nulls_distinct=False),
            models.CheckConstraint(name="definition_versions_begin_at_one", condition=Q(version__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.name} 第{self.version}版"
