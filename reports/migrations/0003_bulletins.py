"""Bulletins: templates with places for figures, drafts, and what was issued."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0001_places_and_work_in_them"),
        ("reports", "0002_what_was_said_stays"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BulletinTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("MONTH", "月度"), ("QUARTER", "季度"), ("YTD", "年初至今"), ("YEAR", "年度")],
                        max_length=10,
                        verbose_name="统计期类型",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="标题")),
                ("body", models.TextField(verbose_name="正文")),
                ("made_at", models.DateTimeField(blank=True, null=True, verbose_name="编写时间")),
                ("retired_at", models.DateTimeField(blank=True, null=True, verbose_name="停用时间")),
                (
                    "court",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=models.PROTECT,
                        related_name="+",
                        to="communities.court",
                        verbose_name="适用法院",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=models.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="编写人",
                    ),
                ),
            ],
            options={
                "verbose_name": "通报模板",
                "verbose_name_plural": "通报模板",
                "ordering": ["kind", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Bulletin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("MONTH", "月度"), ("QUARTER", "季度"), ("YTD", "年初至今"), ("YEAR", "年度")],
                        max_length=10,
                        verbose_name="统计期类型",
                    ),
                ),
                ("first_on", models.DateField(verbose_name="首日")),
                ("last_on", models.DateField(verbose_name="末日")),
                ("period_label", models.CharField(max_length=60, verbose_name="统计期")),
                ("title", models.CharField(max_length=120, verbose_name="标题")),
                ("body", models.TextField(verbose_name="正文")),
                ("prepared_at", models.DateTimeField(verbose_name="拟稿时间")),
                ("edited_at", models.DateTimeField(blank=True, null=True, verbose_name="修改时间")),
                ("issued_title", models.CharField(blank=True, max_length=300, verbose_name="发出的标题")),
                ("issued_body", models.TextField(blank=True, verbose_name="发出的正文")),
                ("figures", models.JSONField(blank=True, default=dict, verbose_name="所用数字")),
                ("definitions", models.JSONField(blank=True, default=dict, verbose_name="所用口径")),
                ("issued_at", models.DateTimeField(blank=True, null=True, verbose_name="签发时间")),
                (
                    "court",
                    models.ForeignKey(
                        on_delete=models.PROTECT,
                        related_name="+",
                        to="communities.court",
                        verbose_name="法院",
                    ),
                ),
                (
                    "edited_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=models.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="修改人",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=models.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="签发人",
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=models.PROTECT,
                        related_name="+",
                        to="reports.bulletintemplate",
                        verbose_name="模板",
                    ),
                ),
            ],
            options={
                "verbose_name": "通报",
                "verbose_name_plural": "通报",
                "ordering": ["-last_on", "-pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="bulletintemplate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("retired_at__isnull", True)),
                fields=("court", "kind"),
                name="bulletin_template_one_in_use",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="bulletintemplate",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["MONTH", "QUARTER", "YEAR"])), name="bulletin_template_kind_ends"
            ),
        ),
        migrations.AddConstraint(
            model_name="bulletin",
            constraint=models.UniqueConstraint(fields=("court", "kind", "first_on"), name="bulletin_once_per_period"),
        ),
        migrations.AddConstraint(
            model_name="bulletin",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_on__gt", models.F("first_on"))), name="bulletin_days_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="bulletin",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("issued_at__isnull", True), ("issued_body", ""), ("issued_by__isnull", True)),
                    models.Q(
                        ("issued_at__isnull", False),
                        ("issued_by__isnull", False),
                        models.Q(("issued_body", ""), _negated=True),
                        models.Q(("issued_title", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="bulletin_issued_by_somebody_with_its_text",
            ),
        ),
    ]
