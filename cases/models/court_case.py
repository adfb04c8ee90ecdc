"""Docketed court cases (诉讼案件) as the courts' lists give them, and the imports that brought them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.choices import AttributionMethod, BatchStatus, SuitKind
from cases.querysets import CourtCaseQuerySet, ImportBatchQuerySet


class ImportBatch(models.Model):
    """One uploaded list of court cases (导入批次)."""

    file_name = models.CharField("文件名", max_length=200)
    fingerprint = models.CharField("文件指纹", max_length=64)
    content = models.BinaryField("文件内容", null=True, blank=True)
    court = models.ForeignKey(
        "communities.Court",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="上传单位",
    )
    layout = models.ForeignKey(
        "cases.ListLayout", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="清单格式"
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="上传人",
    )
    uploaded_at = models.DateTimeField("上传时间")
    status = models.CharField(
        "状态",
        max_length=10,
        choices=BatchStatus,
        default=BatchStatus.QUEUED,
        editable=False,
    )
    attempts = models.PositiveSmallIntegerField("处理次数", default=0, editable=False)
    finished_at = models.DateTimeField("完成时间", null=True, blank=True)
    header = models.JSONField("表头", default=list, blank=True)
    row_count = models.PositiveIntegerField("总行数", default=0)
    added_count = models.PositiveIntegerField("新增", default=0)
    changed_count = models.PositiveIntegerField("更新", default=0)
    unchanged_count = models.PositiveIntegerField("无变化", default=0)
    rejected_count = models.PositiveIntegerField("退回", default=0)
    unknown_types = models.JSONField("未知的类型代字", default=dict, blank=True)
    problem = models.CharField("失败原因", max_length=300, blank=True)

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "导入批次"
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(name="batch_status_known", condition=Q(status__in=BatchStatus.values))]

    def __str__(self) -> str:
        return f"{self.file_name} {self.uploaded_at:%Y-%m-%d %H:%M}"

    @property
    def is_open(self) -> bool:
        """Whether the upload is still to be taken in."""
        return self.status in (BatchStatus.QUEUED, BatchStatus.RUNNING)


class RejectedRow(models.Model):
    """A row that could not be taken, kept as it stood with the reasons, to be corrected and uploaded again.

    `columns` are its cells in the order of the batch's header.
    """

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="rejected_rows", verbose_name="批次")
    row_number = models.PositiveIntegerField("行号")
    columns = models.JSONField("原始内容", default=list)
    reasons = models.TextField("原因")

    class Meta:
        verbose_name = verbose_name_plural = "退回行"
        ordering = ["batch", "row_number"]
        constraints = [models.UniqueConstraint(fields=["batch", "row_number"], name="rejected_row_once")]

    def __str__(self) -> str:
        return f"{self.batch_id} 第{self.row_number}行"


class CourtCase(models.Model):
    """A case on a court's docket, known by its number (案号). Places are stored as given, then attributed.

    `division` is where the case counts, decided by the ordered rule of attribution; `attributed_by` says how.
    """

    number = models.CharField("案号", max_length=60, unique=True)
    year = models.PositiveSmallIntegerField("年度")
    court_code = models.CharField("法院代字", max_length=10)
    type_code = models.CharField("类型代字", max_length=10)
    serial = models.PositiveIntegerField("编号")
    filed_on = models.DateField("立案日期")
    cause_text = models.CharField("案由（原文）", max_length=120, blank=True)
    cause = models.ForeignKey(
        "cases.CauseOfAction",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="案由",
    )
    place_code = models.CharField("纠纷发生地代码", max_length=15, blank=True)
    plaintiff_code = models.CharField("原告住所地代码", max_length=15, blank=True)
    defendant_code = models.CharField("被告住所地代码", max_length=15, blank=True)
    tribunal = models.ForeignKey(
        "communities.Tribunal", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="受理法庭"
    )
    suit_kind = models.CharField("计数类别", max_length=15, choices=SuitKind)
    exclusion_reason = models.CharField("不计入的原因", max_length=60, blank=True)
    division = models.ForeignKey(
        "communities.Division",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="court_cases",
        verbose_name="归属地",
    )
    attributed_by = models.CharField("归属方式", max_length=20, choices=AttributionMethod)
    extra = models.JSONField("其他列", default=dict, blank=True)
    batch = models.ForeignKey(ImportBatch, models.PROTECT, related_name="court_cases", verbose_name="导入批次")
    imported_at = models.DateTimeField("导入时间")
    changed_at = models.DateTimeField("更新时间")

    objects = CourtCaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "诉讼案件"
        ordering = ["-filed_on", "-pk"]
        indexes = [
            models.Index(fields=["filed_on", "division"], name="court_case_filed_division"),
            models.Index(fields=["court_code", "filed_on"], name="court_case_court_filed"),
            models.Index(fields=["division", "-filed_on", "-id"], name="court_case_division_newest"),
        ]
        constraints = [
            models.CheckConstraint(name="court_case_kind_known", condition=Q(suit_kind__in=SuitKind.values)),
            models.CheckConstraint(
                name="court_case_exclusion_has_a_reason",
                condition=Q(suit_kind="EXCLUDED") & ~Q(exclusion_reason="")
                | ~Q(suit_kind="EXCLUDED") & Q(exclusion_reason=""),
            ),
            models.CheckConstraint(
                name="court_case_attribution_agrees",
                condition=Q(attributed_by="NONE", division__isnull=True)
                | ~Q(attributed_by="NONE") & Q(division__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.number
