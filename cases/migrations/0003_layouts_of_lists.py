"""Layouts of the lists of other court systems; an import can be cancelled."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0002_dispute_promises"),
        ("communities", "0001_places_and_work_in_them"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ListLayout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "corrected_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        help_text="更正过的行，升级软件时保持不变。",
                        null=True,
                        verbose_name="人工更正时间",
                    ),
                ),
                (
                    "valid_from",
                    models.DateField(blank=True, help_text="空白表示不详。", null=True, verbose_name="启用日期"),
                ),
                (
                    "valid_to",
                    models.DateField(blank=True, help_text="当日起不再有效。", null=True, verbose_name="停用日期"),
                ),
                ("name", models.CharField(help_text="例如：某办案系统收案清单。", max_length=60, verbose_name="名称")),
                (
                    "columns",
                    models.TextField(
                        help_text="一行一个：清单列名＝本系统列名。本系统的列：案号、立案日期、案由、纠纷发生地代码、原告住所地代码、被告住所地代码、受理法庭。",
                        verbose_name="列名对照",
                    ),
                ),
                (
                    "number_pattern",
                    models.CharField(
                        blank=True,
                        help_text="清单把案号分成几列时填写，花括号内是清单列名，例如：（{年度}）{法院代字}{案件代字}{序号}号。",
                        max_length=120,
                        verbose_name="案号的组成",
                    ),
                ),
                (
                    "meanings",
                    models.TextField(
                        blank=True,
                        help_text="一行一个：列名：清单写法＝本系统写法。例如：类型代字：民一初＝民初；受理法庭：城区庭＝某某人民法庭。",
                        verbose_name="写法对照",
                    ),
                ),
                (
                    "date_format",
                    models.CharField(
                        blank=True,
                        help_text="例如：%d/%m/%Y；空白表示自动识别年月日的常见写法。",
                        max_length=30,
                        verbose_name="日期格式",
                    ),
                ),
            ],
            options={
                "verbose_name": "清单格式",
                "verbose_name_plural": "清单格式",
                "ordering": ["court", "name"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="importbatch",
            name="batch_status_known",
        ),
        migrations.AlterField(
            model_name="importbatch",
            name="status",
            field=models.CharField(
                choices=[
                    ("QUEUED", "等待处理"),
                    ("RUNNING", "处理中"),
                    ("DONE", "已完成"),
                    ("FAILED", "未能读取"),
                    ("CANCELLED", "已取消"),
                ],
                default="QUEUED",
                editable=False,
                max_length=10,
                verbose_name="状态",
            ),
        ),
        migrations.AddField(
            model_name="listlayout",
            name="court",
            field=models.ForeignKey(
                blank=True,
                help_text="空白表示各法院都可以用。",
                null=True,
                on_delete=models.PROTECT,
                related_name="+",
                to="communities.court",
                verbose_name="法院",
            ),
        ),
        migrations.AddField(
            model_name="importbatch",
            name="layout",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=models.PROTECT,
                related_name="+",
                to="cases.listlayout",
                verbose_name="清单格式",
            ),
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["QUEUED", "RUNNING", "DONE", "FAILED", "CANCELLED"])),
                name="batch_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="listlayout",
            constraint=models.UniqueConstraint(
                fields=("court", "name"), name="list_layout_name_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="listlayout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_from__isnull", True),
                    ("valid_to__isnull", True),
                    ("valid_to__gt", models.F("valid_from")),
                    _connector="OR",
                ),
                name="list_layout_dates_in_order",
                violation_error_message="停用日期应晚于启用日期。",
            ),
        ),
    ]
