"""Mediators on a dispute: whom the parties chose, who was appointed, who may not come back (选定、指定、排除)."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.choices import AppointmentEnd, ChoiceHow, ChoiceWord, ConsentForm, ExclusionKind
from cases.querysets import AppointmentQuerySet

if TYPE_CHECKING:
    from cases.models.referral import Referral


class MediatorChoice(models.Model):
    """A party's word on who should mediate, as an event; the last one counts (特邀16 art. 12).

    A choice is joint when every applicant's and respondent's last word names the same mediator.
    """

    party = models.ForeignKey("cases.Party", models.PROTECT, related_name="choices", verbose_name="当事人")
    mediator = models.ForeignKey("mediators.Mediator", models.PROTECT, related_name="+", verbose_name="调解员")
    word = models.CharField("意思表示", max_length=10, choices=ChoiceWord)
    form = models.CharField("形式", max_length=20, choices=ConsentForm)
    given_at = models.DateTimeField("表示时间")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "调解员选择"
        ordering = ["party", "given_at", "pk"]
        constraints = [
            models.CheckConstraint(name="choice_word_known", condition=Q(word__in=ChoiceWord.values)),
            models.CheckConstraint(name="choice_form_known", condition=Q(form__in=ConsentForm.values)),
        ]

    def __str__(self) -> str:
        return f"{self.party_id} {self.get_word_display()} {self.mediator_id}"


class MediatorAppointment(models.Model):
    """A mediator's time on a referral: how chosen, what he answered, when and why it ended (调解员指定).

    Whoever has an appointment that has not ended, on a referral that is open, has the dispute in hand: it is the
    one fact that access rests on. One of them presides (主持), and stands in `Referral.mediator` too.
    """

    referral = models.ForeignKey("cases.Referral", models.PROTECT, related_name="appointments", verbose_name="移送")
    mediator = models.ForeignKey(
        "mediators.Mediator", models.PROTECT, related_name="appointments", verbose_name="调解员"
    )
    presiding = models.BooleanField("主持", default=False)
    how = models.CharField("选定方式", max_length=15, choices=ChoiceHow)
    reason = models.CharField("选定理由", max_length=200, blank=True)
    appointed_at = models.DateTimeField("指定时间")
    appointed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="指定人")
    answer_due_on = models.DateField(
        "答复期限", null=True, blank=True, help_text="逾期不答复的，可以另行指定（在线21第12条）。"
    )
    accepted_at = models.DateTimeField("接受时间", null=True, blank=True)
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)
    end_kind = models.CharField("结束方式", max_length=10, choices=AppointmentEnd, blank=True)
    end_reason = models.CharField("结束理由", max_length=200, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "调解员指定"
        ordering = ["referral", "appointed_at", "pk"]
        indexes = [
            models.Index(fields=["mediator", "referral"], name="appointment_now", condition=Q(ended_at__isnull=True))
        ]
        constraints = [
            models.CheckConstraint(name="appointment_how_known", condition=Q(how__in=ChoiceHow.values)),
            models.CheckConstraint(
                name="appointment_ends_with_a_kind",
                condition=Q(ended_at__isnull=True, end_kind="")
                | Q(ended_at__isnull=False, end_kind__in=AppointmentEnd.values),
            ),
            models.UniqueConstraint(
                fields=["referral", "mediator"],
                condition=Q(ended_at__isnull=True),
                name="appointment_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["referral"],
                condition=Q(ended_at__isnull=True, presiding=True),
                name="appointment_one_presides",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.referral_id} {self.mediator_id}"

    def waits_for_an_answer(self, referral: "Referral") -> bool:
        """Whether it waits for the mediator's answer (待答复); before signing, who presides answers by signing."""
        signs = self.presiding and referral.signed_at is None
        return self.ended_at is None and self.accepted_at is None and not signs


class MediatorExclusion(models.Model):
    """What a mediator may not be in this dispute any more, for good (不得任职). Rows are only ever added.

    Who mediated may not be assessor, agent, witness, expert or interpreter in the same case (特邀16 art. 16); who
    was recused may not mediate it again.
    """

    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="exclusions", verbose_name="纠纷")
    mediator = models.ForeignKey("mediators.Mediator", models.PROTECT, related_name="+", verbose_name="调解员")
    kind = models.CharField("不得担任", max_length=12, choices=ExclusionKind)
    reason = models.CharField("原因", max_length=200)
    since = models.DateTimeField("起始时间")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")

    class Meta:
        verbose_name = verbose_name_plural = "任职排除"
        ordering = ["dispute", "since", "pk"]
        constraints = [
            models.CheckConstraint(name="exclusion_kind_known", condition=Q(kind__in=ExclusionKind.values)),
            models.UniqueConstraint(fields=["dispute", "mediator", "kind"], name="exclusion_once"),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.mediator_id} {self.kind}"
