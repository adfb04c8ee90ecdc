"""Where people are served and who works together: governance centres, litigation service stations, linked units."""

from django.db import models
from django.db.models import Q

from communities.choices import DivisionLevel, ServicePointKind
from communities.models.reference import value_known
from communities.querysets import SharedPlaceQuerySet

_LEVELS = {DivisionLevel.CITY: "市级", DivisionLevel.TOWN: "镇街级", DivisionLevel.VILLAGE: "村居级"}


class ServicePoint(models.Model):
    """A governance centre (综治中心) of a city, town or village, or a litigation service station (诉讼服务站)."""

    kind = models.CharField("类别", max_length=20, choices=ServicePointKind)
    name = models.CharField("名称", max_length=80)
    division = models.ForeignKey(
        "communities.Division", models.PROTECT, related_name="service_points", verbose_name="所在区划"
    )
    tribunal = models.ForeignKey(
        "communities.Tribunal", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="对接法庭"
    )
    address = models.CharField("地址", max_length=200)
    phone = models.CharField("对外电话", max_length=40, blank=True)
    opening_hours = models.CharField("开放时间", max_length=120)
    opened_on = models.DateField("启用日期")
    closed_on = models.DateField("停用日期", null=True, blank=True)

    objects = SharedPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "服务点"
        ordering = ["division", "kind", "name", "pk"]
        constraints = [
            value_known("service_point_kind_known", "kind", ServicePointKind),
            models.UniqueConstraint(
                fields=["division", "name"], condition=Q(closed_on=None), name="service_point_name_once_per_place"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def level(self) -> str:
        """市级、镇街级 or 村居级, as its place is (三级)."""
        return _LEVELS.get(DivisionLevel(self.division.level), self.division.get_level_display())


class LinkedUnit(models.Model):
    """An office or organisation that takes part in the linkage (联动单位; 46 in the pilot, source document 001)."""

    name = models.CharField("名称", max_length=80)
    division = models.ForeignKey(
        "communities.Division", models.PROTECT, related_name="linked_units", verbose_name="所属区划"
    )
    duties = models.CharField("联动职责", max_length=200, blank=True)
    joined_on = models.DateField("加入日期")
    left_on = models.DateField("退出日期", null=True, blank=True)

    objects = SharedPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "联动单位"
        ordering = ["division", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["division", "name"], condition=Q(left_on=None), name="linked_unit_once_per_place"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Contact(models.Model):
    """Somebody to turn to (联系人): on the staff of a service point, or the contact of a linked unit."""

    service_point = models.ForeignKey(
        ServicePoint, models.PROTECT, null=True, blank=True, related_name="contacts", verbose_name="服务点"
    )
    unit = models.ForeignKey(
        LinkedUnit, models.PROTECT, null=True, blank=True, related_name="contacts", verbose_name="联动单位"
    )
    name = models.CharField("姓名", max_length=50)
    office = models.CharField("职务", max_length=60)
    phone = models.CharField("工作电话", max_length=40)
    valid_from = models.DateField("开始日期")
    valid_to = models.DateField("结束日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "联系人"
        ordering = ["valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                name="contact_of_one_place", condition=Q(service_point__isnull=True) ^ Q(unit__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.office}"
