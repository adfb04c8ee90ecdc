"""Who acts for a party (代理人), and how far."""

import uuid

from django.db import models
from django.db.models import Q

from cases.choices import AgentKind, Authority
from suyuan.lib.fields import BlindIndexField, EncryptedTextField


class Agent(models.Model):
    """A person who acts for a party: a guardian by law, or whom the party empowered; ended, never deleted."""

    key = models.UUIDField("标识", unique=True, default=uuid.uuid4, editable=False)
    party = models.ForeignKey("cases.Party", models.PROTECT, related_name="agents", verbose_name="当事人")
    kind = models.CharField("身份", max_length=20, choices=AgentKind)
    name = models.CharField("姓名", max_length=50)
    unit = models.CharField("单位", max_length=100, blank=True)
    relation = models.CharField("与当事人的关系", max_length=50, blank=True)
    identity_number = EncryptedTextField("证件号码", blank=True, default="")
    identity_index = BlindIndexField("证件号码索引", source="identity_number", purpose="identity")
    phone = EncryptedTextField("联系电话", blank=True, default="")
    authority = models.CharField("代理权限", max_length=10, choices=Authority)
    powers = models.CharField("授权事项", max_length=200, blank=True)
    empowered_on = models.DateField("授权日期", null=True, blank=True)
    proof = models.ForeignKey(
        "files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="授权委托书"
    )
    added_at = models.DateTimeField("登记时间")
    ended_at = models.DateTimeField("终止时间", null=True, blank=True)
    ended_reason = models.CharField("终止原因", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "代理人"
        ordering = ["party", "pk"]
        constraints = [
            models.CheckConstraint(name="agent_kind_known", condition=Q(kind__in=AgentKind.values)),
            models.CheckConstraint(name="agent_authority_known", condition=Q(authority__in=Authority.values)),
            models.CheckConstraint(
                name="agent_guardian_has_authority_by_law",
                condition=Q(kind=AgentKind.GUARDIAN, authority=Authority.STATUTORY)
                | (~Q(kind=AgentKind.GUARDIAN) & ~Q(authority=Authority.STATUTORY)),
            ),
            models.CheckConstraint(
                name="agent_ended_with_reason", condition=Q(ended_at__isnull=True) | ~Q(ended_reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.get_kind_display()}）"

    @property
    def may_settle(self) -> bool:
        """Whether this agent may sign an agreement in the party's place (特别授权 or 法定代理)."""
        return self.authority in (Authority.SPECIAL, Authority.STATUTORY)
