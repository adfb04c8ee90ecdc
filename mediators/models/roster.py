"""The court's roster (特邀调解名册, 特邀16 arts 5–8): terms, and how one comes to be listed."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from communities.models.court import date_span
from mediators.choices import ProposalOrigin, ProposalState, RosterEnding
from mediators.querysets import ProposalQuerySet, RosterQuerySet


class RosterEntry(models.Model):
    """A mediator's or an organisation's term on a court's roster (名册, 特邀16 arts 5–8)."""

    court = models.ForeignKey("communities.Court", models.PROTECT, related_name="roster", verbose_name="法院")
    mediator = models.ForeignKey(
        "mediators.Mediator",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="roster",
        verbose_name="调解员",
    )
    organization = models.ForeignKey(
        "mediators.MediationOrganization",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="roster",
        verbose_name="调解组织",
    )
    certificate_number = models.CharField("证书编号", max_length=40, blank=True)
    valid_from = models.DateField("聘任日期")
    valid_to = models.DateField("期满日期", null=True, blank=True, help_text="当日起不在名册。")
    term_until = models.DateField("原定期满日期", null=True, blank=True, help_text="提前退出名册时，聘期原来到哪一天。")
    published_on = models.DateField("公示日期", null=True, blank=True)
    renews = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="renewed_by", verbose_name="续聘自"
    )
    ending = models.CharField("退出类别", max_length=15, choices=RosterEnding, blank=True)
    ended_reason = models.CharField("除名或退出原因", max_length=200, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办理退出人"
    )
    ended_at = models.DateTimeField("办理退出时间", null=True, blank=True)
    listed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="列入人"
    )
    listed_at = models.DateTimeField("列入时间", null=True, blank=True)

    objects = RosterQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "名册"
        ordering = ["court", "-valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                name="roster_names_one_mediator_or_organization",
                condition=Q(mediator__isnull=False, organization__isnull=True)
                | Q(mediator__isnull=True, organization__isnull=False),
            ),
            models.CheckConstraint(
                name="roster_dates_in_order",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
            ),
            models.CheckConstraint(
                name="roster_ending_known", condition=Q(ending="") | Q(ending__in=RosterEnding.values)
            ),
            ExclusionConstraint(
                name="roster_once_at_a_time",
                expressions=[
                    ("court", RangeOperators.EQUAL),
                    (Coalesce("mediator", Value(0)), RangeOperators.EQUAL),
                    (Coalesce("organization", Value(0)), RangeOperators.EQUAL),
                    (date_span(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.court_id} {self.mediator_id or self.organization_id} {self.valid_from}"

    @property
    def subject(self):  # type: ignore[no-untyped-def]
        """Whose term it is: the mediator's or the organisation's (在册的人或组织)."""
        return self.mediator or self.organization


class RosterProposal(models.Model):
    """Somebody asks, or is proposed, to be listed (名册申请); decided once, kept for good (特邀16 art. 6)."""

    court = models.ForeignKey("communities.Court", models.PROTECT, related_name="+", verbose_name="法院")
    mediator = models.ForeignKey(
        "mediators.Mediator",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name="调解员",
    )
    organization = models.ForeignKey(
        "mediators.MediationOrganization",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name="调解组织",
    )
    origin = models.CharField("来由", max_length=12, choices=ProposalOrigin)
    grounds = models.CharField("理由", max_length=300)
    renews = models.ForeignKey(
        RosterEntry, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="拟续聘的任期"
    )
    state = models.CharField("状态", max_length=10, choices=ProposalState, default=ProposalState.PENDING)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="提出人")
    proposed_at = models.DateTimeField("提出时间")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审核人"
    )
    decided_at = models.DateTimeField("审核时间", null=True, blank=True)
    decision_reason = models.CharField("审核意见", max_length=300, blank=True)
    shortfalls = models.JSONField("审核时未达到的要求", default=list, blank=True)
    entry = models.OneToOneField(
        RosterEntry, models.PROTECT, null=True, blank=True, related_name="proposal", verbose_name="列入的任期"
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "名册申请"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="proposal_names_one_mediator_or_organization",
                condition=Q(mediator__isnull=False, organization__isnull=True)
                | Q(mediator__isnull=True, organization__isnull=False),
            ),
            models.CheckConstraint(name="proposal_origin_known", condition=Q(origin__in=ProposalOrigin.values)),
            models.CheckConstraint(
                name="proposal_state_agrees",
                condition=Q(state="PENDING", decided_at__isnull=True, entry__isnull=True)
                | Q(state="LISTED", decided_at__isnull=False, entry__isnull=False)
                | Q(state="REFUSED", decided_at__isnull=False, entry__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["court", "mediator"],
                condition=Q(state="PENDING", mediator__isnull=False),
                name="proposal_one_pending_per_mediator",
            ),
            models.UniqueConstraint(
                fields=["court", "organization"],
                condition=Q(state="PENDING", organization__isnull=False),
                name="proposal_one_pending_per_organization",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.court_id} {self.mediator_id or self.organization_id} {self.get_state_display()}"

    @property
    def subject(self):  # type: ignore[no-untyped-def]
        """Whom it is about: the mediator or the organisation (申请列入的人或组织)."""
        return self.mediator or self.organization
