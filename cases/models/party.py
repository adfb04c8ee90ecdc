"""Parties (当事人) and what they said to mediation (同意与不同意)."""

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.choices import AgentKind, ConsentForm, ConsentKind, PartyKind, PartySide, RefusalGround
from suyuan.lib.fields import BlindIndexField, EncryptedTextField

if TYPE_CHECKING:
    from cases.models.agent import Agent


class Party(models.Model):
    """A person or organisation on one side. Identifiers are encrypted; equal ones are found by blind index."""

    key = models.UUIDField("标识", unique=True, default=uuid.uuid4, editable=False)
    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="parties", verbose_name="纠纷")
    side = models.CharField("地位", max_length=12, choices=PartySide)
    kind = models.CharField("类型", max_length=20, choices=PartyKind, default=PartyKind.NATURAL)
    name = models.CharField("姓名或名称", max_length=100)
    identity_number = EncryptedTextField("证件号码", blank=True, default="")
    identity_index = BlindIndexField("证件号码索引", source="identity_number", purpose="identity")
    identity_doubt = models.CharField(
        "证件号码存疑说明",
        max_length=200,
        blank=True,
        help_text="校验不通过仍需保存时填写理由。",
    )
    phone = EncryptedTextField("联系电话", blank=True, default="")
    phone_index = BlindIndexField("联系电话索引", source="phone", purpose="phone")
    address = EncryptedTextField("住所地", blank=True, default="")
    address_index = BlindIndexField("住所地索引", source="address", purpose="address")
    representative = models.CharField("法定代表人或负责人", max_length=50, blank=True)
    minor = models.BooleanField("未成年人", default=False, help_text="有身份证号码的由号码判断。")
    copied_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="copies", verbose_name="并案前的当事人"
    )
    removed_at = models.DateTimeField("退出时间", null=True, blank=True)
    removed_reason = models.CharField("退出原因", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "当事人"
        ordering = ["dispute", "pk"]
        constraints = [
            models.CheckConstraint(name="party_side_known", condition=Q(side__in=PartySide.values)),
            models.CheckConstraint(name="party_kind_known", condition=Q(kind__in=PartyKind.values)),
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()}{self.name}"

    def present_agents(self) -> "list[Agent]":
        """The agents who still act for the party (prefetch-friendly)."""
        return [agent for agent in self.agents.all() if agent.ended_at is None]

    def guardian(self) -> "Agent | None":
        """Who acts for the party by law, if anybody is named (prefetch-friendly)."""
        return next((agent for agent in self.present_agents() if agent.kind == AgentKind.GUARDIAN), None)

    def last_word(self) -> "Consent | None":
        """The party's latest word on mediation, if any (prefetch-friendly)."""
        return max(self.consents.all(), key=lambda consent: (consent.given_at, consent.pk), default=None)

    def consents_to_mediation(self) -> bool:
        """Whether the party's last recorded word is consent."""
        word = self.last_word()
        return word is not None and word.kind == ConsentKind.CONSENT

    def refuses_mediation(self) -> bool:
        """Whether the party's last recorded word is refusal."""
        word = self.last_word()
        return word is not None and word.kind == ConsentKind.REFUSAL


class Consent(models.Model):
    """A party's word on mediation, as an event: who said it, how, who recorded it. The last one counts.

    A party may refuse at any time (人调法 arts 17, 23); oral consent goes into the record (特邀16 art. 11).
    Where the law takes conduct as refusal, the form is DEEMED and the ground says which conduct.
    """

    party = models.ForeignKey(Party, models.PROTECT, related_name="consents", verbose_name="当事人")
    kind = models.CharField("意思表示", max_length=10, choices=ConsentKind)
    form = models.CharField("形式", max_length=20, choices=ConsentForm)
    ground = models.CharField("视为不同意的情形", max_length=20, choices=RefusalGround, blank=True)
    given_at = models.DateTimeField("表示时间")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="记录人",
    )
    note = models.CharField("说明", max_length=200, blank=True)
    evidence = models.ForeignKey(
        "files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="凭据"
    )

    class Meta:
        verbose_name = verbose_name_plural = "调解意愿"
        ordering = ["party", "given_at", "pk"]
        constraints = [
            models.CheckConstraint(name="consent_kind_known", condition=Q(kind__in=ConsentKind.values)),
            models.CheckConstraint(name="consent_form_known", condition=Q(form__in=ConsentForm.values)),
            models.CheckConstraint(
                name="consent_deemed_has_a_ground",
                condition=Q(form=ConsentForm.DEEMED, kind=ConsentKind.REFUSAL, ground__in=RefusalGround.values)
                | (~Q(form=ConsentForm.DEEMED) & Q(ground="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party_id} {self.get_kind_display()}"
