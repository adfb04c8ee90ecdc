"""Files that people bring as proof: photographs, scans, documents (附件)."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from suyuan.files.choices import FileKind
from suyuan.files.querysets import StoredFileQuerySet
from suyuan.files.rules.content import MEDIA_TYPES
from suyuan.lib.fields import EncryptedBinaryField


class StoredFile(models.Model):
    """One file as it was brought (附件): never changed, only superseded by another one.

    It belongs to a record of an app above, named as text (`subject`); that app decides who may open it.
    """

    key = models.UUIDField("标识", default=uuid4, unique=True, editable=False)
    subject = models.CharField("所属", max_length=80)
    name = models.CharField("文件名", max_length=120)
    kind = models.CharField("类型", max_length=10, choices=FileKind)
    size = models.PositiveIntegerField("大小（字节）")
    sha256 = models.CharField("摘要", max_length=64)
    confidential = models.BooleanField("保密", default=False, help_text="只有可以查看调解经过的人能打开。")
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="上传人")
    kept_at = models.DateTimeField("上传时间")

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "附件"
        ordering = ["kept_at", "pk"]
        indexes = [models.Index(fields=["subject"], name="stored_file_subject")]
        constraints = [
            models.CheckConstraint(name="file_kind_known", condition=models.Q(kind__in=FileKind.values)),
            models.CheckConstraint(name="file_not_empty", condition=models.Q(size__gt=0)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_image(self) -> bool:
        """Whether a page can show it as a picture."""
        return self.media_type.startswith("image/")

    @property
    def media_type(self) -> str:
        """The media type that a browser is told (内容类型)."""
        return MEDIA_TYPES[self.kind]


class FileContent(models.Model):
    """The content of a file (附件内容), encrypted; apart from the row that lists name, so that lists stay light."""

    file = models.OneToOneField(
        StoredFile, models.CASCADE, primary_key=True, related_name="content", verbose_name="附件"
    )
    content = EncryptedBinaryField("内容")

    class Meta:
        verbose_name = verbose_name_plural = "附件内容"

    def __str__(self) -> str:
        return f"{self.file_id}"
