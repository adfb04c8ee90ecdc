"""The picture and the device of a signature, the proof of a performance; what followed a settlement is told."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_handling_units_lean_on_linked_ones"),
        ("files", "0001_keep_files"),
    ]

    operations = [
        migrations.AddField(
            model_name="performance",
            name="proof",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="files.storedfile",
                verbose_name="凭证照片",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="device",
            field=models.CharField(
                blank=True, help_text="屏幕签名时浏览器所报的设备。", max_length=200, verbose_name="签署所用设备"
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="picture",
            field=models.ForeignKey(
                blank=True,
                help_text="屏幕上所签的，或者签名页的照片、扫描件。",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="files.storedfile",
                verbose_name="签名图",
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
    ]
