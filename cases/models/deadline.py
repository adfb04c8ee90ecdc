"""Deadlines (期限): a row with its rule and its start, never just a date."""

from django.db import models
from django.db.models import F, Q

from cases.choices import LengthUnit, Procedure, StartEvent, Track
from cases.outcome_choices import ClockState
from cases.querysets import DeadlineQuerySet, DeadlineRuleQuerySet
from communities.models.reference import ReferenceRow


class DeadlineRule(ReferenceRow):
    """A period set by law or by local rule, with its source, in force between two days."""

    code = models.CharField("规则代码", max_length=60)
    name = models.CharField("名称", max_length=80)
    track = models.CharField("调解方式", max_length=25, choices=Track, blank=True)
    procedure = models.CharField("适用程序", max_length=10, choices=Procedure, blank=True)
    start_event = models.CharField("起算事件", max_length=20, choices=StartEvent)
    length = models.PositiveSmallIntegerField("长度")
    unit = models.CharField("单位", max_length=15, choices=LengthUnit, default=LengthUnit.DAYS)
    statutory = models.BooleanField("法定期限", default=True, help_text="否则为内部目标。")
    extension_cap_days = models.PositiveSmallIntegerField(
        "延长上限（日）", null=True, blank=True, help_text="各次合计；空白表示文本未设上限。"
    )
    extension_times = models.PositiveSmallIntegerField(
        "延长次数上限", null=True, blank=True, help_text="空白表示文本未设上限。"
    )
    court_consents = models.BooleanField("延长须经法院同意", default=False)
    court = models.ForeignKey(
        "communities.Court",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="适用法院",
        help_text="空白表示各法院；一院自定的规则先于通行的规则适用。",
    )
    consequence = models.CharField("届满后", max_length=200, blank=True, help_text="期限届满时法律规定怎样处理。")
    remind_before = models.PositiveSmallIntegerField("提前几日提醒", default=3, help_text="届满当日和届满后另行提醒。")
    basis = models.CharField("依据", max_length=200)
    confidence = models.CharField("核实程度", max_length=2, help_text="V 已读全文，X 摘引，M 未证实。")
    valid_from = models.DateField("施行日期")
    valid_to = models.DateField("废止日期", null=True, blank=True)

    objects = DeadlineRuleQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "期限规则"
        ordering = ["code", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="deadline_rule_once_per_start"),
            models.CheckConstraint(name="deadline_rule_unit_known", condition=Q(unit__in=LengthUnit.values)),
            models.CheckConstraint(name="deadline_rule_start_known", condition=Q(start_event__in=StartEvent.values)),
            models.CheckConstraint(name="deadline_rule_track_known", condition=Q(track="") | Q(track__in=Track.values)),
            models.CheckConstraint(
                name="deadline_rule_dates_in_order",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.basis}）"

    @property
    def is_of_mediation(self) -> bool:
        """Whether it is a period of mediation (调解期限), and not a timer within the procedure (办理期限)."""
        return bool(self.track)


class Deadline(models.Model):
    """A clock running on a dispute: rule, starting event, calendar used, due day (期限)."""

    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="deadlines", verbose_name="纠纷")
    referral = models.ForeignKey(
        "cases.Referral",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deadlines",
        verbose_name="移送",
    )
    rule = models.ForeignKey(DeadlineRule, models.PROTECT, related_name="+", verbose_name="规则")
    started_on = models.DateField("起算事件日期", help_text="次日为第一日。")
    due_on = models.DateField("到期日")
    nominal_on = models.DateField("顺延前到期日")
    provisional = models.BooleanField("暂定", default=False, help_text="该年日历尚未确认。")
    calendar_version = models.CharField("日历版本", max_length=80)
    reckoning = models.TextField("推算过程", blank=True)
    halted_on = models.DateField("暂停计算自", null=True, blank=True, help_text="与未结束的暂停一致。")
    expired_at = models.DateTimeField("届满记录时间", null=True, blank=True)
    stopped_at = models.DateTimeField("停止时间", null=True, blank=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "期限"
        ordering = ["dispute", "due_on", "pk"]
        indexes = [
            models.Index(
                fields=["due_on", "dispute"],
                name="deadline_running",
                condition=Q(stopped_at__isnull=True),
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="deadline_due_after_start",
                condition=Q(due_on__gte=F("started_on")),
            ),
            models.CheckConstraint(
                name="deadline_due_not_before_nominal",
                condition=Q(due_on__gte=F("nominal_on")),
            ),
            models.UniqueConstraint(
                fields=["dispute", "rule"],
                condition=Q(stopped_at__isnull=True),
                name="deadline_one_running_per_rule",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.due_on}"

    @property
    def state(self) -> ClockState:
        """How it stands now (期限状态): stopped, ended unheeded, paused or counting."""
        if self.stopped_at:
            return ClockState.STOPPED
        if self.expired_at:
            return ClockState.EXPIRED
        return ClockState.PAUSED if self.halted_on else ClockState.COUNTING

    def why_not_extended(self) -> str | None:
        """Why the rule allows no further extension (不能延长的原因), or None; prefetch-friendly."""
        if self.expired_at:
            return f"期限已于{self.due_on:%Y-%m-%d}届满，不能再延长"
        if self.halted_on:
            return "期限已暂停计算，恢复后才能延长"
        extensions = list(self.extensions.all())
        times, cap = self.rule.extension_times, self.rule.extension_cap_days
        if times is not None and len(extensions) >= times:
            return f"已延长{len(extensions)}次，{self.rule.basis}只许延长{times}次"
        if cap is not None and sum(extension.days for extension in extensions) >= cap:
            return f"已延长满{cap}日，{self.rule.basis}不许再延长"
        return None
