import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import suyuan.lib.fields


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0001_initial"),
        ("mediators", "0004_occurrence_of_older_dues"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                (
                    "state",
                    models.CharField(
                        choices=[("SELF_SCORED", "已自评"), ("ASSESSED", "已考核"), ("FILED", "已备案")],
                        default="SELF_SCORED",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("self_comment", models.CharField(blank=True, max_length=500, verbose_name="自评说明")),
                ("comment", models.CharField(blank=True, max_length=500, verbose_name="考核意见")),
                (
                    "total",
                    models.DecimalField(blank=True, decimal_places=1, max_digits=6, null=True, verbose_name="总分"),
                ),
                ("grade", models.CharField(blank=True, max_length=10, verbose_name="等次")),
                ("self_scored_at", models.DateTimeField(blank=True, null=True, verbose_name="自评时间")),
                ("assessed_at", models.DateTimeField(blank=True, null=True, verbose_name="考核时间")),
                ("filed_at", models.DateTimeField(blank=True, null=True, verbose_name="备案时间")),
            ],
            options={
                "verbose_name": "年度考核",
                "verbose_name_plural": "年度考核",
                "ordering": ["-year", "mediator"],
            },
        ),
        migrations.CreateModel(
            name="AssessmentGrade",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=10, verbose_name="等次")),
                ("at_least", models.DecimalField(decimal_places=1, max_digits=5, verbose_name="不少于（分）")),
            ],
            options={
                "verbose_name": "考核等次",
                "verbose_name_plural": "考核等次",
                "ordering": ["scheme", "-at_least"],
            },
        ),
        migrations.CreateModel(
            name="AssessmentItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(verbose_name="序号")),
                ("title", models.CharField(max_length=100, verbose_name="项目")),
                ("points", models.DecimalField(decimal_places=1, max_digits=5, verbose_name="满分")),
                ("is_bonus", models.BooleanField(default=False, verbose_name="加分项")),
            ],
            options={
                "verbose_name": "考核项目",
                "verbose_name_plural": "考核项目",
                "ordering": ["scheme", "position"],
            },
        ),
        migrations.CreateModel(
            name="AssessmentScheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, verbose_name="名称")),
                ("valid_from", models.DateField(verbose_name="启用日期")),
                (
                    "valid_to",
                    models.DateField(blank=True, help_text="当日起不再使用。", null=True, verbose_name="停用日期"),
                ),
                ("source", models.CharField(max_length=200, verbose_name="依据")),
                (
                    "confidence",
                    models.CharField(
                        blank=True, help_text="V 已读全文，X 摘引，M 未证实。", max_length=2, verbose_name="核实程度"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="说明")),
            ],
            options={
                "verbose_name": "考核方案",
                "verbose_name_plural": "考核方案",
                "ordering": ["court", "-valid_from", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AssessmentScore",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "self_points",
                    models.DecimalField(blank=True, decimal_places=1, max_digits=5, null=True, verbose_name="自评分"),
                ),
                (
                    "points",
                    models.DecimalField(blank=True, decimal_places=1, max_digits=5, null=True, verbose_name="考核分"),
                ),
            ],
            options={
                "verbose_name": "考核得分",
                "verbose_name_plural": "考核得分",
                "ordering": ["assessment", "item"],
            },
        ),
        migrations.CreateModel(
            name="DeclaredRelation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("FAMILY", "近亲属"), ("EMPLOYER", "任职或投资的单位")],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="姓名或单位")),
                (
                    "relation",
                    models.CharField(
                        help_text="例如：配偶、父亲、法律顾问、股东。", max_length=30, verbose_name="关系"
                    ),
                ),
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
                ("declared_at", models.DateTimeField(verbose_name="申报时间")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="终止日期")),
            ],
            options={
                "verbose_name": "申报的关系",
                "verbose_name_plural": "申报的关系",
                "ordering": ["mediator", "pk"],
            },
        ),
        migrations.CreateModel(
            name="MediationStudio",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, unique=True, verbose_name="名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("PERSONAL", "个人调解室"),
                            ("SPECIALISED", "专业化调解工作室"),
                            ("LAWYER", "律师调解工作室"),
                        ],
                        max_length=12,
                        verbose_name="类别",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="地址")),
                ("opened_on", models.DateField(verbose_name="设立日期")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="撤销日期")),
            ],
            options={
                "verbose_name": "调解室",
                "verbose_name_plural": "调解室",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="MediatorAward",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=100, verbose_name="名称")),
                ("awarded_by", models.CharField(max_length=100, verbose_name="授予单位")),
                ("awarded_on", models.DateField(verbose_name="授予日期")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "表彰",
                "verbose_name_plural": "表彰",
                "ordering": ["-awarded_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="MediatorComplaint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("FORCED", "强迫调解"),
                            ("UNLAWFUL", "违法调解"),
                            ("BRIBED", "接受当事人请托或收受财物"),
                            ("LEAKED", "泄露调解过程、协议内容或秘密、隐私"),
                            ("DECLINED", "无正当理由多次拒绝接受案件"),
                            ("OTHER", "其他违反职业道德的行为"),
                        ],
                        max_length=10,
                        verbose_name="事由",
                    ),
                ),
                ("complainant", models.CharField(max_length=50, verbose_name="投诉人")),
                ("dispute_number", models.CharField(blank=True, max_length=40, verbose_name="纠纷编号")),
                ("detail", models.TextField(verbose_name="投诉内容")),
                ("received_on", models.DateField(verbose_name="收到日期")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "state",
                    models.CharField(
                        choices=[("RECEIVED", "核查中"), ("UNFOUNDED", "不属实"), ("UPHELD", "属实")],
                        default="RECEIVED",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("finding", models.TextField(blank=True, verbose_name="核查结论")),
                (
                    "sanction",
                    models.CharField(
                        blank=True,
                        choices=[("WARNING", "警告"), ("CIRCULATED", "通报"), ("EXPELLED", "除名")],
                        max_length=10,
                        verbose_name="处理",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="处理时间")),
            ],
            options={
                "verbose_name": "投诉",
                "verbose_name_plural": "投诉",
                "ordering": ["-received_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="MediatorLeave",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="开始日期")),
                ("valid_to", models.DateField(help_text="当日起恢复接案。", verbose_name="恢复日期")),
                ("reason", models.CharField(blank=True, max_length=60, verbose_name="事由")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "请假",
                "verbose_name_plural": "请假",
                "ordering": ["-valid_from", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RosterProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("APPLIED", "本人或组织申请"),
                            ("INVITED", "法院邀请"),
                            ("RECOMMENDED", "调解组织推荐"),
                            ("TRAINED", "人民法庭培训合格"),
                            ("RENEWAL", "期满续聘"),
                        ],
                        max_length=12,
                        verbose_name="来由",
                    ),
                ),
                ("grounds", models.CharField(max_length=300, verbose_name="理由")),
                (
                    "state",
                    models.CharField(
                        choices=[("PENDING", "待审核"), ("LISTED", "已列入名册"), ("REFUSED", "未列入")],
                        default="PENDING",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("proposed_at", models.DateTimeField(verbose_name="提出时间")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="审核时间")),
                ("decision_reason", models.CharField(blank=True, max_length=300, verbose_name="审核意见")),
                ("shortfalls", models.JSONField(blank=True, default=list, verbose_name="审核时未达到的要求")),
            ],
            options={
                "verbose_name": "名册申请",
                "verbose_name_plural": "名册申请",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="RosterRequirement",
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
                    "subject",
                    models.CharField(
                        choices=[
                            ("ORGANIZATION", "调解组织"),
                            ("LAW_FIRM", "律师事务所"),
                            ("MEDIATOR", "调解员"),
                            ("LAWYER", "律师调解员"),
                        ],
                        max_length=15,
                        verbose_name="对象",
                    ),
                ),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("MEMBERS", "本组织调解员（人）"),
                            ("PAPERS", "已提交的制度文件（份）"),
                            ("AGE_YEARS", "成立年限（年）"),
                            ("PRACTICE_YEARS", "执业年限（年）"),
                            ("TRAINING_BEFORE", "岗前培训（学时）"),
                            ("TRAINING_YEAR", "年度培训（学时）"),
                        ],
                        max_length=20,
                        verbose_name="项目",
                    ),
                ),
                ("at_least", models.DecimalField(decimal_places=1, max_digits=6, verbose_name="不少于")),
                ("wording", models.CharField(max_length=200, verbose_name="内容")),
                ("source", models.CharField(max_length=200, verbose_name="来源")),
                (
                    "confidence",
                    models.CharField(help_text="V 已读全文，X 摘引，M 未证实。", max_length=2, verbose_name="核实程度"),
                ),
            ],
            options={
                "verbose_name": "名册要求",
                "verbose_name_plural": "名册要求",
                "ordering": ["subject", "measure", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Speciality",
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
                ("name", models.CharField(max_length=40, unique=True, verbose_name="名称")),
                ("position", models.PositiveSmallIntegerField(verbose_name="排序")),
                (
                    "categories",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40, verbose_name="纠纷类型"),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="对应的纠纷类型",
                    ),
                ),
                (
                    "causes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120, verbose_name="案由"),
                        blank=True,
                        default=list,
                        help_text="案由名称；写上级案由的，包括其下的全部案由。",
                        size=None,
                        verbose_name="对应的案由",
                    ),
                ),
                ("source", models.CharField(max_length=200, verbose_name="来源")),
            ],
            options={
                "verbose_name": "专业领域",
                "verbose_name_plural": "专业领域",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="TrainingRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("BEFORE", "岗前培训"), ("YEARLY", "年度培训"), ("SPECIAL", "专项培训")],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="培训内容")),
                ("provider", models.CharField(max_length=100, verbose_name="举办单位")),
                ("hours", models.DecimalField(decimal_places=1, max_digits=5, verbose_name="学时")),
                ("completed_on", models.DateField(verbose_name="完成日期")),
                ("certificate_number", models.CharField(blank=True, max_length=40, verbose_name="证书编号")),
                ("expires_on", models.DateField(blank=True, null=True, verbose_name="证书有效期至")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "培训",
                "verbose_name_plural": "培训",
                "ordering": ["-completed_on", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="mediationorganization",
            name="address",
            field=models.CharField(blank=True, max_length=200, verbose_name="办公地址"),
        ),
        migrations.AddField(
            model_name="mediationorganization",
            name="court",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="communities.court",
                verbose_name="建档法院",
            ),
        ),
        migrations.AddField(
            model_name="mediationorganization",
            name="credit_code",
            field=models.CharField(blank=True, max_length=18, verbose_name="统一社会信用代码"),
        ),
        migrations.AddField(
            model_name="mediationorganization",
            name="founded_on",
            field=models.DateField(blank=True, null=True, verbose_name="成立日期"),
        ),
        migrations.AddField(
            model_name="mediationorganization",
            name="leader",
            field=models.CharField(blank=True, max_length=50, verbose_name="负责人"),
        ),
        migrations.AddField(
            model_name="mediationorganization",
            name="office_phone",
            field=models.CharField(blank=True, max_length=30, verbose_name="办公电话"),
        ),
        migrations.AddField(
            model_name="mediationorganization",
            name="papers",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("CHARTER", "依法成立的证明"),
                        ("SYSTEMS", "健全的规章制度"),
                        ("RULES", "调解规则"),
                        ("ETHICS", "职业道德规范"),
                        ("DISCIPLINE", "投诉与惩戒办法"),
                        ("TRAINING", "培训制度"),
                    ],
                    max_length=10,
                    verbose_name="制度文件",
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="已提交的制度文件",
            ),
        ),
        migrations.AddField(
            model_name="mediationorganization",
            name="scope",
            field=models.CharField(blank=True, max_length=200, verbose_name="受理范围"),
        ),
        migrations.AddField(
            model_name="mediator",
            name="address",
            field=suyuan.lib.fields.EncryptedTextField(blank=True, default="", verbose_name="住所地"),
        ),
        migrations.AddField(
            model_name="mediator",
            name="address_index",
            field=suyuan.lib.fields.BlindIndexField(
                db_index=True, editable=False, null=True, purpose="address", source="address", verbose_name="住所地索引"
            ),
        ),
        migrations.AddField(
            model_name="mediator",
            name="areas",
            field=models.ManyToManyField(
                blank=True, related_name="+", to="communities.division", verbose_name="服务区域"
            ),
        ),
        migrations.AddField(
            model_name="mediator",
            name="backgrounds",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("CONGRESS_DEPUTY", "人大代表"),
                        ("CPPCC_MEMBER", "政协委员"),
                        ("ASSESSOR", "人民陪审员"),
                        ("SCHOLAR", "专家学者"),
                        ("ARBITRATOR", "仲裁员"),
                        ("RETIRED_JURIST", "退休法律工作者"),
                        ("INDUSTRY_EXPERT", "行业协会专家"),
                        ("GRID_WORKER", "网格员"),
                        ("VILLAGE_CADRE", "村居干部"),
                        ("PARK_CADRE", "工业园区干部"),
                        ("JUDGE_ASSISTANT", "社区法官助理"),
                        ("OTHER", "其他"),
                    ],
                    max_length=20,
                    verbose_name="身份",
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="身份",
            ),
        ),
        migrations.AddField(
            model_name="mediator",
            name="court",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="communities.court",
                verbose_name="建档法院",
            ),
        ),
        migrations.AddField(
            model_name="mediator",
            name="employment",
            field=models.CharField(
                blank=True,
                choices=[("CONTRACT", "劳动合同聘用"), ("PURCHASED", "政府购买服务"), ("OUTSOURCED", "外包公司派驻")],
                max_length=10,
                verbose_name="用工方式",
            ),
        ),
        migrations.AddField(
            model_name="mediator",
            name="identity_index",
            field=suyuan.lib.fields.BlindIndexField(
                db_index=True,
                editable=False,
                null=True,
                purpose="identity",
                source="identity_number",
                verbose_name="证件号码索引",
            ),
        ),
        migrations.AddField(
            model_name="mediator",
            name="identity_number",
            field=suyuan.lib.fields.EncryptedTextField(blank=True, default="", verbose_name="证件号码"),
        ),
        migrations.AddField(
            model_name="mediator",
            name="introduction",
            field=models.CharField(blank=True, help_text="在公开名册上显示。", max_length=300, verbose_name="公开简介"),
        ),
        migrations.AddField(
            model_name="mediator",
            name="languages",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("MANDARIN", "普通话"),
                        ("CANTONESE", "粤语"),
                        ("DONGGUAN", "东莞话"),
                        ("HAKKA", "客家话"),
                        ("TEOCHEW", "潮汕话"),
                        ("SICHUAN", "四川话"),
                        ("HUNAN", "湖南话"),
                        ("ENGLISH", "英语"),
                        ("SIGN", "手语"),
                    ],
                    max_length=12,
                    verbose_name="语言",
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="语言",
            ),
        ),
        migrations.AddField(
            model_name="mediator",
            name="licence_number",
            field=models.CharField(blank=True, max_length=30, verbose_name="执业证号"),
        ),
        migrations.AddField(
            model_name="mediator",
            name="monthly_cap",
            field=models.PositiveSmallIntegerField(
                blank=True, help_text="空白表示不限。", null=True, verbose_name="每月接案上限"
            ),
        ),
        migrations.AddField(
            model_name="mediator",
            name="outsourcing_company",
            field=models.CharField(blank=True, max_length=100, verbose_name="外包公司"),
        ),
        migrations.AddField(
            model_name="mediator",
            name="phone_index",
            field=suyuan.lib.fields.BlindIndexField(
                db_index=True, editable=False, null=True, purpose="phone", source="phone", verbose_name="联系电话索引"
            ),
        ),
        migrations.AddField(
            model_name="mediator",
            name="practising_since",
            field=models.DateField(blank=True, null=True, verbose_name="首次执业日期"),
        ),
        migrations.AddField(
            model_name="rosterentry",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="办理退出时间"),
        ),
        migrations.AddField(
            model_name="rosterentry",
            name="ended_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="办理退出人",
            ),
        ),
        migrations.AddField(
            model_name="rosterentry",
            name="ending",
            field=models.CharField(
                blank=True,
                choices=[
                    ("RESIGNED", "申请退出"),
                    ("NOT_PERFORMING", "无正当理由不履行职责"),
                    ("CONDITIONS_LOST", "不再符合条件"),
                    ("EXPELLED", "除名"),
                    ("MISTAKE", "登记有误"),
                ],
                max_length=15,
                verbose_name="退出类别",
            ),
        ),
        migrations.AddField(
            model_name="rosterentry",
            name="listed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="列入时间"),
        ),
        migrations.AddField(
            model_name="rosterentry",
            name="listed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="列入人",
            ),
        ),
        migrations.AddField(
            model_name="rosterentry",
            name="published_on",
            field=models.DateField(blank=True, null=True, verbose_name="公示日期"),
        ),
        migrations.AddField(
            model_name="rosterentry",
            name="renews",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="renewed_by",
                to="mediators.rosterentry",
                verbose_name="续聘自",
            ),
        ),
        migrations.AddField(
            model_name="rosterentry",
            name="term_until",
            field=models.DateField(
                blank=True, help_text="提前退出名册时，聘期原来到哪一天。", null=True, verbose_name="原定期满日期"
            ),
        ),
        migrations.AlterField(
            model_name="mediator",
            name="background",
            field=models.CharField(
                blank=True, help_text="例如：某届人大代表、某协会会长。", max_length=60, verbose_name="身份说明"
            ),
        ),
        migrations.AlterField(
            model_name="mediator",
            name="specialities",
            field=models.CharField(blank=True, max_length=200, verbose_name="擅长领域说明"),
        ),
        migrations.AddConstraint(
            model_name="rosterentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ending", ""),
                    ("ending__in", ["RESIGNED", "NOT_PERFORMING", "CONDITIONS_LOST", "EXPELLED", "MISTAKE"]),
                    _connector="OR",
                ),
                name="roster_ending_known",
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="assessed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="考核人",
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="court",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="communities.court",
                verbose_name="法院",
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="filed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="备案人",
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="mediator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="assessments",
                to="mediators.mediator",
                verbose_name="调解员",
            ),
        ),
        migrations.AddField(
            model_name="assessmentscheme",
            name="court",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="communities.court",
                verbose_name="法院",
            ),
        ),
        migrations.AddField(
            model_name="assessmentitem",
            name="scheme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="items",
                to="mediators.assessmentscheme",
                verbose_name="方案",
            ),
        ),
        migrations.AddField(
            model_name="assessmentgrade",
            name="scheme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="grades",
                to="mediators.assessmentscheme",
                verbose_name="方案",
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="scheme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="assessments",
                to="mediators.assessmentscheme",
                verbose_name="方案",
            ),
        ),
        migrations.AddField(
            model_name="assessmentscore",
            name="assessment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="scores",
                to="mediators.assessment",
                verbose_name="考核",
            ),
        ),
        migrations.AddField(
            model_name="assessmentscore",
            name="item",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="mediators.assessmentitem",
                verbose_name="项目",
            ),
        ),
        migrations.AddField(
            model_name="declaredrelation",
            name="mediator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="relations",
                to="mediators.mediator",
                verbose_name="调解员",
            ),
        ),
        migrations.AddField(
            model_name="mediationstudio",
            name="court",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="communities.court",
                verbose_name="法院",
            ),
        ),
        migrations.AddField(
            model_name="mediationstudio",
            name="leader",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="studios",
                to="mediators.mediator",
                verbose_name="主持调解员",
            ),
        ),
        migrations.AddField(
            model_name="mediationstudio",
            name="organization",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="studios",
                to="mediators.mediationorganization",
                verbose_name="设立的组织",
            ),
        ),
        migrations.AddField(
            model_name="mediatoraward",
            name="mediator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="awards",
                to="mediators.mediator",
                verbose_name="调解员",
            ),
        ),
        migrations.AddField(
            model_name="mediatoraward",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="登记人",
            ),
        ),
        migrations.AddField(
            model_name="mediatorcomplaint",
            name="court",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="communities.court",
                verbose_name="受理法院",
            ),
        ),
        migrations.AddField(
            model_name="mediatorcomplaint",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="处理人",
            ),
        ),
        migrations.AddField(
            model_name="mediatorcomplaint",
            name="mediator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="complaints",
                to="mediators.mediator",
                verbose_name="调解员",
            ),
        ),
        migrations.AddField(
            model_name="mediatorcomplaint",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="登记人",
            ),
        ),
        migrations.AddField(
            model_name="mediatorleave",
            name="mediator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="leaves",
                to="mediators.mediator",
                verbose_name="调解员",
            ),
        ),
        migrations.AddField(
            model_name="mediatorleave",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="登记人",
            ),
        ),
        migrations.AddField(
            model_name="rosterproposal",
            name="court",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="communities.court",
                verbose_name="法院",
            ),
        ),
        migrations.AddField(
            model_name="rosterproposal",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="审核人",
            ),
        ),
        migrations.AddField(
            model_name="rosterproposal",
            name="entry",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="proposal",
                to="mediators.rosterentry",
                verbose_name="列入的任期",
            ),
        ),
        migrations.AddField(
            model_name="rosterproposal",
            name="mediator",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="proposals",
                to="mediators.mediator",
                verbose_name="调解员",
            ),
        ),
        migrations.AddField(
            model_name="rosterproposal",
            name="organization",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="proposals",
                to="mediators.mediationorganization",
                verbose_name="调解组织",
            ),
        ),
        migrations.AddField(
            model_name="rosterproposal",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="提出人",
            ),
        ),
        migrations.AddField(
            model_name="rosterproposal",
            name="renews",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="mediators.rosterentry",
                verbose_name="拟续聘的任期",
            ),
        ),
        migrations.AddField(
            model_name="rosterrequirement",
            name="court",
            field=models.ForeignKey(
                blank=True,
                help_text="适用于该院及其下级法院；空白表示外地做法，只供参考。",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="communities.court",
                verbose_name="法院",
            ),
        ),
        migrations.AddField(
            model_name="mediationstudio",
            name="expertise",
            field=models.ManyToManyField(
                blank=True, related_name="+", to="mediators.speciality", verbose_name="专业领域"
            ),
        ),
        migrations.AddField(
            model_name="mediationorganization",
            name="expertise",
            field=models.ManyToManyField(
                blank=True, related_name="+", to="mediators.speciality", verbose_name="专业领域"
            ),
        ),
        migrations.AddField(
            model_name="mediator",
            name="expertise",
            field=models.ManyToManyField(
                blank=True, related_name="mediators", to="mediators.speciality", verbose_name="专业领域"
            ),
        ),
        migrations.AddConstraint(
            model_name="mediationorganization",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("papers__contained_by", ["CHARTER", "SYSTEMS", "RULES", "ETHICS", "DISCIPLINE", "TRAINING"])
                ),
                name="organization_papers_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="mediator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("employment", ""), ("employment__in", ["CONTRACT", "PURCHASED", "OUTSOURCED"]), _connector="OR"
                ),
                name="mediator_employment_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="mediator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "backgrounds__contained_by",
                        [
                            "CONGRESS_DEPUTY",
                            "CPPCC_MEMBER",
                            "ASSESSOR",
                            "SCHOLAR",
                            "ARBITRATOR",
                            "RETIRED_JURIST",
                            "INDUSTRY_EXPERT",
                            "GRID_WORKER",
                            "VILLAGE_CADRE",
                            "PARK_CADRE",
                            "JUDGE_ASSISTANT",
                            "OTHER",
                        ],
                    )
                ),
                name="mediator_backgrounds_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="mediator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "languages__contained_by",
                        [
                            "MANDARIN",
                            "CANTONESE",
                            "DONGGUAN",
                            "HAKKA",
                            "TEOCHEW",
                            "SICHUAN",
                            "HUNAN",
                            "ENGLISH",
                            "SIGN",
                        ],
                    )
                ),
                name="mediator_languages_known",
            ),
        ),
        migrations.AddField(
            model_name="trainingrecord",
            name="mediator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="trainings",
                to="mediators.mediator",
                verbose_name="调解员",
            ),
        ),
        migrations.AddField(
            model_name="trainingrecord",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="登记人",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessmentscheme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                ),
                name="assessment_scheme_dates_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessmentscheme",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("court", "="),
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
                name="assessment_scheme_one_at_a_time",
                violation_error_message="这段时间本院已有考核方案。",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessmentitem",
            constraint=models.UniqueConstraint(fields=("scheme", "position"), name="assessment_item_once"),
        ),
        migrations.AddConstraint(
            model_name="assessmentitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("points__gt", 0)), name="assessment_item_points_positive"
            ),
        ),
        migrations.AddConstraint(
            model_name="assessmentgrade",
            constraint=models.UniqueConstraint(fields=("scheme", "name"), name="assessment_grade_once"),
        ),
        migrations.AddConstraint(
            model_name="assessmentgrade",
            constraint=models.UniqueConstraint(fields=("scheme", "at_least"), name="assessment_grade_bound_once"),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.UniqueConstraint(fields=("mediator", "court", "year"), name="assessment_once_a_year"),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["SELF_SCORED", "ASSESSED", "FILED"])), name="assessment_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "SELF_SCORED"),
                    models.Q(("assessed_at__isnull", False), ("total__isnull", False)),
                    _connector="OR",
                ),
                name="assessment_has_its_result",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessmentscore",
            constraint=models.UniqueConstraint(fields=("assessment", "item"), name="assessment_score_once"),
        ),
        migrations.AddConstraint(
            model_name="declaredrelation",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["FAMILY", "EMPLOYER"])), name="relation_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="mediatorcomplaint",
            constraint=models.CheckConstraint(
                condition=models.Q(("ground__in", ["FORCED", "UNLAWFUL", "BRIBED", "LEAKED", "DECLINED", "OTHER"])),
                name="complaint_ground_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="mediatorcomplaint",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["RECEIVED", "UNFOUNDED", "UPHELD"])), name="complaint_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="mediatorcomplaint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("sanction", ""), ("sanction__in", ["WARNING", "CIRCULATED", "EXPELLED"]), _connector="OR"
                ),
                name="complaint_sanction_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="mediatorcomplaint",
            constraint=models.CheckConstraint(
                condition=models.Q(("sanction", ""), ("state", "UPHELD"), _connector="OR"),
                name="complaint_sanction_needs_a_finding",
            ),
        ),
        migrations.AddConstraint(
            model_name="mediatorleave",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_to__gt", models.F("valid_from"))), name="leave_dates_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="mediatorleave",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("mediator", "="),
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
                name="leave_once_at_a_time",
                violation_error_message="这段时间已经登记过请假。",
            ),
        ),
        migrations.AddConstraint(
            model_name="rosterproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("mediator__isnull", False), ("organization__isnull", True)),
                    models.Q(("mediator__isnull", True), ("organization__isnull", False)),
                    _connector="OR",
                ),
                name="proposal_names_one_mediator_or_organization",
            ),
        ),
        migrations.AddConstraint(
            model_name="rosterproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("origin__in", ["APPLIED", "INVITED", "RECOMMENDED", "TRAINED", "RENEWAL"])),
                name="proposal_origin_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="rosterproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", True), ("entry__isnull", True), ("state", "PENDING")),
                    models.Q(("decided_at__isnull", False), ("entry__isnull", False), ("state", "LISTED")),
                    models.Q(("decided_at__isnull", False), ("entry__isnull", True), ("state", "REFUSED")),
                    _connector="OR",
                ),
                name="proposal_state_agrees",
            ),
        ),
        migrations.AddConstraint(
            model_name="rosterproposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("mediator__isnull", False), ("state", "PENDING")),
                fields=("court", "mediator"),
                name="proposal_one_pending_per_mediator",
            ),
        ),
        migrations.AddConstraint(
            model_name="rosterproposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("organization__isnull", False), ("state", "PENDING")),
                fields=("court", "organization"),
                name="proposal_one_pending_per_organization",
            ),
        ),
        migrations.AddConstraint(
            model_name="rosterrequirement",
            constraint=models.UniqueConstraint(fields=("code",), name="roster_requirement_once_per_code"),
        ),
        migrations.AddConstraint(
            model_name="rosterrequirement",
            constraint=models.CheckConstraint(
                condition=models.Q(("subject__in", ["ORGANIZATION", "LAW_FIRM", "MEDIATOR", "LAWYER"])),
                name="roster_requirement_subject_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="rosterrequirement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "measure__in",
                        ["MEMBERS", "PAPERS", "AGE_YEARS", "PRACTICE_YEARS", "TRAINING_BEFORE", "TRAINING_YEAR"],
                    )
                ),
                name="roster_requirement_measure_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="rosterrequirement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_from__isnull", True),
                    ("valid_to__isnull", True),
                    ("valid_to__gt", models.F("valid_from")),
                    _connector="OR",
                ),
                name="roster_requirement_dates_in_order",
                violation_error_message="停用日期应晚于启用日期。",
            ),
        ),
        migrations.AddConstraint(
            model_name="mediationstudio",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["PERSONAL", "SPECIALISED", "LAWYER"])), name="studio_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="mediationstudio",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_on__isnull", True), ("closed_on__gte", models.F("opened_on")), _connector="OR"
                ),
                name="studio_dates_in_order",
                violation_error_message="撤销日期不能早于设立日期。",
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["BEFORE", "YEARLY", "SPECIAL"])), name="training_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingrecord",
            constraint=models.CheckConstraint(condition=models.Q(("hours__gt", 0)), name="training_hours_positive"),
        ),
    ]
