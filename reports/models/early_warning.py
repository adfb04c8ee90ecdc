"""Early warning (风险预警): what is watched and how, what was found with its grounds, what became of it."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from communities.models.court import no_overlap
from communities.models.reference import DatedRow, dates_in_order, value_known
from communities.querysets import DatedQuerySet
from reports.choices import RangeMethod, WarningAnswer, WatchKind
from reports.querysets import EarlyWarningQuerySet, FilingForecastQuerySet
from suyuan.lib.periods import Period, PeriodKind, period_of


class WatchRule(DatedRow):
    """The parameters of one watch (预警参数): dated, with their source; a warning keeps those it was found by."""

    kind = models.CharField("事项", max_length=12, choices=WatchKind)
    window_days = models.PositiveSmallIntegerField("窗口（天）", help_text="把最近多少天的件数与预期比较。")
    years = models.PositiveSmallIntegerField("对照前几年", help_text="0 表示不与往年同期对照。")
    neighbours = models.PositiveSmallIntegerField("往年同期前后各几个窗口")
    recent_windows = models.PositiveSmallIntegerField("对照最近几个窗口", help_text="0 表示不与最近对照。")
    significance = models.DecimalField(
        "显著性水平", max_digits=5, decimal_places=4, help_text="超出上限的偶然概率；立案预测为区间以外的概率。"
    )
    least_count = models.PositiveSmallIntegerField("至少几件", help_text="不足此数的不预警。")
    source = models.CharField("依据", max_length=300)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "预警参数"
        ordering = ["kind", "valid_from"]
        constraints = [
            value_known("watch_rule_kind_known", "kind", WatchKind),
            no_overlap("watch_rule_once_at_a_time", "kind", message="该事项在这段时间已有参数，请先写明停用日期。"),
            dates_in_order("watch_rule_dates_in_order"),
            models.CheckConstraint(name="watch_rule_window_has_days", condition=Q(window_days__gte=1)),
            models.CheckConstraint(
                name="watch_rule_significance_is_a_probability", condition=Q(significance__gt=0, significance__lt=0.5)
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class EarlyWarning(models.Model):
    """Something that is more than usual (风险预警), with its grounds; open until somebody answers it or it ends.

    `grounds` are the earlier windows and the parameters; `dispute_ids` the very disputes that were counted. A person's
    name is kept masked; an organisation's in full. What became of it is kept as the number of the paper that followed.
    """

    kind = models.CharField("事项", max_length=12, choices=WatchKind)
    division = models.ForeignKey("communities.Division", models.PROTECT, related_name="+", verbose_name="地点")
    category = models.ForeignKey(
        "cases.DisputeCategory", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="纠纷类型"
    )
    subject = models.CharField("对象标识", max_length=200, blank=True, editable=False)
    subject_name = models.CharField("被申请人", max_length=120, blank=True)
    first_on = models.DateField("窗口首日")
    last_on = models.DateField("窗口末日")
    observed = models.PositiveIntegerField("件数")
    expected = models.DecimalField("预期件数", max_digits=9, decimal_places=2, null=True, blank=True)
    lower = models.PositiveIntegerField("预期下限", null=True, blank=True)
    upper = models.PositiveIntegerField("预期上限", null=True, blank=True)
    method = models.CharField("方法", max_length=12, choices=RangeMethod, blank=True)
    exceedance = models.DecimalField("超出度", max_digits=9, decimal_places=2, default=0)
    grounds = models.JSONField("依据", default=dict)
    dispute_ids = ArrayField(models.BigIntegerField(), verbose_name="所计纠纷", default=list)
    raised_at = models.DateTimeField("提出时间")
    computed_at = models.DateTimeField("计算时间")
    ceased_on = models.DateField("消退日期", null=True, blank=True)
    answer = models.CharField("处置", max_length=12, choices=WarningAnswer, blank=True)
    answer_text = models.CharField("处置说明", max_length=300, blank=True)
    answered_at = models.DateTimeField("处置时间", null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="处置人"
    )

    objects = EarlyWarningQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "风险预警"
        ordering = ["-last_on", "-exceedance", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="warning_kind_known",
                condition=Q(kind__in=[kind.value for kind in WatchKind if kind != WatchKind.FORECAST]),
            ),
            models.CheckConstraint(name="warning_days_in_order", condition=Q(last_on__gte=F("first_on"))),
            models.CheckConstraint(
                name="warning_answer_is_whole",
                condition=Q(answer="", answered_at__isnull=True, answered_by__isnull=True)
                | Q(answer__in=WarningAnswer.values, answered_at__isnull=False, answered_by__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["kind", "division", "category", "subject"],
                name="warning_open_once",
                condition=Q(answer="", ceased_on__isnull=True),
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.division_id} {self.last_on}"

    @property
    def is_open(self) -> bool:
        return not self.answer and self.ceased_on is None


class FilingForecast(models.Model):
    """How many suits a place is expected to file in a quarter (立案预测), with its interval and its backtest."""

    division = models.ForeignKey("communities.Division", models.CASCADE, related_name="+", verbose_name="区划")
    first_on = models.DateField("季度首日")
    known_through = models.DateField("所用数据截至")
    expected = models.DecimalField("预测件数", max_digits=12, decimal_places=1)
    lower = models.PositiveIntegerField("区间下限")
    upper = models.PositiveIntegerField("区间上限")
    level = models.DecimalField("区间概率", max_digits=5, decimal_places=4)
    year_before = models.PositiveIntegerField("上年同期件数", null=True, blank=True)
    backtests = models.PositiveSmallIntegerField("回测季度数")
    backtests_inside = models.PositiveSmallIntegerField("回测落入区间")
    computed_at = models.DateTimeField("计算时间")

    objects = FilingForecastQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "立案预测"
        ordering = ["first_on", "division"]
        constraints = [
            models.UniqueConstraint(fields=["division", "first_on"], name="forecast_once_a_quarter"),
            models.CheckConstraint(name="forecast_interval_in_order", condition=Q(upper__gte=F("lower"))),
            models.CheckConstraint(name="forecast_backtests_add_up", condition=Q(backtests_inside__lte=F("backtests"))),
        ]

    def __str__(self) -> str:
        return f"{self.division_id} {self.first_on}"

    @property
    def quarter(self) -> Period:
        return period_of(PeriodKind.QUARTER, self.first_on)


class WatchRun(models.Model):
    """One look at everything that is watched (预警计算): through which day, how much was judged and what could not."""

    last_on = models.DateField("数据截至", unique=True)
    finished_at = models.DateTimeField("完成时间")
    judged = models.JSONField("已比较的单元", default=dict)
    unjudged = models.JSONField("历史不足未比较的单元", default=dict)

    class Meta:
        verbose_name = verbose_name_plural = "预警计算"
        ordering = ["-last_on"]

    def __str__(self) -> str:
        return f"{self.last_on}"
