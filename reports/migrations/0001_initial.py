import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from suyuan.lib.migrating import CreateTogether


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("communities", "0001_places_and_work_in_them"),
    ]

    operations = [
        CreateTogether(
            models=[
                migrations.CreateModel(
                    name="IndicatorDefinition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=40, verbose_name="指标代码")),
                        ("version", models.PositiveSmallIntegerField(verbose_name="版本")),
                        ("name", models.CharField(max_length=60, verbose_name="名称")),
                        ("parameters", models.JSONField(verbose_name="参数")),
                        ("fingerprint", models.CharField(max_length=64, verbose_name="口径指纹")),
                        (
                            "valid_from",
                            models.DateField(
                                blank=True,
                                help_text="空白表示自始适用。",
                                null=True,
                                verbose_name="适用于此日起开始的统计期",
                            ),
                        ),
                        (
                            "is_proposal",
                            models.BooleanField(
                                default=False, help_text="尚无公布的统一口径，由本系统提出。", verbose_name="建议口径"
                            ),
                        ),
                        ("source", models.CharField(max_length=300, verbose_name="依据")),
                        ("adopted_at", models.DateTimeField(verbose_name="采用时间")),
                        (
                            "adopted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="采用人",
                            ),
                        ),
                        ("ranked_for_courts", models.BooleanField(default=False, verbose_name="法院人员可排名")),
                        ("ranked_for_governance", models.BooleanField(default=True, verbose_name="综治人员可排名")),
                    ],
                    options={
                        "verbose_name": "指标口径",
                        "verbose_name_plural": "指标口径",
                        "ordering": ["code", "version"],
                        "constraints": [
                            models.UniqueConstraint(fields=("code", "version"), name="definition_version_once"),
                            models.UniqueConstraint(
                                fields=("code", "valid_from"), name="definition_begins_once", nulls_distinct=False
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)), name="definition_versions_begin_at_one"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReadingPeriod",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("indicator", models.CharField(max_length=40, verbose_name="指标代码")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("MONTH", "月度"), ("QUARTER", "季度"), ("YTD", "年初至今"), ("YEAR", "年度")],
                                max_length=10,
                                verbose_name="类型",
                            ),
                        ),
                        ("first_on", models.DateField(verbose_name="首日")),
                        ("last_on", models.DateField(verbose_name="末日")),
                        ("court_year", models.BooleanField(default=False, verbose_name="按司法统计年度")),
                        (
                            "definition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="periods",
                                to="reports.indicatordefinition",
                                verbose_name="口径",
                            ),
                        ),
                        ("wanted", models.CharField(max_length=64, verbose_name="应有标记")),
                        ("computed", models.CharField(blank=True, max_length=64, verbose_name="已算标记")),
                        ("cut_off_at", models.DateTimeField(blank=True, null=True, verbose_name="数据截止时间")),
                    ],
                    options={
                        "verbose_name": "统计期",
                        "verbose_name_plural": "统计期",
                        "ordering": ["indicator", "-last_on", "kind"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("indicator", "kind", "first_on", "last_on", "court_year"),
                                name="reading_period_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["MONTH", "QUARTER", "YTD", "YEAR"])),
                                name="reading_period_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("last_on__gt", models.F("first_on"))),
                                name="reading_period_in_order",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reading",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("numerator", models.PositiveIntegerField(verbose_name="新收一审案件（件）")),
                        ("civil_count", models.PositiveIntegerField(verbose_name="其中民事（件）")),
                        ("administrative_count", models.PositiveIntegerField(verbose_name="其中行政（件）")),
                        ("settled_count", models.PositiveIntegerField(verbose_name="诉前调解成功（件）")),
                        ("direct_count", models.PositiveIntegerField(verbose_name="仅归属到本级（件）")),
                        ("unattributed_count", models.PositiveIntegerField(verbose_name="未能归属（件）")),
                        ("attribution", models.JSONField(default=dict, verbose_name="归属方式")),
                        ("exclusions", models.JSONField(default=dict, verbose_name="不计入的案件")),
                        (
                            "population",
                            models.PositiveBigIntegerField(blank=True, null=True, verbose_name="常住人口（人）"),
                        ),
                        ("missing_population_count", models.PositiveIntegerField(verbose_name="缺少人口的区划数")),
                        (
                            "value",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=16,
                                null=True,
                                verbose_name="万人成讼率（件/万人）",
                            ),
                        ),
                        (
                            "withheld",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("NO_CASES", "期内没有导入任何诉讼案件"),
                                    ("AREA_CHANGED", "期内区划或管辖范围有变动"),
                                    ("NO_POPULATION", "没有期初以前公布的常住人口"),
                                    ("SMALL_POPULATION", "人口过少"),
                                    ("FEW_CASES", "件数过少"),
                                ],
                                max_length=20,
                                verbose_name="不列比率的原因",
                            ),
                        ),
                        (
                            "companion_value",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=16,
                                null=True,
                                verbose_name="诉至法院万人率（件/万人）",
                            ),
                        ),
                        (
                            "companion_withheld",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("NO_CASES", "期内没有导入任何诉讼案件"),
                                    ("AREA_CHANGED", "期内区划或管辖范围有变动"),
                                    ("NO_POPULATION", "没有期初以前公布的常住人口"),
                                    ("SMALL_POPULATION", "人口过少"),
                                    ("FEW_CASES", "件数过少"),
                                ],
                                max_length=20,
                                verbose_name="不列诉至法院率的原因",
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="readings",
                                to="reports.readingperiod",
                                verbose_name="统计期",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("CITY", "地级市"),
                                    ("COUNTY", "县（市、区）"),
                                    ("TOWN", "镇（街道）"),
                                    ("VILLAGE", "社区（村）"),
                                    ("COURT", "法院辖区"),
                                ],
                                max_length=10,
                                verbose_name="层级",
                            ),
                        ),
                        (
                            "division",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="communities.division",
                                verbose_name="区划",
                            ),
                        ),
                        (
                            "court",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="communities.court",
                                verbose_name="法院",
                            ),
                        ),
                        (
                            "population_ids",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(),
                                default=list,
                                size=None,
                                verbose_name="所用人口数据",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "读数",
                        "verbose_name_plural": "读数",
                        "ordering": ["period", "division", "court"],
                        "indexes": [
                            models.Index(
                                models.F("period"),
                                models.F("level"),
                                models.OrderBy(models.F("value"), descending=True, nulls_last=True),
                                name="reading_by_value",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("period", "division", "court"),
                                name="reading_once_per_place",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("division__isnull", True), ("court__isnull", True), _connector="XOR"
                                ),
                                name="reading_of_one_place",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("value__isnull", True), ("withheld", ""), _connector="XOR"),
                                    models.Q(
                                        ("companion_value__isnull", True), ("companion_withheld", ""), _connector="XOR"
                                    ),
                                    models.Q(
                                        ("population__isnull", False),
                                        models.Q(("companion_value__isnull", True), ("value__isnull", True)),
                                        _connector="OR",
                                    ),
                                ),
                                name="reading_figures_agree",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublishedReading",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("numerator", models.PositiveIntegerField(verbose_name="新收一审案件（件）")),
                        ("civil_count", models.PositiveIntegerField(verbose_name="其中民事（件）")),
                        ("administrative_count", models.PositiveIntegerField(verbose_name="其中行政（件）")),
                        ("settled_count", models.PositiveIntegerField(verbose_name="诉前调解成功（件）")),
                        ("direct_count", models.PositiveIntegerField(verbose_name="仅归属到本级（件）")),
                        ("unattributed_count", models.PositiveIntegerField(verbose_name="未能归属（件）")),
                        ("attribution", models.JSONField(default=dict, verbose_name="归属方式")),
                        ("exclusions", models.JSONField(default=dict, verbose_name="不计入的案件")),
                        (
                            "population",
                            models.PositiveBigIntegerField(blank=True, null=True, verbose_name="常住人口（人）"),
                        ),
                        ("missing_population_count", models.PositiveIntegerField(verbose_name="缺少人口的区划数")),
                        (
                            "value",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=16,
                                null=True,
                                verbose_name="万人成讼率（件/万人）",
                            ),
                        ),
                        (
                            "withheld",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("NO_CASES", "期内没有导入任何诉讼案件"),
                                    ("AREA_CHANGED", "期内区划或管辖范围有变动"),
                                    ("NO_POPULATION", "没有期初以前公布的常住人口"),
                                    ("SMALL_POPULATION", "人口过少"),
                                    ("FEW_CASES", "件数过少"),
                                ],
                                max_length=20,
                                verbose_name="不列比率的原因",
                            ),
                        ),
                        (
                            "companion_value",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=16,
                                null=True,
                                verbose_name="诉至法院万人率（件/万人）",
                            ),
                        ),
                        (
                            "companion_withheld",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("NO_CASES", "期内没有导入任何诉讼案件"),
                                    ("AREA_CHANGED", "期内区划或管辖范围有变动"),
                                    ("NO_POPULATION", "没有期初以前公布的常住人口"),
                                    ("SMALL_POPULATION", "人口过少"),
                                    ("FEW_CASES", "件数过少"),
                                ],
                                max_length=20,
                                verbose_name="不列诉至法院率的原因",
                            ),
                        ),
                        (
                            "definition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="published",
                                to="reports.indicatordefinition",
                                verbose_name="口径",
                            ),
                        ),
                        ("fingerprint", models.CharField(max_length=64, verbose_name="口径指纹")),
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
                        (
                            "division",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.division",
                                verbose_name="区划",
                            ),
                        ),
                        (
                            "court",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.court",
                                verbose_name="法院",
                            ),
                        ),
                        ("place_name", models.CharField(max_length=120, verbose_name="地名")),
                        ("document", models.JSONField(verbose_name="全文")),
                        ("cut_off_at", models.DateTimeField(verbose_name="数据截止时间")),
                        ("published_at", models.DateTimeField(verbose_name="发布时间")),
                        (
                            "published_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发布人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "发布的读数",
                        "verbose_name_plural": "发布的读数",
                        "ordering": ["-published_at", "-pk"],
                        "indexes": [
                            models.Index(fields=["division", "court", "kind", "last_on"], name="published_by_place")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("division__isnull", True), ("court__isnull", True), _connector="XOR"
                                ),
                                name="published_of_one_place",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("value__isnull", True), ("withheld", ""), _connector="XOR"),
                                    models.Q(
                                        ("companion_value__isnull", True), ("companion_withheld", ""), _connector="XOR"
                                    ),
                                    models.Q(
                                        ("population__isnull", False),
                                        models.Q(("companion_value__isnull", True), ("value__isnull", True)),
                                        _connector="OR",
                                    ),
                                ),
                                name="published_figures_agree",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
