"""Divisions, courts, communities, postings, the calendar, and the regular work in the places."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

from suyuan.lib.migrating import CreateTogether


class Migration(migrations.Migration):
    replaces = [("communities", "0001_initial"), ("communities", "0002_regular_work_in_the_places")]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        # For the order alone: its many small changes take a tenth of the time while our tables are not there yet.
        ("oauth2_provider", "0022_refreshtoken_token_family_index"),
    ]

    operations = [
        BtreeGistExtension(),
        CreateTogether(
            models=[
                migrations.CreateModel(
                    name="Division",
                    fields=[
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
                            models.DateField(
                                blank=True, help_text="空白表示不详。", null=True, verbose_name="启用日期"
                            ),
                        ),
                        (
                            "valid_to",
                            models.DateField(
                                blank=True, help_text="当日起不再有效。", null=True, verbose_name="停用日期"
                            ),
                        ),
                        (
                            "code",
                            models.CharField(max_length=15, primary_key=True, serialize=False, verbose_name="区划代码"),
                        ),
                        ("scheme", models.CharField(default="统计用区划代码", max_length=30, verbose_name="代码体系")),
                        (
                            "name",
                            models.CharField(
                                blank=True, help_text="空白表示名称尚未导入。", max_length=100, verbose_name="名称"
                            ),
                        ),
                        ("pinyin", models.CharField(blank=True, editable=False, max_length=200, verbose_name="拼音")),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("PROVINCE", "省级"),
                                    ("CITY", "地级"),
                                    ("COUNTY", "县级"),
                                    ("TOWN", "乡级"),
                                    ("VILLAGE", "村级"),
                                ],
                                max_length=10,
                                verbose_name="层级",
                            ),
                        ),
                        ("prefix", models.CharField(editable=False, max_length=15, verbose_name="有效前缀")),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="communities.division",
                                verbose_name="上级区划",
                            ),
                        ),
                        ("urban_rural_class", models.CharField(blank=True, max_length=3, verbose_name="城乡分类代码")),
                        (
                            "trust",
                            models.CharField(
                                choices=[("VERIFIED", "已核实"), ("PROVISIONAL", "待核实")],
                                default="PROVISIONAL",
                                max_length=12,
                                verbose_name="可信程度",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="来源")),
                    ],
                    options={
                        "verbose_name": "行政区划",
                        "verbose_name_plural": "行政区划",
                        "ordering": ["code"],
                        "indexes": [models.Index(fields=["level", "code"], name="division_level_code")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("level__in", ["PROVINCE", "CITY", "COUNTY", "TOWN", "VILLAGE"])),
                                name="division_level_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("code__startswith", models.F("prefix"))),
                                name="division_prefix_starts_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="division_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Court",
                    fields=[
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
                            models.DateField(
                                blank=True, help_text="空白表示不详。", null=True, verbose_name="启用日期"
                            ),
                        ),
                        (
                            "valid_to",
                            models.DateField(
                                blank=True, help_text="当日起不再有效。", null=True, verbose_name="停用日期"
                            ),
                        ),
                        (
                            "code",
                            models.CharField(max_length=10, primary_key=True, serialize=False, verbose_name="法院代字"),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="名称")),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("SUPREME", "最高人民法院"),
                                    ("HIGH", "高级人民法院"),
                                    ("INTERMEDIATE", "中级人民法院"),
                                    ("BASIC", "基层人民法院"),
                                ],
                                max_length=15,
                                verbose_name="审级",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lower_courts",
                                to="communities.court",
                                verbose_name="上级法院",
                            ),
                        ),
                        (
                            "division",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.division",
                                verbose_name="所在区划",
                            ),
                        ),
                        (
                            "trust",
                            models.CharField(
                                choices=[("VERIFIED", "已核实"), ("PROVISIONAL", "待核实")],
                                default="PROVISIONAL",
                                max_length=12,
                                verbose_name="可信程度",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "法院",
                        "verbose_name_plural": "法院",
                        "ordering": ["code"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("level__in", ["SUPREME", "HIGH", "INTERMEDIATE", "BASIC"])),
                                name="court_level_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="court_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Tribunal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                            models.DateField(
                                blank=True, help_text="空白表示不详。", null=True, verbose_name="启用日期"
                            ),
                        ),
                        (
                            "valid_to",
                            models.DateField(
                                blank=True, help_text="当日起不再有效。", null=True, verbose_name="停用日期"
                            ),
                        ),
                        (
                            "court",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tribunals",
                                to="communities.court",
                                verbose_name="所属法院",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("PEOPLES_TRIBUNAL", "人民法庭"), ("CIRCUIT_TRIBUNAL", "巡回法庭")],
                                max_length=20,
                                verbose_name="类别",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.division",
                                verbose_name="驻地",
                            ),
                        ),
                        (
                            "trust",
                            models.CharField(
                                choices=[("VERIFIED", "已核实"), ("PROVISIONAL", "待核实")],
                                default="PROVISIONAL",
                                max_length=12,
                                verbose_name="可信程度",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="来源")),
                    ],
                    options={
                        "verbose_name": "人民法庭",
                        "verbose_name_plural": "人民法庭",
                        "ordering": ["court", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("court", "name"), name="tribunal_name_once_per_court"),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["PEOPLES_TRIBUNAL", "CIRCUIT_TRIBUNAL"])),
                                name="tribunal_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="tribunal_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Community",
                    fields=[
                        (
                            "division",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="community",
                                serialize=False,
                                to="communities.division",
                                verbose_name="区划",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("RESIDENTS", "居民委员会"),
                                    ("VILLAGERS", "村民委员会"),
                                    ("SIMILAR", "类似村级单位（园区等）"),
                                ],
                                max_length=12,
                                verbose_name="类别",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "社区",
                        "verbose_name_plural": "社区",
                        "ordering": ["division"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["RESIDENTS", "VILLAGERS", "SIMILAR"])),
                                name="community_kind_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServicePoint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("GOVERNANCE_CENTRE", "综治中心"), ("LITIGATION_STATION", "诉讼服务站")],
                                max_length=20,
                                verbose_name="类别",
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="名称")),
                        (
                            "division",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="service_points",
                                to="communities.division",
                                verbose_name="所在区划",
                            ),
                        ),
                        (
                            "tribunal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.tribunal",
                                verbose_name="对接法庭",
                            ),
                        ),
                        ("address", models.CharField(max_length=200, verbose_name="地址")),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="对外电话")),
                        ("opening_hours", models.CharField(max_length=120, verbose_name="开放时间")),
                        ("opened_on", models.DateField(verbose_name="启用日期")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="停用日期")),
                    ],
                    options={
                        "verbose_name": "服务点",
                        "verbose_name_plural": "服务点",
                        "ordering": ["division", "kind", "name", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["GOVERNANCE_CENTRE", "LITIGATION_STATION"])),
                                name="service_point_kind_known",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("closed_on", None)),
                                fields=("division", "name"),
                                name="service_point_name_once_per_place",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CircuitRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "division",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.division",
                                verbose_name="社区",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("TRIAL", "巡回审判"),
                                    ("MEDIATION", "诉前调解"),
                                    ("ADVICE", "法律咨询"),
                                    ("LEGAL_EDUCATION", "普法宣传"),
                                    ("TRAINING", "法治培训"),
                                ],
                                max_length=20,
                                verbose_name="事项",
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="需求")),
                        ("wanted_by", models.DateField(blank=True, null=True, verbose_name="希望不晚于")),
                        (
                            "requested_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="提出人",
                            ),
                        ),
                        ("requested_at", models.DateTimeField(verbose_name="提出时间")),
                        ("declined_reason", models.CharField(blank=True, max_length=200, verbose_name="不安排的原因")),
                    ],
                    options={
                        "verbose_name": "巡回需求",
                        "verbose_name_plural": "巡回需求",
                        "ordering": ["requested_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["TRIAL", "MEDIATION", "ADVICE", "LEGAL_EDUCATION", "TRAINING"])
                                ),
                                name="circuit_request_kind_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Circuit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "tribunal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="circuits",
                                to="communities.tribunal",
                                verbose_name="人民法庭",
                            ),
                        ),
                        (
                            "judge",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="circuits",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="巡回法官",
                            ),
                        ),
                        (
                            "mode",
                            models.CharField(
                                choices=[("DIRECTED", "定向巡回"), ("ON_DEMAND", "按需巡回")],
                                max_length=12,
                                verbose_name="方式",
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="日期")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                        ("cancelled_reason", models.CharField(blank=True, max_length=200, verbose_name="取消原因")),
                        (
                            "planned_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="安排人",
                            ),
                        ),
                        ("planned_at", models.DateTimeField(verbose_name="安排时间")),
                    ],
                    options={
                        "verbose_name": "巡回",
                        "verbose_name_plural": "巡回",
                        "ordering": ["-held_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("mode__in", ["DIRECTED", "ON_DEMAND"])), name="circuit_mode_known"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("cancelled_reason", "")),
                                fields=("judge", "held_on"),
                                name="circuit_one_a_day_per_judge",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CircuitStop",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "circuit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stops",
                                to="communities.circuit",
                                verbose_name="巡回",
                            ),
                        ),
                        (
                            "division",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.division",
                                verbose_name="地点",
                            ),
                        ),
                        (
                            "request",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stop",
                                to="communities.circuitrequest",
                                verbose_name="回应的需求",
                            ),
                        ),
                        ("starts_at", models.TimeField(verbose_name="到达时间")),
                        ("ends_at", models.TimeField(verbose_name="离开时间")),
                        (
                            "kinds",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), size=None, verbose_name="事项"
                            ),
                        ),
                        ("plan", models.CharField(blank=True, max_length=300, verbose_name="安排")),
                        (
                            "people_count",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="接待群众（人次）"),
                        ),
                        (
                            "trial_count",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="开庭（件）"),
                        ),
                        (
                            "mediation_count",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="调解（件）"),
                        ),
                        (
                            "settled_count",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="调解成功（件）"),
                        ),
                        ("record", models.TextField(blank=True, verbose_name="巡回日志")),
                        (
                            "logged_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="记录人",
                            ),
                        ),
                        ("logged_at", models.DateTimeField(blank=True, null=True, verbose_name="记录时间")),
                    ],
                    options={
                        "verbose_name": "巡回站点",
                        "verbose_name_plural": "巡回站点",
                        "ordering": ["circuit", "starts_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="circuit_stop_times_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kinds__contained_by",
                                        ["TRIAL", "MEDIATION", "ADVICE", "LEGAL_EDUCATION", "TRAINING"],
                                    ),
                                    ("kinds__len__gte", 1),
                                ),
                                name="circuit_stop_kinds_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("settled_count__isnull", True),
                                    ("settled_count__lte", models.F("mediation_count")),
                                    _connector="OR",
                                ),
                                name="circuit_settled_among_mediated",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DemonstrationCommunity",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "community",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="demonstrations",
                                to="communities.community",
                                verbose_name="社区",
                            ),
                        ),
                        (
                            "tribunal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="demonstrations",
                                to="communities.tribunal",
                                verbose_name="负责法庭",
                            ),
                        ),
                        ("designated_on", models.DateField(verbose_name="确定日期")),
                        ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="撤销日期")),
                        ("plan", models.TextField(blank=True, verbose_name="创建方案")),
                        (
                            "designated_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        ("withdrawn_reason", models.CharField(blank=True, max_length=200, verbose_name="撤销原因")),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="撤销登记人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "示范社区",
                        "verbose_name_plural": "示范社区",
                        "ordering": ["community", "-designated_on"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_on__isnull", True)),
                                fields=("community",),
                                name="demonstration_once_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_on__isnull", True),
                                    ("withdrawn_on__gte", models.F("designated_on")),
                                    _connector="OR",
                                ),
                                name="demonstration_dates_in_order",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DutyShift",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "service_point",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="shifts",
                                to="communities.servicepoint",
                                verbose_name="值班地点",
                            ),
                        ),
                        (
                            "judge",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="duty_shifts",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="值班法官",
                            ),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="开始时间")),
                        ("ends_at", models.DateTimeField(verbose_name="结束时间")),
                        (
                            "substitute",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="substituted_shifts",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="替班法官",
                            ),
                        ),
                        ("substitution_reason", models.CharField(blank=True, max_length=200, verbose_name="替班原因")),
                        ("cancelled_reason", models.CharField(blank=True, max_length=200, verbose_name="取消原因")),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="排班人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "值班班次",
                        "verbose_name_plural": "值班班次",
                        "ordering": ["starts_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="duty_shift_times_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("substitute__isnull", True),
                                    models.Q(("substitution_reason", ""), _negated=True),
                                    _connector="XOR",
                                ),
                                name="duty_substitution_has_a_reason",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("cancelled_reason", "")),
                                expressions=[
                                    (django.db.models.functions.comparison.Coalesce("substitute", "judge"), "="),
                                    (
                                        models.Func(
                                            "starts_at",
                                            "ends_at",
                                            function="tstzrange",
                                            output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="duty_one_place_at_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScreeningCampaign",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=100, verbose_name="名称")),
                        (
                            "division",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.division",
                                verbose_name="排查范围",
                            ),
                        ),
                        ("areas", models.CharField(blank=True, max_length=300, verbose_name="重点地区")),
                        ("fields", models.CharField(max_length=300, verbose_name="重点领域")),
                        ("people", models.CharField(blank=True, max_length=300, verbose_name="重点人群")),
                        ("periods", models.CharField(blank=True, max_length=300, verbose_name="重点时段")),
                        ("first_on", models.DateField(verbose_name="开始日期")),
                        ("last_on", models.DateField(verbose_name="结束日期")),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发起人",
                            ),
                        ),
                        ("made_at", models.DateTimeField(verbose_name="发起时间")),
                    ],
                    options={
                        "verbose_name": "排查行动",
                        "verbose_name_plural": "排查行动",
                        "ordering": ["-last_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("last_on__gte", models.F("first_on"))),
                                name="screening_days_in_order",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LinkedUnit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="名称")),
                        (
                            "division",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="linked_units",
                                to="communities.division",
                                verbose_name="所属区划",
                            ),
                        ),
                        ("duties", models.CharField(blank=True, max_length=200, verbose_name="联动职责")),
                        ("joined_on", models.DateField(verbose_name="加入日期")),
                        ("left_on", models.DateField(blank=True, null=True, verbose_name="退出日期")),
                    ],
                    options={
                        "verbose_name": "联动单位",
                        "verbose_name_plural": "联动单位",
                        "ordering": ["division", "name", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("left_on", None)),
                                fields=("division", "name"),
                                name="linked_unit_once_per_place",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReferenceDataset",
                    fields=[
                        (
                            "name",
                            models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="名称"),
                        ),
                        ("fingerprint", models.CharField(max_length=64, verbose_name="文件指纹")),
                        ("loaded_at", models.DateTimeField(verbose_name="载入时间")),
                    ],
                    options={
                        "verbose_name": "已载入的基础数据",
                        "verbose_name_plural": "已载入的基础数据",
                        "ordering": ["name"],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarYear",
                    fields=[
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
                            "year",
                            models.PositiveSmallIntegerField(primary_key=True, serialize=False, verbose_name="年份"),
                        ),
                        ("confirmed", models.BooleanField(default=False, verbose_name="已按国务院通知确认")),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="来源")),
                    ],
                    options={
                        "verbose_name": "日历年份",
                        "verbose_name_plural": "日历年份",
                        "ordering": ["year"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confirmed", False), models.Q(("source", ""), _negated=True), _connector="OR"
                                ),
                                name="calendar_year_confirmed_by_a_source",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarDay",
                    fields=[
                        ("date", models.DateField(primary_key=True, serialize=False, verbose_name="日期")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("OFF", "放假"), ("WORKING", "调休上班")], max_length=10, verbose_name="类别"
                            ),
                        ),
                        ("name", models.CharField(max_length=40, verbose_name="名称")),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="来源")),
                    ],
                    options={
                        "verbose_name": "节假日与调休",
                        "verbose_name_plural": "节假日与调休",
                        "ordering": ["date"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["OFF", "WORKING"])), name="calendar_day_kind_known"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarRevision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("summary", models.CharField(max_length=300, verbose_name="变更内容")),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="变更人",
                            ),
                        ),
                        ("made_at", models.DateTimeField(verbose_name="变更时间")),
                    ],
                    options={
                        "verbose_name": "日历版本",
                        "verbose_name_plural": "日历版本",
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Feedback",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "division",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.division",
                                verbose_name="地点",
                            ),
                        ),
                        (
                            "stop",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="feedback",
                                to="communities.circuitstop",
                                verbose_name="巡回站点",
                            ),
                        ),
                        ("text", models.CharField(max_length=500, verbose_name="意见或难点")),
                        ("heard_on", models.DateField(verbose_name="收集日期")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="记录人",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(verbose_name="记录时间")),
                    ],
                    options={
                        "verbose_name": "群众意见",
                        "verbose_name_plural": "群众意见",
                        "ordering": ["-heard_on", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="CourtCoverage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                            models.DateField(
                                blank=True, help_text="空白表示不详。", null=True, verbose_name="启用日期"
                            ),
                        ),
                        (
                            "valid_to",
                            models.DateField(
                                blank=True, help_text="当日起不再有效。", null=True, verbose_name="停用日期"
                            ),
                        ),
                        (
                            "trust",
                            models.CharField(
                                choices=[("VERIFIED", "已核实"), ("PROVISIONAL", "待核实")],
                                default="PROVISIONAL",
                                max_length=12,
                                verbose_name="可信程度",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="来源")),
                        (
                            "court",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="coverages",
                                to="communities.court",
                                verbose_name="法院",
                            ),
                        ),
                        (
                            "division",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="court_coverages",
                                to="communities.division",
                                verbose_name="区划",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "法院管辖范围",
                        "verbose_name_plural": "法院管辖范围",
                        "ordering": ["division", "valid_from"],
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("division", "="),
                                    (
                                        models.Func(
                                            models.F("valid_from"),
                                            models.F("valid_to"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="court_coverage_one_court_at_a_time",
                                violation_error_message="该区划在这段时间内已有管辖法院，请先写明终止日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="court_coverage_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TribunalCoverage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                            models.DateField(
                                blank=True, help_text="空白表示不详。", null=True, verbose_name="启用日期"
                            ),
                        ),
                        (
                            "valid_to",
                            models.DateField(
                                blank=True, help_text="当日起不再有效。", null=True, verbose_name="停用日期"
                            ),
                        ),
                        (
                            "trust",
                            models.CharField(
                                choices=[("VERIFIED", "已核实"), ("PROVISIONAL", "待核实")],
                                default="PROVISIONAL",
                                max_length=12,
                                verbose_name="可信程度",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="来源")),
                        (
                            "tribunal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="coverages",
                                to="communities.tribunal",
                                verbose_name="人民法庭",
                            ),
                        ),
                        (
                            "division",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tribunal_coverages",
                                to="communities.division",
                                verbose_name="区划",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "法庭管辖范围",
                        "verbose_name_plural": "法庭管辖范围",
                        "ordering": ["division", "valid_from"],
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("division", "="),
                                    (
                                        models.Func(
                                            models.F("valid_from"),
                                            models.F("valid_to"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="tribunal_coverage_one_tribunal_at_a_time",
                                violation_error_message="该区划在这段时间内已有管辖法庭，请先写明终止日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="tribunal_coverage_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MediationCentre",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                help_text="用作纠纷编号的开头，例如：粤1971。",
                                max_length=20,
                                unique=True,
                                verbose_name="编号代字",
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="名称")),
                        (
                            "court",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="centres",
                                to="communities.court",
                                verbose_name="所属法院",
                            ),
                        ),
                        (
                            "tribunal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="centres",
                                to="communities.tribunal",
                                verbose_name="所在法庭",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "诉调对接中心",
                        "verbose_name_plural": "诉调对接中心",
                        "ordering": ["code"],
                    },
                ),
                migrations.CreateModel(
                    name="DemonstrationStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "community",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="demonstration_steps",
                                to="communities.community",
                                verbose_name="社区",
                            ),
                        ),
                        (
                            "tribunal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="demonstration_steps",
                                to="communities.tribunal",
                                verbose_name="人民法庭",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("APPLICATION", "申请"),
                                    ("PLAN", "创建方案"),
                                    ("DESIGNATION", "确定"),
                                    ("REVIEW", "年度评议"),
                                    ("WITHDRAWAL", "撤销"),
                                ],
                                max_length=15,
                                verbose_name="步骤",
                            ),
                        ),
                        ("taken_on", models.DateField(verbose_name="日期")),
                        ("text", models.TextField(verbose_name="内容")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("PASSED", "达到要求"), ("TO_IMPROVE", "限期改进"), ("FAILED", "未达到要求")],
                                max_length=12,
                                verbose_name="评议结果",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        ("made_at", models.DateTimeField(verbose_name="登记时间")),
                    ],
                    options={
                        "verbose_name": "创建步骤",
                        "verbose_name_plural": "创建步骤",
                        "ordering": ["community", "taken_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["APPLICATION", "PLAN", "DESIGNATION", "REVIEW", "WITHDRAWAL"])
                                ),
                                name="demonstration_step_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "REVIEW"), ("outcome__in", ["PASSED", "TO_IMPROVE", "FAILED"])),
                                    models.Q(models.Q(("kind", "REVIEW"), _negated=True), ("outcome", "")),
                                    _connector="OR",
                                ),
                                name="demonstration_review_has_an_outcome",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DemonstrationTarget",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "demonstration",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="targets",
                                to="communities.demonstrationcommunity",
                                verbose_name="示范社区",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        (
                            "measure",
                            models.CharField(
                                choices=[
                                    ("DISPUTES", "纠纷数量（件）"),
                                    ("GROWTH", "纠纷增幅（%）"),
                                    ("LAWSUITS_PER_10K", "万人成讼率（件/万人）"),
                                    ("SUCCESS", "调解成功率（%）"),
                                    ("PERFORMANCE", "自动履行率（%）"),
                                    ("FOLLOW_UP", "回访率（%）"),
                                ],
                                max_length=20,
                                verbose_name="项目",
                            ),
                        ),
                        ("value", models.DecimalField(decimal_places=2, max_digits=9, verbose_name="目标值")),
                        (
                            "set_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        ("set_at", models.DateTimeField(verbose_name="登记时间")),
                    ],
                    options={
                        "verbose_name": "示范社区年度目标",
                        "verbose_name_plural": "示范社区年度目标",
                        "ordering": ["demonstration", "year", "measure"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "measure__in",
                                        [
                                            "DISPUTES",
                                            "GROWTH",
                                            "LAWSUITS_PER_10K",
                                            "SUCCESS",
                                            "PERFORMANCE",
                                            "FOLLOW_UP",
                                        ],
                                    )
                                ),
                                name="demonstration_measure_known",
                            ),
                            models.UniqueConstraint(
                                fields=("demonstration", "year", "measure"), name="demonstration_target_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Population",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                            "division",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="populations",
                                to="communities.division",
                                verbose_name="区划",
                            ),
                        ),
                        ("counted_on", models.DateField(verbose_name="统计时点")),
                        (
                            "vintage",
                            models.CharField(
                                help_text="例如：第七次人口普查、年末公报。", max_length=40, verbose_name="口径"
                            ),
                        ),
                        ("resident_count", models.PositiveBigIntegerField(verbose_name="常住人口（人）")),
                        ("source", models.CharField(max_length=300, verbose_name="来源")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                        (
                            "trust",
                            models.CharField(
                                choices=[("VERIFIED", "已核实"), ("PROVISIONAL", "待核实")],
                                default="PROVISIONAL",
                                max_length=12,
                                verbose_name="可信程度",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "人口",
                        "verbose_name_plural": "人口",
                        "ordering": ["division", "-counted_on", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("division", "counted_on", "vintage"), name="population_once_per_vintage"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Consultation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "shift",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consultations",
                                to="communities.dutyshift",
                                verbose_name="班次",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("LEGAL_ADVICE", "法律咨询"),
                                    ("GUIDING_MEDIATION", "指导调解"),
                                    ("FILING_ADVICE", "立案指引"),
                                    ("CONFIRMATION", "司法确认指引"),
                                    ("OTHER", "其他事项"),
                                ],
                                max_length=20,
                                verbose_name="事项",
                            ),
                        ),
                        ("people_count", models.PositiveSmallIntegerField(default=1, verbose_name="人数")),
                        ("topic", models.CharField(max_length=200, verbose_name="咨询内容")),
                        ("answer", models.CharField(blank=True, max_length=500, verbose_name="答复和处理")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="记录人",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(verbose_name="记录时间")),
                    ],
                    options={
                        "verbose_name": "值班记录",
                        "verbose_name_plural": "值班记录",
                        "ordering": ["shift", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        ["LEGAL_ADVICE", "GUIDING_MEDIATION", "FILING_ADVICE", "CONFIRMATION", "OTHER"],
                                    )
                                ),
                                name="consultation_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("people_count__gte", 1)), name="consultation_has_people"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OutreachEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "tribunal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outreach_events",
                                to="communities.tribunal",
                                verbose_name="人民法庭",
                            ),
                        ),
                        (
                            "division",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.division",
                                verbose_name="地点",
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("PRESS_BRIEFING", "新闻通报会"),
                                    ("TYPICAL_CASES", "典型案例发布"),
                                    ("LECTURE", "专题讲座"),
                                    ("EXPLAINING_BY_CASES", "以案释法"),
                                    ("OPEN_DAY", "法院公开日"),
                                    ("OTHER", "其他形式"),
                                ],
                                max_length=20,
                                verbose_name="形式",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="主题")),
                        ("audience", models.CharField(blank=True, max_length=120, verbose_name="对象")),
                        ("held_on", models.DateField(verbose_name="日期")),
                        ("materials", models.TextField(blank=True, verbose_name="宣传材料")),
                        ("attendance", models.PositiveIntegerField(blank=True, null=True, verbose_name="参加人数")),
                        ("media", models.CharField(blank=True, max_length=300, verbose_name="媒体报道")),
                        ("result", models.TextField(blank=True, verbose_name="开展情况")),
                        ("cancelled_reason", models.CharField(blank=True, max_length=200, verbose_name="取消原因")),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        ("made_at", models.DateTimeField(verbose_name="登记时间")),
                    ],
                    options={
                        "verbose_name": "宣传活动",
                        "verbose_name_plural": "宣传活动",
                        "ordering": ["-held_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "form__in",
                                        [
                                            "PRESS_BRIEFING",
                                            "TYPICAL_CASES",
                                            "LECTURE",
                                            "EXPLAINING_BY_CASES",
                                            "OPEN_DAY",
                                            "OTHER",
                                        ],
                                    )
                                ),
                                name="outreach_form_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("cancelled_reason", ""), ("attendance__isnull", True), _connector="OR"
                                ),
                                name="outreach_cancelled_was_not_held",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Posting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="postings",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="用户",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("CLERK", "中心立案人员"),
                                    ("COORDINATOR", "分流员"),
                                    ("JUDGE", "社区法官"),
                                    ("ASSISTANT", "社区法官助理"),
                                    ("MEDIATOR", "调解员"),
                                    ("ORG_MANAGER", "调解组织管理员"),
                                    ("SUBSIDY_REVIEWER", "补贴审核员"),
                                    ("FINANCE", "财务人员"),
                                    ("GOVERNANCE_VIEWER", "综治查看员"),
                                    ("SYSTEM_ADMIN", "系统管理员"),
                                    ("SECURITY_ADMIN", "安全管理员"),
                                    ("AUDIT_ADMIN", "审计管理员"),
                                ],
                                max_length=20,
                                verbose_name="岗位",
                            ),
                        ),
                        (
                            "court",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="postings",
                                to="communities.court",
                                verbose_name="法院",
                            ),
                        ),
                        (
                            "tribunal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="postings",
                                to="communities.tribunal",
                                verbose_name="法庭",
                            ),
                        ),
                        (
                            "division",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="postings",
                                to="communities.division",
                                verbose_name="区划",
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="任职日期")),
                        (
                            "valid_to",
                            models.DateField(
                                blank=True, help_text="当日起不再任职。", null=True, verbose_name="离任日期"
                            ),
                        ),
                        ("trained_on", models.DateField(blank=True, null=True, verbose_name="培训合格日期")),
                    ],
                    options={
                        "verbose_name": "任职",
                        "verbose_name_plural": "任职",
                        "ordering": ["user", "-valid_from", "pk"],
                        "indexes": [models.Index(fields=["division", "role"], name="posting_division_role")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "role__in",
                                        [
                                            "CLERK",
                                            "COORDINATOR",
                                            "JUDGE",
                                            "ASSISTANT",
                                            "MEDIATOR",
                                            "ORG_MANAGER",
                                            "SUBSIDY_REVIEWER",
                                            "FINANCE",
                                            "GOVERNANCE_VIEWER",
                                            "SYSTEM_ADMIN",
                                            "SECURITY_ADMIN",
                                            "AUDIT_ADMIN",
                                        ],
                                    )
                                ),
                                name="posting_role_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("court__isnull", False),
                                        (
                                            "role__in",
                                            (
                                                "CLERK",
                                                "COORDINATOR",
                                                "JUDGE",
                                                "MEDIATOR",
                                                "ORG_MANAGER",
                                                "SUBSIDY_REVIEWER",
                                                "FINANCE",
                                            ),
                                        ),
                                    ),
                                    models.Q(
                                        ("division__isnull", False), ("role__in", ("ASSISTANT", "GOVERNANCE_VIEWER"))
                                    ),
                                    models.Q(
                                        ("court__isnull", True),
                                        ("division__isnull", True),
                                        ("role__in", ("SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN")),
                                        ("tribunal__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="posting_has_its_jurisdiction",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="posting_dates_in_order",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("user", "="),
                                    ("role", "="),
                                    (django.db.models.functions.comparison.Coalesce("court", models.Value("")), "="),
                                    (django.db.models.functions.comparison.Coalesce("tribunal", models.Value(0)), "="),
                                    (django.db.models.functions.comparison.Coalesce("division", models.Value("")), "="),
                                    (
                                        models.Func(
                                            models.F("valid_from"),
                                            models.F("valid_to"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="posting_once_at_a_time",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("user", "="),
                                    (
                                        models.Case(
                                            models.When(role="SYSTEM_ADMIN", then=models.Value("SYSTEM_ADMIN")),
                                            models.When(role="SECURITY_ADMIN", then=models.Value("SECURITY_ADMIN")),
                                            models.When(role="AUDIT_ADMIN", then=models.Value("AUDIT_ADMIN")),
                                            default=models.Value("CASE_WORK"),
                                        ),
                                        "<>",
                                    ),
                                    (
                                        models.Func(
                                            models.F("valid_from"),
                                            models.F("valid_to"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="posting_administrators_are_separate",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WorkRequirement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                            models.DateField(
                                blank=True, help_text="空白表示不详。", null=True, verbose_name="启用日期"
                            ),
                        ),
                        (
                            "valid_to",
                            models.DateField(
                                blank=True, help_text="当日起不再有效。", null=True, verbose_name="停用日期"
                            ),
                        ),
                        (
                            "duty",
                            models.CharField(
                                choices=[
                                    ("DEMONSTRATIONS", "每个人民法庭的示范社区（个）"),
                                    ("PUBLIC_LESSONS", "每个人民法庭每年的法治公开课（次）"),
                                    ("QUARTERLY_CONFERENCES", "每季度的联席会议（次）"),
                                    ("TOWN_REVIEWS", "镇街每半月的研判会（次）"),
                                    ("REMEASURE_DAYS", "建议回复后再次测量的间隔（日）"),
                                ],
                                max_length=30,
                                verbose_name="事项",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="数量")),
                        ("source", models.CharField(max_length=300, verbose_name="依据")),
                        (
                            "trust",
                            models.CharField(
                                choices=[("VERIFIED", "已核实"), ("PROVISIONAL", "待核实")],
                                default="PROVISIONAL",
                                max_length=12,
                                verbose_name="可信程度",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "工作要求",
                        "verbose_name_plural": "工作要求",
                        "ordering": ["duty", "valid_from"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "duty__in",
                                        [
                                            "DEMONSTRATIONS",
                                            "PUBLIC_LESSONS",
                                            "QUARTERLY_CONFERENCES",
                                            "TOWN_REVIEWS",
                                            "REMEASURE_DAYS",
                                        ],
                                    )
                                ),
                                name="requirement_duty_known",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("duty", "="),
                                    (
                                        models.Func(
                                            models.F("valid_from"),
                                            models.F("valid_to"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="requirement_once_at_a_time",
                                violation_error_message="该事项在这段时间已有要求，请先写明停用日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="requirement_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScreeningFinding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="communities.screeningcampaign",
                                verbose_name="排查行动",
                            ),
                        ),
                        (
                            "division",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.division",
                                verbose_name="地点",
                            ),
                        ),
                        ("place_detail", models.CharField(blank=True, max_length=200, verbose_name="详细地点")),
                        ("people", models.CharField(max_length=200, verbose_name="涉及的人或单位")),
                        ("text", models.TextField(verbose_name="隐患情况")),
                        ("found_on", models.DateField(verbose_name="发现日期")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[("WATCHED", "持续关注"), ("SOLVED", "就地化解"), ("DISPUTE", "转为纠纷")],
                                default="WATCHED",
                                max_length=10,
                                verbose_name="处理结果",
                            ),
                        ),
                        ("handling", models.CharField(blank=True, max_length=300, verbose_name="处理情况")),
                        ("dispute_key", models.UUIDField(blank=True, null=True, unique=True, verbose_name="纠纷标识")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="记录人",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(verbose_name="记录时间")),
                    ],
                    options={
                        "verbose_name": "排查发现",
                        "verbose_name_plural": "排查发现",
                        "ordering": ["-found_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("outcome__in", ["WATCHED", "SOLVED", "DISPUTE"])),
                                name="finding_outcome_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("dispute_key__isnull", False), ("outcome", "DISPUTE")),
                                    models.Q(
                                        models.Q(("outcome", "DISPUTE"), _negated=True), ("dispute_key__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="finding_dispute_has_its_key",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "service_point",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="communities.servicepoint",
                                verbose_name="服务点",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="communities.linkedunit",
                                verbose_name="联动单位",
                            ),
                        ),
                        ("name", models.CharField(max_length=50, verbose_name="姓名")),
                        ("office", models.CharField(max_length=60, verbose_name="职务")),
                        ("phone", models.CharField(max_length=40, verbose_name="工作电话")),
                        ("valid_from", models.DateField(verbose_name="开始日期")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="结束日期")),
                    ],
                    options={
                        "verbose_name": "联系人",
                        "verbose_name_plural": "联系人",
                        "ordering": ["valid_from", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("service_point__isnull", True), ("unit__isnull", True), _connector="XOR"
                                ),
                                name="contact_of_one_place",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DivisionSuccession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("MERGED", "合并"), ("SPLIT", "拆分"), ("RENAMED", "更名")],
                                max_length=10,
                                verbose_name="类别",
                            ),
                        ),
                        (
                            "predecessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="successions",
                                to="communities.division",
                                verbose_name="原区划",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="precessions",
                                to="communities.division",
                                verbose_name="承继区划",
                            ),
                        ),
                        ("effective_on", models.DateField(verbose_name="生效日期")),
                        ("former_name", models.CharField(blank=True, max_length=100, verbose_name="原名称")),
                        ("document", models.CharField(max_length=300, verbose_name="批准文件")),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        ("made_at", models.DateTimeField(verbose_name="登记时间")),
                    ],
                    options={
                        "verbose_name": "区划承继",
                        "verbose_name_plural": "区划承继",
                        "ordering": ["-effective_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["MERGED", "SPLIT", "RENAMED"])),
                                name="succession_kind_known",
                            ),
                            models.UniqueConstraint(
                                fields=("predecessor", "successor", "effective_on"), name="succession_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "RENAMED"), ("predecessor", models.F("successor"))),
                                    models.Q(("kind", "RENAMED"), _negated=True),
                                    _connector="OR",
                                ),
                                name="succession_renames_itself",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
