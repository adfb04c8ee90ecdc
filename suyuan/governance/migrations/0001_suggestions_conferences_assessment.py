import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from suyuan.lib.migrating import CreateTogether


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("cases", "0001_disputes"),
        ("communities", "0001_places_and_work_in_them"),
    ]

    operations = [
        CreateTogether(
            models=[
                migrations.CreateModel(
                    name="WorkScheme",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "court",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.court",
                                verbose_name="考核法院",
                            ),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="名称")),
                        (
                            "subject_kind",
                            models.CharField(
                                choices=[("TRIBUNAL", "人民法庭"), ("COMMUNITY", "示范社区"), ("UNIT", "联动单位")],
                                max_length=10,
                                verbose_name="考核对象",
                            ),
                        ),
                        (
                            "period",
                            models.CharField(help_text="例如：2026、2026Q3。", max_length=20, verbose_name="考核期"),
                        ),
                        ("first_on", models.DateField(verbose_name="考核期首日")),
                        ("last_on", models.DateField(verbose_name="考核期末日")),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="依据")),
                        (
                            "appeal_days",
                            models.PositiveSmallIntegerField(
                                help_text="由本院确定，没有统一规定。", verbose_name="公示异议期（日）"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("DRAFT", "编制中"),
                                    ("SCORING", "评分中"),
                                    ("REVIEWED", "已复核"),
                                    ("PUBLISHED", "公示中"),
                                    ("FINAL", "已定"),
                                ],
                                default="DRAFT",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "copied_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="copies",
                                to="governance.workscheme",
                                verbose_name="沿用自",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="编制人",
                            ),
                        ),
                        ("made_at", models.DateTimeField(verbose_name="编制时间")),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="复核人",
                            ),
                        ),
                        ("published_on", models.DateField(blank=True, null=True, verbose_name="公示日期")),
                    ],
                    options={
                        "verbose_name": "工作考核方案",
                        "verbose_name_plural": "工作考核方案",
                        "ordering": ["-last_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("subject_kind__in", ["TRIBUNAL", "COMMUNITY", "UNIT"])),
                                name="work_scheme_subject_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["DRAFT", "SCORING", "REVIEWED", "PUBLISHED", "FINAL"])
                                ),
                                name="work_scheme_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("last_on__gt", models.F("first_on"))),
                                name="work_scheme_days_in_order",
                            ),
                            models.UniqueConstraint(
                                fields=("court", "subject_kind", "name", "first_on"),
                                name="work_scheme_name_once_per_period",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reviewed_by__isnull", True),
                                    models.Q(("reviewed_by", models.F("made_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="work_scheme_reviewed_by_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["PUBLISHED", "FINAL"]), _negated=True),
                                    models.Q(("published_on__isnull", False), ("reviewed_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="work_scheme_published_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WorkAssessment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "scheme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assessments",
                                to="governance.workscheme",
                                verbose_name="方案",
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
                                verbose_name="人民法庭",
                            ),
                        ),
                        (
                            "community",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.community",
                                verbose_name="社区",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.linkedunit",
                                verbose_name="联动单位",
                            ),
                        ),
                        ("label", models.CharField(max_length=100, verbose_name="名称")),
                    ],
                    options={
                        "verbose_name": "工作考核结果",
                        "verbose_name_plural": "工作考核结果",
                        "ordering": ["scheme", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("scheme", "tribunal", "community", "unit"),
                                name="work_assessment_once_per_subject",
                                nulls_distinct=False,
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Conference",
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
                                choices=[("QUARTERLY", "季度联席会议"), ("TOWN_REVIEW", "半月研判会")],
                                max_length=12,
                                verbose_name="类别",
                            ),
                        ),
                        (
                            "division",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.division",
                                verbose_name="所在区划",
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="日期")),
                        ("place", models.CharField(max_length=120, verbose_name="地点")),
                        ("chair", models.CharField(max_length=60, verbose_name="主持人")),
                        ("attendees", models.TextField(blank=True, verbose_name="参加单位和人员")),
                        ("minutes", models.TextField(blank=True, verbose_name="会议纪要")),
                        (
                            "called_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="召集人",
                            ),
                        ),
                        ("called_at", models.DateTimeField(verbose_name="召集时间")),
                    ],
                    options={
                        "verbose_name": "会议",
                        "verbose_name_plural": "会议",
                        "ordering": ["-held_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["QUARTERLY", "TOWN_REVIEW"])),
                                name="conference_kind_known",
                            ),
                            models.UniqueConstraint(
                                fields=("kind", "division", "held_on"), name="conference_once_a_day"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WorkSchemeItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "scheme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="governance.workscheme",
                                verbose_name="方案",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("title", models.CharField(max_length=100, verbose_name="项目")),
                        ("weight", models.DecimalField(decimal_places=1, max_digits=5, verbose_name="分值")),
                        (
                            "evidence",
                            models.CharField(
                                choices=[("COMPUTED", "系统数据"), ("BY_HAND", "人工评分并附依据")],
                                max_length=10,
                                verbose_name="评分依据",
                            ),
                        ),
                        (
                            "indicator",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("RECEIVED", "登记纠纷（件）"),
                                    ("SUITS", "新收一审案件（件）"),
                                    ("SUCCESS_RATE", "调解成功率（%）"),
                                    ("PRE_SUIT_SHARE", "诉前化解占比（%）"),
                                    ("OVERDUE_RATE", "超期率（%）"),
                                    ("DEMONSTRATIONS", "示范社区（个）"),
                                    ("LESSONS", "法治公开课（次）"),
                                    ("CIRCUITS", "巡回（次）"),
                                ],
                                max_length=20,
                                verbose_name="指标",
                            ),
                        ),
                        (
                            "full_at",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=9, null=True, verbose_name="得满分的数值"
                            ),
                        ),
                        (
                            "zero_at",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=9, null=True, verbose_name="得零分的数值"
                            ),
                        ),
                        ("standard", models.CharField(blank=True, max_length=300, verbose_name="评分标准")),
                    ],
                    options={
                        "verbose_name": "工作考核项目",
                        "verbose_name_plural": "工作考核项目",
                        "ordering": ["scheme", "order", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("evidence__in", ["COMPUTED", "BY_HAND"])),
                                name="work_assessment_evidence_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("weight__gt", 0)), name="work_assessment_weight_positive"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("evidence", "BY_HAND"), ("indicator", "")),
                                    models.Q(
                                        ("evidence", "COMPUTED"),
                                        ("full_at__isnull", False),
                                        (
                                            "indicator__in",
                                            [
                                                "RECEIVED",
                                                "SUITS",
                                                "SUCCESS_RATE",
                                                "PRE_SUIT_SHARE",
                                                "OVERDUE_RATE",
                                                "DEMONSTRATIONS",
                                                "LESSONS",
                                                "CIRCUITS",
                                            ],
                                        ),
                                        ("zero_at__isnull", False),
                                        models.Q(("full_at", models.F("zero_at")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="work_assessment_computed_by_a_figure",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "conference",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agenda",
                                to="governance.conference",
                                verbose_name="会议",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("OVERDUE", "超期未结"),
                                    ("BOUNCED", "多次退回"),
                                    ("CROSS_TOWN", "跨镇街"),
                                    ("RISKY", "风险隐患"),
                                    ("SUGGESTION", "建议待回复"),
                                    ("OTHER", "其他议题"),
                                ],
                                max_length=12,
                                verbose_name="来源",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="议题")),
                        ("detail", models.CharField(blank=True, max_length=300, verbose_name="情况")),
                        ("reference", models.CharField(blank=True, max_length=80, verbose_name="对应记录")),
                    ],
                    options={
                        "verbose_name": "议题",
                        "verbose_name_plural": "议题",
                        "ordering": ["conference", "kind", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["OVERDUE", "BOUNCED", "CROSS_TOWN", "RISKY", "SUGGESTION", "OTHER"])
                                ),
                                name="agenda_kind_known",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("reference", ""), _negated=True),
                                fields=("conference", "kind", "reference"),
                                name="agenda_item_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WorkScore",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scores",
                                to="governance.workassessment",
                                verbose_name="考核结果",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scores",
                                to="governance.workschemeitem",
                                verbose_name="项目",
                            ),
                        ),
                        (
                            "score",
                            models.DecimalField(
                                blank=True, decimal_places=1, max_digits=5, null=True, verbose_name="得分"
                            ),
                        ),
                        (
                            "figure",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="指标数值"
                            ),
                        ),
                        ("explanation", models.CharField(blank=True, max_length=300, verbose_name="计算说明")),
                        ("proof", models.CharField(blank=True, max_length=300, verbose_name="依据材料")),
                        ("leaves_out", models.BooleanField(default=False, verbose_name="本项不计")),
                        (
                            "filled_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="评分人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "工作考核得分",
                        "verbose_name_plural": "工作考核得分",
                        "ordering": ["item__order", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("assessment", "item"), name="work_assessment_score_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("filled_by__isnull", True), models.Q(("proof", ""), _negated=True), _connector="OR"
                                ),
                                name="work_assessment_score_by_hand_has_a_proof",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("leaves_out", False), ("score__isnull", True), _connector="OR"),
                                name="work_assessment_left_out_has_no_score",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WorkAppeal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appeals",
                                to="governance.workassessment",
                                verbose_name="考核结果",
                            ),
                        ),
                        ("text", models.CharField(max_length=500, verbose_name="异议")),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="提出人",
                            ),
                        ),
                        ("made_at", models.DateTimeField(verbose_name="提出时间")),
                        ("answer", models.CharField(blank=True, max_length=500, verbose_name="答复")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="答复人",
                            ),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
                    ],
                    options={
                        "verbose_name": "工作考核异议",
                        "verbose_name_plural": "工作考核异议",
                        "ordering": ["made_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Commendation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "court",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.court",
                                verbose_name="表彰法院",
                            ),
                        ),
                        (
                            "scheme",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commendations",
                                to="governance.workscheme",
                                verbose_name="考核方案",
                            ),
                        ),
                        ("recipient", models.CharField(max_length=100, verbose_name="受表彰的集体或个人")),
                        ("title", models.CharField(max_length=100, verbose_name="荣誉")),
                        ("document", models.CharField(max_length=100, verbose_name="文号")),
                        ("awarded_on", models.DateField(verbose_name="日期")),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "表彰奖励",
                        "verbose_name_plural": "表彰奖励",
                        "ordering": ["-awarded_on", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Decision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "conference",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="governance.conference",
                                verbose_name="会议",
                            ),
                        ),
                        (
                            "agenda_item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="governance.agendaitem",
                                verbose_name="议题",
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="事项")),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.linkedunit",
                                verbose_name="责任单位",
                            ),
                        ),
                        ("owner", models.CharField(max_length=60, verbose_name="责任人")),
                        ("due_on", models.DateField(verbose_name="完成期限")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="完成日期")),
                        ("result", models.CharField(blank=True, max_length=300, verbose_name="落实情况")),
                    ],
                    options={
                        "verbose_name": "议定事项",
                        "verbose_name_plural": "议定事项",
                        "ordering": ["due_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("done_on__isnull", True), models.Q(("result", ""), _negated=True), _connector="OR"
                                ),
                                name="decision_done_says_how",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Suggestion",
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
                                choices=[("JUDICIAL", "司法建议"), ("RISK_NOTICE", "风险提示")],
                                max_length=12,
                                verbose_name="类别",
                            ),
                        ),
                        ("number", models.CharField(max_length=60, unique=True, verbose_name="文号")),
                        (
                            "division",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.division",
                                verbose_name="涉及地点",
                            ),
                        ),
                        (
                            "category",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.disputecategory",
                                verbose_name="涉及纠纷类型",
                            ),
                        ),
                        ("addressee", models.CharField(max_length=100, verbose_name="送达单位")),
                        ("title", models.CharField(max_length=120, verbose_name="标题")),
                        ("text", models.TextField(verbose_name="内容")),
                        ("sent_on", models.DateField(verbose_name="发出日期")),
                        ("reply_due_on", models.DateField(verbose_name="要求回复日期")),
                        (
                            "sent_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发出人",
                            ),
                        ),
                        ("replied_on", models.DateField(blank=True, null=True, verbose_name="回复日期")),
                        ("reply", models.TextField(blank=True, verbose_name="回复内容")),
                        (
                            "replied_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="回复登记人",
                            ),
                        ),
                        ("remeasure_on", models.DateField(blank=True, null=True, verbose_name="再次测量日期")),
                        (
                            "verdict",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("IMPROVED", "明显改善"),
                                    ("UNCHANGED", "没有明显变化"),
                                    ("WORSE", "有所加重"),
                                ],
                                max_length=10,
                                verbose_name="结论",
                            ),
                        ),
                        ("verdict_text", models.CharField(blank=True, max_length=500, verbose_name="结论说明")),
                        ("measured_on", models.DateField(blank=True, null=True, verbose_name="测量日期")),
                        (
                            "measured_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="测量人",
                            ),
                        ),
                        (
                            "feedback",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="communities.feedback", verbose_name="汇总的意见"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "建议",
                        "verbose_name_plural": "建议",
                        "ordering": ["-sent_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["JUDICIAL", "RISK_NOTICE"])),
                                name="suggestion_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reply_due_on__gte", models.F("sent_on"))),
                                name="suggestion_reply_due_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("verdict", ""),
                                    models.Q(("measured_on__isnull", False), ("replied_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="suggestion_measured_after_a_reply",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
