"""Mediators, their organisations and rosters, the subsidy ledger. Its triggers come in the next step."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models

import suyuan.lib.fields
from suyuan.lib.migrating import CreateTogether


class Migration(migrations.Migration):
    replaces = [
        ("mediators", "0001_initial"),
        ("mediators", "0003_what_a_due_carries"),
        ("mediators", "0004_occurrence_of_older_dues"),
        ("mediators", "0005_mediators_in_full"),
        ("mediators", "0006_known_mediators_in_full"),
        ("mediators", "0008_schemes_named_by_the_run"),
        ("mediators", "0009_claims_payments_and_books"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("communities", "0001_places_and_work_in_them"),
    ]

    operations = [
        CreateTogether(
            models=[
                migrations.CreateModel(
                    name="SubsidyFund",
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
                                verbose_name="法院",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="名称")),
                        ("payer", models.CharField(blank=True, max_length=100, verbose_name="出资单位")),
                    ],
                    options={
                        "verbose_name": "补贴经费",
                        "verbose_name_plural": "补贴经费",
                        "ordering": ["court", "name", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("court", "name"), name="fund_once_per_court_and_name")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssessmentScheme",
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
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.court",
                                verbose_name="法院",
                            ),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="名称")),
                        ("valid_from", models.DateField(verbose_name="启用日期")),
                        (
                            "valid_to",
                            models.DateField(
                                blank=True, help_text="当日起不再使用。", null=True, verbose_name="停用日期"
                            ),
                        ),
                        ("source", models.CharField(max_length=200, verbose_name="依据")),
                        (
                            "confidence",
                            models.CharField(
                                blank=True,
                                help_text="V 已读全文，X 摘引，M 未证实。",
                                max_length=2,
                                verbose_name="核实程度",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                    ],
                    options={
                        "verbose_name": "考核方案",
                        "verbose_name_plural": "考核方案",
                        "ordering": ["court", "-valid_from", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="assessment_scheme_dates_in_order",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
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
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Speciality",
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
                    name="Mediator",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mediator",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="账号",
                            ),
                        ),
                        ("name", models.CharField(max_length=50, verbose_name="姓名")),
                        ("pinyin", models.CharField(blank=True, editable=False, max_length=200, verbose_name="拼音")),
                        (
                            "mediator_class",
                            models.CharField(
                                choices=[
                                    ("INVITED", "特邀调解员"),
                                    ("LAWYER", "律师调解员"),
                                    ("FULL_TIME", "专职调解员"),
                                ],
                                max_length=10,
                                verbose_name="类别",
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
                            "court",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.court",
                                verbose_name="建档法院",
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
                                verbose_name="常驻区划",
                            ),
                        ),
                        ("law_firm", models.CharField(blank=True, max_length=100, verbose_name="执业律所")),
                        ("licence_number", models.CharField(blank=True, max_length=30, verbose_name="执业证号")),
                        ("practising_since", models.DateField(blank=True, null=True, verbose_name="首次执业日期")),
                        ("employer", models.CharField(blank=True, max_length=100, verbose_name="聘用单位")),
                        (
                            "employment",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("CONTRACT", "劳动合同聘用"),
                                    ("PURCHASED", "政府购买服务"),
                                    ("OUTSOURCED", "外包公司派驻"),
                                ],
                                max_length=10,
                                verbose_name="用工方式",
                            ),
                        ),
                        ("outsourcing_company", models.CharField(blank=True, max_length=100, verbose_name="外包公司")),
                        (
                            "backgrounds",
                            django.contrib.postgres.fields.ArrayField(
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
                        (
                            "background",
                            models.CharField(
                                blank=True,
                                help_text="例如：某届人大代表、某协会会长。",
                                max_length=60,
                                verbose_name="身份说明",
                            ),
                        ),
                        ("specialities", models.CharField(blank=True, max_length=200, verbose_name="擅长领域说明")),
                        (
                            "languages",
                            django.contrib.postgres.fields.ArrayField(
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
                        (
                            "introduction",
                            models.CharField(
                                blank=True, help_text="在公开名册上显示。", max_length=300, verbose_name="公开简介"
                            ),
                        ),
                        (
                            "monthly_cap",
                            models.PositiveSmallIntegerField(
                                blank=True, help_text="空白表示不限。", null=True, verbose_name="每月接案上限"
                            ),
                        ),
                        ("charges_fee", models.BooleanField(default=False, verbose_name="是否收费")),
                        (
                            "areas",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="communities.division", verbose_name="服务区域"
                            ),
                        ),
                        (
                            "expertise",
                            models.ManyToManyField(
                                blank=True, related_name="mediators", to="mediators.speciality", verbose_name="专业领域"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "调解员",
                        "verbose_name_plural": "调解员",
                        "ordering": ["pinyin", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("mediator_class__in", ["INVITED", "LAWYER", "FULL_TIME"])),
                                name="mediator_class_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("employment", ""),
                                    ("employment__in", ["CONTRACT", "PURCHASED", "OUTSOURCED"]),
                                    _connector="OR",
                                ),
                                name="mediator_employment_known",
                            ),
                            models.CheckConstraint(
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
                            models.CheckConstraint(
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
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MediationOrganization",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=100, unique=True, verbose_name="名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("PEOPLES_COMMITTEE", "人民调解委员会"),
                                    ("INDUSTRY", "行业性专业性调解组织"),
                                    ("CHAMBER", "商会调解组织"),
                                    ("LAW_FIRM", "律师事务所"),
                                    ("ADMINISTRATIVE", "行政机关"),
                                    ("ARBITRATION", "仲裁机构"),
                                    ("NOTARY", "公证机构"),
                                    ("ASSOCIATION", "调解协会"),
                                    ("SAFETY_PROMOTION", "平安建设促进会"),
                                    ("OTHER", "其他调解组织"),
                                ],
                                max_length=20,
                                verbose_name="类别",
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
                        ("charges_fee", models.BooleanField(default=False, verbose_name="是否收费")),
                        (
                            "court",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.court",
                                verbose_name="建档法院",
                            ),
                        ),
                        ("credit_code", models.CharField(blank=True, max_length=18, verbose_name="统一社会信用代码")),
                        ("founded_on", models.DateField(blank=True, null=True, verbose_name="成立日期")),
                        ("leader", models.CharField(blank=True, max_length=50, verbose_name="负责人")),
                        ("office_phone", models.CharField(blank=True, max_length=30, verbose_name="办公电话")),
                        ("address", models.CharField(blank=True, max_length=200, verbose_name="办公地址")),
                        ("scope", models.CharField(blank=True, max_length=200, verbose_name="受理范围")),
                        (
                            "papers",
                            django.contrib.postgres.fields.ArrayField(
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
                        (
                            "expertise",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="mediators.speciality", verbose_name="专业领域"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "特邀调解组织",
                        "verbose_name_plural": "特邀调解组织",
                        "ordering": ["name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "PEOPLES_COMMITTEE",
                                            "INDUSTRY",
                                            "CHAMBER",
                                            "LAW_FIRM",
                                            "ADMINISTRATIVE",
                                            "ARBITRATION",
                                            "NOTARY",
                                            "ASSOCIATION",
                                            "SAFETY_PROMOTION",
                                            "OTHER",
                                        ],
                                    )
                                ),
                                name="organization_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "papers__contained_by",
                                        ["CHARTER", "SYSTEMS", "RULES", "ETHICS", "DISCIPLINE", "TRAINING"],
                                    )
                                ),
                                name="organization_papers_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Voucher",
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
                                choices=[("ACCRUAL", "计提"), ("PAYMENT", "发放"), ("REVERSAL", "冲销")],
                                max_length=10,
                                verbose_name="类别",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                help_text="业务单据编号，例如纠纷编号加结案次数。",
                                max_length=80,
                                verbose_name="来源单据",
                            ),
                        ),
                        (
                            "rule_code",
                            models.CharField(
                                blank=True, help_text="方案代码/规则代码。", max_length=90, verbose_name="依据规则"
                            ),
                        ),
                        (
                            "court",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.court",
                                verbose_name="法院",
                            ),
                        ),
                        (
                            "mediator",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="vouchers",
                                to="mediators.mediator",
                                verbose_name="收款调解员",
                            ),
                        ),
                        ("memo", models.CharField(max_length=200, verbose_name="摘要")),
                        (
                            "reverses",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reversed_by",
                                to="mediators.voucher",
                                verbose_name="被冲销凭证",
                            ),
                        ),
                        ("made_on", models.DateField(verbose_name="记账日期")),
                        ("made_at", models.DateTimeField(verbose_name="记账时间")),
                        (
                            "made_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="记账人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "凭证",
                        "verbose_name_plural": "凭证",
                        "ordering": ["-made_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["court", "-made_on", "-id"], name="voucher_court_day"),
                            models.Index(fields=["mediator", "-made_on", "-id"], name="voucher_mediator_day"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kind", "source", "rule_code", "mediator"),
                                name="voucher_once_per_source_rule_payee",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["ACCRUAL", "PAYMENT", "REVERSAL"])),
                                name="voucher_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "REVERSAL"), ("reverses__isnull", False)),
                                    models.Q(models.Q(("kind", "REVERSAL"), _negated=True), ("reverses__isnull", True)),
                                    _connector="OR",
                                ),
                                name="voucher_reversal_names_its_target",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SubsidyScheme",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=40, unique=True, verbose_name="方案代码")),
                        ("name", models.CharField(max_length=100, verbose_name="名称")),
                        (
                            "status",
                            models.CharField(
                                choices=[("DRAFT", "草案"), ("IN_FORCE", "施行"), ("EXAMPLE", "参考")],
                                db_default="IN_FORCE",
                                default="IN_FORCE",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "court",
                            models.ForeignKey(
                                blank=True,
                                help_text="适用于该法院及其下级法院。",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="subsidy_schemes",
                                to="communities.court",
                                verbose_name="适用法院",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                help_text="空白表示不限；限定调解组织的方案优先。",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="mediators.mediationorganization",
                                verbose_name="适用调解组织",
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="起始日期")),
                        (
                            "valid_to",
                            models.DateField(
                                blank=True, help_text="当日起不再适用。", null=True, verbose_name="终止日期"
                            ),
                        ),
                        (
                            "paid_once",
                            models.BooleanField(
                                db_default=True,
                                default=True,
                                help_text="同一纠纷无论调解几次、有几种结果，只补一次。",
                                verbose_name="一案一补",
                            ),
                        ),
                        (
                            "oral_percent",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="空白表示与书面协议相同。",
                                max_digits=5,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="口头协议按比例（%）",
                            ),
                        ),
                        (
                            "presiding_percent",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="共同调解时其余部分由其他人平分；空白表示全部平分。",
                                max_digits=5,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="主持调解员所占比例（%）",
                            ),
                        ),
                        (
                            "series_percent",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="空白表示不打折。",
                                max_digits=5,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="系列案第二件起按比例（%）",
                            ),
                        ),
                        (
                            "cap_per_case",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="空白表示不设上限。",
                                max_digits=14,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="每件上限（元）",
                            ),
                        ),
                        (
                            "cap_per_month",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="空白表示不设上限。",
                                max_digits=14,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="每人每月上限（元）",
                            ),
                        ),
                        (
                            "cap_per_year",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="空白表示不设上限。",
                                max_digits=14,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="每人每年上限（元）",
                            ),
                        ),
                        (
                            "needs_complete_file",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                help_text="卷宗有缺件的暂缓，补齐后计提。",
                                verbose_name="卷宗齐全方予补贴",
                            ),
                        ),
                        (
                            "needs_roster",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                help_text="发生日不在本院或上级法院名册的不予补贴。",
                                verbose_name="限在册调解员",
                            ),
                        ),
                        (
                            "rounding",
                            models.CharField(
                                choices=[
                                    ("FEN", "四舍五入到分"),
                                    ("YUAN", "四舍五入到元"),
                                    ("YUAN_DOWN", "舍去元以下"),
                                ],
                                db_default="FEN",
                                default="FEN",
                                max_length=10,
                                verbose_name="尾数",
                            ),
                        ),
                        (
                            "claim_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="自结果之次日起算；空白表示不限。",
                                null=True,
                                verbose_name="申报期限（日）",
                            ),
                        ),
                        (
                            "review_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="自申报之次日起算，内部时限；空白表示不限。",
                                null=True,
                                verbose_name="审核期限（日）",
                            ),
                        ),
                        (
                            "fund",
                            models.ForeignKey(
                                blank=True,
                                help_text="规则另有经费来源的从其规定。",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="schemes",
                                to="mediators.subsidyfund",
                                verbose_name="经费来源",
                            ),
                        ),
                        ("source", models.CharField(max_length=300, verbose_name="来源")),
                        ("note", models.TextField(blank=True, verbose_name="说明")),
                    ],
                    options={
                        "verbose_name": "补贴方案",
                        "verbose_name_plural": "补贴方案",
                        "ordering": ["court", "-valid_from"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="scheme_dates_in_order",
                                violation_error_message="终止日期应晚于起始日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["DRAFT", "IN_FORCE", "EXAMPLE"])),
                                name="scheme_status_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("rounding__in", ["FEN", "YUAN", "YUAN_DOWN"])),
                                name="scheme_rounding_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("court__isnull", False), ("status", "EXAMPLE"), _connector="OR"),
                                name="scheme_has_a_court_or_is_an_example",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("status", "IN_FORCE")),
                                expressions=[
                                    ("court", "="),
                                    (
                                        django.db.models.functions.comparison.Coalesce("organization", models.Value(0)),
                                        "=",
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
                                name="scheme_one_in_force_at_a_time",
                                violation_error_message="该法院在这段时间内已有施行的补贴方案，请先写明其终止日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssessmentItem",
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
                                to="mediators.assessmentscheme",
                                verbose_name="方案",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("title", models.CharField(max_length=100, verbose_name="项目")),
                        ("points", models.DecimalField(decimal_places=1, max_digits=5, verbose_name="满分")),
                        ("is_bonus", models.BooleanField(default=False, verbose_name="加分项")),
                    ],
                    options={
                        "verbose_name": "考核项目",
                        "verbose_name_plural": "考核项目",
                        "ordering": ["scheme", "position"],
                        "constraints": [
                            models.UniqueConstraint(fields=("scheme", "position"), name="assessment_item_once"),
                            models.CheckConstraint(
                                condition=models.Q(("points__gt", 0)), name="assessment_item_points_positive"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Assessment",
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
                                related_name="assessments",
                                to="mediators.mediator",
                                verbose_name="调解员",
                            ),
                        ),
                        (
                            "court",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.court",
                                verbose_name="法院",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        (
                            "scheme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assessments",
                                to="mediators.assessmentscheme",
                                verbose_name="方案",
                            ),
                        ),
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
                            models.DecimalField(
                                blank=True, decimal_places=1, max_digits=6, null=True, verbose_name="总分"
                            ),
                        ),
                        ("grade", models.CharField(blank=True, max_length=10, verbose_name="等次")),
                        ("self_scored_at", models.DateTimeField(blank=True, null=True, verbose_name="自评时间")),
                        (
                            "assessed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="考核人",
                            ),
                        ),
                        ("assessed_at", models.DateTimeField(blank=True, null=True, verbose_name="考核时间")),
                        (
                            "filed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="备案人",
                            ),
                        ),
                        ("filed_at", models.DateTimeField(blank=True, null=True, verbose_name="备案时间")),
                    ],
                    options={
                        "verbose_name": "年度考核",
                        "verbose_name_plural": "年度考核",
                        "ordering": ["-year", "mediator"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("mediator", "court", "year"), name="assessment_once_a_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["SELF_SCORED", "ASSESSED", "FILED"])),
                                name="assessment_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "SELF_SCORED"),
                                    models.Q(("assessed_at__isnull", False), ("total__isnull", False)),
                                    _connector="OR",
                                ),
                                name="assessment_has_its_result",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Retainer",
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
                                related_name="retainers",
                                to="mediators.mediator",
                                verbose_name="受聘调解员",
                            ),
                        ),
                        (
                            "court",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.court",
                                verbose_name="法院",
                            ),
                        ),
                        (
                            "yearly_amount",
                            models.DecimalField(decimal_places=2, max_digits=14, verbose_name="每年金额（元）"),
                        ),
                        ("valid_from", models.DateField(verbose_name="起聘日期")),
                        (
                            "valid_to",
                            models.DateField(
                                blank=True, help_text="当日起不再聘用。", null=True, verbose_name="终止日期"
                            ),
                        ),
                        (
                            "basis",
                            models.CharField(
                                help_text="例如：合同编号、会议纪要。", max_length=200, verbose_name="依据"
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                    ],
                    options={
                        "verbose_name": "年度聘用",
                        "verbose_name_plural": "年度聘用",
                        "ordering": ["-valid_from", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("yearly_amount__gt", 0)), name="retainer_amount_positive"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="retainer_dates_in_order",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
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
                                name="retainer_one_at_a_time",
                                violation_error_message="该调解员在这段时间内已有年度聘用。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SubsidyDue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(help_text="纠纷编号加结案次数。", max_length=80, verbose_name="来源单据"),
                        ),
                        ("dispute_number", models.CharField(max_length=40, verbose_name="纠纷编号")),
                        (
                            "occurrence",
                            models.PositiveSmallIntegerField(db_default=1, default=1, verbose_name="第几次结案"),
                        ),
                        (
                            "court",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.court",
                                verbose_name="法院",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="mediators.mediationorganization",
                                verbose_name="调解组织",
                            ),
                        ),
                        (
                            "mediator",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dues",
                                to="mediators.mediator",
                                verbose_name="调解员",
                            ),
                        ),
                        (
                            "part",
                            models.PositiveSmallIntegerField(
                                db_default=1, default=1, help_text="1为主持调解员。", verbose_name="共同调解中的次序"
                            ),
                        ),
                        (
                            "parts",
                            models.PositiveSmallIntegerField(db_default=1, default=1, verbose_name="共同调解人数"),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("SETTLED", "调解成功"),
                                    ("PERFORMED", "协议履行"),
                                    ("CONFIRMED", "司法确认"),
                                    ("WITHDRAWN", "和解撤诉"),
                                    ("ENDED", "调解不成"),
                                    ("RETAINED", "年度聘用"),
                                ],
                                max_length=10,
                                verbose_name="结果",
                            ),
                        ),
                        ("occurred_on", models.DateField(verbose_name="发生日期")),
                        (
                            "footing",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("PRE_FILING_ASSIGNED", "委派调解"),
                                    ("POST_FILING_PRE_TRIAL", "先行调解"),
                                    ("IN_TRIAL_ENTRUSTED", "审理中委托调解"),
                                    ("INVITED_ASSIST", "邀请协助调解"),
                                    ("SELF_MEDIATED", "自行调解"),
                                ],
                                db_default="",
                                default="",
                                max_length=25,
                                verbose_name="调解方式",
                            ),
                        ),
                        (
                            "difficulty",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("SIMPLE", "简易"),
                                    ("ORDINARY", "一般"),
                                    ("COMPLEX", "疑难"),
                                    ("MAJOR", "重大"),
                                    ("EXTRAORDINARY", "特别重大"),
                                ],
                                db_default="",
                                default="",
                                max_length=15,
                                verbose_name="难易等级",
                            ),
                        ),
                        ("is_oral", models.BooleanField(db_default=False, default=False, verbose_name="口头协议")),
                        (
                            "value_in_dispute",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="标的额（元）"
                            ),
                        ),
                        (
                            "party_count",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="当事人数"),
                        ),
                        (
                            "series_rank",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="系列案中的次序"),
                        ),
                        (
                            "missing_papers",
                            models.CharField(
                                blank=True, db_default="", default="", max_length=200, verbose_name="卷宗缺件"
                            ),
                        ),
                        (
                            "retainer",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dues",
                                to="mediators.retainer",
                                verbose_name="年度聘用",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("PENDING", "待计提"),
                                    ("ACCRUED", "已计提"),
                                    ("HELD", "暂缓"),
                                    ("BY_CLAIM", "须凭据申报"),
                                    ("NOT_PAYABLE", "不予补贴"),
                                ],
                                default="PENDING",
                                editable=False,
                                max_length=12,
                                verbose_name="处理状态",
                            ),
                        ),
                        (
                            "state_reason",
                            models.CharField(blank=True, editable=False, max_length=200, verbose_name="处理说明"),
                        ),
                        (
                            "scheme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="mediators.subsidyscheme",
                                verbose_name="计提方案",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="计提的金额；聘用按月算定。",
                                max_digits=14,
                                null=True,
                                verbose_name="金额（元）",
                            ),
                        ),
                        (
                            "reckoning",
                            models.TextField(
                                blank=True, db_default="", default="", editable=False, verbose_name="金额算法"
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                    ],
                    options={
                        "verbose_name": "应计事项",
                        "verbose_name_plural": "应计事项",
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "PENDING")), fields=["id"], name="subsidy_due_pending"
                            ),
                            models.Index(
                                condition=models.Q(("state", "ACCRUED"), _negated=True),
                                fields=["court", "state", "id"],
                                name="subsidy_due_unpaid",
                            ),
                            models.Index(
                                condition=models.Q(("state", "ACCRUED"), _negated=True),
                                fields=["mediator", "state", "id"],
                                name="subsidy_due_mediator",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("dispute_number", "source", "mediator"),
                                name="subsidy_due_once_per_source_and_payee",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["PENDING", "ACCRUED", "HELD", "BY_CLAIM", "NOT_PAYABLE"])
                                ),
                                name="subsidy_due_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "outcome__in",
                                        ["SETTLED", "PERFORMED", "CONFIRMED", "WITHDRAWN", "ENDED", "RETAINED"],
                                    )
                                ),
                                name="subsidy_due_outcome_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("footing", ""),
                                    (
                                        "footing__in",
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
                                name="subsidy_due_footing_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("difficulty", ""),
                                    ("difficulty__in", ["SIMPLE", "ORDINARY", "COMPLEX", "MAJOR", "EXTRAORDINARY"]),
                                    _connector="OR",
                                ),
                                name="subsidy_due_difficulty_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("part__gte", 1), ("part__lte", models.F("parts"))),
                                name="subsidy_due_part_of_parts",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", "RETAINED"), _negated=True),
                                    models.Q(("amount__isnull", False), ("retainer__isnull", False)),
                                    _connector="OR",
                                ),
                                name="subsidy_due_retained_has_its_amount",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BankAccount",
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
                                related_name="bank_accounts",
                                to="mediators.mediator",
                                verbose_name="调解员",
                            ),
                        ),
                        ("holder", models.CharField(max_length=50, verbose_name="户名")),
                        ("bank", models.CharField(max_length=100, verbose_name="开户银行")),
                        ("number", suyuan.lib.fields.EncryptedTextField(verbose_name="账号")),
                        ("tail", models.CharField(max_length=4, verbose_name="账号末四位")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                    ],
                    options={
                        "verbose_name": "收款账户",
                        "verbose_name_plural": "收款账户",
                        "ordering": ["mediator", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PaymentBatch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.CharField(max_length=40, unique=True, verbose_name="批次编号")),
                        (
                            "court",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.court",
                                verbose_name="法院",
                            ),
                        ),
                        ("through", models.DateField(help_text="列入记账日期不晚于此日的凭证。", verbose_name="截至")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("FROZEN", "待批准"),
                                    ("APPROVED", "待发放"),
                                    ("PAID", "已发放"),
                                    ("CANCELLED", "已作废"),
                                ],
                                default="FROZEN",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("line_count", models.PositiveIntegerField(default=0, verbose_name="笔数")),
                        (
                            "total",
                            models.DecimalField(decimal_places=2, default=0, max_digits=14, verbose_name="合计（元）"),
                        ),
                        (
                            "checksum",
                            models.CharField(
                                blank=True,
                                help_text="逐笔收款人、账号、金额的SHA-256。",
                                max_length=64,
                                verbose_name="校验码",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="编制人",
                            ),
                        ),
                        ("made_at", models.DateTimeField(verbose_name="编制时间")),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="批准人",
                            ),
                        ),
                        ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="批准时间")),
                        (
                            "paid_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发放人",
                            ),
                        ),
                        ("paid_at", models.DateTimeField(blank=True, null=True, verbose_name="登记发放时间")),
                        ("paid_on", models.DateField(blank=True, null=True, verbose_name="银行付款日期")),
                        ("cancelled_reason", models.CharField(blank=True, max_length=200, verbose_name="作废原因")),
                    ],
                    options={
                        "verbose_name": "发放批次",
                        "verbose_name_plural": "发放批次",
                        "ordering": ["-made_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["FROZEN", "APPROVED", "PAID", "CANCELLED"])),
                                name="payment_batch_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("approved_by", models.F("made_by")), _negated=True),
                                    models.Q(("paid_by", models.F("approved_by")), _negated=True),
                                ),
                                name="payment_batch_by_different_people",
                                violation_error_message="编制、批准不能是同一人，批准、发放不能是同一人。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "PAID"), _negated=True),
                                    models.Q(
                                        ("approved_by__isnull", False),
                                        ("paid_by__isnull", False),
                                        ("paid_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="payment_batch_paid_after_approval",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaymentLine",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="mediators.paymentbatch",
                                verbose_name="批次",
                            ),
                        ),
                        ("serial", models.PositiveIntegerField(verbose_name="序号")),
                        (
                            "mediator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="payment_lines",
                                to="mediators.mediator",
                                verbose_name="收款调解员",
                            ),
                        ),
                        (
                            "account",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="mediators.bankaccount",
                                verbose_name="收款账户",
                            ),
                        ),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="金额（元）")),
                        (
                            "state",
                            models.CharField(
                                choices=[("WAITING", "待发放"), ("PAID", "已发放"), ("BOUNCED", "已退汇")],
                                default="WAITING",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("bounced_on", models.DateField(blank=True, null=True, verbose_name="退汇日期")),
                        ("bounced_reason", models.CharField(blank=True, max_length=200, verbose_name="退汇原因")),
                    ],
                    options={
                        "verbose_name": "发放明细",
                        "verbose_name_plural": "发放明细",
                        "ordering": ["batch", "serial"],
                        "constraints": [
                            models.UniqueConstraint(fields=("batch", "serial"), name="payment_line_serial_once"),
                            models.UniqueConstraint(fields=("batch", "mediator"), name="payment_line_once_per_payee"),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)), name="payment_line_amount_positive"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["WAITING", "PAID", "BOUNCED"])),
                                name="payment_line_state_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RosterEntry",
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
                                related_name="roster",
                                to="communities.court",
                                verbose_name="法院",
                            ),
                        ),
                        (
                            "mediator",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="roster",
                                to="mediators.mediator",
                                verbose_name="调解员",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="roster",
                                to="mediators.mediationorganization",
                                verbose_name="调解组织",
                            ),
                        ),
                        ("certificate_number", models.CharField(blank=True, max_length=40, verbose_name="证书编号")),
                        ("valid_from", models.DateField(verbose_name="聘任日期")),
                        (
                            "valid_to",
                            models.DateField(
                                blank=True, help_text="当日起不在名册。", null=True, verbose_name="期满日期"
                            ),
                        ),
                        (
                            "term_until",
                            models.DateField(
                                blank=True,
                                help_text="提前退出名册时，聘期原来到哪一天。",
                                null=True,
                                verbose_name="原定期满日期",
                            ),
                        ),
                        ("published_on", models.DateField(blank=True, null=True, verbose_name="公示日期")),
                        (
                            "renews",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="renewed_by",
                                to="mediators.rosterentry",
                                verbose_name="续聘自",
                            ),
                        ),
                        (
                            "ending",
                            models.CharField(
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
                        ("ended_reason", models.CharField(blank=True, max_length=200, verbose_name="除名或退出原因")),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="办理退出人",
                            ),
                        ),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="办理退出时间")),
                        (
                            "listed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="列入人",
                            ),
                        ),
                        ("listed_at", models.DateTimeField(blank=True, null=True, verbose_name="列入时间")),
                    ],
                    options={
                        "verbose_name": "名册",
                        "verbose_name_plural": "名册",
                        "ordering": ["court", "-valid_from", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("mediator__isnull", False), ("organization__isnull", True)),
                                    models.Q(("mediator__isnull", True), ("organization__isnull", False)),
                                    _connector="OR",
                                ),
                                name="roster_names_one_mediator_or_organization",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="roster_dates_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ending", ""),
                                    (
                                        "ending__in",
                                        ["RESIGNED", "NOT_PERFORMING", "CONDITIONS_LOST", "EXPELLED", "MISTAKE"],
                                    ),
                                    _connector="OR",
                                ),
                                name="roster_ending_known",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("court", "="),
                                    (django.db.models.functions.comparison.Coalesce("mediator", models.Value(0)), "="),
                                    (
                                        django.db.models.functions.comparison.Coalesce("organization", models.Value(0)),
                                        "=",
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
                                name="roster_once_at_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SubsidyRule",
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
                                related_name="rules",
                                to="mediators.subsidyscheme",
                                verbose_name="方案",
                            ),
                        ),
                        ("code", models.CharField(max_length=40, verbose_name="规则代码")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("SETTLED", "调解成功"),
                                    ("PERFORMED", "协议履行"),
                                    ("CONFIRMED", "司法确认"),
                                    ("WITHDRAWN", "和解撤诉"),
                                    ("ENDED", "调解不成"),
                                    ("RETAINED", "年度聘用"),
                                ],
                                max_length=10,
                                verbose_name="结果",
                            ),
                        ),
                        (
                            "mediator_class",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("INVITED", "特邀调解员"),
                                    ("LAWYER", "律师调解员"),
                                    ("FULL_TIME", "专职调解员"),
                                ],
                                help_text="空白表示各类均适用。",
                                max_length=10,
                                verbose_name="调解员类别",
                            ),
                        ),
                        (
                            "footing",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("PRE_FILING_ASSIGNED", "委派调解"),
                                    ("POST_FILING_PRE_TRIAL", "先行调解"),
                                    ("IN_TRIAL_ENTRUSTED", "审理中委托调解"),
                                    ("INVITED_ASSIST", "邀请协助调解"),
                                    ("SELF_MEDIATED", "自行调解"),
                                ],
                                db_default="",
                                default="",
                                help_text="空白表示各种方式均适用。",
                                max_length=25,
                                verbose_name="调解方式",
                            ),
                        ),
                        (
                            "difficulty",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("SIMPLE", "简易"),
                                    ("ORDINARY", "一般"),
                                    ("COMPLEX", "疑难"),
                                    ("MAJOR", "重大"),
                                    ("EXTRAORDINARY", "特别重大"),
                                ],
                                db_default="",
                                default="",
                                help_text="空白表示不分等级。",
                                max_length=15,
                                verbose_name="难易等级",
                            ),
                        ),
                        (
                            "value_from",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="达到即属本等级。",
                                max_digits=14,
                                null=True,
                                verbose_name="标的额达到（元）",
                            ),
                        ),
                        (
                            "parties_from",
                            models.PositiveSmallIntegerField(
                                blank=True, help_text="达到即属本等级。", null=True, verbose_name="当事人数达到"
                            ),
                        ),
                        ("payable", models.BooleanField(default=True, verbose_name="给予补贴")),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="空白表示酌情，须凭据申报；年度聘用填每年金额。",
                                max_digits=14,
                                null=True,
                                verbose_name="金额（元）",
                            ),
                        ),
                        (
                            "least",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="酌情下限（元）"
                            ),
                        ),
                        (
                            "most",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="酌情上限（元）"
                            ),
                        ),
                        (
                            "fund",
                            models.ForeignKey(
                                blank=True,
                                help_text="空白表示用方案的经费。",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rules",
                                to="mediators.subsidyfund",
                                verbose_name="经费来源",
                            ),
                        ),
                        ("wording", models.CharField(max_length=200, verbose_name="规定原意")),
                    ],
                    options={
                        "verbose_name": "补贴规则",
                        "verbose_name_plural": "补贴规则",
                        "ordering": ["scheme", "code"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("scheme", "code"), name="subsidy_rule_code_once_per_scheme"
                            ),
                            models.UniqueConstraint(
                                fields=("scheme", "outcome", "mediator_class", "footing", "difficulty"),
                                name="subsidy_rule_once_per_case",
                                violation_error_message="同一结果、类别、方式和等级已有规则。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__isnull", True), ("amount__gt", 0), _connector="OR"),
                                name="subsidy_rule_amount_positive",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("payable", True), ("amount__isnull", True), _connector="OR"),
                                name="subsidy_rule_no_amount_when_not_payable",
                                violation_error_message="不给予补贴的规则不应填写金额。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("amount__isnull", True),
                                    models.Q(("least__isnull", True), ("most__isnull", True)),
                                    _connector="OR",
                                ),
                                name="subsidy_rule_range_without_amount",
                                violation_error_message="定额的规则不应填写酌情上下限。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("least__isnull", True),
                                    ("most__isnull", True),
                                    ("most__gte", models.F("least")),
                                    _connector="OR",
                                ),
                                name="subsidy_rule_range_in_order",
                                violation_error_message="酌情上限不应低于下限。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "outcome__in",
                                        ["SETTLED", "PERFORMED", "CONFIRMED", "WITHDRAWN", "ENDED", "RETAINED"],
                                    )
                                ),
                                name="subsidy_rule_outcome_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("mediator_class", ""),
                                    ("mediator_class__in", ["INVITED", "LAWYER", "FULL_TIME"]),
                                    _connector="OR",
                                ),
                                name="subsidy_rule_class_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("footing", ""),
                                    (
                                        "footing__in",
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
                                name="subsidy_rule_footing_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("difficulty", ""),
                                    ("difficulty__in", ["SIMPLE", "ORDINARY", "COMPLEX", "MAJOR", "EXTRAORDINARY"]),
                                    _connector="OR",
                                ),
                                name="subsidy_rule_difficulty_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("difficulty", ""), _negated=True),
                                    models.Q(("parties_from__isnull", True), ("value_from__isnull", True)),
                                    _connector="OR",
                                ),
                                name="subsidy_rule_criteria_for_a_difficulty",
                                violation_error_message="标的额和人数的条件属于某个难易等级，请先选等级。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SubsidyClaim",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "due",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claims",
                                to="mediators.subsidydue",
                                verbose_name="应计事项",
                            ),
                        ),
                        (
                            "court",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.court",
                                verbose_name="法院",
                            ),
                        ),
                        (
                            "mediator",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claims",
                                to="mediators.mediator",
                                verbose_name="申报人",
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="mediators.subsidyrule",
                                verbose_name="依据规则",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("SUBMITTED", "待审核"),
                                    ("RETURNED", "退回补正"),
                                    ("REVIEWED", "待批准"),
                                    ("APPROVED", "已批准"),
                                    ("PAID", "已发放"),
                                    ("REFUSED", "不予补贴"),
                                    ("WITHDRAWN", "已撤回"),
                                ],
                                default="SUBMITTED",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("explanation", models.TextField(max_length=1000, verbose_name="工作情况")),
                        (
                            "approved_amount",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="批准金额（元）"
                            ),
                        ),
                        ("submitted_at", models.DateTimeField(verbose_name="申报时间")),
                        ("claim_by", models.DateField(blank=True, null=True, verbose_name="申报截止")),
                        ("review_by", models.DateField(blank=True, null=True, verbose_name="审核时限")),
                        (
                            "claimed_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="申报操作人",
                            ),
                        ),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="审核人",
                            ),
                        ),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="批准人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "补贴申报",
                        "verbose_name_plural": "补贴申报",
                        "ordering": ["-submitted_at", "-pk"],
                        "indexes": [
                            models.Index(fields=["court", "state", "-submitted_at", "-id"], name="claim_court_state"),
                            models.Index(fields=["mediator", "-submitted_at", "-id"], name="claim_mediator"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "SUBMITTED",
                                            "RETURNED",
                                            "REVIEWED",
                                            "APPROVED",
                                            "PAID",
                                            "REFUSED",
                                            "WITHDRAWN",
                                        ],
                                    )
                                ),
                                name="claim_state_known",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["REFUSED", "WITHDRAWN"]), _negated=True),
                                fields=("due",),
                                name="claim_one_standing_per_due",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reviewed_by", models.F("claimed_by")), _negated=True),
                                    models.Q(("approved_by", models.F("claimed_by")), _negated=True),
                                    models.Q(("approved_by", models.F("reviewed_by")), _negated=True),
                                ),
                                name="claim_by_three_people",
                                violation_error_message="申报、审核、批准须由三个不同的人办理。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["APPROVED", "PAID"]), _negated=True),
                                    models.Q(
                                        ("approved_amount__gt", 0),
                                        ("approved_by__isnull", False),
                                        ("reviewed_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="claim_approved_with_amount_and_people",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssessmentGrade",
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
                                related_name="grades",
                                to="mediators.assessmentscheme",
                                verbose_name="方案",
                            ),
                        ),
                        ("name", models.CharField(max_length=10, verbose_name="等次")),
                        ("at_least", models.DecimalField(decimal_places=1, max_digits=5, verbose_name="不少于（分）")),
                    ],
                    options={
                        "verbose_name": "考核等次",
                        "verbose_name_plural": "考核等次",
                        "ordering": ["scheme", "-at_least"],
                        "constraints": [
                            models.UniqueConstraint(fields=("scheme", "name"), name="assessment_grade_once"),
                            models.UniqueConstraint(fields=("scheme", "at_least"), name="assessment_grade_bound_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssessmentScore",
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
                                to="mediators.assessment",
                                verbose_name="考核",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="mediators.assessmentitem",
                                verbose_name="项目",
                            ),
                        ),
                        (
                            "self_points",
                            models.DecimalField(
                                blank=True, decimal_places=1, max_digits=5, null=True, verbose_name="自评分"
                            ),
                        ),
                        (
                            "points",
                            models.DecimalField(
                                blank=True, decimal_places=1, max_digits=5, null=True, verbose_name="考核分"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "考核得分",
                        "verbose_name_plural": "考核得分",
                        "ordering": ["assessment", "item"],
                        "constraints": [
                            models.UniqueConstraint(fields=("assessment", "item"), name="assessment_score_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FundBudget",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "fund",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="budgets",
                                to="mediators.subsidyfund",
                                verbose_name="经费",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, help_text="追减的填负数。", max_digits=14, verbose_name="金额（元）"
                            ),
                        ),
                        ("document", models.CharField(max_length=200, verbose_name="文号或依据")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                    ],
                    options={
                        "verbose_name": "经费预算",
                        "verbose_name_plural": "经费预算",
                        "ordering": ["fund", "year", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount", 0), _negated=True), name="fund_budget_is_something"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MonthClosing",
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
                                verbose_name="法院",
                            ),
                        ),
                        ("month", models.DateField(help_text="该月第一日。", verbose_name="月份")),
                        ("last_day", models.DateField(verbose_name="截止日期")),
                        ("voucher_count", models.PositiveIntegerField(verbose_name="凭证数")),
                        (
                            "turnover",
                            models.DecimalField(decimal_places=2, max_digits=16, verbose_name="借方合计（元）"),
                        ),
                        (
                            "payable",
                            models.DecimalField(decimal_places=2, max_digits=16, verbose_name="月末应付（元）"),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="结账人",
                            ),
                        ),
                        ("closed_at", models.DateTimeField(verbose_name="结账时间")),
                    ],
                    options={
                        "verbose_name": "月结",
                        "verbose_name_plural": "月结",
                        "ordering": ["court", "-month"],
                        "constraints": [models.UniqueConstraint(fields=("court", "month"), name="month_closed_once")],
                    },
                ),
                migrations.CreateModel(
                    name="ClaimReceipt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="receipts",
                                to="mediators.subsidyclaim",
                                verbose_name="申报",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("TRANSPORT", "交通费"), ("LOST_WORK", "误工费"), ("OTHER", "其他")],
                                max_length=10,
                                verbose_name="项目",
                            ),
                        ),
                        ("spent_on", models.DateField(verbose_name="发生日期")),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="金额（元）")),
                        ("description", models.CharField(max_length=200, verbose_name="凭据说明")),
                    ],
                    options={
                        "verbose_name": "申报凭据",
                        "verbose_name_plural": "申报凭据",
                        "ordering": ["claim", "spent_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["TRANSPORT", "LOST_WORK", "OTHER"])),
                                name="receipt_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)), name="receipt_amount_positive"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClaimStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steps",
                                to="mediators.subsidyclaim",
                                verbose_name="申报",
                            ),
                        ),
                        (
                            "action",
                            models.CharField(
                                choices=[
                                    ("SUBMIT", "申报"),
                                    ("REVIEW", "审核通过"),
                                    ("RETURN", "退回补正"),
                                    ("RESUBMIT", "补正再报"),
                                    ("APPROVE", "批准"),
                                    ("REFUSE", "不予补贴"),
                                    ("PAY", "发放"),
                                    ("BOUNCE", "退汇"),
                                    ("WITHDRAW", "撤回"),
                                    ("REVOKE", "因更正或冲销失效"),
                                ],
                                max_length=10,
                                verbose_name="动作",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("SUBMITTED", "待审核"),
                                    ("RETURNED", "退回补正"),
                                    ("REVIEWED", "待批准"),
                                    ("APPROVED", "已批准"),
                                    ("PAID", "已发放"),
                                    ("REFUSED", "不予补贴"),
                                    ("WITHDRAWN", "已撤回"),
                                ],
                                max_length=10,
                                verbose_name="办理后状态",
                            ),
                        ),
                        ("taken_at", models.DateTimeField(verbose_name="办理时间")),
                        (
                            "taken_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="办理人",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                    ],
                    options={
                        "verbose_name": "申报办理记录",
                        "verbose_name_plural": "申报办理记录",
                        "ordering": ["claim", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "action__in",
                                        [
                                            "SUBMIT",
                                            "REVIEW",
                                            "RETURN",
                                            "RESUBMIT",
                                            "APPROVE",
                                            "REFUSE",
                                            "PAY",
                                            "BOUNCE",
                                            "WITHDRAW",
                                            "REVOKE",
                                        ],
                                    )
                                ),
                                name="claim_step_action_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "SUBMITTED",
                                            "RETURNED",
                                            "REVIEWED",
                                            "APPROVED",
                                            "PAID",
                                            "REFUSED",
                                            "WITHDRAWN",
                                        ],
                                    )
                                ),
                                name="claim_step_state_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RosterRequirement",
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
                                blank=True,
                                help_text="适用于该院及其下级法院；空白表示外地做法，只供参考。",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.court",
                                verbose_name="法院",
                            ),
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
                            models.CharField(
                                help_text="V 已读全文，X 摘引，M 未证实。", max_length=2, verbose_name="核实程度"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "名册要求",
                        "verbose_name_plural": "名册要求",
                        "ordering": ["subject", "measure", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("code",), name="roster_requirement_once_per_code"),
                            models.CheckConstraint(
                                condition=models.Q(("subject__in", ["ORGANIZATION", "LAW_FIRM", "MEDIATOR", "LAWYER"])),
                                name="roster_requirement_subject_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "measure__in",
                                        [
                                            "MEMBERS",
                                            "PAPERS",
                                            "AGE_YEARS",
                                            "PRACTICE_YEARS",
                                            "TRAINING_BEFORE",
                                            "TRAINING_YEAR",
                                        ],
                                    )
                                ),
                                name="roster_requirement_measure_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="roster_requirement_dates_in_order",
                                violation_error_message="停用日期应晚于启用日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Entry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "voucher",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="mediators.voucher",
                                verbose_name="凭证",
                            ),
                        ),
                        (
                            "account",
                            models.CharField(
                                choices=[("BUDGET", "专项经费"), ("PAYABLE", "应付补贴"), ("BANK", "银行存款")],
                                max_length=10,
                                verbose_name="科目",
                            ),
                        ),
                        (
                            "mediator",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="mediators.mediator",
                                verbose_name="调解员",
                            ),
                        ),
                        (
                            "fund",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="mediators.subsidyfund",
                                verbose_name="经费",
                            ),
                        ),
                        (
                            "debit",
                            models.DecimalField(decimal_places=2, default=0, max_digits=14, verbose_name="借方（元）"),
                        ),
                        (
                            "credit",
                            models.DecimalField(decimal_places=2, default=0, max_digits=14, verbose_name="贷方（元）"),
                        ),
                    ],
                    options={
                        "verbose_name": "分录",
                        "verbose_name_plural": "分录",
                        "ordering": ["voucher", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("mediator__isnull", False)),
                                fields=["account", "mediator"],
                                name="entry_account_mediator",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("account__in", ["BUDGET", "PAYABLE", "BANK"])),
                                name="entry_account_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("credit", 0), ("debit__gt", 0)),
                                    models.Q(("credit__gt", 0), ("debit", 0)),
                                    _connector="OR",
                                ),
                                name="entry_is_debit_or_credit",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("account", "PAYABLE"), ("mediator__isnull", False)),
                                    models.Q(
                                        models.Q(("account", "PAYABLE"), _negated=True), ("mediator__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="entry_owes_a_mediator_on_payable_alone",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeclaredRelation",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="relations",
                                to="mediators.mediator",
                                verbose_name="调解员",
                            ),
                        ),
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
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["FAMILY", "EMPLOYER"])), name="relation_kind_known"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MediatorLeave",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="leaves",
                                to="mediators.mediator",
                                verbose_name="调解员",
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="开始日期")),
                        ("valid_to", models.DateField(help_text="当日起恢复接案。", verbose_name="恢复日期")),
                        ("reason", models.CharField(blank=True, max_length=60, verbose_name="事由")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                    ],
                    options={
                        "verbose_name": "请假",
                        "verbose_name_plural": "请假",
                        "ordering": ["-valid_from", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("valid_to__gt", models.F("valid_from"))),
                                name="leave_dates_in_order",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
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
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrganizationMembership",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="mediators.mediationorganization",
                                verbose_name="调解组织",
                            ),
                        ),
                        (
                            "mediator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="mediators.mediator",
                                verbose_name="调解员",
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="加入日期")),
                        (
                            "valid_to",
                            models.DateField(
                                blank=True, help_text="当日起不再是成员。", null=True, verbose_name="退出日期"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "组织成员",
                        "verbose_name_plural": "组织成员",
                        "ordering": ["organization", "mediator", "valid_from"],
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("organization", "="),
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
                                name="membership_once_at_a_time",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrganizationManager",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="managers",
                                to="mediators.mediationorganization",
                                verbose_name="调解组织",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="managed_organizations",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="用户",
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="起始日期")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="终止日期")),
                    ],
                    options={
                        "verbose_name": "机构管理员",
                        "verbose_name_plural": "机构管理员",
                        "ordering": ["organization", "user", "valid_from"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organization", "user", "valid_from"), name="organization_manager_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MediationStudio",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        (
                            "court",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.court",
                                verbose_name="法院",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="studios",
                                to="mediators.mediationorganization",
                                verbose_name="设立的组织",
                            ),
                        ),
                        (
                            "leader",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="studios",
                                to="mediators.mediator",
                                verbose_name="主持调解员",
                            ),
                        ),
                        ("address", models.CharField(blank=True, max_length=200, verbose_name="地址")),
                        ("opened_on", models.DateField(verbose_name="设立日期")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="撤销日期")),
                        (
                            "expertise",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="mediators.speciality", verbose_name="专业领域"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "调解室",
                        "verbose_name_plural": "调解室",
                        "ordering": ["name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["PERSONAL", "SPECIALISED", "LAWYER"])),
                                name="studio_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    ("closed_on__gte", models.F("opened_on")),
                                    _connector="OR",
                                ),
                                name="studio_dates_in_order",
                                violation_error_message="撤销日期不能早于设立日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaymentItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="mediators.paymentline",
                                verbose_name="发放明细",
                            ),
                        ),
                        (
                            "voucher",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="payment_items",
                                to="mediators.voucher",
                                verbose_name="凭证",
                            ),
                        ),
                        ("released", models.BooleanField(default=False, verbose_name="已释放")),
                    ],
                    options={
                        "verbose_name": "所付凭证",
                        "verbose_name_plural": "所付凭证",
                        "ordering": ["line", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("released", False)),
                                fields=("voucher",),
                                name="payment_item_paid_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrainingRecord",
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
                                related_name="trainings",
                                to="mediators.mediator",
                                verbose_name="调解员",
                            ),
                        ),
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
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                    ],
                    options={
                        "verbose_name": "培训",
                        "verbose_name_plural": "培训",
                        "ordering": ["-completed_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["BEFORE", "YEARLY", "SPECIAL"])),
                                name="training_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("hours__gt", 0)), name="training_hours_positive"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MediatorComplaint",
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
                                related_name="complaints",
                                to="mediators.mediator",
                                verbose_name="调解员",
                            ),
                        ),
                        (
                            "court",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="communities.court",
                                verbose_name="受理法院",
                            ),
                        ),
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
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
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
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="处理人",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="处理时间")),
                    ],
                    options={
                        "verbose_name": "投诉",
                        "verbose_name_plural": "投诉",
                        "ordering": ["-received_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ground__in", ["FORCED", "UNLAWFUL", "BRIBED", "LEAKED", "DECLINED", "OTHER"])
                                ),
                                name="complaint_ground_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["RECEIVED", "UNFOUNDED", "UPHELD"])),
                                name="complaint_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("sanction", ""),
                                    ("sanction__in", ["WARNING", "CIRCULATED", "EXPELLED"]),
                                    _connector="OR",
                                ),
                                name="complaint_sanction_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sanction", ""), ("state", "UPHELD"), _connector="OR"),
                                name="complaint_sanction_needs_a_finding",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MediatorAward",
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
                                related_name="awards",
                                to="mediators.mediator",
                                verbose_name="调解员",
                            ),
                        ),
                        ("title", models.CharField(max_length=100, verbose_name="名称")),
                        ("awarded_by", models.CharField(max_length=100, verbose_name="授予单位")),
                        ("awarded_on", models.DateField(verbose_name="授予日期")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                    ],
                    options={
                        "verbose_name": "表彰",
                        "verbose_name_plural": "表彰",
                        "ordering": ["-awarded_on", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="RosterProposal",
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
                                verbose_name="法院",
                            ),
                        ),
                        (
                            "mediator",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="mediators.mediator",
                                verbose_name="调解员",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="mediators.mediationorganization",
                                verbose_name="调解组织",
                            ),
                        ),
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
                            "renews",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="mediators.rosterentry",
                                verbose_name="拟续聘的任期",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("PENDING", "待审核"), ("LISTED", "已列入名册"), ("REFUSED", "未列入")],
                                default="PENDING",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="提出人",
                            ),
                        ),
                        ("proposed_at", models.DateTimeField(verbose_name="提出时间")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="审核人",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="审核时间")),
                        ("decision_reason", models.CharField(blank=True, max_length=300, verbose_name="审核意见")),
                        ("shortfalls", models.JSONField(blank=True, default=list, verbose_name="审核时未达到的要求")),
                        (
                            "entry",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposal",
                                to="mediators.rosterentry",
                                verbose_name="列入的任期",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "名册申请",
                        "verbose_name_plural": "名册申请",
                        "ordering": ["-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("mediator__isnull", False), ("organization__isnull", True)),
                                    models.Q(("mediator__isnull", True), ("organization__isnull", False)),
                                    _connector="OR",
                                ),
                                name="proposal_names_one_mediator_or_organization",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("origin__in", ["APPLIED", "INVITED", "RECOMMENDED", "TRAINED", "RENEWAL"])
                                ),
                                name="proposal_origin_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_at__isnull", True), ("entry__isnull", True), ("state", "PENDING")
                                    ),
                                    models.Q(
                                        ("decided_at__isnull", False), ("entry__isnull", False), ("state", "LISTED")
                                    ),
                                    models.Q(
                                        ("decided_at__isnull", False), ("entry__isnull", True), ("state", "REFUSED")
                                    ),
                                    _connector="OR",
                                ),
                                name="proposal_state_agrees",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("mediator__isnull", False), ("state", "PENDING")),
                                fields=("court", "mediator"),
                                name="proposal_one_pending_per_mediator",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("organization__isnull", False), ("state", "PENDING")),
                                fields=("court", "organization"),
                                name="proposal_one_pending_per_organization",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SubsidyExclusion",
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
                                verbose_name="法院",
                            ),
                        ),
                        (
                            "mediator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exclusions",
                                to="mediators.mediator",
                                verbose_name="调解员",
                            ),
                        ),
                        (
                            "ground",
                            models.CharField(
                                choices=[
                                    ("FIXED_INCOME", "有固定收入"),
                                    ("ON_STAFF", "在编在职人员"),
                                    ("NOT_SERVING", "不再担任调解员"),
                                    ("OTHER", "其他"),
                                ],
                                max_length=15,
                                verbose_name="原因",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=100, verbose_name="说明")),
                        ("valid_from", models.DateField(verbose_name="起始日期")),
                        (
                            "valid_to",
                            models.DateField(
                                blank=True, help_text="当日起不再适用。", null=True, verbose_name="终止日期"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "不予补贴人员",
                        "verbose_name_plural": "不予补贴人员",
                        "ordering": ["court", "-valid_from", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ground__in", ["FIXED_INCOME", "ON_STAFF", "NOT_SERVING", "OTHER"])
                                ),
                                name="exclusion_ground_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="exclusion_dates_in_order",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("court", "="),
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
                                name="exclusion_once_at_a_time",
                                violation_error_message="该调解员在这段时间内已列入不予补贴人员。",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
