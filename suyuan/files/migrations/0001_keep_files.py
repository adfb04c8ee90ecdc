import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import suyuan.lib.fields
from suyuan.lib.migrating import CreateTogether


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            models=[
                migrations.CreateModel(
                    name="StoredFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="标识")),
                        ("subject", models.CharField(max_length=80, verbose_name="所属")),
                        ("name", models.CharField(max_length=120, verbose_name="文件名")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("JPEG", "JPEG 图片"),
                                    ("PNG", "PNG 图片"),
                                    ("WEBP", "WebP 图片"),
                                    ("PDF", "PDF 文档"),
                                    ("DOCX", "Word 文档"),
                                    ("XLSX", "Excel 表格"),
                                ],
                                max_length=10,
                                verbose_name="类型",
                            ),
                        ),
                        ("size", models.PositiveIntegerField(verbose_name="大小（字节）")),
                        ("sha256", models.CharField(max_length=64, verbose_name="摘要")),
                        (
                            "confidential",
                            models.BooleanField(
                                default=False, help_text="只有可以查看调解经过的人能打开。", verbose_name="保密"
                            ),
                        ),
                        (
                            "kept_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="上传人",
                            ),
                        ),
                        ("kept_at", models.DateTimeField(verbose_name="上传时间")),
                    ],
                    options={
                        "verbose_name": "附件",
                        "verbose_name_plural": "附件",
                        "ordering": ["kept_at", "pk"],
                        "indexes": [models.Index(fields=["subject"], name="stored_file_subject")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["JPEG", "PNG", "WEBP", "PDF", "DOCX", "XLSX"])),
                                name="file_kind_known",
                            ),
                            models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="file_not_empty"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FileContent",
                    fields=[
                        (
                            "file",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="content",
                                serialize=False,
                                to="files.storedfile",
                                verbose_name="附件",
                            ),
                        ),
                        ("content", suyuan.lib.fields.EncryptedBinaryField(verbose_name="内容")),
                    ],
                    options={
                        "verbose_name": "附件内容",
                        "verbose_name_plural": "附件内容",
                    },
                ),
            ],
        ),
    ]
