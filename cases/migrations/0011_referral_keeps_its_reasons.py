import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0010_mediators_stay_on_record"),
        ("communities", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="referral",
            name="match",
            field=models.JSONField(
                blank=True, default=dict, help_text="名次、总分和各项得分的理由。", verbose_name="选定时的匹配得分"
            ),
        ),
        migrations.CreateModel(
            name="MatchingRule",
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
                ("code", models.CharField(max_length=40, unique=True, verbose_name="代码")),
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
    ]
