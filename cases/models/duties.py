"""What the law has a mediator do before he begins: inform the parties, have their addresses confirmed (告知与确认)."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from cases.choices import ConsentForm, DutyItem, ServiceChannel
from suyuan.lib.fields import EncryptedTextField


class InformationNotice(models.Model):
    """Of what the parties were informed on a referral before mediation began (开始前告知, 特邀16 art. 14)."""

    referral = models.OneToOneField("cases.Referral", models.PROTECT, related_name="information", verbose_name="移送")
    items = ArrayField(models.CharField(max_length=15, choices=DutyItem), verbose_name="告知事项")
    given_at = models.DateTimeField("告知时间")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="告知人")

    class Meta:
        verbose_name = verbose_name_plural = "开始前告知"
        constraints = [
            models.CheckConstraint(
                name="information_items_known", condition=Q(items__contained_by=list(DutyItem.values))
            )
        ]

    def __str__(self) -> str:
        return f"{self.referral_id} {self.given_at:%Y-%m-%d}"


class ServiceAddress(models.Model):
    """Where a party confirms to be served (送达地址确认, 民诉解释 arts 136–137; 在线21 art. 17); the last counts."""

    party = models.ForeignKey("cases.Party", models.PROTECT, related_name="service_addresses", verbose_name="当事人")
    recipient = models.CharField("收件人", max_length=50)
    address = EncryptedTextField("送达地址")
    postcode = models.CharField("邮政编码", max_length=6, blank=True)
    phone = EncryptedTextField("联系电话", blank=True, default="")
    channel = models.CharField(
        "电子送达方式", max_length=10, choices=ServiceChannel, blank=True, help_text="空白表示不同意电子送达。"
    )
    electronic_address = EncryptedTextField("电子送达地址", blank=True, default="")
    form = models.CharField("确认形式", max_length=20, choices=ConsentForm)
    confirmed_at = models.DateTimeField("确认时间")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")

    class Meta:
        verbose_name = verbose_name_plural = "送达地址确认"
        ordering = ["party", "confirmed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="service_channel_known", condition=Q(channel="") | Q(channel__in=ServiceChannel.values)
            ),
            models.CheckConstraint(name="service_form_known", condition=Q(form__in=ConsentForm.values)),
        ]

    def __str__(self) -> str:
        return f"{self.party_id} {self.confirmed_at:%Y-%m-%d}"
