"""Organisations that mediate for the court, who belongs to them, and the studios they keep (特邀调解组织)."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Q

from communities.models.court import date_span
from mediators.choices import OrganizationKind, OrganizationPaper, StudioKind
from mediators.querysets import OrganizationQuerySet, StudioQuerySet


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
    court = models.ForeignKey(
        "communities.Court", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="建档法院"
    )
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    founded_on = models.DateField("成立日期", null=True, blank=True)
    leader = models.CharField("负责人", max_length=50, blank=True)
    office_phone = models.CharField("办公电话", max_length=30, blank=True)
    address = models.CharField("办公地址", max_length=200, blank=True)
    scope = models.CharField("受理范围", max_length=200, blank=True)
    papers = ArrayField(
        models.CharField("制度文件", max_length=10, choices=OrganizationPaper),
        verbose_name="已提交的制度文件",
        default=list,
        blank=True,
    )
    expertise = models.ManyToManyField("mediators.Speciality", blank=True, related_name="+", verbose_name="专业领域")

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "特邀调解组织"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="organization_kind_known",
                condition=Q(kind__in=OrganizationKind.values),
            ),
            models.CheckConstraint(
                name="organization_papers_known", condition=Q(papers__contained_by=OrganizationPaper.values)
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OrganizationMembership(models.Model):
    """A mediator listed by an organisation is deemed the court's invited mediator (特邀16 art. 6)."""

    organization = models.ForeignKey(
        MediationOrganization,
        models.PROTECT,
        related_name="memberships",
        verbose_name="调解组织",
    )
    mediator = models.ForeignKey(
        "mediators.Mediator", models.PROTECT, related_name="memberships", verbose_name="调解员"
    )
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


class MediationStudio(models.Model):
    """A room that bears a mediator's name or a field's (个人调解室、专业化调解工作室; source documents 001, 002)."""

    name = models.CharField("名称", max_length=60, unique=True)
    kind = models.CharField("类别", max_length=12, choices=StudioKind)
    court = models.ForeignKey("communities.Court", models.PROTECT, related_name="+", verbose_name="法院")
    organization = models.ForeignKey(
        MediationOrganization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="studios",
        verbose_name="设立的组织",
    )
    leader = models.ForeignKey(
        "mediators.Mediator", models.PROTECT, null=True, blank=True, related_name="studios", verbose_name="主持调解员"
    )
    expertise = models.ManyToManyField("mediators.Speciality", blank=True, related_name="+", verbose_name="专业领域")
    address = models.CharField("地址", max_length=200, blank=True)
    opened_on = models.DateField("设立日期")
    closed_on = models.DateField("撤销日期", null=True, blank=True)

    objects = StudioQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "调解室"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(name="studio_kind_known", condition=Q(kind__in=StudioKind.values)),
            models.CheckConstraint(
                name="studio_dates_in_order",
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                violation_error_message="撤销日期不能早于设立日期。",
            ),
        ]

    def __str__(self) -> str:
        return self.name
