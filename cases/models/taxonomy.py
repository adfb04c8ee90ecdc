"""Code tables: causes of action of both rules, case types, dispute categories, GB/T 31000 and relatives."""

from django.db import models
from django.db.models import Q

from cases.querysets import CauseQuerySet
from communities.choices import Trust
from communities.models.reference import DatedRow, ReferenceRow, dates_in_order
from communities.querysets import DatedQuerySet


class CrosswalkMatch(models.TextChoices):
    """How a cause of the 2020 rule was found in the 2025 rule (案由对照)."""

    SAME_LEVEL = "SAME_LEVEL", "同名同级"
    OTHER_LEVEL = "OTHER_LEVEL", "同名不同级"
    NO_EXACT_NAME = "NO_EXACT_NAME", "无同名案由"
    BY_HAND = "BY_HAND", "人工对应"


class CauseOfAction(ReferenceRow):
    """One entry of 民事案件案由规定. The 2020 and the 2025 rule stand side by side; the date of the dispute chooses."""

    scheme = models.CharField("规定版本", max_length=10, help_text="例如：2020、2025。")
    path = models.CharField("路径", max_length=60)
    level = models.PositiveSmallIntegerField("级别")
    number = models.CharField("序号", max_length=20)
    name = models.CharField("名称", max_length=120)
    path_names = models.CharField("完整名称", max_length=400)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="上级案由",
    )
    valid_from = models.DateField("施行日期")
    valid_to = models.DateField("废止日期", null=True, blank=True, help_text="当日起不再适用。")
    trust = models.CharField("可信程度", max_length=12, choices=Trust, default=Trust.PROVISIONAL)

    objects = CauseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "案由"
        ordering = ["scheme", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "path"], name="cause_path_once_per_scheme"),
            models.CheckConstraint(name="cause_level_one_to_four", condition=Q(level__gte=1, level__lte=4)),
            dates_in_order("cause_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.scheme}）"


class CauseCrosswalk(ReferenceRow):
    """Where a cause of the 2020 rule stands in the 2025 rule; empty where no name matches exactly."""

    old = models.OneToOneField(
        CauseOfAction,
        models.PROTECT,
        related_name="crosswalk",
        verbose_name="2020年案由",
    )
    new = models.ForeignKey(
        CauseOfAction,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="crosswalk_from",
        verbose_name="2025年案由",
    )
    match = models.CharField("对应方式", max_length=20, choices=CrosswalkMatch)

    class Meta:
        verbose_name = verbose_name_plural = "案由对照"
        ordering = ["old"]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id}"


class CaseType(DatedRow):
    """A type code in case numbers (类型代字) such as 民初."""

    code = models.CharField("类型代字", max_length=10, primary_key=True)
    name = models.CharField("名称", max_length=60)
    category = models.CharField("大类", max_length=40)
    scheme = models.CharField("代字体系", max_length=60, default="案件案号类型代字标准")
    status = models.CharField("核实情况", max_length=60)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "案件类型"
        ordering = ["code"]
        constraints = [dates_in_order("case_type_dates_in_order")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class DisputeCategory(DatedRow):
    """A category of people's-mediation statistics (人民调解纠纷类型)."""

    scheme = models.CharField("分类体系", max_length=60)
    order = models.PositiveSmallIntegerField("序号")
    name = models.CharField("名称", max_length=40)
    selectable = models.BooleanField("登记时可选", default=True)
    status = models.CharField("核实情况", max_length=200, blank=True)
    source = models.CharField("来源", max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "纠纷类型"
        ordering = ["scheme", "order"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "name"], name="dispute_category_once_per_scheme"),
            dates_in_order("dispute_category_dates_in_order"),
        ]

    def __str__(self) -> str:
        return self.name


class CodeTableEntry(DatedRow):
    """One entry of an exchange code table (GB/T 31000, GA/T 517, …). An empty code means its number is unknown."""

    scheme = models.CharField("代码表", max_length=60)
    code = models.CharField("代码", max_length=20, blank=True)
    name = models.CharField("名称", max_length=80)
    parent_code = models.CharField("上级代码", max_length=20, blank=True)
    status = models.CharField("核实情况", max_length=80)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "代码表"
        ordering = ["scheme", "code", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "parent_code", "name"], name="code_table_name_once_per_parent"),
            models.UniqueConstraint(fields=["scheme", "code"], condition=~Q(code=""), name="code_table_code_once"),
            dates_in_order("code_table_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}".strip()
