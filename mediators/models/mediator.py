"""Mediators of three classes (调解员), what they declared about themselves, and when they are away."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from communities.models.court import no_overlap
from mediators.choices import Background, Employment, Language, MediatorClass, RelationKind
from mediators.querysets import MediatorQuerySet
from suyuan.lib.fields import BlindIndexField, EncryptedTextField


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
    identity_number = EncryptedTextField("证件号码", blank=True, default="")
    identity_index = BlindIndexField("证件号码索引", source="identity_number", purpose="identity")
    phone = EncryptedTextField("联系电话", blank=True, default="")
    phone_index = BlindIndexField("联系电话索引", source="phone", purpose="phone")
    address = EncryptedTextField("住所地", blank=True, default="")
    address_index = BlindIndexField("住所地索引", source="address", purpose="address")
    court = models.ForeignKey(
        "communities.Court", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="建档法院"
    )
    division = models.ForeignKey(
        "communities.Division",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="常驻区划",
    )
    areas = models.ManyToManyField("communities.Division", blank=True, related_name="+", verbose_name="服务区域")
    law_firm = models.CharField("执业律所", max_length=100, blank=True)
    licence_number = models.CharField("执业证号", max_length=30, blank=True)
    practising_since = models.DateField("首次执业日期", null=True, blank=True)
    employer = models.CharField("聘用单位", max_length=100, blank=True)
    employment = models.CharField("用工方式", max_length=10, choices=Employment, blank=True)
    outsourcing_company = models.CharField("外包公司", max_length=100, blank=True)
    backgrounds = ArrayField(
        models.CharField("身份", max_length=20, choices=Background), verbose_name="身份", default=list, blank=True
    )
    background = models.CharField("身份说明", max_length=60, blank=True, help_text="例如：某届人大代表、某协会会长。")
    expertise = models.ManyToManyField(
        "mediators.Speciality", blank=True, related_name="mediators", verbose_name="专业领域"
    )
    specialities = models.CharField("擅长领域说明", max_length=200, blank=True)
    languages = ArrayField(
        models.CharField("语言", max_length=12, choices=Language), verbose_name="语言", default=list, blank=True
    )
    introduction = models.CharField("公开简介", max_length=300, blank=True, help_text="在公开名册上显示。")
    monthly_cap = models.PositiveSmallIntegerField("每月接案上限", null=True, blank=True, help_text="空白表示不限。")
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
            models.CheckConstraint(
                name="mediator_employment_known", condition=Q(employment="") | Q(employment__in=Employment.values)
            ),
            models.CheckConstraint(
                name="mediator_backgrounds_known", condition=Q(backgrounds__contained_by=Background.values)
            ),
            models.CheckConstraint(
                name="mediator_languages_known", condition=Q(languages__contained_by=Language.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.get_mediator_class_display()}）"

    def background_names(self) -> str:
        """Who the mediator is besides, in words (身份)."""
        names = [Background(code).label for code in self.backgrounds if code != Background.OTHER]
        return "、".join(filter(None, [*names, self.background]))

    def language_names(self) -> str:
        """The languages the mediator speaks (语言)."""
        return "、".join(Language(code).label for code in self.languages)


class DeclaredRelation(models.Model):
    """Somebody near, or an organisation of one's own, as the mediator declared (申报的关系; 特邀16 art. 15)."""

    mediator = models.ForeignKey(Mediator, models.CASCADE, related_name="relations", verbose_name="调解员")
    kind = models.CharField("类别", max_length=10, choices=RelationKind)
    name = models.CharField("姓名或单位", max_length=100)
    relation = models.CharField("关系", max_length=30, help_text="例如：配偶、父亲、法律顾问、股东。")
    identity_number = EncryptedTextField("证件号码", blank=True, default="")
    identity_index = BlindIndexField("证件号码索引", source="identity_number", purpose="identity")
    declared_at = models.DateTimeField("申报时间")
    ended_on = models.DateField("终止日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "申报的关系"
        ordering = ["mediator", "pk"]
        constraints = [models.CheckConstraint(name="relation_kind_known", condition=Q(kind__in=RelationKind.values))]

    def __str__(self) -> str:
        return f"{self.mediator_id} {self.get_kind_display()}"


class MediatorLeave(models.Model):
    """Days on which a mediator takes no new dispute (请假)."""

    mediator = models.ForeignKey(Mediator, models.CASCADE, related_name="leaves", verbose_name="调解员")
    valid_from = models.DateField("开始日期")
    valid_to = models.DateField("恢复日期", help_text="当日起恢复接案。")
    reason = models.CharField("事由", max_length=60, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = verbose_name_plural = "请假"
        ordering = ["-valid_from", "pk"]
        constraints = [
            models.CheckConstraint(name="leave_dates_in_order", condition=Q(valid_to__gt=F("valid_from"))),
            no_overlap("leave_once_at_a_time", "mediator", message="这段时间已经登记过请假。"),
        ]

    def __str__(self) -> str:
        return f"{self.mediator_id} {self.valid_from}"
