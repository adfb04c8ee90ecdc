import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_signatures_and_proofs_are_kept"),
        ("communities", "0001_places_and_work_in_them"),
        ("files", "0001_keep_files"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TurnedBack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("OUT_OF_SCOPE", "不属于人民法院受案范围"),
                            ("NO_JURISDICTION", "本院没有管辖权"),
                            ("UNSUITABLE", "不适宜在线调解"),
                        ],
                        max_length=20,
                        verbose_name="情形",
                    ),
                ),
                ("explanation", models.CharField(max_length=300, verbose_name="具体理由")),
                ("way_told", models.CharField(max_length=200, verbose_name="告知的途径")),
                ("turned_back_at", models.DateTimeField(verbose_name="退回时间")),
            ],
            options={
                "verbose_name": "退回在线申请",
                "verbose_name_plural": "退回在线申请",
                "ordering": ["turned_back_at", "pk"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="dispute",
            name="dispute_state_known",
        ),
        migrations.AddField(
            model_name="conflictwaiver",
            name="proof",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="files.storedfile",
                verbose_name="凭据",
            ),
        ),
        migrations.AddField(
            model_name="scheduledsession",
            name="court_consent",
            field=models.CharField(
                blank=True,
                help_text="在其他地点调解的，何人何时怎样同意（特邀调解规定第14条）。",
                max_length=100,
                verbose_name="法院同意",
            ),
        ),
        migrations.AddField(
            model_name="scheduledsession",
            name="venue",
            field=models.CharField(
                blank=True,
                choices=[("COURT", "人民法院内"), ("ORGANIZATION", "调解组织所在地"), ("ELSEWHERE", "其他地点")],
                max_length=12,
                verbose_name="地点属于",
            ),
        ),
        migrations.AlterField(
            model_name="conflictwaiver",
            name="evidence",
            field=models.CharField(
                blank=True, help_text="例如：2026-03-02调解笔录第1页。", max_length=200, verbose_name="凭据说明"
            ),
        ),
        migrations.AlterField(
            model_name="dispute",
            name="state",
            field=models.CharField(
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
                    ("TURNED_BACK", "已退回申请"),
                ],
                default="DRAFT",
                editable=False,
                max_length=20,
                verbose_name="状态",
            ),
        ),
        migrations.AlterField(
            model_name="disputeevent",
            name="action",
            field=models.CharField(
                choices=[
                    ("REGISTER", "登记"),
                    ("ROUTE", "分流"),
                    ("RETURN", "退回分流"),
                    ("RESOLVE", "登记办结"),
                    ("BRING_BACK", "转回调解"),
                    ("TURN_BACK", "退回在线申请"),
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
                    ("PERFORM", "履行协议"),
                    ("CONFIRM", "司法确认"),
                ],
                max_length=12,
                verbose_name="动作",
            ),
        ),
        migrations.AlterField(
            model_name="disputeevent",
            name="source",
            field=models.CharField(
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
                    ("TURNED_BACK", "已退回申请"),
                ],
                max_length=20,
                verbose_name="原状态",
            ),
        ),
        migrations.AlterField(
            model_name="disputeevent",
            name="target",
            field=models.CharField(
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
                    ("TURNED_BACK", "已退回申请"),
                ],
                max_length=20,
                verbose_name="新状态",
            ),
        ),
        migrations.AddConstraint(
            model_name="dispute",
            constraint=models.CheckConstraint(
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
                            "TURNED_BACK",
                        ],
                    )
                ),
                name="dispute_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="scheduledsession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("venue", ""), ("venue__in", ["COURT", "ORGANIZATION", "ELSEWHERE"]), _connector="OR"
                ),
                name="plan_venue_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="scheduledsession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("venue", "ELSEWHERE"), _negated=True),
                    models.Q(("court_consent", ""), _negated=True),
                    _connector="OR",
                ),
                name="plan_elsewhere_with_the_courts_consent",
            ),
        ),
        migrations.AddField(
            model_name="turnedback",
            name="dispute",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="turned_back",
                to="cases.dispute",
                verbose_name="纠纷",
            ),
        ),
        migrations.AddField(
            model_name="turnedback",
            name="turned_back_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="退回人",
            ),
        ),
        migrations.AddConstraint(
            model_name="turnedback",
            constraint=models.CheckConstraint(
                condition=models.Q(("ground__in", ["OUT_OF_SCOPE", "NO_JURISDICTION", "UNSUITABLE"])),
                name="turned_back_ground_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="turnedback",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("explanation", ""), _negated=True), models.Q(("way_told", ""), _negated=True)
                ),
                name="turned_back_says_why_and_where_to",
            ),
        ),
    ]
