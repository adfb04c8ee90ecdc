"""Disputes (纠纷): what the whole system is about."""

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q

from cases.choices import IntakeSource, PartySide, Procedure, Track, TrackOrigin
from cases.lifecycle import State
from cases.querysets import DisputeQuerySet

if TYPE_CHECKING:
    from cases.models.deadline import Deadline
    from cases.models.party import Party
    from cases.models.referral import Referral
    from cases.models.routing import Routing


class Dispute(models.Model):
    """A quarrel between parties that may be settled before or instead of a lawsuit (纠纷).

    Three things make a draft: who, what, where. The number comes with registration. From then on the
    number, its date and the two dates that stop the limitation period (时效规定 arts 10, 12) never change once
    set; a trigger sees to it.
    """

    key = models.UUIDField("标识", unique=True, default=uuid.uuid4, editable=False)
    number = models.CharField("纠纷编号", max_length=40, unique=True, null=True, blank=True, editable=False)
    centre = models.ForeignKey(
        "communities.MediationCentre",
        models.PROTECT,
        related_name="disputes",
        verbose_name="诉调对接中心",
    )
    state = models.CharField("状态", max_length=20, choices=State, default=State.DRAFT, editable=False)
    intake_source = models.CharField("来源", max_length=20, choices=IntakeSource)
    facts = models.TextField("纠纷事实", blank=True)
    claim = models.TextField("调解请求", blank=True)
    amount = models.DecimalField("涉及金额（元）", max_digits=14, decimal_places=2, null=True, blank=True)
    occurred_on = models.DateField("发生日期", null=True, blank=True)
    division = models.ForeignKey(
        "communities.Division",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="disputes",
        verbose_name="发生地",
    )
    place_detail = models.CharField("详细地点", max_length=200, blank=True)
    category = models.ForeignKey(
        "cases.DisputeCategory",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="纠纷类型",
    )
    cause = models.ForeignKey(
        "cases.CauseOfAction",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="案由",
    )
    track = models.CharField("调解方式", max_length=25, choices=Track, blank=True)
    procedure = models.CharField("适用程序", max_length=10, choices=Procedure, blank=True)
    logged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="logged_disputes",
        verbose_name="登记人",
    )
    logged_at = models.DateTimeField("记录时间")
    registered_at = models.DateTimeField("登记时间", null=True, blank=True, editable=False)
    complaint_submitted_at = models.DateTimeField("提交起诉材料时间", null=True, blank=True)
    mediation_requested_at = models.DateTimeField("申请调解时间", null=True, blank=True)
    series = models.ForeignKey(
        "cases.Series", models.PROTECT, null=True, blank=True, related_name="disputes", verbose_name="系列案"
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name="并入", editable=False
    )
    concluded_on = models.DateField("结束日期", null=True, blank=True, editable=False)
    conclusion_count = models.PositiveSmallIntegerField("结案次数", default=0, editable=False)
    client_reference = models.CharField("来源系统编号", max_length=100, blank=True)
    client_code = models.CharField("来源系统", max_length=60, blank=True)
    search_text = models.TextField("检索文本", blank=True, editable=False)
    changed_at = models.DateTimeField("变更时间")

    objects = DisputeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "纠纷"
        ordering = ["-logged_at", "-pk"]
        indexes = [
            models.Index(fields=["-logged_at", "-id"], name="dispute_newest"),
            models.Index(fields=["centre", "-logged_at", "-id"], name="dispute_centre_newest"),
            models.Index(fields=["division", "-logged_at", "-id"], name="dispute_division_newest"),
            models.Index(
                fields=["centre", "state", "-logged_at", "-id"],
                name="dispute_centre_state",
            ),
            models.Index(fields=["division", "occurred_on"], name="dispute_place_and_day"),
            models.Index(fields=["changed_at", "id"], name="dispute_changes"),
            models.Index(fields=["logged_by", "-logged_at", "-id"], name="dispute_logger_newest"),
            GinIndex(Func(F("search_text"), function="cjk_grams"), name="dispute_search_grams"),
        ]
        constraints = [
            models.CheckConstraint(name="dispute_state_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(
                name="dispute_source_known",
                condition=Q(intake_source__in=IntakeSource.values),
            ),
            models.CheckConstraint(
                name="dispute_track_known",
                condition=Q(track="") | Q(track__in=Track.values),
            ),
            models.CheckConstraint(
                name="dispute_procedure_known",
                condition=Q(procedure="") | Q(procedure__in=Procedure.values),
            ),
            models.CheckConstraint(
                name="dispute_amount_not_negative",
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
            ),
            models.CheckConstraint(
                name="dispute_numbered_once_registered",
                condition=Q(state__in=[State.DRAFT, State.WITHDRAWN])
                | Q(number__isnull=False, registered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="dispute_concluded_has_a_day",
                condition=~Q(state__in=[State.SETTLED, State.ENDED]) | Q(concluded_on__isnull=False),
            ),
            models.CheckConstraint(
                name="dispute_merged_into_another",
                condition=~Q(state=State.MERGED) | Q(merged_into__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["client_code", "client_reference"],
                condition=~Q(client_reference=""),
                name="dispute_once_per_client_reference",
            ),
        ]

    def __str__(self) -> str:
        return self.number or f"草稿 {self.pk}"

    def open_referral(self) -> "Referral | None":
        """The referral now in hand, if any (prefetch-friendly)."""
        return next(
            (referral for referral in self.referrals.all() if referral.closed_at is None),
            None,
        )

    def mediation_clock(self) -> "Deadline | None":
        """The period of mediation now running (调解期限), if any (prefetch-friendly)."""
        return next(
            (clock for clock in self.deadlines.all() if clock.stopped_at is None and clock.rule.is_of_mediation), None
        )

    @property
    def track_origin(self) -> TrackOrigin:
        """What the dispute brought with it, on which its tracks depend (来由)."""
        if self.complaint_submitted_at is not None:
            return TrackOrigin.COMPLAINT
        came_settled = self.intake_source == IntakeSource.SELF_MEDIATED
        return TrackOrigin.SELF_MEDIATED if came_settled else TrackOrigin.NO_COMPLAINT

    def open_routing(self) -> "Routing | None":
        """Where the dispute was sent and has not come back from (prefetch-friendly)."""
        return next((routing for routing in self.routings.all() if routing.closed_at is None), None)

    def places(self) -> list[str]:
        """The codes of the places it concerns: where it happened, and those that help (涉及地; prefetch-friendly)."""
        involved = [unit.division_id for unit in self.involved_units.all() if unit.ended_at is None]
        return [code for code in (self.division_id, *involved) if code]

    def present_parties(self) -> "list[Party]":
        """The parties who have not left (prefetch-friendly)."""
        return [party for party in self.parties.all() if party.removed_at is None]

    def opposing_parties(self) -> "list[Party]":
        """The parties whose consent mediation needs: applicants and respondents (prefetch-friendly)."""
        return [party for party in self.present_parties() if party.side in (PartySide.APPLICANT, PartySide.RESPONDENT)]

    def sides_without_a_party(self) -> list[str]:
        """Chinese names of the sides on which nobody is named yet (applicants and respondents)."""
        named = {party.side for party in self.present_parties()}
        return [str(side.label) for side in (PartySide.APPLICANT, PartySide.RESPONDENT) if side not in named]

    def sides_without_consent(self) -> list[str]:
        """Chinese names of the parties whose last word is not consent (applicants and respondents)."""
        return [str(party) for party in self.opposing_parties() if not party.consents_to_mediation()]

    def mediators_with_open_conflict(self) -> list[str]:
        """Names of those who have it in hand and disclosed a conflict that not every party has waived."""
        referral = self.open_referral()
        here = {one.mediator_id for one in referral.present()} if referral else set()
        told = self.disclosures.select_related("mediator").prefetch_related("waivers") if here else []
        parties = [party.pk for party in self.opposing_parties()]
        return [one.mediator.name for one in told if one.mediator_id in here and not one.is_waived_by(parties)]

    def refusing_parties(self) -> list[str]:
        """Chinese names of the parties whose last word is refusal (applicants and respondents)."""
        return [str(party) for party in self.opposing_parties() if party.refuses_mediation()]


class CaseNumber(models.Model):
    """A court's number that a dispute came to bear (案号): 诉前调, then 民初, then 民特 … several over time."""

    dispute = models.ForeignKey(Dispute, models.PROTECT, related_name="case_numbers", verbose_name="纠纷")
    text = models.CharField("案号", max_length=60, unique=True)
    year = models.PositiveSmallIntegerField("年度")
    court_code = models.CharField("法院代字", max_length=10)
    type_code = models.CharField("类型代字", max_length=10)
    serial = models.PositiveIntegerField("编号")
    added_at = models.DateTimeField("登记时间")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="登记人",
    )

    class Meta:
        verbose_name = verbose_name_plural = "案号"
        ordering = ["dispute", "added_at", "pk"]

    def __str__(self) -> str:
        return self.text


class NumberCounter(models.Model):
    """The last dispute number given by a centre in a year. One row each, locked while it moves: no gaps."""

    centre = models.ForeignKey(
        "communities.MediationCentre",
        models.PROTECT,
        related_name="counters",
        verbose_name="诉调对接中心",
    )
    year = models.PositiveSmallIntegerField("年度")
    last = models.PositiveIntegerField("最后编号", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "编号计数"
        constraints = [models.UniqueConstraint(fields=["centre", "year"], name="number_counter_once")]

    def __str__(self) -> str:
        return f"{self.centre_id} {self.year} {self.last}"
