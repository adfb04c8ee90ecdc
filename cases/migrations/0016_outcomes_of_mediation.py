"""What follows mediation: the life of the agreement, performance, confirmation, later steps, visits.

Every agreement that stands already took effect when it was recorded: it begins as EFFECTIVE.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0015_proofs_of_consent_and_clocks"),
        ("communities", "0001_initial"),
        ("mediators", "0004_occurrence_of_older_dues"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AgreementEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            name="ConfirmationCase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("opened_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "司法确认案件",
                "verbose_name_plural": "司法确认案件",
                "ordering": ["-opened_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ConfirmationEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            name="FollowUpRule",
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
                        help_text="V 已读全文，X 摘引，M 未证实，D 推导。", max_length=2, verbose_name="核实程度"
                    ),
                ),
            ],
            options={
                "verbose_name": "回访规则",
                "verbose_name_plural": "回访规则",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="FollowUpVisit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        choices=[("GOOD", "满意"), ("FAIR", "基本满意"), ("POOR", "不满意"), ("UNSAID", "未表态")],
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
            ],
            options={
                "verbose_name": "回访",
                "verbose_name_plural": "回访",
                "ordering": ["dispute", "planned_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="LaterStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("recorded_at", models.DateTimeField(verbose_name="记录时间")),
            ],
            options={
                "verbose_name": "后续手续",
                "verbose_name_plural": "后续手续",
                "ordering": ["dispute", "done_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="LaterStepRule",
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
                    models.CharField(help_text="V 已读全文，X 摘引，M 未证实。", max_length=2, verbose_name="核实程度"),
                ),
            ],
            options={
                "verbose_name": "后续手续规则",
                "verbose_name_plural": "后续手续规则",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Obligation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            },
        ),
        migrations.CreateModel(
            name="Performance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("recorded_at", models.DateTimeField(verbose_name="记录时间")),
            ],
            options={
                "verbose_name": "履行记录",
                "verbose_name_plural": "履行记录",
                "ordering": ["obligation", "performed_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "signer",
                    models.CharField(
                        choices=[("PARTY", "当事人"), ("MEDIATOR", "调解员"), ("ORGANIZATION", "调解组织")],
                        max_length=12,
                        verbose_name="签署人",
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
                ("recorded_at", models.DateTimeField(verbose_name="记录时间")),
            ],
            options={
                "verbose_name": "签署",
                "verbose_name_plural": "签署",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="UndisputedFacts",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(verbose_name="无争议事实")),
                (
                    "exclusions",
                    models.TextField(
                        blank=True,
                        help_text="涉及国家利益、公共利益和他人合法权益的。",
                        verbose_name="不适用免证的事项",
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="记录时间")),
                ("replaced_at", models.DateTimeField(blank=True, null=True, verbose_name="被替换时间")),
            ],
            options={
                "verbose_name": "无争议事实记载",
                "verbose_name_plural": "无争议事实记载",
                "ordering": ["dispute", "pk"],
            },
        ),
        migrations.AddField(
            model_name="failurereport",
            name="happened_on",
            field=models.DateField(blank=True, null=True, verbose_name="发生日期"),
        ),
        migrations.AddField(
            model_name="failurereport",
            name="particulars",
            field=models.TextField(blank=True, verbose_name="事由的具体事实"),
        ),
        migrations.AddField(
            model_name="failurereport",
            name="party",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.party",
                verbose_name="所涉当事人",
            ),
        ),
        migrations.AddField(
            model_name="settlementagreement",
            name="effect",
            field=models.CharField(
                choices=[
                    ("PARTIES", "各方当事人签名、盖章或者捺印之日"),
                    ("COMMITTEE", "各方和调解员签名并加盖人民调解委员会印章之日"),
                    ("ONLINE", "各方电子签名完成之日"),
                    ("ORAL", "达成口头协议之日"),
                    ("COURT_PAPER", "法院调解书由最后一方签收之日"),
                ],
                default="PARTIES",
                max_length=12,
                verbose_name="生效方式",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="settlementagreement",
            name="left_open",
            field=models.TextField(blank=True, help_text="部分达成协议时填写。", verbose_name="未达成一致的部分"),
        ),
        migrations.AddField(
            model_name="settlementagreement",
            name="main_facts",
            field=models.TextField(blank=True, verbose_name="主要事实和争议事项"),
        ),
        migrations.AddField(
            model_name="settlementagreement",
            name="nothing_to_perform",
            field=models.BooleanField(default=False, verbose_name="没有须履行的义务"),
        ),
        migrations.AddField(
            model_name="settlementagreement",
            name="presided_by",
            field=models.CharField(
                blank=True, help_text="自行调解的协议上签名的调解员。", max_length=50, verbose_name="调解员姓名"
            ),
        ),
        migrations.AddField(
            model_name="settlementagreement",
            name="state",
            field=models.CharField(
                choices=[
                    ("DRAFT", "草拟中"),
                    ("SIGNING", "签署中"),
                    ("EFFECTIVE", "已生效"),
                    ("PERFORMED", "履行完毕"),
                    ("BREACHED", "未按约履行"),
                    ("DROPPED", "未成立"),
                    ("REPLACED", "已更正"),
                ],
                default="EFFECTIVE",
                editable=False,
                max_length=10,
                verbose_name="状态",
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="settlementagreement",
            name="state",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="settlementagreement",
            name="effective_on",
            field=models.DateField(blank=True, null=True, verbose_name="生效日期"),
        ),
        migrations.AlterField(
            model_name="settlementagreement",
            name="referral",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="agreements",
                to="cases.referral",
                verbose_name="移送",
            ),
        ),
        migrations.AddConstraint(
            model_name="settlementagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["DRAFT", "SIGNING", "EFFECTIVE", "PERFORMED", "BREACHED", "DROPPED", "REPLACED"])
                ),
                name="agreement_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="settlementagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("effect__in", ["PARTIES", "COMMITTEE", "ONLINE", "ORAL", "COURT_PAPER"])),
                name="agreement_effect_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="settlementagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["BREACHED", "EFFECTIVE", "PERFORMED"]), _negated=True),
                    ("effective_on__isnull", False),
                    _connector="OR",
                ),
                name="agreement_in_force_has_a_day",
            ),
        ),
        migrations.AddField(
            model_name="agreementevent",
            name="actor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="经办人",
            ),
        ),
        migrations.AddField(
            model_name="agreementevent",
            name="agreement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="events",
                to="cases.settlementagreement",
                verbose_name="调解协议",
            ),
        ),
        migrations.AddField(
            model_name="confirmationcase",
            name="agreement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="confirmations",
                to="cases.settlementagreement",
                verbose_name="调解协议",
            ),
        ),
        migrations.AddField(
            model_name="confirmationcase",
            name="court",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="communities.court",
                verbose_name="审查法院",
            ),
        ),
        migrations.AddField(
            model_name="confirmationcase",
            name="opened_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="登记人",
            ),
        ),
        migrations.AddField(
            model_name="confirmationevent",
            name="actor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="经办人",
            ),
        ),
        migrations.AddField(
            model_name="confirmationevent",
            name="confirmation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="events",
                to="cases.confirmationcase",
                verbose_name="司法确认案件",
            ),
        ),
        migrations.AddConstraint(
            model_name="followuprule",
            constraint=models.UniqueConstraint(fields=("code",), name="follow_up_rule_once"),
        ),
        migrations.AddConstraint(
            model_name="followuprule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_from__isnull", True),
                    ("valid_to__isnull", True),
                    ("valid_to__gt", models.F("valid_from")),
                    _connector="OR",
                ),
                name="follow_up_rule_dates_in_order",
                violation_error_message="停用日期应晚于启用日期。",
            ),
        ),
        migrations.AddField(
            model_name="followupvisit",
            name="agreement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="visits",
                to="cases.settlementagreement",
                verbose_name="调解协议",
            ),
        ),
        migrations.AddField(
            model_name="followupvisit",
            name="dispute",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="visits",
                to="cases.dispute",
                verbose_name="纠纷",
            ),
        ),
        migrations.AddField(
            model_name="followupvisit",
            name="visited_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="回访人",
            ),
        ),
        migrations.AddField(
            model_name="laterstep",
            name="court_case",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.courtcase",
                verbose_name="诉讼案件",
            ),
        ),
        migrations.AddField(
            model_name="laterstep",
            name="dispute",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="later_steps",
                to="cases.dispute",
                verbose_name="纠纷",
            ),
        ),
        migrations.AddField(
            model_name="laterstep",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="记录人",
            ),
        ),
        migrations.AddConstraint(
            model_name="latersteprule",
            constraint=models.UniqueConstraint(fields=("code",), name="later_step_rule_once"),
        ),
        migrations.AddConstraint(
            model_name="latersteprule",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="latersteprule",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="latersteprule",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="latersteprule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_from__isnull", True),
                    ("valid_to__isnull", True),
                    ("valid_to__gt", models.F("valid_from")),
                    _connector="OR",
                ),
                name="later_rule_dates_in_order",
                violation_error_message="停用日期应晚于启用日期。",
            ),
        ),
        migrations.AddField(
            model_name="obligation",
            name="agreement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="obligations",
                to="cases.settlementagreement",
                verbose_name="调解协议",
            ),
        ),
        migrations.AddField(
            model_name="obligation",
            name="creditor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.party", verbose_name="权利方"
            ),
        ),
        migrations.AddField(
            model_name="obligation",
            name="debtor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.party", verbose_name="履行方"
            ),
        ),
        migrations.AddField(
            model_name="performance",
            name="obligation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="performances",
                to="cases.obligation",
                verbose_name="履行义务",
            ),
        ),
        migrations.AddField(
            model_name="performance",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="记录人",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="agreement",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="signatures",
                to="cases.settlementagreement",
                verbose_name="调解协议",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="confirmation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="signatures",
                to="cases.confirmationcase",
                verbose_name="司法确认案件",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="party",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.party",
                verbose_name="当事人",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="记录人",
            ),
        ),
        migrations.AddField(
            model_name="undisputedfacts",
            name="dispute",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="undisputed_facts",
                to="cases.dispute",
                verbose_name="纠纷",
            ),
        ),
        migrations.AddField(
            model_name="undisputedfacts",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="记录人",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="undisputed",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="signatures",
                to="cases.undisputedfacts",
                verbose_name="无争议事实记载",
            ),
        ),
        migrations.AddIndex(
            model_name="confirmationcase",
            index=models.Index(fields=["state", "-opened_at", "-id"], name="confirmation_state_newest"),
        ),
        migrations.AddConstraint(
            model_name="confirmationcase",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="confirmationcase",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="confirmationcase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("accepted_on__isnull", True), models.Q(("docket_number", ""), _negated=True), _connector="OR"
                ),
                name="confirmation_accepted_is_on_the_docket",
            ),
        ),
        migrations.AddConstraint(
            model_name="confirmationcase",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["NOT_ACCEPTED", "WITHDRAWN", "DISMISSED", "REVOKED"]), _negated=True),
                fields=("agreement",),
                name="confirmation_one_standing_per_agreement",
            ),
        ),
        migrations.AddIndex(
            model_name="followupvisit",
            index=models.Index(
                condition=models.Q(("held_on__isnull", True)), fields=["planned_on", "dispute"], name="visit_waiting"
            ),
        ),
        migrations.AddConstraint(
            model_name="followupvisit",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="followupvisit",
            constraint=models.UniqueConstraint(fields=("agreement", "planned_on"), name="visit_once_a_day"),
        ),
        migrations.AddIndex(
            model_name="laterstep",
            index=models.Index(
                condition=models.Q(("number", ""), _negated=True), fields=["number"], name="later_step_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="laterstep",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="laterstep",
            constraint=models.UniqueConstraint(fields=("dispute", "kind", "number"), name="later_step_once_per_number"),
        ),
        migrations.AddConstraint(
            model_name="obligation",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["MONEY", "ACT"])), name="obligation_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="obligation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount__gt", 0), ("kind", "MONEY")),
                    models.Q(("amount__isnull", True), ("kind", "ACT")),
                    _connector="OR",
                ),
                name="obligation_money_has_an_amount",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligation",
            constraint=models.CheckConstraint(
                condition=models.Q(("debtor", models.F("creditor")), _negated=True), name="obligation_between_two"
            ),
        ),
        migrations.AddConstraint(
            model_name="performance",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__isnull", True), ("amount__gt", 0), _connector="OR"),
                name="performance_amount_positive",
            ),
        ),
        migrations.AddConstraint(
            model_name="undisputedfacts",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaced_at__isnull", True)),
                fields=("dispute",),
                name="undisputed_one_standing_per_dispute",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(("signer__in", ["PARTY", "MEDIATOR", "ORGANIZATION"])), name="signature_signer_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(("means__in", ["PAPER", "SCREEN", "ONLINE"])), name="signature_means_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("party__isnull", False), ("signer", "PARTY")),
                    models.Q(models.Q(("signer", "PARTY"), _negated=True), ("party__isnull", True)),
                    _connector="OR",
                ),
                name="signature_of_a_party_names_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("agreement__isnull", False), ("confirmation__isnull", True), ("undisputed__isnull", True)
                    ),
                    models.Q(
                        ("agreement__isnull", True), ("confirmation__isnull", True), ("undisputed__isnull", False)
                    ),
                    models.Q(
                        ("agreement__isnull", True), ("confirmation__isnull", False), ("undisputed__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="signature_on_one_paper",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(
                condition=models.Q(("agreement__isnull", False)),
                fields=("agreement", "signer", "party"),
                name="signature_once_on_agreement",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undisputed__isnull", False)),
                fields=("undisputed", "signer", "party"),
                name="signature_once_on_undisputed",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(
                condition=models.Q(("confirmation__isnull", False)),
                fields=("confirmation", "signer", "party"),
                name="signature_once_on_confirmation",
                nulls_distinct=False,
            ),
        ),
    ]
