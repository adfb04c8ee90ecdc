from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("governance", "0001_suggestions_conferences_assessment"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="workschemeitem",
            name="work_assessment_computed_by_a_figure",
        ),
        migrations.AlterField(
            model_name="workschemeitem",
            name="indicator",
            field=models.CharField(
                blank=True,
                choices=[
                    ("RECEIVED", "登记纠纷（件）"),
                    ("SUITS", "新收一审案件（件）"),
                    ("SUCCESS_RATE", "调解成功率（%）"),
                    ("PRE_SUIT_SHARE", "诉前化解占比（%）"),
                    ("OVERDUE_RATE", "超期率（%）"),
                    ("PERFORMANCE_RATE", "自动履行率（%）"),
                    ("FOLLOW_UP_RATE", "回访率（%）"),
                    ("DEMONSTRATIONS", "示范社区（个）"),
                    ("LESSONS", "法治公开课（次）"),
                    ("CIRCUITS", "巡回（次）"),
                ],
                max_length=20,
                verbose_name="指标",
            ),
        ),
        migrations.AddConstraint(
            model_name="workschemeitem",
            constraint=models.CheckConstraint(
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
                                "PERFORMANCE_RATE",
                                "FOLLOW_UP_RATE",
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
        ),
    ]
