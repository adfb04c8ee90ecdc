"""Mediators of three classes, their organisations, and the court's roster (特邀调解名册)."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from communities.models.court import date_span
from mediators.choices import MediatorClass, OrganizationKind
from mediators.querysets import MediatorQuerySet, OrganizationQuerySet, RosterQuerySet
from suyuan.lib.fields import EncryptedTextField


class MediationOrganization(models.Model):
    """An organisation that mediates for the court (特邀调解组织, 特邀16 art. 6)."""

    name = models.CharField("名称", max_length=100, unique=True)
    kind = models.CharField("类别", max_length=20, choices=OrganizationKind)
    division = models.ForeignKey(
        "communities.Division",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="所在区划",
    )
    charges_fee = models.BooleanField("是否收费", default=False)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "特邀调解组织"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="organization_kind_known",
                condition=Q(kind__in=OrganizationKind.values),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Mediator(models.Model):
    """A person who mediates: 特邀, 律师 or 专职. The three are counted apart (source document 001)."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="mediator",
        verbose_name="账号",
    )
    name = models.CharField("姓名", max_length=50)
    pinyin = models.CharField("拼音", max_length=200, blank=True, editable=False)
    mediator_class = models.CharField("类别", max_length=10, choices=MediatorClass)
    phone = EncryptedTextField("联系电话", blank=True, default="")
    division = models.ForeignKey(
        "communities.Division",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="常驻区划",
    )
    law_firm = models.CharField("执业律所", max_length=100, blank=True)
    employer = models.CharField("聘用单位", max_length=100, blank=True)
    background = models.CharField(
        "身份",
        max_length=60,
        blank=True,
        help_text="例如：人大代表、退休法律工作者、村居干部。",
    )
    specialities = models.CharField("擅长领域", max_length=200, blank=True)
    charges_fee = models.BooleanField("是否收费", default=False)

    objects = MediatorQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "调解员"
        ordering = ["pinyin", "pk"]
        constraints = [
            models.CheckConstraint(
                name="mediator_class_known",
                condition=Q(mediator_class__in=MediatorClass.values),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.get_mediator_class_display()}）"


class OrganizationMembership(models.Model):
    """A mediator listed by an organisation is deemed the court's invited mediator (特邀16 art. 6)."""

    organization = models.ForeignKey(
        MediationOrganization,
        models.PROTECT,
        related_name="memberships",
        verbose_name="调解组织",
    )
    mediator = models.ForeignKey(Mediator, models.PROTECT, related_name="memberships", verbose_name="调解员")
    valid_from = models.DateField("加入日期")
    valid_to = models.DateField("退出日期", null=True, blank=True, help_text="当日起不再是成员。")

    class Meta:
        verbose_name = verbose_name_plural = "组织成员"
        ordering = ["organization", "mediator", "valid_from"]
        constraints = [
            ExclusionConstraint(
                name="membership_once_at_a_time",
                expressions=[
                    ("organization", RangeOperators.EQUAL),
                    ("mediator", RangeOperators.EQUAL),
                    (date_span(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.mediator_id} {self.valid_from}"


class OrganizationManager(models.Model):
    """Who manages an organisation's cases in the system (机构管理员)."""

    organization = models.ForeignKey(
        MediationOrganization,
        models.PROTECT,
        related_name="managers",
        verbose_name="调解组织",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="managed_organizations",
        verbose_name="用户",
    )
    valid_from = models.DateField("起始日期")
    valid_to = models.DateField("终止日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "机构管理员"
        ordering = ["organization", "user", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "user", "valid_from"],
                name="organization_manager_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.user_id} {self.valid_from}"


class RosterEntry(models.Model):
    """A mediator's or an organisation's term on a court's roster (名册, 特邀16 arts 5–8)."""

    court = models.ForeignKey("communities.Court", models.PROTECT, related_name="roster", verbose_name="法院")
    mediator = models.ForeignKey(
        Mediator,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="roster",
        verbose_name="调解员",
    )
    organization = models.ForeignKey(
        MediationOrganization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="roster",
        verbose_name="调解组织",
    )
    certificate_number = models.CharField("证书编号", max_length=40, blank=True)
    valid_from = models.DateField("聘任日期")
    valid_to = models.DateField("期满日期", null=True, blank=True, help_text="当日起不在名册。")
    ended_reason = models.CharField("除名或退出原因", max_length=200, blank=True)

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
