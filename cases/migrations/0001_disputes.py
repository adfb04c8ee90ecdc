"""Disputes and all that belongs to them. Triggers and the index for searches come in the next step."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import suyuan.lib.fields
from suyuan.lib.migrating import CreateTogether


class Migration(migrations.Migration):
    replaces = [
        ("cases", "0001_initial"),
        ("cases", "0005_screening_and_triage"),
        ("cases", "0006_clocks_can_change"),
        ("cases", "0007_without_timers_and_suspension"),
        ("cases", "0008_intake_origin_agents_flags_pairs_series"),
        ("cases", "0009_mediators_on_the_case"),
        ("cases", "0011_referral_keeps_its_reasons"),
        ("cases", "0012_marks_and_agents_have_proof"),
        ("cases", "0013_routing_and_supervision"),
        ("cases", "0014_sittings_and_assistance"),
        ("cases", "0015_proofs_of_consent_and_clocks"),
        ("cases", "0016_outcomes_of_mediation"),
        ("cases", "0017_agreements_know_their_state"),
        ("cases", "0018_one_agreement_stands"),
        ("cases", "0019_events_that_start_confirmation"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("communities", "0001_places_and_work_in_them"),
        ("files", "0001_keep_files"),
        ("mediators", "0001_mediators_and_subsidies"),
    ]

    operations = [
        CreateTogether(
            models=[
                migrations.CreateModel(
                    name="HandlingUnit",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("COMMUNITY_TEAM", "社区团队"),
                                    ("MEDIATION_ORGANIZATION", "调解组织"),
                                    ("CENTRE", "诉调对接中心"),
                                    ("LABOUR_ARBITRATION", "劳动人事争议仲裁"),
                                    ("ARBITRATION", "其他仲裁"),
                                    ("ADMINISTRATIVE_ADJUDICATION", "行政处理、裁决"),
                                    ("ADMINISTRATIVE_REVIEW", "行政复议"),
                                    ("PETITION_OFFICE", "信访部门"),
                                    ("OTHER_UNIT", "其他单位"),
                                ],
                                max_length=30,
                                verbose_name="类别",
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="名称")),
                        (
                            "division",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.division",
                                verbose_name="所属区划",
                            ),
                        ),
                        ("matters", models.CharField(blank=True, max_length=200, verbose_name="受理事项")),
                        ("contact", models.CharField(blank=True, max_length=100, verbose_name="联系人、电话")),
                    ],
                    options={
                        "verbose_name": "承办单位",
                        "verbose_name_plural": "承办单位",
                        "ordering": ["kind", "division", "name"],
                        "constraints": [
                            models.UniqueConstraint(fields=("division", "name"), name="handling_unit_once_per_place"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "COMMUNITY_TEAM",
                                            "MEDIATION_ORGANIZATION",
                                            "CENTRE",
                                            "LABOUR_ARBITRATION",
                                            "ARBITRATION",
                                            "ADMINISTRATIVE_ADJUDICATION",
                                            "ADMINISTRATIVE_REVIEW",
                                            "PETITION_OFFICE",
                                            "OTHER_UNIT",
                                        ],
                                    ),
                                    models.Q(
                                        ("kind__in", ["CENTRE", "MEDIATION_ORGANIZATION", "COMMUNITY_TEAM"]),
                                        _negated=True,
                                    ),
                                ),
                                name="handling_unit_kind_known",
                                violation_error_message="社区团队、调解组织和诉调对接中心不在这里登记。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="handling_unit_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CauseOfAction",
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
                            "scheme",
                            models.CharField(help_text="例如：2020、2025。", max_length=10, verbose_name="规定版本"),
                        ),
                        ("path", models.CharField(max_length=60, verbose_name="路径")),
                        ("level", models.PositiveSmallIntegerField(verbose_name="级别")),
                        ("number", models.CharField(max_length=20, verbose_name="序号")),
                        ("name", models.CharField(max_length=120, verbose_name="名称")),
                        ("path_names", models.CharField(max_length=400, verbose_name="完整名称")),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="cases.causeofaction",
                                verbose_name="上级案由",
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="施行日期")),
                        (
                            "valid_to",
                            models.DateField(
                                blank=True, help_text="当日起不再适用。", null=True, verbose_name="废止日期"
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
                        "verbose_name": "案由",
                        "verbose_name_plural": "案由",
                        "ordering": ["scheme", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("scheme", "path"), name="cause_path_once_per_scheme"),
                            models.CheckConstraint(
                                condition=models.Q(("level__gte", 1), ("level__lte", 4)), name="cause_level_one_to_four"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="cause_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportBatch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("file_name", models.CharField(max_length=200, verbose_name="文件名")),
                        ("fingerprint", models.CharField(max_length=64, verbose_name="文件指纹")),
                        ("content", models.BinaryField(blank=True, null=True, verbose_name="文件内容")),
                        (
                            "court",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.court",
                                verbose_name="上传单位",
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="上传人",
                            ),
                        ),
                        ("uploaded_at", models.DateTimeField(verbose_name="上传时间")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("QUEUED", "等待处理"),
                                    ("RUNNING", "处理中"),
                                    ("DONE", "已完成"),
                                    ("FAILED", "未能读取"),
                                ],
                                default="QUEUED",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "attempts",
                            models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="处理次数"),
                        ),
                        ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="完成时间")),
                        ("header", models.JSONField(blank=True, default=list, verbose_name="表头")),
                        ("row_count", models.PositiveIntegerField(default=0, verbose_name="总行数")),
                        ("added_count", models.PositiveIntegerField(default=0, verbose_name="新增")),
                        ("changed_count", models.PositiveIntegerField(default=0, verbose_name="更新")),
                        ("unchanged_count", models.PositiveIntegerField(default=0, verbose_name="无变化")),
                        ("rejected_count", models.PositiveIntegerField(default=0, verbose_name="退回")),
                        ("unknown_types", models.JSONField(blank=True, default=dict, verbose_name="未知的类型代字")),
                        ("problem", models.CharField(blank=True, max_length=300, verbose_name="失败原因")),
                    ],
                    options={
                        "verbose_name": "导入批次",
                        "verbose_name_plural": "导入批次",
                        "ordering": ["-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["QUEUED", "RUNNING", "DONE", "FAILED"])),
                                name="batch_status_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FlagKind",
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
                        ("code", models.CharField(max_length=40, unique=True, verbose_name="代码")),
                        (
                            "group",
                            models.CharField(
                                choices=[("TOPIC", "专题"), ("RISK", "风险")], max_length=10, verbose_name="类别"
                            ),
                        ),
                        ("name", models.CharField(max_length=20, verbose_name="名称")),
                        ("meaning", models.CharField(blank=True, max_length=200, verbose_name="适用情形")),
                        (
                            "grave",
                            models.BooleanField(
                                default=False, help_text="在列表和页面上以红色显示。", verbose_name="重大风险"
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="来源")),
                    ],
                    options={
                        "verbose_name": "专题与风险种类",
                        "verbose_name_plural": "专题与风险种类",
                        "ordering": ["-group", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("group__in", ["TOPIC", "RISK"])), name="flag_kind_group_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="flag_kind_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeadlineRule",
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
                        ("code", models.CharField(max_length=60, verbose_name="规则代码")),
                        ("name", models.CharField(max_length=80, verbose_name="名称")),
                        (
                            "track",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("PRE_FILING_ASSIGNED", "委派调解（立案前）"),
                                    ("POST_FILING_PRE_TRIAL", "先行调解（立案后、转入审理前）"),
                                    ("IN_TRIAL_ENTRUSTED", "委托调解（审理中）"),
                                    ("INVITED_ASSIST", "邀请协助调解"),
                                    ("SELF_MEDIATED", "调解组织自行调解"),
                                ],
                                max_length=25,
                                verbose_name="调解方式",
                            ),
                        ),
                        (
                            "procedure",
                            models.CharField(
                                blank=True,
                                choices=[("ORDINARY", "普通程序"), ("SIMPLE", "简易程序")],
                                max_length=10,
                                verbose_name="适用程序",
                            ),
                        ),
                        (
                            "start_event",
                            models.CharField(
                                choices=[
                                    ("SIGNED_MATERIALS", "签字接收移交材料"),
                                    ("PLATFORM_CONFIRMED", "平台确认接受"),
                                    ("PARTIES_CONSENTED", "当事人同意调解"),
                                    ("APPLIED", "收到在线调解申请"),
                                    ("ASSIGNED", "收到指派"),
                                    ("ACCEPTED", "接受指派"),
                                    ("AGREEMENT_EFFECTIVE", "调解协议生效"),
                                    ("APPLICATION_RECEIVED", "收到司法确认申请"),
                                    ("CASE_ACCEPTED", "司法确认立案"),
                                    ("RULING_RECEIVED", "收到司法确认裁定"),
                                ],
                                max_length=20,
                                verbose_name="起算事件",
                            ),
                        ),
                        ("length", models.PositiveSmallIntegerField(verbose_name="长度")),
                        (
                            "unit",
                            models.CharField(
                                choices=[("DAYS", "日"), ("WORKING_DAYS", "工作日")],
                                default="DAYS",
                                max_length=15,
                                verbose_name="单位",
                            ),
                        ),
                        (
                            "statutory",
                            models.BooleanField(default=True, help_text="否则为内部目标。", verbose_name="法定期限"),
                        ),
                        (
                            "extension_cap_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="各次合计；空白表示文本未设上限。",
                                null=True,
                                verbose_name="延长上限（日）",
                            ),
                        ),
                        (
                            "extension_times",
                            models.PositiveSmallIntegerField(
                                blank=True, help_text="空白表示文本未设上限。", null=True, verbose_name="延长次数上限"
                            ),
                        ),
                        ("court_consents", models.BooleanField(default=False, verbose_name="延长须经法院同意")),
                        (
                            "court",
                            models.ForeignKey(
                                blank=True,
                                help_text="空白表示各法院；一院自定的规则先于通行的规则适用。",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.court",
                                verbose_name="适用法院",
                            ),
                        ),
                        (
                            "consequence",
                            models.CharField(
                                blank=True,
                                help_text="期限届满时法律规定怎样处理。",
                                max_length=200,
                                verbose_name="届满后",
                            ),
                        ),
                        (
                            "remind_before",
                            models.PositiveSmallIntegerField(
                                default=3, help_text="届满当日和届满后另行提醒。", verbose_name="提前几日提醒"
                            ),
                        ),
                        ("basis", models.CharField(max_length=200, verbose_name="依据")),
                        (
                            "confidence",
                            models.CharField(
                                help_text="V 已读全文，X 摘引，M 未证实。", max_length=2, verbose_name="核实程度"
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="施行日期")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="废止日期")),
                    ],
                    options={
                        "verbose_name": "期限规则",
                        "verbose_name_plural": "期限规则",
                        "ordering": ["code", "valid_from"],
                        "constraints": [
                            models.UniqueConstraint(fields=("code", "valid_from"), name="deadline_rule_once_per_start"),
                            models.CheckConstraint(
                                condition=models.Q(("unit__in", ["DAYS", "WORKING_DAYS"])),
                                name="deadline_rule_unit_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "start_event__in",
                                        [
                                            "SIGNED_MATERIALS",
                                            "PLATFORM_CONFIRMED",
                                            "PARTIES_CONSENTED",
                                            "APPLIED",
                                            "ASSIGNED",
                                            "ACCEPTED",
                                            "AGREEMENT_EFFECTIVE",
                                            "APPLICATION_RECEIVED",
                                            "CASE_ACCEPTED",
                                            "RULING_RECEIVED",
                                        ],
                                    )
                                ),
                                name="deadline_rule_start_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("track", ""),
                                    (
                                        "track__in",
                                        [
                                            "PRE_FILING_ASSIGNED",
                                            "POST_FILING_PRE_TRIAL",
                                            "IN_TRIAL_ENTRUSTED",
                                            "INVITED_ASSIST",
                                            "SELF_MEDIATED",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="deadline_rule_track_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="deadline_rule_dates_in_order",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CourtCase",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.CharField(max_length=60, unique=True, verbose_name="案号")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        ("court_code", models.CharField(max_length=10, verbose_name="法院代字")),
                        ("type_code", models.CharField(max_length=10, verbose_name="类型代字")),
                        ("serial", models.PositiveIntegerField(verbose_name="编号")),
                        ("filed_on", models.DateField(verbose_name="立案日期")),
                        ("cause_text", models.CharField(blank=True, max_length=120, verbose_name="案由（原文）")),
                        (
                            "cause",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.causeofaction",
                                verbose_name="案由",
                            ),
                        ),
                        ("place_code", models.CharField(blank=True, max_length=15, verbose_name="纠纷发生地代码")),
                        ("plaintiff_code", models.CharField(blank=True, max_length=15, verbose_name="原告住所地代码")),
                        ("defendant_code", models.CharField(blank=True, max_length=15, verbose_name="被告住所地代码")),
                        (
                            "tribunal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.tribunal",
                                verbose_name="受理法庭",
                            ),
                        ),
                        (
                            "suit_kind",
                            models.CharField(
                                choices=[("CIVIL", "一审民事"), ("ADMINISTRATIVE", "一审行政"), ("EXCLUDED", "不计入")],
                                max_length=15,
                                verbose_name="计数类别",
                            ),
                        ),
                        ("exclusion_reason", models.CharField(blank=True, max_length=60, verbose_name="不计入的原因")),
                        (
                            "division",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="court_cases",
                                to="communities.division",
                                verbose_name="归属地",
                            ),
                        ),
                        (
                            "attributed_by",
                            models.CharField(
                                choices=[
                                    ("PLACE_OF_DISPUTE", "纠纷发生地"),
                                    ("DEFENDANT", "被告住所地"),
                                    ("PLAINTIFF", "原告住所地"),
                                    ("TRIBUNAL", "受理法庭辖区"),
                                    ("NONE", "未能归属"),
                                ],
                                max_length=20,
                                verbose_name="归属方式",
                            ),
                        ),
                        ("extra", models.JSONField(blank=True, default=dict, verbose_name="其他列")),
                        (
                            "batch",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="court_cases",
                                to="cases.importbatch",
                                verbose_name="导入批次",
                            ),
                        ),
                        ("imported_at", models.DateTimeField(verbose_name="导入时间")),
                        ("changed_at", models.DateTimeField(verbose_name="更新时间")),
                    ],
                    options={
                        "verbose_name": "诉讼案件",
                        "verbose_name_plural": "诉讼案件",
                        "ordering": ["-filed_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["filed_on", "division"], name="court_case_filed_division"),
                            models.Index(fields=["court_code", "filed_on"], name="court_case_court_filed"),
                            models.Index(fields=["division", "-filed_on", "-id"], name="court_case_division_newest"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("suit_kind__in", ["CIVIL", "ADMINISTRATIVE", "EXCLUDED"])),
                                name="court_case_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("suit_kind", "EXCLUDED"), models.Q(("exclusion_reason", ""), _negated=True)
                                    ),
                                    models.Q(
                                        models.Q(("suit_kind", "EXCLUDED"), _negated=True), ("exclusion_reason", "")
                                    ),
                                    _connector="OR",
                                ),
                                name="court_case_exclusion_has_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("attributed_by", "NONE"), ("division__isnull", True)),
                                    models.Q(
                                        models.Q(("attributed_by", "NONE"), _negated=True), ("division__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="court_case_attribution_agrees",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InformingRule",
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
                        ("code", models.CharField(max_length=40, verbose_name="规则代码")),
                        (
                            "flag_kind",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="informing_rules",
                                to="cases.flagkind",
                                verbose_name="风险种类",
                            ),
                        ),
                        ("addressee", models.CharField(max_length=60, verbose_name="告知对象")),
                        ("basis", models.CharField(max_length=200, verbose_name="依据")),
                        (
                            "confidence",
                            models.CharField(
                                help_text="V 已读全文，X 摘引，M 未证实。", max_length=2, verbose_name="核实程度"
                            ),
                        ),
                        (
                            "target_days",
                            models.PositiveSmallIntegerField(
                                help_text="法律只说“及时”的，这里是内部目标，0为当日。", verbose_name="内部时限（日）"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "告知规则",
                        "verbose_name_plural": "告知规则",
                        "ordering": ["code", "valid_from"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("code", "valid_from"), name="informing_rule_once_per_start"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="informing_rule_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RoutingRule",
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
                        ("code", models.CharField(max_length=60, verbose_name="规则代码")),
                        (
                            "order",
                            models.PositiveSmallIntegerField(
                                help_text="小的在前；第一条符合的规则生效。", verbose_name="序号"
                            ),
                        ),
                        (
                            "division",
                            models.ForeignKey(
                                blank=True,
                                help_text="含下级；空白表示不限。",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.division",
                                verbose_name="发生地",
                            ),
                        ),
                        (
                            "categories",
                            models.CharField(
                                blank=True,
                                help_text="多个用“|”分隔；空白表示不限。",
                                max_length=300,
                                verbose_name="纠纷类型",
                            ),
                        ),
                        (
                            "causes",
                            models.TextField(
                                blank=True, help_text="含下级案由；多个用“|”分隔；空白表示不限。", verbose_name="案由"
                            ),
                        ),
                        (
                            "intake_source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("ASSISTANT", "社区法官助理"),
                                    ("GRID_OFFICER", "网格员"),
                                    ("VOLUNTEER", "信息员、志愿者"),
                                    ("PETITION", "信访（访调对接）"),
                                    ("HOTLINE", "12345及法院热线"),
                                    ("GOVERNANCE_CENTRE", "综治中心"),
                                    ("COURT_WINDOW", "法院立案窗口"),
                                    ("SCREENING", "隐患排查"),
                                    ("PARTY", "当事人申请"),
                                    ("SELF_MEDIATED", "自行调解后申请确认"),
                                ],
                                max_length=20,
                                verbose_name="来源",
                            ),
                        ),
                        (
                            "has_complaint",
                            models.BooleanField(
                                blank=True, help_text="未知表示不限。", null=True, verbose_name="已提交起诉材料"
                            ),
                        ),
                        (
                            "target",
                            models.CharField(
                                choices=[
                                    ("COMMUNITY_TEAM", "社区团队"),
                                    ("MEDIATION_ORGANIZATION", "调解组织"),
                                    ("CENTRE", "诉调对接中心"),
                                    ("LABOUR_ARBITRATION", "劳动人事争议仲裁"),
                                    ("ARBITRATION", "其他仲裁"),
                                    ("ADMINISTRATIVE_ADJUDICATION", "行政处理、裁决"),
                                    ("ADMINISTRATIVE_REVIEW", "行政复议"),
                                    ("PETITION_OFFICE", "信访部门"),
                                    ("OTHER_UNIT", "其他单位"),
                                ],
                                max_length=30,
                                verbose_name="去向",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                help_text="空白表示当地同类单位。",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.handlingunit",
                                verbose_name="承办单位",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="mediators.mediationorganization",
                                verbose_name="调解组织",
                            ),
                        ),
                        (
                            "answer_working_days",
                            models.PositiveSmallIntegerField(
                                blank=True, help_text="空白表示没有规定。", null=True, verbose_name="应当答复（工作日）"
                            ),
                        ),
                        ("reason", models.CharField(max_length=200, verbose_name="理由")),
                        ("basis", models.CharField(max_length=200, verbose_name="依据")),
                        (
                            "confidence",
                            models.CharField(
                                help_text="V 已读全文，X 摘引，D 推得，M 未证实，? 没有公开规定。",
                                max_length=2,
                                verbose_name="核实程度",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "分流规则",
                        "verbose_name_plural": "分流规则",
                        "ordering": ["order", "code"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("code", "valid_from"), name="routing_rule_once_per_start", nulls_distinct=False
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "target__in",
                                        [
                                            "COMMUNITY_TEAM",
                                            "MEDIATION_ORGANIZATION",
                                            "CENTRE",
                                            "LABOUR_ARBITRATION",
                                            "ARBITRATION",
                                            "ADMINISTRATIVE_ADJUDICATION",
                                            "ADMINISTRATIVE_REVIEW",
                                            "PETITION_OFFICE",
                                            "OTHER_UNIT",
                                        ],
                                    )
                                ),
                                name="routing_rule_target_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("intake_source", ""),
                                    (
                                        "intake_source__in",
                                        [
                                            "ASSISTANT",
                                            "GRID_OFFICER",
                                            "VOLUNTEER",
                                            "PETITION",
                                            "HOTLINE",
                                            "GOVERNANCE_CENTRE",
                                            "COURT_WINDOW",
                                            "SCREENING",
                                            "PARTY",
                                            "SELF_MEDIATED",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="routing_rule_source_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="routing_rule_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MediationRoom",
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
                            "centre",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rooms",
                                to="communities.mediationcentre",
                                verbose_name="诉调对接中心",
                            ),
                        ),
                        ("name", models.CharField(max_length=40, verbose_name="名称")),
                        ("location", models.CharField(blank=True, max_length=100, verbose_name="位置")),
                        ("seats", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="座位数")),
                    ],
                    options={
                        "verbose_name": "调解室",
                        "verbose_name_plural": "调解室",
                        "ordering": ["centre", "name"],
                        "constraints": [
                            models.UniqueConstraint(fields=("centre", "name"), name="room_once_per_centre"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="room_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DisputeCategory",
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
                        ("scheme", models.CharField(max_length=60, verbose_name="分类体系")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("name", models.CharField(max_length=40, verbose_name="名称")),
                        ("selectable", models.BooleanField(default=True, verbose_name="登记时可选")),
                        ("status", models.CharField(blank=True, max_length=200, verbose_name="核实情况")),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="来源")),
                    ],
                    options={
                        "verbose_name": "纠纷类型",
                        "verbose_name_plural": "纠纷类型",
                        "ordering": ["scheme", "order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("scheme", "name"), name="dispute_category_once_per_scheme"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="dispute_category_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RejectedRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "batch",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rejected_rows",
                                to="cases.importbatch",
                                verbose_name="批次",
                            ),
                        ),
                        ("row_number", models.PositiveIntegerField(verbose_name="行号")),
                        ("columns", models.JSONField(default=list, verbose_name="原始内容")),
                        ("reasons", models.TextField(verbose_name="原因")),
                    ],
                    options={
                        "verbose_name": "退回行",
                        "verbose_name_plural": "退回行",
                        "ordering": ["batch", "row_number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("batch", "row_number"), name="rejected_row_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NumberCounter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "centre",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="counters",
                                to="communities.mediationcentre",
                                verbose_name="诉调对接中心",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        ("last", models.PositiveIntegerField(default=0, verbose_name="最后编号")),
                    ],
                    options={
                        "verbose_name": "编号计数",
                        "verbose_name_plural": "编号计数",
                        "constraints": [models.UniqueConstraint(fields=("centre", "year"), name="number_counter_once")],
                    },
                ),
                migrations.CreateModel(
                    name="LaterStepRule",
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
                        ("code", models.CharField(max_length=40, verbose_name="代码")),
                        (
                            "outcome",
                            models.CharField(
                                help_text="SETTLED 成功，ENDED 不成，REFUSED 不同意。",
                                max_length=12,
                                verbose_name="结果",
                            ),
                        ),
                        (
                            "track",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("PRE_FILING_ASSIGNED", "委派调解（立案前）"),
                                    ("POST_FILING_PRE_TRIAL", "先行调解（立案后、转入审理前）"),
                                    ("IN_TRIAL_ENTRUSTED", "委托调解（审理中）"),
                                    ("INVITED_ASSIST", "邀请协助调解"),
                                    ("SELF_MEDIATED", "调解组织自行调解"),
                                ],
                                help_text="空白表示各种方式。",
                                max_length=25,
                                verbose_name="调解方式",
                            ),
                        ),
                        (
                            "step",
                            models.CharField(
                                choices=[
                                    ("MATERIALS_RETURNED", "退回起诉材料"),
                                    ("TO_FILING", "转立案"),
                                    ("FEE_NOTICE", "通知交纳案件受理费"),
                                    ("FEE_PAID", "已交纳案件受理费"),
                                    ("TO_TRIAL", "转入审理"),
                                    ("DEEMED_WITHDRAWN", "按自动撤诉处理"),
                                    ("GUIDED", "引导自动履行"),
                                    ("SUIT_WITHDRAWN", "准许撤诉"),
                                    ("COURT_PAPER", "制作调解书"),
                                    ("CLOSED_OTHER", "以“其他方式”结案"),
                                    ("FILED_AWAY", "协议报法院备案"),
                                    ("NOTARY", "公证赋予强制执行效力"),
                                    ("PAYMENT_ORDER", "申请支付令"),
                                    ("ARBITRATION", "仲裁裁决（调解书）"),
                                    ("ENFORCEMENT", "申请强制执行"),
                                    ("SUIT", "调解成功后又起诉"),
                                ],
                                max_length=20,
                                verbose_name="手续",
                            ),
                        ),
                        (
                            "after",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("MATERIALS_RETURNED", "退回起诉材料"),
                                    ("TO_FILING", "转立案"),
                                    ("FEE_NOTICE", "通知交纳案件受理费"),
                                    ("FEE_PAID", "已交纳案件受理费"),
                                    ("TO_TRIAL", "转入审理"),
                                    ("DEEMED_WITHDRAWN", "按自动撤诉处理"),
                                    ("GUIDED", "引导自动履行"),
                                    ("SUIT_WITHDRAWN", "准许撤诉"),
                                    ("COURT_PAPER", "制作调解书"),
                                    ("CLOSED_OTHER", "以“其他方式”结案"),
                                    ("FILED_AWAY", "协议报法院备案"),
                                    ("NOTARY", "公证赋予强制执行效力"),
                                    ("PAYMENT_ORDER", "申请支付令"),
                                    ("ARBITRATION", "仲裁裁决（调解书）"),
                                    ("ENFORCEMENT", "申请强制执行"),
                                    ("SUIT", "调解成功后又起诉"),
                                ],
                                help_text="登记过这一手续后才办理。",
                                max_length=20,
                                verbose_name="前一手续",
                            ),
                        ),
                        (
                            "days",
                            models.PositiveSmallIntegerField(
                                blank=True, help_text="空白表示条文未规定。", null=True, verbose_name="期限（日）"
                            ),
                        ),
                        ("guidance", models.CharField(max_length=200, verbose_name="办理提示")),
                        ("basis", models.CharField(max_length=200, verbose_name="依据")),
                        (
                            "confidence",
                            models.CharField(
                                help_text="V 已读全文，X 摘引，M 未证实。", max_length=2, verbose_name="核实程度"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "后续手续规则",
                        "verbose_name_plural": "后续手续规则",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("code",), name="later_step_rule_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "step__in",
                                        [
                                            "MATERIALS_RETURNED",
                                            "TO_FILING",
                                            "FEE_NOTICE",
                                            "FEE_PAID",
                                            "TO_TRIAL",
                                            "DEEMED_WITHDRAWN",
                                            "GUIDED",
                                            "SUIT_WITHDRAWN",
                                            "COURT_PAPER",
                                            "CLOSED_OTHER",
                                            "FILED_AWAY",
                                            "NOTARY",
                                            "PAYMENT_ORDER",
                                            "ARBITRATION",
                                            "ENFORCEMENT",
                                            "SUIT",
                                        ],
                                    )
                                ),
                                name="later_rule_step_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("after", ""),
                                    (
                                        "after__in",
                                        [
                                            "MATERIALS_RETURNED",
                                            "TO_FILING",
                                            "FEE_NOTICE",
                                            "FEE_PAID",
                                            "TO_TRIAL",
                                            "DEEMED_WITHDRAWN",
                                            "GUIDED",
                                            "SUIT_WITHDRAWN",
                                            "COURT_PAPER",
                                            "CLOSED_OTHER",
                                            "FILED_AWAY",
                                            "NOTARY",
                                            "PAYMENT_ORDER",
                                            "ARBITRATION",
                                            "ENFORCEMENT",
                                            "SUIT",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="later_rule_after_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("track", ""),
                                    (
                                        "track__in",
                                        [
                                            "PRE_FILING_ASSIGNED",
                                            "POST_FILING_PRE_TRIAL",
                                            "IN_TRIAL_ENTRUSTED",
                                            "INVITED_ASSIST",
                                            "SELF_MEDIATED",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="later_rule_track_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="later_rule_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUpRule",
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
                        ("code", models.CharField(max_length=40, verbose_name="代码")),
                        (
                            "risk",
                            models.CharField(
                                choices=[("ORDINARY", "一般"), ("RAISED", "较高（分期履行、有风险标记）")],
                                max_length=10,
                                verbose_name="风险",
                            ),
                        ),
                        (
                            "moment",
                            models.CharField(
                                choices=[
                                    ("EFFECTIVE", "协议生效"),
                                    ("EACH_DUE", "每期履行期限"),
                                    ("LAST_DUE", "最后一期履行期限"),
                                ],
                                max_length=10,
                                verbose_name="起算",
                            ),
                        ),
                        ("days", models.PositiveSmallIntegerField(verbose_name="日后回访")),
                        ("basis", models.CharField(max_length=200, verbose_name="依据")),
                        (
                            "confidence",
                            models.CharField(
                                help_text="V 已读全文，X 摘引，M 未证实，D 推导。",
                                max_length=2,
                                verbose_name="核实程度",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "回访规则",
                        "verbose_name_plural": "回访规则",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("code",), name="follow_up_rule_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="follow_up_rule_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MatchingRule",
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
                        ("code", models.CharField(max_length=40, unique=True, verbose_name="代码")),
                        (
                            "court",
                            models.ForeignKey(
                                blank=True,
                                help_text="空白表示各院通用。",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.court",
                                verbose_name="法院",
                            ),
                        ),
                        ("speciality", models.PositiveSmallIntegerField(verbose_name="专长（分）")),
                        ("area", models.PositiveSmallIntegerField(verbose_name="地域（分）")),
                        ("language", models.PositiveSmallIntegerField(verbose_name="语言（分）")),
                        ("load", models.PositiveSmallIntegerField(verbose_name="在办（分）")),
                        ("result", models.PositiveSmallIntegerField(verbose_name="同类结果（分）")),
                        ("dates", models.PositiveSmallIntegerField(verbose_name="时间（分）")),
                        (
                            "full_load",
                            models.PositiveSmallIntegerField(
                                help_text="在办到这个数，在办一项不得分。", verbose_name="满负荷（件）"
                            ),
                        ),
                        (
                            "prior_strength",
                            models.PositiveSmallIntegerField(
                                help_text="样本少时，按全院水平补上这么多件。", verbose_name="平滑件数"
                            ),
                        ),
                        ("window_years", models.PositiveSmallIntegerField(verbose_name="同类结果看几年")),
                        (
                            "horizon_days",
                            models.PositiveSmallIntegerField(help_text="几日内请假会扣分。", verbose_name="时间看几日"),
                        ),
                        ("source", models.CharField(max_length=200, verbose_name="来源")),
                    ],
                    options={
                        "verbose_name": "匹配规则",
                        "verbose_name_plural": "匹配规则",
                        "ordering": ["court", "-valid_from", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("full_load__gt", 0),
                                    ("horizon_days__gt", 0),
                                    ("prior_strength__gt", 0),
                                    ("window_years__gt", 0),
                                ),
                                name="matching_rule_divisors_positive",
                                violation_error_message="满负荷、平滑件数、年数和日数都应大于零。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="matching_rule_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScreeningRule",
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
                        ("code", models.CharField(max_length=60, verbose_name="规则代码")),
                        (
                            "effect",
                            models.CharField(
                                choices=[
                                    ("BARRED", "不得调解"),
                                    ("REVIEW", "须先判断"),
                                    ("MUST", "应当先行调解"),
                                    ("SUITABLE", "适宜先行调解"),
                                ],
                                max_length=10,
                                verbose_name="结论",
                            ),
                        ),
                        ("subject", models.CharField(max_length=120, verbose_name="适用事项")),
                        (
                            "causes",
                            models.TextField(blank=True, help_text="含下级案由；多个用“|”分隔。", verbose_name="案由"),
                        ),
                        (
                            "categories",
                            models.CharField(
                                blank=True, help_text="多个用“|”分隔。", max_length=300, verbose_name="纠纷类型"
                            ),
                        ),
                        (
                            "amount_up_to",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="金额不超过（元）"
                            ),
                        ),
                        (
                            "court_code",
                            models.CharField(
                                blank=True,
                                help_text="法院代字；空白表示各法院。",
                                max_length=10,
                                verbose_name="只适用于法院",
                            ),
                        ),
                        ("condition", models.CharField(blank=True, max_length=200, verbose_name="须由人判断的条件")),
                        ("basis", models.CharField(max_length=200, verbose_name="依据")),
                        (
                            "confidence",
                            models.CharField(
                                help_text="V 已读全文，X 摘引，D 推得，M 未证实，? 没有公开规定。",
                                max_length=2,
                                verbose_name="核实程度",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "可否调解规则",
                        "verbose_name_plural": "可否调解规则",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("code", "valid_from"),
                                name="screening_rule_once_per_start",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("effect__in", ["BARRED", "REVIEW", "MUST", "SUITABLE"])),
                                name="screening_rule_effect_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("causes", ""), _negated=True),
                                    models.Q(("categories", ""), _negated=True),
                                    ("amount_up_to__isnull", False),
                                    _connector="OR",
                                ),
                                name="screening_rule_has_a_matter",
                                violation_error_message="请至少填写案由、纠纷类型、金额中的一项。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="screening_rule_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TriageWeight",
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
                        ("code", models.CharField(max_length=60, verbose_name="代码")),
                        (
                            "factor",
                            models.CharField(
                                choices=[
                                    ("NATURE", "案件性质"),
                                    ("CAUSE", "案由"),
                                    ("AMOUNT", "涉及金额"),
                                    ("PARTIES", "当事人人数"),
                                    ("DIFFICULTY", "难易程度"),
                                    ("ATTENTION", "社会关注度"),
                                    ("LIMIT", "繁简划分线"),
                                ],
                                max_length=12,
                                verbose_name="评分项目",
                            ),
                        ),
                        ("reason", models.CharField(max_length=120, verbose_name="理由")),
                        (
                            "points",
                            models.SmallIntegerField(
                                help_text="越高越繁；“繁简划分线”填写从多少分起为繁案。", verbose_name="分值"
                            ),
                        ),
                        (
                            "causes",
                            models.TextField(blank=True, help_text="含下级案由；多个用“|”分隔。", verbose_name="案由"),
                        ),
                        (
                            "amount_above",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="金额超过（元）"
                            ),
                        ),
                        (
                            "amount_up_to",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="金额不超过（元）"
                            ),
                        ),
                        (
                            "parties_from",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="当事人不少于（人）"),
                        ),
                        (
                            "feature",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("FACTS_UNCLEAR", "事实不清，主要证据缺失"),
                                    ("RELATION_UNCLEAR", "权利义务关系不明确"),
                                    ("GREAT_DISPUTE", "争议较大"),
                                    ("NOT_MONEY", "不是金钱给付"),
                                    ("STATUS_OR_TITLE", "涉及人身关系或财产确权"),
                                    ("FOREIGN", "涉外"),
                                    ("APPRAISAL", "需要评估、鉴定或对诉前鉴定有异议"),
                                    ("WHEREABOUTS_UNKNOWN", "一方当事人下落不明"),
                                    ("COUNTERCLAIM", "当事人提出反诉"),
                                    ("MANY_PARTIES", "一方人数众多"),
                                    ("PUBLIC_INTEREST", "涉及国家利益、社会公共利益"),
                                    ("SOCIAL_ATTENTION", "社会关注度高"),
                                ],
                                max_length=20,
                                verbose_name="案件特征",
                            ),
                        ),
                        ("basis", models.CharField(max_length=200, verbose_name="依据")),
                        (
                            "confidence",
                            models.CharField(
                                help_text="V 已读全文，X 摘引，D 推得，M 未证实，? 没有公开规定。",
                                max_length=2,
                                verbose_name="核实程度",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "繁简评分项",
                        "verbose_name_plural": "繁简评分项",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("code", "valid_from"), name="triage_weight_once_per_start", nulls_distinct=False
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "factor__in",
                                        ["NATURE", "CAUSE", "AMOUNT", "PARTIES", "DIFFICULTY", "ATTENTION", "LIMIT"],
                                    )
                                ),
                                name="triage_weight_factor_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("feature", ""),
                                    (
                                        "feature__in",
                                        [
                                            "FACTS_UNCLEAR",
                                            "RELATION_UNCLEAR",
                                            "GREAT_DISPUTE",
                                            "NOT_MONEY",
                                            "STATUS_OR_TITLE",
                                            "FOREIGN",
                                            "APPRAISAL",
                                            "WHEREABOUTS_UNKNOWN",
                                            "COUNTERCLAIM",
                                            "MANY_PARTIES",
                                            "PUBLIC_INTEREST",
                                            "SOCIAL_ATTENTION",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="triage_weight_feature_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("factor", "LIMIT"),
                                    models.Q(("causes", ""), _negated=True),
                                    models.Q(("feature", ""), _negated=True),
                                    ("amount_above__isnull", False),
                                    ("amount_up_to__isnull", False),
                                    ("parties_from__isnull", False),
                                    _connector="OR",
                                ),
                                name="triage_weight_has_a_measure",
                                violation_error_message="请填写这一项看什么：案由、金额、人数或案件特征。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="triage_weight_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SmallClaimLimit",
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
                            "province",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.division",
                                verbose_name="省份",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="适用年度")),
                        (
                            "automatic_up_to",
                            models.DecimalField(decimal_places=2, max_digits=12, verbose_name="一审终审不超过（元）"),
                        ),
                        (
                            "agreed_up_to",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="双方约定适用不超过（元）"
                            ),
                        ),
                        ("basis", models.CharField(max_length=200, verbose_name="依据")),
                        (
                            "confidence",
                            models.CharField(
                                help_text="V 已读全文，X 摘引，D 推得，M 未证实，? 没有公开规定。",
                                max_length=2,
                                verbose_name="核实程度",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "小额诉讼标准",
                        "verbose_name_plural": "小额诉讼标准",
                        "ordering": ["province", "-year"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("province", "year"), name="small_claim_limit_once_per_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("agreed_up_to__gte", models.F("automatic_up_to"))),
                                name="small_claim_limits_in_order",
                                violation_error_message="约定适用的上限不应低于一审终审的上限。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="small_claim_limit_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarFeed",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "mediator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="feeds",
                                to="mediators.mediator",
                                verbose_name="调解员",
                            ),
                        ),
                        ("digest", models.CharField(max_length=64, unique=True, verbose_name="密钥摘要")),
                        ("made_at", models.DateTimeField(verbose_name="生成时间")),
                        ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="撤销时间")),
                    ],
                    options={
                        "verbose_name": "日历订阅",
                        "verbose_name_plural": "日历订阅",
                        "ordering": ["mediator", "-made_at"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("revoked_at__isnull", True)),
                                fields=("mediator",),
                                name="feed_one_per_mediator",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CauseCrosswalk",
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
                            "old",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="crosswalk",
                                to="cases.causeofaction",
                                verbose_name="2020年案由",
                            ),
                        ),
                        (
                            "new",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="crosswalk_from",
                                to="cases.causeofaction",
                                verbose_name="2025年案由",
                            ),
                        ),
                        (
                            "match",
                            models.CharField(
                                choices=[
                                    ("SAME_LEVEL", "同名同级"),
                                    ("OTHER_LEVEL", "同名不同级"),
                                    ("NO_EXACT_NAME", "无同名案由"),
                                    ("BY_HAND", "人工对应"),
                                ],
                                max_length=20,
                                verbose_name="对应方式",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "案由对照",
                        "verbose_name_plural": "案由对照",
                        "ordering": ["old"],
                    },
                ),
                migrations.CreateModel(
                    name="CaseType",
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
                            models.CharField(max_length=10, primary_key=True, serialize=False, verbose_name="类型代字"),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="名称")),
                        ("category", models.CharField(max_length=40, verbose_name="大类")),
                        (
                            "scheme",
                            models.CharField(default="案件案号类型代字标准", max_length=60, verbose_name="代字体系"),
                        ),
                        ("status", models.CharField(max_length=60, verbose_name="核实情况")),
                    ],
                    options={
                        "verbose_name": "案件类型",
                        "verbose_name_plural": "案件类型",
                        "ordering": ["code"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="case_type_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CodeTableEntry",
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
                        ("scheme", models.CharField(max_length=60, verbose_name="代码表")),
                        ("code", models.CharField(blank=True, max_length=20, verbose_name="代码")),
                        ("name", models.CharField(max_length=80, verbose_name="名称")),
                        ("parent_code", models.CharField(blank=True, max_length=20, verbose_name="上级代码")),
                        ("status", models.CharField(max_length=80, verbose_name="核实情况")),
                    ],
                    options={
                        "verbose_name": "代码表",
                        "verbose_name_plural": "代码表",
                        "ordering": ["scheme", "code", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("scheme", "parent_code", "name"), name="code_table_name_once_per_parent"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("scheme", "code"),
                                name="code_table_code_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="code_table_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrackRule",
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
                            "track",
                            models.CharField(
                                choices=[
                                    ("PRE_FILING_ASSIGNED", "委派调解（立案前）"),
                                    ("POST_FILING_PRE_TRIAL", "先行调解（立案后、转入审理前）"),
                                    ("IN_TRIAL_ENTRUSTED", "委托调解（审理中）"),
                                    ("INVITED_ASSIST", "邀请协助调解"),
                                    ("SELF_MEDIATED", "调解组织自行调解"),
                                ],
                                max_length=25,
                                verbose_name="调解方式",
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("NO_COMPLAINT", "未提交起诉材料"),
                                    ("COMPLAINT", "已提交起诉材料"),
                                    ("SELF_MEDIATED", "自行调解后申请确认"),
                                ],
                                max_length=15,
                                verbose_name="来由",
                            ),
                        ),
                        (
                            "handling",
                            models.CharField(
                                choices=[
                                    ("TRANSFERRED", "移交调解员或调解组织"),
                                    ("ASSISTED", "法官主持，邀请协助，不移交"),
                                    ("CONFIRMATION_ONLY", "只申请司法确认"),
                                ],
                                max_length=20,
                                verbose_name="案件如何处理",
                            ),
                        ),
                        (
                            "needs_procedure",
                            models.BooleanField(
                                default=False, help_text="期限因普通、简易程序而异的。", verbose_name="须选择适用程序"
                            ),
                        ),
                        ("basis", models.CharField(max_length=200, verbose_name="依据")),
                        (
                            "confidence",
                            models.CharField(
                                help_text="V 已读全文，X 摘引，M 未证实。", max_length=2, verbose_name="核实程度"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "调解方式规则",
                        "verbose_name_plural": "调解方式规则",
                        "ordering": ["origin", "track", "valid_from"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("track", "origin", "valid_from"),
                                name="track_rule_once_per_start",
                                violation_error_message="该方式、来由在这一天已有一条规则。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "track__in",
                                        [
                                            "PRE_FILING_ASSIGNED",
                                            "POST_FILING_PRE_TRIAL",
                                            "IN_TRIAL_ENTRUSTED",
                                            "INVITED_ASSIST",
                                            "SELF_MEDIATED",
                                        ],
                                    )
                                ),
                                name="track_rule_track_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("origin__in", ["NO_COMPLAINT", "COMPLAINT", "SELF_MEDIATED"])),
                                name="track_rule_origin_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("handling__in", ["TRANSFERRED", "ASSISTED", "CONFIRMATION_ONLY"])),
                                name="track_rule_handling_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="track_rule_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Dispute",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="标识")),
                        (
                            "number",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=40,
                                null=True,
                                unique=True,
                                verbose_name="纠纷编号",
                            ),
                        ),
                        (
                            "centre",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disputes",
                                to="communities.mediationcentre",
                                verbose_name="诉调对接中心",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("DRAFT", "草稿"),
                                    ("RECEIVED", "已登记"),
                                    ("ROUTED", "已分流"),
                                    ("REFERRED", "待签收"),
                                    ("MEDIATING", "调解中"),
                                    ("SUSPENDED", "中止调解"),
                                    ("SETTLED", "调解成功"),
                                    ("ENDED", "调解不成"),
                                    ("REFUSED", "不同意调解"),
                                    ("WITHDRAWN", "已撤回"),
                                    ("MERGED", "已并入他案"),
                                    ("CLOSED_ELSEWHERE", "分流办结"),
                                ],
                                default="DRAFT",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "intake_source",
                            models.CharField(
                                choices=[
                                    ("ASSISTANT", "社区法官助理"),
                                    ("GRID_OFFICER", "网格员"),
                                    ("VOLUNTEER", "信息员、志愿者"),
                                    ("PETITION", "信访（访调对接）"),
                                    ("HOTLINE", "12345及法院热线"),
                                    ("GOVERNANCE_CENTRE", "综治中心"),
                                    ("COURT_WINDOW", "法院立案窗口"),
                                    ("SCREENING", "隐患排查"),
                                    ("PARTY", "当事人申请"),
                                    ("SELF_MEDIATED", "自行调解后申请确认"),
                                ],
                                max_length=20,
                                verbose_name="来源",
                            ),
                        ),
                        ("facts", models.TextField(blank=True, verbose_name="纠纷事实")),
                        ("claim", models.TextField(blank=True, verbose_name="调解请求")),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="涉及金额（元）"
                            ),
                        ),
                        ("occurred_on", models.DateField(blank=True, null=True, verbose_name="发生日期")),
                        (
                            "division",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disputes",
                                to="communities.division",
                                verbose_name="发生地",
                            ),
                        ),
                        ("place_detail", models.CharField(blank=True, max_length=200, verbose_name="详细地点")),
                        (
                            "category",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.disputecategory",
                                verbose_name="纠纷类型",
                            ),
                        ),
                        (
                            "cause",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.causeofaction",
                                verbose_name="案由",
                            ),
                        ),
                        (
                            "track",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("PRE_FILING_ASSIGNED", "委派调解（立案前）"),
                                    ("POST_FILING_PRE_TRIAL", "先行调解（立案后、转入审理前）"),
                                    ("IN_TRIAL_ENTRUSTED", "委托调解（审理中）"),
                                    ("INVITED_ASSIST", "邀请协助调解"),
                                    ("SELF_MEDIATED", "调解组织自行调解"),
                                ],
                                max_length=25,
                                verbose_name="调解方式",
                            ),
                        ),
                        (
                            "procedure",
                            models.CharField(
                                blank=True,
                                choices=[("ORDINARY", "普通程序"), ("SIMPLE", "简易程序")],
                                max_length=10,
                                verbose_name="适用程序",
                            ),
                        ),
                        (
                            "logged_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="logged_disputes",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        ("logged_at", models.DateTimeField(verbose_name="记录时间")),
                        (
                            "registered_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="登记时间"),
                        ),
                        (
                            "complaint_submitted_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="提交起诉材料时间"),
                        ),
                        (
                            "mediation_requested_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="申请调解时间"),
                        ),
                        (
                            "series",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disputes",
                                to="cases.series",
                                verbose_name="系列案",
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged",
                                to="cases.dispute",
                                verbose_name="并入",
                            ),
                        ),
                        (
                            "concluded_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="结束日期"),
                        ),
                        (
                            "conclusion_count",
                            models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="结案次数"),
                        ),
                        ("client_reference", models.CharField(blank=True, max_length=100, verbose_name="来源系统编号")),
                        ("client_code", models.CharField(blank=True, max_length=60, verbose_name="来源系统")),
                        ("search_text", models.TextField(blank=True, editable=False, verbose_name="检索文本")),
                        ("changed_at", models.DateTimeField(verbose_name="变更时间")),
                    ],
                    options={
                        "verbose_name": "纠纷",
                        "verbose_name_plural": "纠纷",
                        "ordering": ["-logged_at", "-pk"],
                        "indexes": [
                            models.Index(fields=["-logged_at", "-id"], name="dispute_newest"),
                            models.Index(fields=["centre", "-logged_at", "-id"], name="dispute_centre_newest"),
                            models.Index(fields=["division", "-logged_at", "-id"], name="dispute_division_newest"),
                            models.Index(fields=["centre", "state", "-logged_at", "-id"], name="dispute_centre_state"),
                            models.Index(fields=["division", "occurred_on"], name="dispute_place_and_day"),
                            models.Index(fields=["changed_at", "id"], name="dispute_changes"),
                            models.Index(fields=["logged_by", "-logged_at", "-id"], name="dispute_logger_newest"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "DRAFT",
                                            "RECEIVED",
                                            "ROUTED",
                                            "REFERRED",
                                            "MEDIATING",
                                            "SUSPENDED",
                                            "SETTLED",
                                            "ENDED",
                                            "REFUSED",
                                            "WITHDRAWN",
                                            "MERGED",
                                            "CLOSED_ELSEWHERE",
                                        ],
                                    )
                                ),
                                name="dispute_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "intake_source__in",
                                        [
                                            "ASSISTANT",
                                            "GRID_OFFICER",
                                            "VOLUNTEER",
                                            "PETITION",
                                            "HOTLINE",
                                            "GOVERNANCE_CENTRE",
                                            "COURT_WINDOW",
                                            "SCREENING",
                                            "PARTY",
                                            "SELF_MEDIATED",
                                        ],
                                    )
                                ),
                                name="dispute_source_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("track", ""),
                                    (
                                        "track__in",
                                        [
                                            "PRE_FILING_ASSIGNED",
                                            "POST_FILING_PRE_TRIAL",
                                            "IN_TRIAL_ENTRUSTED",
                                            "INVITED_ASSIST",
                                            "SELF_MEDIATED",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="dispute_track_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("procedure", ""), ("procedure__in", ["ORDINARY", "SIMPLE"]), _connector="OR"
                                ),
                                name="dispute_procedure_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__isnull", True), ("amount__gte", 0), _connector="OR"),
                                name="dispute_amount_not_negative",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["DRAFT", "WITHDRAWN"]),
                                    models.Q(("number__isnull", False), ("registered_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="dispute_numbered_once_registered",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["SETTLED", "ENDED"]), _negated=True),
                                    ("concluded_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="dispute_concluded_has_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "MERGED"), _negated=True),
                                    ("merged_into__isnull", False),
                                    _connector="OR",
                                ),
                                name="dispute_merged_into_another",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("client_reference", ""), _negated=True),
                                fields=("client_code", "client_reference"),
                                name="dispute_once_per_client_reference",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Party",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="标识")),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parties",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("APPLICANT", "申请人"), ("RESPONDENT", "被申请人"), ("THIRD", "第三人")],
                                max_length=12,
                                verbose_name="地位",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("NATURAL", "自然人"),
                                    ("LEGAL", "法人"),
                                    ("OTHER_ORGANIZATION", "非法人组织"),
                                ],
                                default="NATURAL",
                                max_length=20,
                                verbose_name="类型",
                            ),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="姓名或名称")),
                        (
                            "identity_number",
                            suyuan.lib.fields.EncryptedTextField(blank=True, default="", verbose_name="证件号码"),
                        ),
                        (
                            "identity_index",
                            suyuan.lib.fields.BlindIndexField(
                                db_index=True,
                                editable=False,
                                null=True,
                                purpose="identity",
                                source="identity_number",
                                verbose_name="证件号码索引",
                            ),
                        ),
                        (
                            "identity_doubt",
                            models.CharField(
                                blank=True,
                                help_text="校验不通过仍需保存时填写理由。",
                                max_length=200,
                                verbose_name="证件号码存疑说明",
                            ),
                        ),
                        (
                            "phone",
                            suyuan.lib.fields.EncryptedTextField(blank=True, default="", verbose_name="联系电话"),
                        ),
                        (
                            "phone_index",
                            suyuan.lib.fields.BlindIndexField(
                                db_index=True,
                                editable=False,
                                null=True,
                                purpose="phone",
                                source="phone",
                                verbose_name="联系电话索引",
                            ),
                        ),
                        (
                            "address",
                            suyuan.lib.fields.EncryptedTextField(blank=True, default="", verbose_name="住所地"),
                        ),
                        (
                            "address_index",
                            suyuan.lib.fields.BlindIndexField(
                                db_index=True,
                                editable=False,
                                null=True,
                                purpose="address",
                                source="address",
                                verbose_name="住所地索引",
                            ),
                        ),
                        (
                            "representative",
                            models.CharField(blank=True, max_length=50, verbose_name="法定代表人或负责人"),
                        ),
                        (
                            "minor",
                            models.BooleanField(
                                default=False, help_text="有身份证号码的由号码判断。", verbose_name="未成年人"
                            ),
                        ),
                        (
                            "copied_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="copies",
                                to="cases.party",
                                verbose_name="并案前的当事人",
                            ),
                        ),
                        ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="退出时间")),
                        ("removed_reason", models.CharField(blank=True, max_length=200, verbose_name="退出原因")),
                    ],
                    options={
                        "verbose_name": "当事人",
                        "verbose_name_plural": "当事人",
                        "ordering": ["dispute", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("side__in", ["APPLICANT", "RESPONDENT", "THIRD"])),
                                name="party_side_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["NATURAL", "LEGAL", "OTHER_ORGANIZATION"])),
                                name="party_kind_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Referral",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="referrals",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        (
                            "track",
                            models.CharField(
                                choices=[
                                    ("PRE_FILING_ASSIGNED", "委派调解（立案前）"),
                                    ("POST_FILING_PRE_TRIAL", "先行调解（立案后、转入审理前）"),
                                    ("IN_TRIAL_ENTRUSTED", "委托调解（审理中）"),
                                    ("INVITED_ASSIST", "邀请协助调解"),
                                    ("SELF_MEDIATED", "调解组织自行调解"),
                                ],
                                max_length=25,
                                verbose_name="调解方式",
                            ),
                        ),
                        (
                            "procedure",
                            models.CharField(
                                blank=True,
                                choices=[("ORDINARY", "普通程序"), ("SIMPLE", "简易程序")],
                                max_length=10,
                                verbose_name="适用程序",
                            ),
                        ),
                        (
                            "mediator",
                            models.ForeignKey(
                                blank=True,
                                help_text="其余调解员见调解员指定；空白表示待指定。",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="referrals",
                                to="mediators.mediator",
                                verbose_name="主持调解员",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="referrals",
                                to="mediators.mediationorganization",
                                verbose_name="调解组织",
                            ),
                        ),
                        ("materials", models.TextField(blank=True, verbose_name="移交材料清单")),
                        ("choice_reason", models.CharField(blank=True, max_length=200, verbose_name="选定理由")),
                        (
                            "match",
                            models.JSONField(
                                blank=True,
                                default=dict,
                                help_text="名次、总分和各项得分的理由。",
                                verbose_name="选定时的匹配得分",
                            ),
                        ),
                        ("referred_at", models.DateTimeField(verbose_name="移送时间")),
                        (
                            "referred_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移送人",
                            ),
                        ),
                        (
                            "receipt",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("SIGNED_MATERIALS", "签字接收移交材料"),
                                    ("PLATFORM_CONFIRMED", "平台确认接受"),
                                    ("PARTIES_CONSENTED", "当事人同意调解"),
                                    ("APPLIED", "收到在线调解申请"),
                                    ("ASSIGNED", "收到指派"),
                                    ("ACCEPTED", "接受指派"),
                                    ("AGREEMENT_EFFECTIVE", "调解协议生效"),
                                    ("APPLICATION_RECEIVED", "收到司法确认申请"),
                                    ("CASE_ACCEPTED", "司法确认立案"),
                                    ("RULING_RECEIVED", "收到司法确认裁定"),
                                ],
                                help_text="决定期限起算。",
                                max_length=20,
                                verbose_name="接收方式",
                            ),
                        ),
                        ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="签收时间")),
                        (
                            "signed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="签收人",
                            ),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(
                                blank=True,
                                help_text="不接受、收回或更换时填写；调解有结果的移送不交回。",
                                null=True,
                                verbose_name="交回时间",
                            ),
                        ),
                        ("closed_reason", models.CharField(blank=True, max_length=200, verbose_name="交回原因")),
                    ],
                    options={
                        "verbose_name": "移送",
                        "verbose_name_plural": "移送",
                        "ordering": ["dispute", "referred_at", "pk"],
                        "indexes": [
                            models.Index(fields=["mediator", "dispute"], name="referral_mediator"),
                            models.Index(fields=["organization", "dispute"], name="referral_organization"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "track__in",
                                        [
                                            "PRE_FILING_ASSIGNED",
                                            "POST_FILING_PRE_TRIAL",
                                            "IN_TRIAL_ENTRUSTED",
                                            "INVITED_ASSIST",
                                            "SELF_MEDIATED",
                                        ],
                                    )
                                ),
                                name="referral_track_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("procedure", ""), ("procedure__in", ["ORDINARY", "SIMPLE"]), _connector="OR"
                                ),
                                name="referral_procedure_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("receipt", ""),
                                    (
                                        "receipt__in",
                                        [
                                            "SIGNED_MATERIALS",
                                            "PLATFORM_CONFIRMED",
                                            "PARTIES_CONSENTED",
                                            "APPLIED",
                                            "ASSIGNED",
                                            "ACCEPTED",
                                            "AGREEMENT_EFFECTIVE",
                                            "APPLICATION_RECEIVED",
                                            "CASE_ACCEPTED",
                                            "RULING_RECEIVED",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="referral_receipt_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("signed_at__isnull", True), ("signed_by__isnull", True)),
                                    models.Q(("signed_at__isnull", False), ("signed_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="referral_signed_has_a_signer",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("signed_at__isnull", True),
                                    ("signed_at__gte", models.F("referred_at")),
                                    _connector="OR",
                                ),
                                name="referral_signed_after_it_was_made",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("closed_at__isnull", True)),
                                fields=("dispute",),
                                name="referral_one_open_per_dispute",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SettlementAgreement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreements",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreements",
                                to="cases.referral",
                                verbose_name="移送",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("DRAFT", "草拟中"),
                                    ("SIGNING", "签署中"),
                                    ("EFFECTIVE", "已生效"),
                                    ("PERFORMED", "履行完毕"),
                                    ("BREACHED", "未按约履行"),
                                    ("DROPPED", "未成立"),
                                    ("REPLACED", "已更正"),
                                ],
                                default="DRAFT",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[("WRITTEN", "书面协议"), ("ORAL", "口头协议")],
                                max_length=10,
                                verbose_name="形式",
                            ),
                        ),
                        (
                            "effect",
                            models.CharField(
                                choices=[
                                    ("PARTIES", "各方当事人签名、盖章或者捺印之日"),
                                    ("COMMITTEE", "各方和调解员签名并加盖人民调解委员会印章之日"),
                                    ("ONLINE", "各方电子签名完成之日"),
                                    ("ORAL", "达成口头协议之日"),
                                    ("COURT_PAPER", "法院调解书由最后一方签收之日"),
                                ],
                                max_length=12,
                                verbose_name="生效方式",
                            ),
                        ),
                        ("main_facts", models.TextField(blank=True, verbose_name="主要事实和争议事项")),
                        ("terms", models.TextField(verbose_name="协议内容")),
                        (
                            "left_open",
                            models.TextField(
                                blank=True, help_text="部分达成协议时填写。", verbose_name="未达成一致的部分"
                            ),
                        ),
                        ("nothing_to_perform", models.BooleanField(default=False, verbose_name="没有须履行的义务")),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="给付金额（元）"
                            ),
                        ),
                        ("effective_on", models.DateField(blank=True, null=True, verbose_name="生效日期")),
                        (
                            "presiding_organization",
                            models.ForeignKey(
                                blank=True,
                                help_text="申请司法确认须由依法设立的调解组织主持（民诉法第205条）。",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="mediators.mediationorganization",
                                verbose_name="主持调解组织",
                            ),
                        ),
                        (
                            "presided_by",
                            models.CharField(
                                blank=True,
                                help_text="自行调解的协议上签名的调解员。",
                                max_length=50,
                                verbose_name="调解员姓名",
                            ),
                        ),
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
                        ("replaced_at", models.DateTimeField(blank=True, null=True, verbose_name="被更正时间")),
                    ],
                    options={
                        "verbose_name": "调解协议",
                        "verbose_name_plural": "调解协议",
                        "ordering": ["dispute", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "DRAFT",
                                            "SIGNING",
                                            "EFFECTIVE",
                                            "PERFORMED",
                                            "BREACHED",
                                            "DROPPED",
                                            "REPLACED",
                                        ],
                                    )
                                ),
                                name="agreement_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("form__in", ["WRITTEN", "ORAL"])), name="agreement_form_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("effect__in", ["PARTIES", "COMMITTEE", "ONLINE", "ORAL", "COURT_PAPER"])
                                ),
                                name="agreement_effect_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__isnull", True), ("amount__gte", 0), _connector="OR"),
                                name="agreement_amount_not_negative",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["BREACHED", "EFFECTIVE", "PERFORMED"]), _negated=True),
                                    ("effective_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="agreement_in_force_has_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("replaced_at__isnull", False), ("state", "REPLACED")),
                                    models.Q(
                                        models.Q(("state", "REPLACED"), _negated=True), ("replaced_at__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="agreement_replaced_has_a_moment",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["DROPPED", "REPLACED"]), _negated=True),
                                fields=("dispute",),
                                name="agreement_one_standing_per_dispute",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Deadline",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deadlines",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deadlines",
                                to="cases.referral",
                                verbose_name="移送",
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.deadlinerule",
                                verbose_name="规则",
                            ),
                        ),
                        ("started_on", models.DateField(help_text="次日为第一日。", verbose_name="起算事件日期")),
                        ("due_on", models.DateField(verbose_name="到期日")),
                        ("nominal_on", models.DateField(verbose_name="顺延前到期日")),
                        (
                            "provisional",
                            models.BooleanField(default=False, help_text="该年日历尚未确认。", verbose_name="暂定"),
                        ),
                        ("calendar_version", models.CharField(max_length=80, verbose_name="日历版本")),
                        ("reckoning", models.TextField(blank=True, verbose_name="推算过程")),
                        (
                            "halted_on",
                            models.DateField(
                                blank=True, help_text="与未结束的暂停一致。", null=True, verbose_name="暂停计算自"
                            ),
                        ),
                        ("expired_at", models.DateTimeField(blank=True, null=True, verbose_name="届满记录时间")),
                        ("stopped_at", models.DateTimeField(blank=True, null=True, verbose_name="停止时间")),
                    ],
                    options={
                        "verbose_name": "期限",
                        "verbose_name_plural": "期限",
                        "ordering": ["dispute", "due_on", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("stopped_at__isnull", True)),
                                fields=["due_on", "dispute"],
                                name="deadline_running",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("started_on"))),
                                name="deadline_due_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("nominal_on"))),
                                name="deadline_due_not_before_nominal",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("stopped_at__isnull", True)),
                                fields=("dispute", "rule"),
                                name="deadline_one_running_per_rule",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConfirmationCase",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="confirmations",
                                to="cases.settlementagreement",
                                verbose_name="调解协议",
                            ),
                        ),
                        (
                            "court",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.court",
                                verbose_name="审查法院",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("PREPARING", "准备申请"),
                                    ("APPLIED", "已提交申请"),
                                    ("SUPPLEMENTING", "补正中"),
                                    ("ACCEPTED", "已受理"),
                                    ("NOT_ACCEPTED", "不予受理"),
                                    ("WITHDRAWN", "已撤回申请"),
                                    ("CONFIRMED", "裁定有效"),
                                    ("DISMISSED", "裁定驳回"),
                                    ("OBJECTED", "异议审查中"),
                                    ("REVOKED", "裁定已撤销"),
                                ],
                                default="PREPARING",
                                editable=False,
                                max_length=15,
                                verbose_name="状态",
                            ),
                        ),
                        ("apply_by", models.DateField(verbose_name="申请截止日")),
                        ("applied_on", models.DateField(blank=True, null=True, verbose_name="申请日期")),
                        ("decide_by", models.DateField(blank=True, null=True, verbose_name="决定受理期限")),
                        ("docket_number", models.CharField(blank=True, max_length=60, verbose_name="案号")),
                        ("accepted_on", models.DateField(blank=True, null=True, verbose_name="受理日期")),
                        ("target_on", models.DateField(blank=True, null=True, verbose_name="内部目标日")),
                        ("limit_on", models.DateField(blank=True, null=True, verbose_name="审结期限")),
                        ("ruled_on", models.DateField(blank=True, null=True, verbose_name="裁定日期")),
                        (
                            "ground",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("NOT_CIVIL", "不属于人民法院受理范围"),
                                    ("WRONG_COURT", "不属于收到申请的人民法院管辖"),
                                    ("STATUS", "申请确认婚姻、亲子、收养等身份关系无效、有效或者解除"),
                                    ("SPECIAL_PROCEDURE", "涉及适用其他特别程序、公示催告程序、破产程序审理"),
                                    ("REAL_RIGHTS", "调解协议内容涉及物权、知识产权确权"),
                                    ("NO_ORGANIZATION", "不是经依法设立的调解组织主持达成"),
                                    ("OUT_OF_TIME", "超过协议生效之日起三十日"),
                                    ("MANDATORY_LAW", "违反法律强制性规定"),
                                    ("OTHERS_INTERESTS", "损害国家利益、社会公共利益、他人合法权益"),
                                    ("PUBLIC_ORDER", "违背公序良俗"),
                                    ("NOT_VOLUNTARY", "违反自愿原则"),
                                    ("UNCLEAR", "内容不明确"),
                                    ("OTHER", "其他不能进行司法确认的情形"),
                                ],
                                max_length=20,
                                verbose_name="不予受理或驳回的理由",
                            ),
                        ),
                        ("reasons", models.TextField(blank=True, verbose_name="说理")),
                        ("object_by", models.DateField(blank=True, null=True, verbose_name="当事人异议截止日")),
                        ("clocks", models.TextField(blank=True, verbose_name="期限推算")),
                        (
                            "opened_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        ("opened_at", models.DateTimeField(verbose_name="登记时间")),
                    ],
                    options={
                        "verbose_name": "司法确认案件",
                        "verbose_name_plural": "司法确认案件",
                        "ordering": ["-opened_at", "-pk"],
                        "indexes": [
                            models.Index(fields=["state", "-opened_at", "-id"], name="confirmation_state_newest")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "PREPARING",
                                            "APPLIED",
                                            "SUPPLEMENTING",
                                            "ACCEPTED",
                                            "NOT_ACCEPTED",
                                            "WITHDRAWN",
                                            "CONFIRMED",
                                            "DISMISSED",
                                            "OBJECTED",
                                            "REVOKED",
                                        ],
                                    )
                                ),
                                name="confirmation_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ground", ""),
                                    (
                                        "ground__in",
                                        [
                                            "NOT_CIVIL",
                                            "WRONG_COURT",
                                            "STATUS",
                                            "SPECIAL_PROCEDURE",
                                            "REAL_RIGHTS",
                                            "NO_ORGANIZATION",
                                            "OUT_OF_TIME",
                                            "MANDATORY_LAW",
                                            "OTHERS_INTERESTS",
                                            "PUBLIC_ORDER",
                                            "NOT_VOLUNTARY",
                                            "UNCLEAR",
                                            "OTHER",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="confirmation_ground_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("accepted_on__isnull", True),
                                    models.Q(("docket_number", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="confirmation_accepted_is_on_the_docket",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("state__in", ["NOT_ACCEPTED", "WITHDRAWN", "DISMISSED", "REVOKED"]), _negated=True
                                ),
                                fields=("agreement",),
                                name="confirmation_one_standing_per_agreement",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScheduledSession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="标识")),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans",
                                to="cases.referral",
                                verbose_name="移送",
                            ),
                        ),
                        ("span", django.contrib.postgres.fields.ranges.DateTimeRangeField(verbose_name="起止时间")),
                        (
                            "mode",
                            models.CharField(
                                choices=[("ON_SITE", "现场"), ("VIDEO", "音视频"), ("PHONE", "电话")],
                                max_length=10,
                                verbose_name="方式",
                            ),
                        ),
                        (
                            "room",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans",
                                to="cases.mediationroom",
                                verbose_name="调解室",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=100, verbose_name="其他地点")),
                        ("link", models.URLField(blank=True, max_length=300, verbose_name="在线调解链接")),
                        ("agenda", models.CharField(blank=True, max_length=300, verbose_name="议程")),
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
                        ("changed_at", models.DateTimeField(verbose_name="变更时间")),
                        ("cancelled_at", models.DateTimeField(blank=True, null=True, verbose_name="取消时间")),
                        ("cancel_reason", models.CharField(blank=True, max_length=200, verbose_name="取消原因")),
                    ],
                    options={
                        "verbose_name": "调解安排",
                        "verbose_name_plural": "调解安排",
                        "ordering": ["span", "pk"],
                        "indexes": [models.Index(fields=["dispute"], name="plan_dispute")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("mode__in", ["ON_SITE", "VIDEO", "PHONE"])), name="plan_mode_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("span__isempty", False)), name="plan_has_an_end"
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("cancelled_at__isnull", True)),
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[("room", "="), ("span", "&&")],
                                name="plan_room_once_at_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Obligation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="obligations",
                                to="cases.settlementagreement",
                                verbose_name="调解协议",
                            ),
                        ),
                        (
                            "debtor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.party",
                                verbose_name="履行方",
                            ),
                        ),
                        (
                            "creditor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.party",
                                verbose_name="权利方",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("MONEY", "给付金钱"), ("ACT", "履行行为")], max_length=6, verbose_name="种类"
                            ),
                        ),
                        ("content", models.CharField(max_length=300, verbose_name="内容")),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="金额（元）"
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="履行期限")),
                    ],
                    options={
                        "verbose_name": "履行义务",
                        "verbose_name_plural": "履行义务",
                        "ordering": ["agreement", "due_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["MONEY", "ACT"])), name="obligation_kind_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("amount__gt", 0), ("kind", "MONEY")),
                                    models.Q(("amount__isnull", True), ("kind", "ACT")),
                                    _connector="OR",
                                ),
                                name="obligation_money_has_an_amount",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("debtor", models.F("creditor")), _negated=True),
                                name="obligation_between_two",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClockExtension",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "deadline",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="extensions",
                                to="cases.deadline",
                                verbose_name="期限",
                            ),
                        ),
                        ("days", models.PositiveSmallIntegerField(verbose_name="延长日数")),
                        ("due_before", models.DateField(verbose_name="延长前到期日")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="理由")),
                        (
                            "evidence",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="files.storedfile",
                                verbose_name="凭据",
                            ),
                        ),
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
                        "verbose_name": "期限延长",
                        "verbose_name_plural": "期限延长",
                        "ordering": ["deadline", "pk"],
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("days__gt", 0)), name="extension_has_days")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UndisputedFacts",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="undisputed_facts",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="无争议事实")),
                        (
                            "exclusions",
                            models.TextField(
                                blank=True,
                                help_text="涉及国家利益、公共利益和他人合法权益的。",
                                verbose_name="不适用免证的事项",
                            ),
                        ),
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
                        ("replaced_at", models.DateTimeField(blank=True, null=True, verbose_name="被替换时间")),
                    ],
                    options={
                        "verbose_name": "无争议事实记载",
                        "verbose_name_plural": "无争议事实记载",
                        "ordering": ["dispute", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("replaced_at__isnull", True)),
                                fields=("dispute",),
                                name="undisputed_one_standing_per_dispute",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DisputeFlag",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="flags",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        (
                            "kind",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="flags",
                                to="cases.flagkind",
                                verbose_name="种类",
                            ),
                        ),
                        ("grounds", models.CharField(max_length=300, verbose_name="依据的事实")),
                        (
                            "set_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="标注人",
                            ),
                        ),
                        ("set_at", models.DateTimeField(verbose_name="标注时间")),
                        (
                            "lifted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="解除人",
                            ),
                        ),
                        ("lifted_at", models.DateTimeField(blank=True, null=True, verbose_name="解除时间")),
                        ("lifted_reason", models.CharField(blank=True, max_length=200, verbose_name="解除原因")),
                    ],
                    options={
                        "verbose_name": "纠纷标识",
                        "verbose_name_plural": "纠纷标识",
                        "ordering": ["dispute", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("lifted_at__isnull", True)),
                                fields=["kind", "dispute"],
                                name="flag_standing",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("lifted_at__isnull", True)),
                                fields=("dispute", "kind"),
                                name="flag_stands_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("lifted_at__isnull", True),
                                    models.Q(
                                        ("lifted_by__isnull", False),
                                        models.Q(("lifted_reason", ""), _negated=True),
                                        ("lifted_at__gte", models.F("set_at")),
                                    ),
                                    _connector="OR",
                                ),
                                name="flag_lifted_by_somebody_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConflictDisclosure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disclosures",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        (
                            "mediator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="mediators.mediator",
                                verbose_name="调解员",
                            ),
                        ),
                        (
                            "ground",
                            models.CharField(
                                choices=[
                                    ("PARTY_OR_RELATIVE", "是当事人，或者是当事人、代理人的近亲属"),
                                    ("INTEREST", "与纠纷有利害关系"),
                                    ("OTHER_RELATION", "与当事人、代理人有其他关系，可能影响公正调解"),
                                ],
                                max_length=20,
                                verbose_name="情形",
                            ),
                        ),
                        ("detail", models.TextField(verbose_name="具体情况")),
                        ("made_at", models.DateTimeField(verbose_name="披露时间")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="记录人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "利害关系披露",
                        "verbose_name_plural": "利害关系披露",
                        "ordering": ["dispute", "made_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ground__in", ["PARTY_OR_RELATIVE", "INTEREST", "OTHER_RELATION"])),
                                name="disclosure_ground_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MediationSession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sessions",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sessions",
                                to="cases.referral",
                                verbose_name="移送",
                            ),
                        ),
                        (
                            "planned",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="record",
                                to="cases.scheduledsession",
                                verbose_name="调解安排",
                            ),
                        ),
                        ("held_at", models.DateTimeField(verbose_name="调解时间")),
                        (
                            "mode",
                            models.CharField(
                                choices=[("ON_SITE", "现场"), ("VIDEO", "音视频"), ("PHONE", "电话")],
                                max_length=10,
                                verbose_name="方式",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=100, verbose_name="地点")),
                        ("attendees", models.CharField(max_length=300, verbose_name="参加人")),
                        ("summary", models.TextField(verbose_name="经过与结果")),
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
                        "verbose_name": "调解记录",
                        "verbose_name_plural": "调解记录",
                        "ordering": ["dispute", "held_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("mode__in", ["ON_SITE", "VIDEO", "PHONE"])),
                                name="session_mode_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupervisionOrder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.CharField(max_length=50, unique=True, verbose_name="督办单号")),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="supervision_orders",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("NOT_ACCEPTED", "应受理未受理"),
                                    ("NOT_HANDLED", "应办理未办理"),
                                    ("NOT_LAWFUL", "不依法办理"),
                                ],
                                max_length=15,
                                verbose_name="督办事由",
                            ),
                        ),
                        ("addressee", models.CharField(max_length=80, verbose_name="督办对象")),
                        (
                            "addressee_user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="督办对象账号",
                            ),
                        ),
                        ("requirement", models.TextField(verbose_name="督办要求")),
                        ("issued_at", models.DateTimeField(verbose_name="督办时间")),
                        (
                            "issued_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="督办人",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="答复期限")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="办结时间")),
                    ],
                    options={
                        "verbose_name": "督办单",
                        "verbose_name_plural": "督办单",
                        "ordering": ["-issued_at", "-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("closed_at__isnull", True)),
                                fields=["due_on"],
                                name="supervision_open",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["NOT_ACCEPTED", "NOT_HANDLED", "NOT_LAWFUL"])),
                                name="supervision_kind_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Agent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="标识")),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agents",
                                to="cases.party",
                                verbose_name="当事人",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("GUARDIAN", "法定代理人（监护人）"),
                                    ("LAWYER", "律师"),
                                    ("LEGAL_WORKER", "基层法律服务工作者"),
                                    ("RELATIVE", "近亲属"),
                                    ("STAFF", "单位工作人员"),
                                    ("RECOMMENDED", "社区、单位、社会团体推荐的公民"),
                                ],
                                max_length=20,
                                verbose_name="身份",
                            ),
                        ),
                        ("name", models.CharField(max_length=50, verbose_name="姓名")),
                        ("unit", models.CharField(blank=True, max_length=100, verbose_name="单位")),
                        ("relation", models.CharField(blank=True, max_length=50, verbose_name="与当事人的关系")),
                        (
                            "identity_number",
                            suyuan.lib.fields.EncryptedTextField(blank=True, default="", verbose_name="证件号码"),
                        ),
                        (
                            "identity_index",
                            suyuan.lib.fields.BlindIndexField(
                                db_index=True,
                                editable=False,
                                null=True,
                                purpose="identity",
                                source="identity_number",
                                verbose_name="证件号码索引",
                            ),
                        ),
                        (
                            "phone",
                            suyuan.lib.fields.EncryptedTextField(blank=True, default="", verbose_name="联系电话"),
                        ),
                        (
                            "authority",
                            models.CharField(
                                choices=[("GENERAL", "一般授权"), ("SPECIAL", "特别授权"), ("STATUTORY", "法定代理")],
                                max_length=10,
                                verbose_name="代理权限",
                            ),
                        ),
                        ("powers", models.CharField(blank=True, max_length=200, verbose_name="授权事项")),
                        ("empowered_on", models.DateField(blank=True, null=True, verbose_name="授权日期")),
                        (
                            "proof",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="files.storedfile",
                                verbose_name="授权委托书",
                            ),
                        ),
                        ("added_at", models.DateTimeField(verbose_name="登记时间")),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="终止时间")),
                        ("ended_reason", models.CharField(blank=True, max_length=200, verbose_name="终止原因")),
                    ],
                    options={
                        "verbose_name": "代理人",
                        "verbose_name_plural": "代理人",
                        "ordering": ["party", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        ["GUARDIAN", "LAWYER", "LEGAL_WORKER", "RELATIVE", "STAFF", "RECOMMENDED"],
                                    )
                                ),
                                name="agent_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("authority__in", ["GENERAL", "SPECIAL", "STATUTORY"])),
                                name="agent_authority_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("authority", "STATUTORY"), ("kind", "GUARDIAN")),
                                    models.Q(
                                        models.Q(("kind", "GUARDIAN"), _negated=True),
                                        models.Q(("authority", "STATUTORY"), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="agent_guardian_has_authority_by_law",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_at__isnull", True),
                                    models.Q(("ended_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="agent_ended_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgreementEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="events",
                                to="cases.settlementagreement",
                                verbose_name="调解协议",
                            ),
                        ),
                        (
                            "action",
                            models.CharField(
                                choices=[
                                    ("REVISE", "修改协议"),
                                    ("OBLIGE", "登记履行义务"),
                                    ("OPEN", "交各方签署"),
                                    ("SIGN", "登记签署"),
                                    ("TAKE_BACK", "退回修改"),
                                    ("TAKE_EFFECT", "协议生效"),
                                    ("REFUSE", "拒绝签署"),
                                    ("DROP", "放弃协议"),
                                    ("PAY", "登记履行"),
                                    ("COMPLETE", "履行完毕"),
                                    ("BREACH", "登记未履行"),
                                    ("REPLACE", "更正"),
                                ],
                                max_length=12,
                                verbose_name="动作",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("DRAFT", "草拟中"),
                                    ("SIGNING", "签署中"),
                                    ("EFFECTIVE", "已生效"),
                                    ("PERFORMED", "履行完毕"),
                                    ("BREACHED", "未按约履行"),
                                    ("DROPPED", "未成立"),
                                    ("REPLACED", "已更正"),
                                ],
                                max_length=10,
                                verbose_name="原状态",
                            ),
                        ),
                        (
                            "target",
                            models.CharField(
                                choices=[
                                    ("DRAFT", "草拟中"),
                                    ("SIGNING", "签署中"),
                                    ("EFFECTIVE", "已生效"),
                                    ("PERFORMED", "履行完毕"),
                                    ("BREACHED", "未按约履行"),
                                    ("DROPPED", "未成立"),
                                    ("REPLACED", "已更正"),
                                ],
                                max_length=10,
                                verbose_name="新状态",
                            ),
                        ),
                        (
                            "actor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="经办人",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("note", models.TextField(blank=True, verbose_name="说明")),
                    ],
                    options={
                        "verbose_name": "协议日志",
                        "verbose_name_plural": "协议日志",
                        "ordering": ["agreement", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Performance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "obligation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="performances",
                                to="cases.obligation",
                                verbose_name="履行义务",
                            ),
                        ),
                        ("performed_on", models.DateField(verbose_name="履行日期")),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="金额（元）"
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                help_text="例如：银行回单编号、收条、现场照片。", max_length=300, verbose_name="凭证"
                            ),
                        ),
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
                        "verbose_name": "履行记录",
                        "verbose_name_plural": "履行记录",
                        "ordering": ["obligation", "performed_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount__isnull", True), ("amount__gt", 0), _connector="OR"),
                                name="performance_amount_positive",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MediatorChoice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="choices",
                                to="cases.party",
                                verbose_name="当事人",
                            ),
                        ),
                        (
                            "mediator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="mediators.mediator",
                                verbose_name="调解员",
                            ),
                        ),
                        (
                            "word",
                            models.CharField(
                                choices=[("CHOSEN", "选定"), ("REJECTED", "不接受")],
                                max_length=10,
                                verbose_name="意思表示",
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("WRITTEN", "书面"),
                                    ("ORAL_IN_RECORD", "口头（记入笔录）"),
                                    ("ONLINE", "在线"),
                                    ("DEEMED", "依法视为"),
                                ],
                                max_length=20,
                                verbose_name="形式",
                            ),
                        ),
                        ("given_at", models.DateTimeField(verbose_name="表示时间")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="记录人",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                    ],
                    options={
                        "verbose_name": "调解员选择",
                        "verbose_name_plural": "调解员选择",
                        "ordering": ["party", "given_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("word__in", ["CHOSEN", "REJECTED"])), name="choice_word_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("form__in", ["WRITTEN", "ORAL_IN_RECORD", "ONLINE", "DEEMED"])),
                                name="choice_form_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MediatorAppointment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to="cases.referral",
                                verbose_name="移送",
                            ),
                        ),
                        (
                            "mediator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to="mediators.mediator",
                                verbose_name="调解员",
                            ),
                        ),
                        ("presiding", models.BooleanField(default=False, verbose_name="主持")),
                        (
                            "how",
                            models.CharField(
                                choices=[
                                    ("JOINT_CHOICE", "当事人共同选定"),
                                    ("ORGANIZATION", "调解组织指定"),
                                    ("COURT", "法院指定"),
                                    ("UNRECORDED", "选定方式未记录"),
                                ],
                                max_length=15,
                                verbose_name="选定方式",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="选定理由")),
                        ("appointed_at", models.DateTimeField(verbose_name="指定时间")),
                        (
                            "appointed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="指定人",
                            ),
                        ),
                        (
                            "answer_due_on",
                            models.DateField(
                                blank=True,
                                help_text="逾期不答复的，可以另行指定（在线21第12条）。",
                                null=True,
                                verbose_name="答复期限",
                            ),
                        ),
                        ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="接受时间")),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="结束时间")),
                        (
                            "end_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DECLINED", "不接受指定"),
                                    ("RECUSED", "回避"),
                                    ("REPLACED", "更换"),
                                    ("RETURNED", "移送交回"),
                                ],
                                max_length=10,
                                verbose_name="结束方式",
                            ),
                        ),
                        ("end_reason", models.CharField(blank=True, max_length=200, verbose_name="结束理由")),
                    ],
                    options={
                        "verbose_name": "调解员指定",
                        "verbose_name_plural": "调解员指定",
                        "ordering": ["referral", "appointed_at", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=["mediator", "referral"],
                                name="appointment_now",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("how__in", ["JOINT_CHOICE", "ORGANIZATION", "COURT", "UNRECORDED"])
                                ),
                                name="appointment_how_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("end_kind", ""), ("ended_at__isnull", True)),
                                    models.Q(
                                        ("end_kind__in", ["DECLINED", "RECUSED", "REPLACED", "RETURNED"]),
                                        ("ended_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="appointment_ends_with_a_kind",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=("referral", "mediator"),
                                name="appointment_once_at_a_time",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True), ("presiding", True)),
                                fields=("referral",),
                                name="appointment_one_presides",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MediatorExclusion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exclusions",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        (
                            "mediator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="mediators.mediator",
                                verbose_name="调解员",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("MEDIATOR", "不得再任本案调解员"),
                                    ("LATER_ROLES", "不得任本案的人民陪审员、诉讼代理人、证人、鉴定人、翻译人员"),
                                ],
                                max_length=12,
                                verbose_name="不得担任",
                            ),
                        ),
                        ("reason", models.CharField(max_length=200, verbose_name="原因")),
                        ("since", models.DateTimeField(verbose_name="起始时间")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="记录人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "任职排除",
                        "verbose_name_plural": "任职排除",
                        "ordering": ["dispute", "since", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["MEDIATOR", "LATER_ROLES"])),
                                name="exclusion_kind_known",
                            ),
                            models.UniqueConstraint(fields=("dispute", "mediator", "kind"), name="exclusion_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssistanceTask",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="标识")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("SERVE", "协助送达"),
                                    ("INVESTIGATE", "协助调查"),
                                    ("ENFORCE", "协助执行"),
                                    ("FIND_PARTY", "查找当事人"),
                                    ("EDUCATE", "法治宣传"),
                                ],
                                max_length=12,
                                verbose_name="事项",
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assistance",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        (
                            "case_number",
                            models.CharField(
                                blank=True, help_text="与纠纷无关时填写。", max_length=60, verbose_name="案号"
                            ),
                        ),
                        (
                            "court",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.court",
                                verbose_name="委托法院",
                            ),
                        ),
                        ("what", models.TextField(verbose_name="要求")),
                        (
                            "assignee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assistance_tasks",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="承办人",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="期限")),
                        (
                            "assigned_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="交办人",
                            ),
                        ),
                        ("assigned_at", models.DateTimeField(verbose_name="交办时间")),
                        (
                            "result",
                            models.CharField(
                                blank=True,
                                choices=[("DONE", "已完成"), ("PARTLY", "部分完成"), ("NOT_DONE", "未能完成")],
                                max_length=10,
                                verbose_name="结果",
                            ),
                        ),
                        ("report", models.TextField(blank=True, verbose_name="情况说明")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="反馈时间")),
                        ("cancelled_at", models.DateTimeField(blank=True, null=True, verbose_name="撤回时间")),
                        ("cancel_reason", models.CharField(blank=True, max_length=200, verbose_name="撤回原因")),
                    ],
                    options={
                        "verbose_name": "协助事务",
                        "verbose_name_plural": "协助事务",
                        "ordering": ["due_on", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("answered_at__isnull", True), ("cancelled_at__isnull", True)),
                                fields=["assignee", "due_on"],
                                name="task_open",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["SERVE", "INVESTIGATE", "ENFORCE", "FIND_PARTY", "EDUCATE"])
                                ),
                                name="task_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_at__isnull", True), ("result", "")),
                                    models.Q(
                                        ("answered_at__gte", models.F("assigned_at")),
                                        ("result__in", ["DONE", "PARTLY", "NOT_DONE"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="task_answered_with_a_result",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answered_at__isnull", True), ("cancelled_at__isnull", True), _connector="OR"
                                ),
                                name="task_not_answered_and_cancelled",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GuidanceRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="guidance",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        ("question", models.TextField(verbose_name="问题")),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="提问人",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="提问时间")),
                        ("answer", models.TextField(blank=True, verbose_name="答复")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="答复法官",
                            ),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
                    ],
                    options={
                        "verbose_name": "法官指导",
                        "verbose_name_plural": "法官指导",
                        "ordering": ["dispute", "asked_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answer", ""), ("answered_at__isnull", True), ("answered_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="guidance_answered_by_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExtensionConsent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "extension",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consents",
                                to="cases.clockextension",
                                verbose_name="延长",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="extension_consents",
                                to="cases.party",
                                verbose_name="当事人",
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("WRITTEN", "书面"),
                                    ("ORAL_IN_RECORD", "口头（记入笔录）"),
                                    ("ONLINE", "在线"),
                                    ("DEEMED", "依法视为"),
                                ],
                                max_length=20,
                                verbose_name="形式",
                            ),
                        ),
                        ("given_at", models.DateTimeField(verbose_name="表示时间")),
                    ],
                    options={
                        "verbose_name": "同意延长",
                        "verbose_name_plural": "同意延长",
                        "ordering": ["extension", "party"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("extension", "party"), name="extension_consent_once_per_party"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("form__in", ["WRITTEN", "ORAL_IN_RECORD", "ONLINE"])),
                                name="extension_consent_form_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClockPause",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "deadline",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pauses",
                                to="cases.deadline",
                                verbose_name="期限",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                choices=[("APPRAISAL", "鉴定评估"), ("SHAM", "涉嫌虚假调解，中止调解")],
                                max_length=12,
                                verbose_name="原因",
                            ),
                        ),
                        ("note", models.CharField(max_length=500, verbose_name="说明")),
                        (
                            "evidence",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="files.storedfile",
                                verbose_name="凭据",
                            ),
                        ),
                        ("began_on", models.DateField(help_text="次日起不计入。", verbose_name="暂停日期")),
                        (
                            "began_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="记录人",
                            ),
                        ),
                        (
                            "ended_on",
                            models.DateField(
                                blank=True, help_text="次日起继续计算。", null=True, verbose_name="恢复日期"
                            ),
                        ),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="恢复记录人",
                            ),
                        ),
                        ("outcome", models.CharField(blank=True, max_length=500, verbose_name="结果")),
                    ],
                    options={
                        "verbose_name": "期限暂停",
                        "verbose_name_plural": "期限暂停",
                        "ordering": ["deadline", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason__in", ["APPRAISAL", "SHAM"])), name="pause_reason_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_by__isnull", True), ("ended_on__isnull", True)),
                                    models.Q(("ended_by__isnull", False), ("ended_on__gte", models.F("began_on"))),
                                    _connector="OR",
                                ),
                                name="pause_ends_after_it_began",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True)),
                                fields=("deadline",),
                                name="pause_one_open_per_deadline",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConfirmationEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "confirmation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="events",
                                to="cases.confirmationcase",
                                verbose_name="司法确认案件",
                            ),
                        ),
                        (
                            "action",
                            models.CharField(
                                choices=[
                                    ("JOIN", "登记申请人"),
                                    ("SUBMIT", "提交申请"),
                                    ("ASK", "通知补正"),
                                    ("SUPPLY", "已补正"),
                                    ("ACCEPT", "受理"),
                                    ("REJECT", "不予受理"),
                                    ("EXTEND", "院长批准延长"),
                                    ("CONFIRM", "裁定有效"),
                                    ("DISMISS", "裁定驳回"),
                                    ("WITHDRAW", "撤回申请"),
                                    ("LAPSE", "按撤回处理"),
                                    ("OBJECT", "提出异议"),
                                    ("UPHOLD", "驳回异议"),
                                    ("REVOKE", "撤销裁定"),
                                ],
                                max_length=12,
                                verbose_name="动作",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("PREPARING", "准备申请"),
                                    ("APPLIED", "已提交申请"),
                                    ("SUPPLEMENTING", "补正中"),
                                    ("ACCEPTED", "已受理"),
                                    ("NOT_ACCEPTED", "不予受理"),
                                    ("WITHDRAWN", "已撤回申请"),
                                    ("CONFIRMED", "裁定有效"),
                                    ("DISMISSED", "裁定驳回"),
                                    ("OBJECTED", "异议审查中"),
                                    ("REVOKED", "裁定已撤销"),
                                ],
                                max_length=15,
                                verbose_name="原状态",
                            ),
                        ),
                        (
                            "target",
                            models.CharField(
                                choices=[
                                    ("PREPARING", "准备申请"),
                                    ("APPLIED", "已提交申请"),
                                    ("SUPPLEMENTING", "补正中"),
                                    ("ACCEPTED", "已受理"),
                                    ("NOT_ACCEPTED", "不予受理"),
                                    ("WITHDRAWN", "已撤回申请"),
                                    ("CONFIRMED", "裁定有效"),
                                    ("DISMISSED", "裁定驳回"),
                                    ("OBJECTED", "异议审查中"),
                                    ("REVOKED", "裁定已撤销"),
                                ],
                                max_length=15,
                                verbose_name="新状态",
                            ),
                        ),
                        (
                            "actor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="经办人",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("note", models.TextField(blank=True, verbose_name="说明")),
                    ],
                    options={
                        "verbose_name": "司法确认日志",
                        "verbose_name_plural": "司法确认日志",
                        "ordering": ["confirmation", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="InvolvedUnit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="involved_units",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[("LEAD", "牵头"), ("CO", "协同")], max_length=5, verbose_name="角色"
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
                                verbose_name="镇街",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.handlingunit",
                                verbose_name="部门",
                            ),
                        ),
                        ("reason", models.CharField(max_length=200, verbose_name="理由")),
                        ("added_at", models.DateTimeField(verbose_name="确定时间")),
                        (
                            "added_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="确定人",
                            ),
                        ),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="结束时间")),
                    ],
                    options={
                        "verbose_name": "牵头、协同单位",
                        "verbose_name_plural": "牵头、协同单位",
                        "ordering": ["dispute", "-role", "pk"],
                        "indexes": [models.Index(fields=["division", "dispute"], name="involved_unit_division")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("role__in", ["LEAD", "CO"])), name="involved_unit_role_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("division__isnull", True), ("unit__isnull", False)),
                                    models.Q(("division__isnull", False), ("unit__isnull", True)),
                                    _connector="OR",
                                ),
                                name="involved_unit_is_a_town_or_an_office",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True), ("role", "LEAD")),
                                fields=("dispute",),
                                name="involved_unit_one_lead",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Escalation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="escalations",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        (
                            "division",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.division",
                                verbose_name="上报到",
                            ),
                        ),
                        ("reason", models.CharField(max_length=300, verbose_name="理由")),
                        ("escalated_at", models.DateTimeField(verbose_name="上报时间")),
                        (
                            "escalated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="上报人",
                            ),
                        ),
                        ("taken_over_at", models.DateTimeField(blank=True, null=True, verbose_name="接办时间")),
                        ("taken_over_by", models.CharField(blank=True, max_length=80, verbose_name="接办单位或人员")),
                    ],
                    options={
                        "verbose_name": "逐级上报",
                        "verbose_name_plural": "逐级上报",
                        "ordering": ["dispute", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("taken_over_at__isnull", True), ("taken_over_by", "")),
                                    models.Q(
                                        ("taken_over_at__isnull", False), models.Q(("taken_over_by", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="escalation_taken_over_by_somebody",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("taken_over_at__isnull", True)),
                                fields=("dispute",),
                                name="escalation_one_waiting",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KeyCase",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="key_cases",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        ("leader", models.CharField(max_length=60, verbose_name="包案领导")),
                        ("unit", models.CharField(max_length=80, verbose_name="责任单位")),
                        ("person", models.CharField(max_length=60, verbose_name="责任人")),
                        ("due_on", models.DateField(verbose_name="化解期限")),
                        ("reason", models.CharField(max_length=200, verbose_name="列为重点的理由")),
                        ("set_at", models.DateTimeField(verbose_name="确定时间")),
                        (
                            "set_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="确定人",
                            ),
                        ),
                        (
                            "replaced_at",
                            models.DateTimeField(
                                blank=True, help_text="另行确定包案的，填写此项。", null=True, verbose_name="变更时间"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "包案",
                        "verbose_name_plural": "包案",
                        "ordering": ["dispute", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("replaced_at__isnull", True)),
                                fields=("dispute",),
                                name="key_case_one_in_force",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseNumber",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="case_numbers",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        ("text", models.CharField(max_length=60, unique=True, verbose_name="案号")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        ("court_code", models.CharField(max_length=10, verbose_name="法院代字")),
                        ("type_code", models.CharField(max_length=10, verbose_name="类型代字")),
                        ("serial", models.PositiveIntegerField(verbose_name="编号")),
                        ("added_at", models.DateTimeField(verbose_name="登记时间")),
                        (
                            "added_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "案号",
                        "verbose_name_plural": "案号",
                        "ordering": ["dispute", "added_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="InformationNotice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "referral",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="information",
                                to="cases.referral",
                                verbose_name="移送",
                            ),
                        ),
                        (
                            "items",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("RIGHTS", "当事人的权利义务"),
                                        ("RULES", "调解规则"),
                                        ("PROCEDURE", "调解程序"),
                                        ("EFFECT", "调解协议的效力"),
                                        ("CONFIRMATION", "可以共同申请司法确认"),
                                        ("SHAM", "虚假调解的后果"),
                                        ("IDENTITY", "已核对各方身份"),
                                    ],
                                    max_length=15,
                                ),
                                size=None,
                                verbose_name="告知事项",
                            ),
                        ),
                        ("given_at", models.DateTimeField(verbose_name="告知时间")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="告知人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "开始前告知",
                        "verbose_name_plural": "开始前告知",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "items__contained_by",
                                        ["RIGHTS", "RULES", "PROCEDURE", "EFFECT", "CONFIRMATION", "SHAM", "IDENTITY"],
                                    )
                                ),
                                name="information_items_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceAddress",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="service_addresses",
                                to="cases.party",
                                verbose_name="当事人",
                            ),
                        ),
                        ("recipient", models.CharField(max_length=50, verbose_name="收件人")),
                        ("address", suyuan.lib.fields.EncryptedTextField(verbose_name="送达地址")),
                        ("postcode", models.CharField(blank=True, max_length=6, verbose_name="邮政编码")),
                        (
                            "phone",
                            suyuan.lib.fields.EncryptedTextField(blank=True, default="", verbose_name="联系电话"),
                        ),
                        (
                            "channel",
                            models.CharField(
                                blank=True,
                                choices=[("SMS", "手机短信"), ("EMAIL", "电子邮件"), ("PLATFORM", "人民法院送达平台")],
                                help_text="空白表示不同意电子送达。",
                                max_length=10,
                                verbose_name="电子送达方式",
                            ),
                        ),
                        (
                            "electronic_address",
                            suyuan.lib.fields.EncryptedTextField(blank=True, default="", verbose_name="电子送达地址"),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("WRITTEN", "书面"),
                                    ("ORAL_IN_RECORD", "口头（记入笔录）"),
                                    ("ONLINE", "在线"),
                                    ("DEEMED", "依法视为"),
                                ],
                                max_length=20,
                                verbose_name="确认形式",
                            ),
                        ),
                        ("confirmed_at", models.DateTimeField(verbose_name="确认时间")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="记录人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "送达地址确认",
                        "verbose_name_plural": "送达地址确认",
                        "ordering": ["party", "confirmed_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("channel", ""), ("channel__in", ["SMS", "EMAIL", "PLATFORM"]), _connector="OR"
                                ),
                                name="service_channel_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("form__in", ["WRITTEN", "ORAL_IN_RECORD", "ONLINE", "DEEMED"])),
                                name="service_form_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FailureReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="failure_reports",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="failure_reports",
                                to="cases.referral",
                                verbose_name="移送",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("SETTLED", "达成调解协议"),
                                    ("SELF_SETTLED", "自行和解并撤回"),
                                    ("UNREACHABLE", "期限内无法与当事人取得联系"),
                                    ("PARTY_UNWILLING", "一方当事人明确表示不愿继续调解"),
                                    ("GAP_TOO_WIDE", "分歧较大且难以达成调解协议"),
                                    ("PERIOD_EXPIRED", "期限届满未达成协议且不同意延长"),
                                    ("REFUSED_TO_SIGN", "一方当事人拒绝在调解协议上签章"),
                                    ("OTHER", "其他导致调解无法进行的情形"),
                                ],
                                max_length=20,
                                verbose_name="终止事由",
                            ),
                        ),
                        ("explanation", models.TextField(verbose_name="失败原因")),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.party",
                                verbose_name="所涉当事人",
                            ),
                        ),
                        ("happened_on", models.DateField(blank=True, null=True, verbose_name="发生日期")),
                        ("particulars", models.TextField(blank=True, verbose_name="事由的具体事实")),
                        (
                            "cost_raising_conduct",
                            models.TextField(blank=True, verbose_name="导致其他当事人诉讼成本增加的行为"),
                        ),
                        ("matters_for_court", models.TextField(blank=True, verbose_name="需要提示法院的事项")),
                        (
                            "reported_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="报告人",
                            ),
                        ),
                        ("reported_at", models.DateTimeField(verbose_name="报告时间")),
                        ("replaced_at", models.DateTimeField(blank=True, null=True, verbose_name="被更正时间")),
                    ],
                    options={
                        "verbose_name": "调解终结报告",
                        "verbose_name_plural": "调解终结报告",
                        "ordering": ["dispute", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "reason__in",
                                        [
                                            "SELF_SETTLED",
                                            "UNREACHABLE",
                                            "PARTY_UNWILLING",
                                            "GAP_TOO_WIDE",
                                            "PERIOD_EXPIRED",
                                            "REFUSED_TO_SIGN",
                                            "OTHER",
                                        ],
                                    )
                                ),
                                name="failure_reason_known",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("replaced_at__isnull", True)),
                                fields=("dispute",),
                                name="failure_one_in_force_per_dispute",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LaterStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="later_steps",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("MATERIALS_RETURNED", "退回起诉材料"),
                                    ("TO_FILING", "转立案"),
                                    ("FEE_NOTICE", "通知交纳案件受理费"),
                                    ("FEE_PAID", "已交纳案件受理费"),
                                    ("TO_TRIAL", "转入审理"),
                                    ("DEEMED_WITHDRAWN", "按自动撤诉处理"),
                                    ("GUIDED", "引导自动履行"),
                                    ("SUIT_WITHDRAWN", "准许撤诉"),
                                    ("COURT_PAPER", "制作调解书"),
                                    ("CLOSED_OTHER", "以“其他方式”结案"),
                                    ("FILED_AWAY", "协议报法院备案"),
                                    ("NOTARY", "公证赋予强制执行效力"),
                                    ("PAYMENT_ORDER", "申请支付令"),
                                    ("ARBITRATION", "仲裁裁决（调解书）"),
                                    ("ENFORCEMENT", "申请强制执行"),
                                    ("SUIT", "调解成功后又起诉"),
                                ],
                                max_length=20,
                                verbose_name="手续",
                            ),
                        ),
                        ("done_on", models.DateField(verbose_name="日期")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="期限")),
                        ("number", models.CharField(blank=True, max_length=60, verbose_name="案号或文号")),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="金额（元）"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="说明")),
                        (
                            "court_case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.courtcase",
                                verbose_name="诉讼案件",
                            ),
                        ),
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
                        "verbose_name": "后续手续",
                        "verbose_name_plural": "后续手续",
                        "ordering": ["dispute", "done_on", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("number", ""), _negated=True),
                                fields=["number"],
                                name="later_step_number",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "MATERIALS_RETURNED",
                                            "TO_FILING",
                                            "FEE_NOTICE",
                                            "FEE_PAID",
                                            "TO_TRIAL",
                                            "DEEMED_WITHDRAWN",
                                            "GUIDED",
                                            "SUIT_WITHDRAWN",
                                            "COURT_PAPER",
                                            "CLOSED_OTHER",
                                            "FILED_AWAY",
                                            "NOTARY",
                                            "PAYMENT_ORDER",
                                            "ARBITRATION",
                                            "ENFORCEMENT",
                                            "SUIT",
                                        ],
                                    )
                                ),
                                name="later_step_kind_known",
                            ),
                            models.UniqueConstraint(
                                fields=("dispute", "kind", "number"), name="later_step_once_per_number"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DisputeEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="events",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        (
                            "action",
                            models.CharField(
                                choices=[
                                    ("REGISTER", "登记"),
                                    ("ROUTE", "分流"),
                                    ("RETURN", "退回分流"),
                                    ("RESOLVE", "登记办结"),
                                    ("BRING_BACK", "转回调解"),
                                    ("REFER", "移送调解"),
                                    ("SIGN_FOR", "签收材料"),
                                    ("DECLINE", "不接受移送"),
                                    ("RECALL", "收回移送"),
                                    ("SETTLE", "达成协议"),
                                    ("END", "终止调解"),
                                    ("SUSPEND", "中止调解"),
                                    ("RESUME", "恢复调解"),
                                    ("RELEASE", "转立案、审理"),
                                    ("WITHDRAW", "撤回"),
                                    ("REOPEN", "更正结果"),
                                    ("BRING", "登记已达成的协议"),
                                    ("RETRACT", "撤回登记的协议"),
                                    ("MERGE", "并入他案"),
                                    ("UNMERGE", "撤销并案"),
                                    ("EDIT", "补充信息"),
                                    ("CONSENT", "记录调解意愿"),
                                    ("CHOOSE", "记录选择调解员"),
                                    ("APPOINT", "指定调解员"),
                                    ("REPLACE", "更换调解员"),
                                    ("ANSWER", "答复指定"),
                                    ("DISCLOSE", "披露利害关系"),
                                    ("WAIVE", "记录对披露的意见"),
                                    ("RECUSE", "申请回避"),
                                    ("RULE", "决定回避"),
                                    ("PLAN", "安排调解"),
                                    ("SESSION", "记录调解"),
                                    ("OFFER", "记录方案"),
                                    ("ASSIST", "交办协助事务"),
                                    ("ASK", "请求法官指导"),
                                    ("ADVISE", "法官答复"),
                                    ("TRIAGE", "繁简分流"),
                                    ("EXTEND", "延长期限"),
                                    ("PAUSE", "暂停计算期限"),
                                    ("CONTINUE", "继续计算期限"),
                                    ("EXPIRE", "期限届满"),
                                    ("FLAG", "标注"),
                                    ("KEEP", "确定由调解办理"),
                                    ("ACCEPT", "登记接收"),
                                    ("COOPERATE", "确定牵头、协同"),
                                    ("ESCALATE", "逐级上报"),
                                    ("TAKE_OVER", "接办"),
                                    ("LEAD", "确定包案"),
                                    ("SUPERVISE", "督办"),
                                    ("REPLY", "答复督办"),
                                    ("UNDISPUTED", "记载无争议事实"),
                                    ("LATER_STEP", "登记后续手续"),
                                    ("VISIT", "回访"),
                                ],
                                max_length=12,
                                verbose_name="动作",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("DRAFT", "草稿"),
                                    ("RECEIVED", "已登记"),
                                    ("ROUTED", "已分流"),
                                    ("REFERRED", "待签收"),
                                    ("MEDIATING", "调解中"),
                                    ("SUSPENDED", "中止调解"),
                                    ("SETTLED", "调解成功"),
                                    ("ENDED", "调解不成"),
                                    ("REFUSED", "不同意调解"),
                                    ("WITHDRAWN", "已撤回"),
                                    ("MERGED", "已并入他案"),
                                    ("CLOSED_ELSEWHERE", "分流办结"),
                                ],
                                max_length=20,
                                verbose_name="原状态",
                            ),
                        ),
                        (
                            "target",
                            models.CharField(
                                choices=[
                                    ("DRAFT", "草稿"),
                                    ("RECEIVED", "已登记"),
                                    ("ROUTED", "已分流"),
                                    ("REFERRED", "待签收"),
                                    ("MEDIATING", "调解中"),
                                    ("SUSPENDED", "中止调解"),
                                    ("SETTLED", "调解成功"),
                                    ("ENDED", "调解不成"),
                                    ("REFUSED", "不同意调解"),
                                    ("WITHDRAWN", "已撤回"),
                                    ("MERGED", "已并入他案"),
                                    ("CLOSED_ELSEWHERE", "分流办结"),
                                ],
                                max_length=20,
                                verbose_name="新状态",
                            ),
                        ),
                        (
                            "actor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="经办人",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("note", models.TextField(blank=True, verbose_name="说明")),
                    ],
                    options={
                        "verbose_name": "办理日志",
                        "verbose_name_plural": "办理日志",
                        "ordering": ["dispute", "pk"],
                        "indexes": [models.Index(fields=["dispute", "id"], name="dispute_event_order")],
                    },
                ),
                migrations.CreateModel(
                    name="InformingDuty",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "flag",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="duties",
                                to="cases.disputeflag",
                                verbose_name="标识",
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.informingrule",
                                verbose_name="规则",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="应于何日前告知")),
                        ("informed_at", models.DateTimeField(blank=True, null=True, verbose_name="告知时间")),
                        ("told_to", models.CharField(blank=True, max_length=100, verbose_name="接收单位和人员")),
                        ("manner", models.CharField(blank=True, max_length=100, verbose_name="告知方式")),
                        ("receipt", models.CharField(blank=True, max_length=100, verbose_name="回执、警情编号")),
                        (
                            "proof",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="files.storedfile",
                                verbose_name="告知凭证",
                            ),
                        ),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="办结时间")),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="办结人",
                            ),
                        ),
                        ("closed_reason", models.CharField(blank=True, max_length=200, verbose_name="无需告知的原因")),
                    ],
                    options={
                        "verbose_name": "告知任务",
                        "verbose_name_plural": "告知任务",
                        "ordering": ["due_on", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("closed_at__isnull", True)), fields=["due_on"], name="duty_open"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("flag", "rule"), name="duty_once_per_flag"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_at__isnull", True), ("informed_at__isnull", True)),
                                    models.Q(
                                        ("closed_at__isnull", False),
                                        ("closed_by__isnull", False),
                                        models.Q(
                                            models.Q(
                                                ("informed_at__isnull", False), models.Q(("told_to", ""), _negated=True)
                                            ),
                                            models.Q(("closed_reason", ""), _negated=True),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="duty_closed_by_telling_or_for_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUpVisit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visits",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visits",
                                to="cases.settlementagreement",
                                verbose_name="调解协议",
                            ),
                        ),
                        ("planned_on", models.DateField(verbose_name="计划日期")),
                        ("plan", models.CharField(max_length=200, verbose_name="计划依据")),
                        ("held_on", models.DateField(blank=True, null=True, verbose_name="回访日期")),
                        (
                            "means",
                            models.CharField(
                                blank=True,
                                choices=[("PHONE", "电话"), ("HOME", "上门"), ("ONLINE", "在线")],
                                max_length=10,
                                verbose_name="方式",
                            ),
                        ),
                        (
                            "satisfaction",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("GOOD", "满意"),
                                    ("FAIR", "基本满意"),
                                    ("POOR", "不满意"),
                                    ("UNSAID", "未表态"),
                                ],
                                max_length=10,
                                verbose_name="满意度",
                            ),
                        ),
                        (
                            "performance",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("ALL", "已全部履行"),
                                    ("PART", "部分履行"),
                                    ("NONE", "未履行"),
                                    ("NOT_DUE", "未到期"),
                                ],
                                max_length=10,
                                verbose_name="履行情况",
                            ),
                        ),
                        ("relapsed", models.BooleanField(blank=True, null=True, verbose_name="纠纷反复")),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="说明")),
                        (
                            "visited_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="回访人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "回访",
                        "verbose_name_plural": "回访",
                        "ordering": ["dispute", "planned_on", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("held_on__isnull", True)),
                                fields=["planned_on", "dispute"],
                                name="visit_waiting",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("held_on__isnull", True),
                                    models.Q(
                                        ("relapsed__isnull", False),
                                        ("visited_by__isnull", False),
                                        models.Q(("means", ""), _negated=True),
                                        models.Q(("satisfaction", ""), _negated=True),
                                        models.Q(("performance", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="visit_held_says_what_was_found",
                            ),
                            models.UniqueConstraint(fields=("agreement", "planned_on"), name="visit_once_a_day"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConflictWaiver",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "disclosure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="waivers",
                                to="cases.conflictdisclosure",
                                verbose_name="披露",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.party",
                                verbose_name="当事人",
                            ),
                        ),
                        ("agrees", models.BooleanField(verbose_name="同意其继续调解")),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("WRITTEN", "书面"),
                                    ("ORAL_IN_RECORD", "口头（记入笔录）"),
                                    ("ONLINE", "在线"),
                                    ("DEEMED", "依法视为"),
                                ],
                                max_length=20,
                                verbose_name="形式",
                            ),
                        ),
                        ("given_at", models.DateTimeField(verbose_name="表示时间")),
                        (
                            "evidence",
                            models.CharField(
                                blank=True,
                                help_text="例如：2026-03-02调解笔录第1页。",
                                max_length=200,
                                verbose_name="凭据",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="记录人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "对披露的意见",
                        "verbose_name_plural": "对披露的意见",
                        "ordering": ["disclosure", "given_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("form__in", ["WRITTEN", "ORAL_IN_RECORD", "ONLINE", "DEEMED"])),
                                name="waiver_form_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RecusalRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recusals",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        (
                            "mediator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="mediators.mediator",
                                verbose_name="调解员",
                            ),
                        ),
                        (
                            "applicant",
                            models.ForeignKey(
                                blank=True,
                                help_text="空白表示调解员自行回避。",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.party",
                                verbose_name="申请的当事人",
                            ),
                        ),
                        (
                            "ground",
                            models.CharField(
                                choices=[
                                    ("PARTY_OR_RELATIVE", "是当事人，或者是当事人、代理人的近亲属"),
                                    ("INTEREST", "与纠纷有利害关系"),
                                    ("OTHER_RELATION", "与当事人、代理人有其他关系，可能影响公正调解"),
                                ],
                                max_length=20,
                                verbose_name="情形",
                            ),
                        ),
                        ("detail", models.TextField(verbose_name="理由")),
                        ("requested_at", models.DateTimeField(verbose_name="申请时间")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="记录人",
                            ),
                        ),
                        (
                            "decision",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("GRANTED", "准许回避"),
                                    ("DENIED", "不准许回避"),
                                    ("KEPT", "各方当事人同意其继续调解"),
                                ],
                                max_length=10,
                                verbose_name="决定",
                            ),
                        ),
                        (
                            "decided_by_body",
                            models.CharField(
                                blank=True,
                                choices=[("COURT", "人民法院"), ("ORGANIZATION", "特邀调解组织")],
                                max_length=15,
                                verbose_name="决定单位",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="决定时间")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="决定人",
                            ),
                        ),
                        ("decision_reason", models.TextField(blank=True, verbose_name="决定理由")),
                    ],
                    options={
                        "verbose_name": "回避申请",
                        "verbose_name_plural": "回避申请",
                        "ordering": ["dispute", "requested_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ground__in", ["PARTY_OR_RELATIVE", "INTEREST", "OTHER_RELATION"])),
                                name="recusal_ground_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_at__isnull", True),
                                        ("decided_by__isnull", True),
                                        ("decided_by_body", ""),
                                        ("decision", ""),
                                    ),
                                    models.Q(
                                        ("decided_at__gte", models.F("requested_at")),
                                        ("decided_by__isnull", False),
                                        ("decided_by_body__in", ["COURT", "ORGANIZATION"]),
                                        ("decision__in", ["GRANTED", "DENIED", "KEPT"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="recusal_decided_by_somebody",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("decision", "")),
                                fields=("dispute", "mediator"),
                                name="recusal_one_open_per_mediator",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MediationNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notes",
                                to="cases.mediationsession",
                                verbose_name="调解记录",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                blank=True,
                                choices=[("APPLICANT", "申请人"), ("RESPONDENT", "被申请人"), ("THIRD", "第三人")],
                                max_length=12,
                                verbose_name="背对背一方",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="内容")),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="作者",
                            ),
                        ),
                        ("written_at", models.DateTimeField(verbose_name="记录时间")),
                    ],
                    options={
                        "verbose_name": "保密笔记",
                        "verbose_name_plural": "保密笔记",
                        "ordering": ["session", "written_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="SettlementOffer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offers",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("APPLICANT", "申请人"), ("RESPONDENT", "被申请人"), ("THIRD", "第三人")],
                                max_length=12,
                                verbose_name="提出方",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="金额（元）"
                            ),
                        ),
                        ("terms", models.TextField(verbose_name="内容")),
                        ("made_at", models.DateTimeField(verbose_name="提出时间")),
                        (
                            "conveyed_at",
                            models.DateTimeField(
                                blank=True, help_text="空白表示只告诉了调解员。", null=True, verbose_name="转达时间"
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("ACCEPTED", "对方接受"),
                                    ("REJECTED", "对方不接受"),
                                    ("COUNTERED", "对方另提方案"),
                                ],
                                max_length=10,
                                verbose_name="对方答复",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="记录人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "方案往来",
                        "verbose_name_plural": "方案往来",
                        "ordering": ["dispute", "made_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("side__in", ["APPLICANT", "RESPONDENT", "THIRD"])),
                                name="offer_side_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__isnull", True), ("amount__gte", 0), _connector="OR"),
                                name="offer_amount_not_negative",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answer", ""),
                                    models.Q(
                                        ("answer__in", ["ACCEPTED", "REJECTED", "COUNTERED"]),
                                        ("conveyed_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="offer_answered_once_conveyed",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Origin",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="origin",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        ("informant", models.CharField(blank=True, max_length=50, verbose_name="提供人")),
                        ("unit", models.CharField(blank=True, max_length=100, verbose_name="单位")),
                        (
                            "phone",
                            suyuan.lib.fields.EncryptedTextField(blank=True, default="", verbose_name="联系电话"),
                        ),
                        ("reference", models.CharField(blank=True, max_length=100, verbose_name="来源编号")),
                        (
                            "channel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("VISIT", "来访"),
                                    ("PHONE", "来电"),
                                    ("LETTER", "来信"),
                                    ("ONLINE", "网上"),
                                    ("HANDED_ON", "转办"),
                                    ("ROUNDS", "走访发现"),
                                ],
                                max_length=10,
                                verbose_name="提出方式",
                            ),
                        ),
                        ("brought_at", models.DateTimeField(blank=True, null=True, verbose_name="收到时间")),
                    ],
                    options={
                        "verbose_name": "来源情况",
                        "verbose_name_plural": "来源情况",
                        "ordering": ["dispute"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("channel", ""),
                                    ("channel__in", ["VISIT", "PHONE", "LETTER", "ONLINE", "HANDED_ON", "ROUNDS"]),
                                    _connector="OR",
                                ),
                                name="origin_channel_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DisputePair",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "first",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pairs_as_first",
                                to="cases.dispute",
                                verbose_name="在先纠纷",
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pairs_as_second",
                                to="cases.dispute",
                                verbose_name="在后纠纷",
                            ),
                        ),
                        ("signs", models.CharField(blank=True, max_length=300, verbose_name="相同之处")),
                        ("weight", models.PositiveSmallIntegerField(default=0, verbose_name="相似程度")),
                        ("found_at", models.DateTimeField(verbose_name="发现时间")),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("OPEN", "待核对"),
                                    ("DIFFERENT", "不是重复"),
                                    ("RELATED", "有关联"),
                                    ("MERGED", "已并案"),
                                ],
                                default="OPEN",
                                max_length=15,
                                verbose_name="结论",
                            ),
                        ),
                        (
                            "relation",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("SAME_EVENT", "同一事件"),
                                    ("SAME_PARTIES", "相同当事人"),
                                    ("COUNTERCLAIM", "互有请求"),
                                    ("RELAPSE", "前案反复"),
                                    ("OTHER", "其他关联"),
                                ],
                                max_length=15,
                                verbose_name="关联种类",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="认定人",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="认定时间")),
                    ],
                    options={
                        "verbose_name": "成对纠纷",
                        "verbose_name_plural": "成对纠纷",
                        "ordering": ["-weight", "-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("verdict", "OPEN")),
                                fields=["-weight", "-id"],
                                name="pair_open_heaviest",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("first", "second"), name="pair_once"),
                            models.CheckConstraint(
                                condition=models.Q(("first__lt", models.F("second"))), name="pair_in_order"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("verdict__in", ["OPEN", "DIFFERENT", "RELATED", "MERGED"])),
                                name="pair_verdict_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_at__isnull", True), ("decided_by__isnull", True), ("verdict", "OPEN")
                                    ),
                                    models.Q(
                                        models.Q(("verdict", "OPEN"), _negated=True),
                                        ("decided_at__isnull", False),
                                        ("decided_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="pair_decided_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "relation__in",
                                            ["SAME_EVENT", "SAME_PARTIES", "COUNTERCLAIM", "RELAPSE", "OTHER"],
                                        ),
                                        ("verdict", "RELATED"),
                                    ),
                                    models.Q(models.Q(("verdict", "RELATED"), _negated=True), ("relation", "")),
                                    _connector="OR",
                                ),
                                name="pair_relation_when_related",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Consent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consents",
                                to="cases.party",
                                verbose_name="当事人",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("CONSENT", "同意调解"), ("REFUSAL", "不同意调解")],
                                max_length=10,
                                verbose_name="意思表示",
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("WRITTEN", "书面"),
                                    ("ORAL_IN_RECORD", "口头（记入笔录）"),
                                    ("ONLINE", "在线"),
                                    ("DEEMED", "依法视为"),
                                ],
                                max_length=20,
                                verbose_name="形式",
                            ),
                        ),
                        (
                            "ground",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("REJECTED_APPOINTEE", "不同意指定的调解员（特邀调解规定第12条）"),
                                    ("WOULD_NOT_CHOOSE", "更换后仍不同意且拒绝选定调解员（在线调解规则第14条）"),
                                    ("UNREACHABLE", "征询时无法取得联系（在线调解规则第15条）"),
                                ],
                                max_length=20,
                                verbose_name="视为不同意的情形",
                            ),
                        ),
                        ("given_at", models.DateTimeField(verbose_name="表示时间")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="记录人",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        (
                            "evidence",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="files.storedfile",
                                verbose_name="凭据",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "调解意愿",
                        "verbose_name_plural": "调解意愿",
                        "ordering": ["party", "given_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["CONSENT", "REFUSAL"])), name="consent_kind_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("form__in", ["WRITTEN", "ORAL_IN_RECORD", "ONLINE", "DEEMED"])),
                                name="consent_form_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("form", "DEEMED"),
                                        ("ground__in", ["REJECTED_APPOINTEE", "WOULD_NOT_CHOOSE", "UNREACHABLE"]),
                                        ("kind", "REFUSAL"),
                                    ),
                                    models.Q(models.Q(("form", "DEEMED"), _negated=True), ("ground", "")),
                                    _connector="OR",
                                ),
                                name="consent_deemed_has_a_ground",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Routing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="routings",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.routingrule",
                                verbose_name="适用规则",
                            ),
                        ),
                        ("proposed", models.CharField(blank=True, max_length=120, verbose_name="建议去向")),
                        ("proposed_reason", models.CharField(blank=True, max_length=200, verbose_name="建议理由")),
                        (
                            "target",
                            models.CharField(
                                choices=[
                                    ("COMMUNITY_TEAM", "社区团队"),
                                    ("MEDIATION_ORGANIZATION", "调解组织"),
                                    ("CENTRE", "诉调对接中心"),
                                    ("LABOUR_ARBITRATION", "劳动人事争议仲裁"),
                                    ("ARBITRATION", "其他仲裁"),
                                    ("ADMINISTRATIVE_ADJUDICATION", "行政处理、裁决"),
                                    ("ADMINISTRATIVE_REVIEW", "行政复议"),
                                    ("PETITION_OFFICE", "信访部门"),
                                    ("OTHER_UNIT", "其他单位"),
                                ],
                                max_length=30,
                                verbose_name="去向",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="routings",
                                to="cases.handlingunit",
                                verbose_name="承办单位",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="决定理由")),
                        ("routed_at", models.DateTimeField(verbose_name="分流时间")),
                        (
                            "routed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="分流人",
                            ),
                        ),
                        ("answer_due_on", models.DateField(blank=True, null=True, verbose_name="答复期限")),
                        ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="接收时间")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("KEPT", "由调解办理"),
                                    ("RETURNED", "退回"),
                                    ("HANDLED", "办结"),
                                    ("BROUGHT_BACK", "转回调解"),
                                ],
                                max_length=15,
                                verbose_name="结果",
                            ),
                        ),
                        (
                            "answer",
                            models.TextField(blank=True, help_text="退回的原因，或者办理的结果。", verbose_name="答复"),
                        ),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="结束时间")),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "分流",
                        "verbose_name_plural": "分流",
                        "ordering": ["dispute", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("closed_at__isnull", True)),
                                fields=["answer_due_on"],
                                name="routing_open",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "target__in",
                                        [
                                            "COMMUNITY_TEAM",
                                            "MEDIATION_ORGANIZATION",
                                            "CENTRE",
                                            "LABOUR_ARBITRATION",
                                            "ARBITRATION",
                                            "ADMINISTRATIVE_ADJUDICATION",
                                            "ADMINISTRATIVE_REVIEW",
                                            "PETITION_OFFICE",
                                            "OTHER_UNIT",
                                        ],
                                    )
                                ),
                                name="routing_target_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_at__isnull", True), ("outcome", "")),
                                    models.Q(
                                        ("closed_at__gte", models.F("routed_at")),
                                        ("outcome__in", ["KEPT", "RETURNED", "HANDLED", "BROUGHT_BACK"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="routing_closed_has_an_outcome",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", "RETURNED"), _negated=True),
                                    models.Q(("answer", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="routing_return_has_a_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("closed_at__isnull", True)),
                                fields=("dispute",),
                                name="routing_one_open_per_dispute",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SessionParticipant",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="participants",
                                to="cases.scheduledsession",
                                verbose_name="调解安排",
                            ),
                        ),
                        (
                            "mediator",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="mediators.mediator",
                                verbose_name="调解员",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.party",
                                verbose_name="当事人",
                            ),
                        ),
                        (
                            "judge",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="法官",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=60, verbose_name="其他参加人")),
                        (
                            "span",
                            django.contrib.postgres.fields.ranges.DateTimeRangeField(
                                blank=True, null=True, verbose_name="起止时间"
                            ),
                        ),
                        ("came", models.BooleanField(blank=True, null=True, verbose_name="到场")),
                    ],
                    options={
                        "verbose_name": "参加人",
                        "verbose_name_plural": "参加人",
                        "ordering": ["session", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("judge__isnull", True),
                                        ("mediator__isnull", False),
                                        ("name", ""),
                                        ("party__isnull", True),
                                    ),
                                    models.Q(
                                        ("judge__isnull", True),
                                        ("mediator__isnull", True),
                                        ("name", ""),
                                        ("party__isnull", False),
                                    ),
                                    models.Q(
                                        ("judge__isnull", False),
                                        ("mediator__isnull", True),
                                        ("name", ""),
                                        ("party__isnull", True),
                                    ),
                                    models.Q(
                                        ("judge__isnull", True),
                                        ("mediator__isnull", True),
                                        ("party__isnull", True),
                                        models.Q(("name", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="participant_is_one_person",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[("mediator", "="), ("span", "&&")],
                                name="participant_mediator_once_at_a_time",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[("party", "="), ("span", "&&")],
                                name="participant_party_once_at_a_time",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[("judge", "="), ("span", "&&")],
                                name="participant_judge_once_at_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Series",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="标识")),
                        (
                            "centre",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="series",
                                to="communities.mediationcentre",
                                verbose_name="诉调对接中心",
                            ),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="名称")),
                        ("common_ground", models.TextField(blank=True, verbose_name="共同争议")),
                        (
                            "model_dispute",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="model_of",
                                to="cases.dispute",
                                verbose_name="示范案",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="建立人",
                            ),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="建立时间")),
                    ],
                    options={
                        "verbose_name": "系列案",
                        "verbose_name_plural": "系列案",
                        "ordering": ["-created_at", "-pk"],
                        "indexes": [models.Index(fields=["-created_at", "-id"], name="series_newest")],
                    },
                ),
                migrations.CreateModel(
                    name="SeriesOffer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="series_offers",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="series_offers",
                                to="cases.settlementagreement",
                                verbose_name="示范案的协议",
                            ),
                        ),
                        ("terms", models.TextField(verbose_name="协议草稿")),
                        (
                            "offered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="提出人",
                            ),
                        ),
                        ("offered_at", models.DateTimeField(verbose_name="提出时间")),
                    ],
                    options={
                        "verbose_name": "示范结果草稿",
                        "verbose_name_plural": "示范结果草稿",
                        "ordering": ["dispute", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("dispute", "agreement"), name="series_offer_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Signature",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatures",
                                to="cases.settlementagreement",
                                verbose_name="调解协议",
                            ),
                        ),
                        (
                            "undisputed",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatures",
                                to="cases.undisputedfacts",
                                verbose_name="无争议事实记载",
                            ),
                        ),
                        (
                            "confirmation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatures",
                                to="cases.confirmationcase",
                                verbose_name="司法确认案件",
                            ),
                        ),
                        (
                            "signer",
                            models.CharField(
                                choices=[("PARTY", "当事人"), ("MEDIATOR", "调解员"), ("ORGANIZATION", "调解组织")],
                                max_length=12,
                                verbose_name="签署人",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.party",
                                verbose_name="当事人",
                            ),
                        ),
                        ("agent", models.CharField(blank=True, max_length=100, verbose_name="代理人和授权")),
                        (
                            "means",
                            models.CharField(
                                choices=[
                                    ("PAPER", "纸质签名、盖章或者捺印"),
                                    ("SCREEN", "屏幕手写签名"),
                                    ("ONLINE", "在线电子签名"),
                                ],
                                max_length=10,
                                verbose_name="方式",
                            ),
                        ),
                        ("signed_on", models.DateField(verbose_name="签署日期")),
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
                        "verbose_name": "签署",
                        "verbose_name_plural": "签署",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("signer__in", ["PARTY", "MEDIATOR", "ORGANIZATION"])),
                                name="signature_signer_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("means__in", ["PAPER", "SCREEN", "ONLINE"])),
                                name="signature_means_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("party__isnull", False), ("signer", "PARTY")),
                                    models.Q(models.Q(("signer", "PARTY"), _negated=True), ("party__isnull", True)),
                                    _connector="OR",
                                ),
                                name="signature_of_a_party_names_it",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("agreement__isnull", False),
                                        ("confirmation__isnull", True),
                                        ("undisputed__isnull", True),
                                    ),
                                    models.Q(
                                        ("agreement__isnull", True),
                                        ("confirmation__isnull", True),
                                        ("undisputed__isnull", False),
                                    ),
                                    models.Q(
                                        ("agreement__isnull", True),
                                        ("confirmation__isnull", False),
                                        ("undisputed__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="signature_on_one_paper",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("agreement__isnull", False)),
                                fields=("agreement", "signer", "party"),
                                name="signature_once_on_agreement",
                                nulls_distinct=False,
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("undisputed__isnull", False)),
                                fields=("undisputed", "signer", "party"),
                                name="signature_once_on_undisputed",
                                nulls_distinct=False,
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("confirmation__isnull", False)),
                                fields=("confirmation", "signer", "party"),
                                name="signature_once_on_confirmation",
                                nulls_distinct=False,
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupervisionAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "order",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="cases.supervisionorder",
                                verbose_name="督办单",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="办理情况")),
                        ("answered_by_name", models.CharField(max_length=80, verbose_name="答复单位或人员")),
                        ("answered_at", models.DateTimeField(verbose_name="答复时间")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "rating",
                            models.CharField(
                                blank=True,
                                choices=[("GOOD", "满意"), ("FAIR", "基本满意"), ("POOR", "不满意，退回重办")],
                                max_length=5,
                                verbose_name="评价",
                            ),
                        ),
                        ("rating_note", models.CharField(blank=True, max_length=300, verbose_name="评价说明")),
                        ("rated_at", models.DateTimeField(blank=True, null=True, verbose_name="评价时间")),
                        (
                            "rated_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="评价人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "督办答复",
                        "verbose_name_plural": "督办答复",
                        "ordering": ["order", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("rating", ""), ("rating__in", ["GOOD", "FAIR", "POOR"]), _connector="OR"
                                ),
                                name="supervision_answer_rating_known",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("rating", "")),
                                fields=("order",),
                                name="supervision_answer_one_to_be_rated",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TriageDecision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="triage_decisions",
                                to="cases.dispute",
                                verbose_name="纠纷",
                            ),
                        ),
                        (
                            "features",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("FACTS_UNCLEAR", "事实不清，主要证据缺失"),
                                        ("RELATION_UNCLEAR", "权利义务关系不明确"),
                                        ("GREAT_DISPUTE", "争议较大"),
                                        ("NOT_MONEY", "不是金钱给付"),
                                        ("STATUS_OR_TITLE", "涉及人身关系或财产确权"),
                                        ("FOREIGN", "涉外"),
                                        ("APPRAISAL", "需要评估、鉴定或对诉前鉴定有异议"),
                                        ("WHEREABOUTS_UNKNOWN", "一方当事人下落不明"),
                                        ("COUNTERCLAIM", "当事人提出反诉"),
                                        ("MANY_PARTIES", "一方人数众多"),
                                        ("PUBLIC_INTEREST", "涉及国家利益、社会公共利益"),
                                        ("SOCIAL_ATTENTION", "社会关注度高"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="案件特征",
                            ),
                        ),
                        ("score", models.SmallIntegerField(verbose_name="得分")),
                        (
                            "parts",
                            models.JSONField(
                                default=list, help_text="决定时的各项理由和分值。", verbose_name="得分构成"
                            ),
                        ),
                        (
                            "suggested",
                            models.CharField(
                                blank=True,
                                choices=[("SIMPLE", "简案"), ("COMPLEX", "繁案")],
                                max_length=10,
                                verbose_name="建议",
                            ),
                        ),
                        (
                            "decided",
                            models.CharField(
                                choices=[("SIMPLE", "简案"), ("COMPLEX", "繁案")], max_length=10, verbose_name="决定"
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="与建议不同的理由")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="决定人",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(verbose_name="决定时间")),
                    ],
                    options={
                        "verbose_name": "繁简分流决定",
                        "verbose_name_plural": "繁简分流决定",
                        "ordering": ["dispute", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("decided__in", ["SIMPLE", "COMPLEX"])), name="triage_decided_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("suggested", ""), ("suggested__in", ["SIMPLE", "COMPLEX"]), _connector="OR"
                                ),
                                name="triage_suggested_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("suggested", ""),
                                    ("decided", models.F("suggested")),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="triage_difference_has_a_reason",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
