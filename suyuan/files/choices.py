from django.db import models


class FileKind(models.TextChoices):
    """What may be kept (附件类型): photographs, scans and office documents."""

    JPEG = "JPEG", "JPEG 图片"
    PNG = "PNG", "PNG 图片"
    WEBP = "WEBP", "WebP 图片"
    PDF = "PDF", "PDF 文档"
    DOCX = "DOCX", "Word 文档"
    XLSX = "XLSX", "Excel 表格"
