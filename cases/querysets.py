"""Chainable filters on disputes, deadlines, causes and court cases."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, Exists, F, Func, OuterRef, Q, Subquery, Sum, When
from django.utils import timezone

from cases import criteria
from cases.choices import ConsentKind, PairVerdict, PartySide, Track
from cases.outcome_choices import AT_COURT
from communities.querysets import DatedQuerySet, area_prefixes, in_force, starts_with_any, with_merged
from mediators.querysets import court_codes
from suyuan.accounts.roles import Role
from suyuan.lib.fields import blind_index_of
from suyuan.lib.text import cjk_grams, fold

if TYPE_CHECKING:
    from cases.models import Dispute
    from suyuan.accounts.models import User

CENTRE_ROLES = frozenset({Role.CLERK, Role.COORDINATOR})
LOGGING_ROLES = frozenset({Role.ASSISTANT, Role.CLERK, Role.COORDINATOR, Role.JUDGE})
PLACE_ROLES = frozenset({Role.ASSISTANT, Role.JUDGE})
IMPORT_ROLES = frozenset({Role.CLERK, Role.COORDINATOR})
COURT_CASE_READERS = IMPORT_ROLES | {Role.JUDGE, Role.ASSISTANT, Role.GOVERNANCE_VIEWER}
ASSIGNING_ROLES = frozenset({Role.CLERK, Role.COORDINATOR, Role.JUDGE, Role.MEDIATOR})
OPPOSING = [PartySide.APPLICANT, PartySide.RESPONDENT]
NOTHING = Q(pk__in=[])
GRAMS = ArrayField(models.TextField())


def _rows_of(model: str) -> Any:
    """The rows of a model of this app; models import this module, so it asks the registry."""
    return apps.get_model("cases", model).objects


class DisputeQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the disputes this user may know about: every page and the API start here.

        Centre staff: their court's. Judge: their court's, or only their communities' when posted to some.
        Assistant: those in their place. Whoever logs disputes: also those they logged. Mediator: those in
        their hands, alone or beside others (declined, recused, replaced or handed back ends it). Organisation
        manager: the organisation's. The account of another system (接口客户端): those it registered. Nobody else.
        """
        if user.is_system:
            return self.filter(logged_by=user)
        return self.filter(
            self._of_the_court(user) | self._of_the_place(user) | self._logged_by(user) | self._in_the_hands_of(user)
        )

    def whole_for(self, user: "User") -> Self:
        """Keep the disputes of which this user may open more than the transferable set (可移交材料).

        Once a dispute went on to filing or trial, a judge gets that set only, since any of them could try the case
        (特邀16 art. 22; 在线21 art. 18); whoever also works at its centre or has it in hand keeps the whole. A post as
        assistant beside that of judge opens nothing more: it is the person who would know, not the post.
        """
        if not user.has_role(Role.JUDGE):
            return self
        at_court = _rows_of("LaterStep").filter(dispute=OuterRef("pk"), kind__in=AT_COURT)
        went_on = Q(Exists(at_court), state__in=["ENDED", "REFUSED"])
        of_the_centre = Q(centre__court__in=court_codes(user, roles=CENTRE_ROLES))
        return self.filter(~went_on | of_the_centre | self._in_the_hands_of(user))

    def concluded_between(self, first: date, last: date) -> Self:
        return self.filter(criteria.CONCLUDED.q, concluded_on__range=(first, last))

    def refused(self) -> Self:
        """Keep those that a party refuses to have mediated while nothing was done about it (当事人不同意)."""
        words = _rows_of("Consent").filter(party=OuterRef("pk")).order_by("-given_at", "-pk").values("kind")[:1]
        present = _rows_of("Party").filter(dispute=OuterRef("pk"), removed_at__isnull=True, side__in=OPPOSING)
        refusing = present.annotate(word=Subquery(words)).filter(word=ConsentKind.REFUSAL)
        return self.filter(criteria.REFUSABLE.q).filter(Exists(refusing))

    def owing(self, by: date) -> Self:
        """Keep the disputes whose agreement obliges to something by a day that was not performed (到期未履行)."""
        owed = _rows_of("Obligation").open().filter(due_on__lte=by)
        first = owed.filter(agreement__dispute=OuterRef("pk")).order_by("due_on").values("due_on")[:1]
        return self.filter(pk__in=owed.values("agreement__dispute")).annotate(owed_on=Subquery(first))

    def to_visit(self, on: date) -> Self:
        """Keep the disputes in which a visit is due (待回访)."""
        due = _rows_of("FollowUpVisit").waiting(on)
        first = due.filter(dispute=OuterRef("pk")).order_by("planned_on").values("planned_on")[:1]
        return self.filter(pk__in=due.values("dispute")).annotate(visit_on=Subquery(first))

    def overdue(self, on: date) -> Self:
        """Keep disputes with a running period of mediation whose due day has passed (超期); timers are told apart."""
        periods = _rows_of("Deadline").counting().of_mediation()
        return self.filter(Exists(periods.filter(dispute=OuterRef("pk"), due_on__lt=on)))

    def in_hands_of(self, user: "User") -> Self:
        """Keep the disputes that were referred to this user and not handed back."""
        return self.filter(self._in_the_hands_of(user))

    def matching(self, text: str) -> Self:
        """Keep disputes whose number, case numbers, facts, place and parties contain every word of the text.

        The n-gram index finds, LIKE decides.
        """
        found = self.alias(search_grams=Func(F("search_text"), function="cjk_grams", output_field=GRAMS))
        for term in fold(text).split():
            found = found.filter(search_grams__contains=cjk_grams(term), search_text__contains=term)
        return found

    def with_party_identified_by(self, identifier: str) -> Self:
        """Keep disputes with a party who has exactly this identity number, credit code or telephone."""
        parties = apps.get_model("cases", "Party")
        known = Q(identity_index=blind_index_of(parties.identity_index, identifier)) | Q(
            phone_index=blind_index_of(parties.phone_index, identifier)
        )
        return self.filter(Exists(parties.objects.filter(known, dispute=OuterRef("pk"), removed_at__isnull=True)))

    def _of_the_court(self, user: "User") -> Q:
        whole_court = [
            duty.court_id for duty in user.duties if duty.role == Role.JUDGE and duty.court_id and not duty.division_id
        ]
        codes = {*court_codes(user, roles=CENTRE_ROLES), *whole_court}
        if not codes:
            return NOTHING
        centres = apps.get_model("communities", "MediationCentre").objects.filter(court__in=codes)
        return Q(centre__in=[*centres.values_list("pk", flat=True)])

    def _of_the_place(self, user: "User") -> Q:
        places = {
            duty.division.prefix for duty in user.duties if duty.role in (Role.ASSISTANT, Role.JUDGE) and duty.division
        }
        here = starts_with_any("division__code", tuple(with_merged(places)))
        return here | self._helped_by_the_place(user) if user.has_role(*PLACE_ROLES) else here

    def _helped_by_the_place(self, user: "User") -> Q:
        """Disputes of another place in which the user's place leads or helps (牵头、协同)."""
        here = starts_with_any("division__code", area_prefixes(user, roles=PLACE_ROLES))
        return Q(Exists(_rows_of("InvolvedUnit").filter(here, dispute=OuterRef("pk"), ended_at__isnull=True)))

    def _logged_by(self, user: "User") -> Q:
        return Q(logged_by=user) if user.has_role(*LOGGING_ROLES) else NOTHING

    def _in_the_hands_of(self, user: "User") -> Q:
        condition = NOTHING
        if user.has_role(Role.MEDIATOR):
            in_hand = _rows_of("MediatorAppointment").in_hand().filter(mediator__user=user)
            condition |= Q(Exists(in_hand.filter(referral__dispute=OuterRef("pk"))))
        if user.has_role(Role.ORG_MANAGER):
            referrals = _rows_of("Referral").open().filter(dispute=OuterRef("pk"))
            condition |= Q(Exists(referrals.managed_by(user)))
        return condition


class ReferralQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Keep the referrals not handed back: the dispute is in those hands, or was when it ended."""
        return self.filter(closed_at__isnull=True)

    def managed_by(self, user: "User") -> Self:
        """Keep the referrals to organisations that the user manages today (as `user.duties`, today)."""
        today = timezone.localdate()
        return self.filter(
            Q(organization__managers__valid_to__isnull=True) | Q(organization__managers__valid_to__gt=today),
            organization__managers__user=user,
            organization__managers__valid_from__lte=today,
        )


class AppointmentQuerySet(models.QuerySet):
    def in_hand(self) -> Self:
        """Keep the appointments that give the dispute into the mediator's hands now: neither side has ended."""
        return self.filter(ended_at__isnull=True, referral__closed_at__isnull=True)


class SupervisionOrderQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the orders on disputes one may know about as a whole, and those addressed to oneself."""
        return self.filter(Q(dispute__in=_rows_of("Dispute").visible_to(user).whole_for(user)) | Q(addressee_user=user))

    def open(self) -> Self:
        """Keep those whose answer has not satisfied yet."""
        return self.filter(closed_at__isnull=True)

    def overdue(self, on: date) -> Self:
        """Keep the open ones whose day has passed without an answer that waits to be judged."""
        return self.open().filter(due_on__lt=on).exclude(answers__rating="")


class MediationNoteQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the notes on disputes in this mediator's own hands; nobody else reads one (特邀16 art. 22)."""
        if not user.has_role(Role.MEDIATOR):
            return self.none()
        in_hand = _rows_of("MediatorAppointment").in_hand().filter(mediator__user=user)
        return self.filter(session__dispute__in=in_hand.values("referral__dispute"))


class InformingDutyQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the duties on disputes that the user may know about as a whole."""
        return self.filter(flag__dispute__in=_rows_of("Dispute").visible_to(user).whole_for(user))

    def open(self) -> Self:
        """Keep the duties nobody has done yet."""
        return self.filter(closed_at__isnull=True)


class DisputePairQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the pairs of which the user may know both disputes."""
        disputes = _rows_of("Dispute").visible_to(user)
        return self.filter(first__in=disputes, second__in=disputes)

    def open(self) -> Self:
        """Keep the pairs about which nobody has decided."""
        return self.filter(verdict=PairVerdict.OPEN)


class SeriesQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the series of the user's court, and those with a dispute that the user may know about."""
        of_the_court = Q(centre__court__in=court_codes(user, roles=CENTRE_ROLES))
        disputes = _rows_of("Dispute").visible_to(user).filter(series=OuterRef("pk"))
        return self.filter(of_the_court | Exists(disputes))


class SettlementOfferQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the offers in disputes in this mediator's own hands; nobody else reads one (特邀16 art. 22)."""
        if not user.has_role(Role.MEDIATOR):
            return self.none()
        in_hand = _rows_of("MediatorAppointment").in_hand().filter(mediator__user=user)
        return self.filter(dispute__in=in_hand.values("referral__dispute"))

    def readable_by(self, user: "User", dispute: "Dispute") -> bool:
        """Say whether the user is a mediator who has the dispute in hand, with or without offers in it."""
        in_hand = _rows_of("MediatorAppointment").in_hand().filter(mediator__user=user, referral__dispute=dispute)
        return user.has_role(Role.MEDIATOR) and bool(in_hand.exists())


class ScheduledSessionQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the sittings of the disputes this user may know about as a whole."""
        return self.filter(dispute__in=_rows_of("Dispute").visible_to(user).whole_for(user).values("pk"))

    def standing(self) -> Self:
        """Keep the sittings that were not cancelled."""
        return self.filter(cancelled_at__isnull=True)

    def between(self, first: datetime, last: datetime) -> Self:
        """Keep the sittings that fall, at least in part, between two moments."""
        return self.filter(span__overlap=(first, last))


class AssistanceTaskQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep one's own tasks, those one assigned, and for centre and judges those of their court."""
        courts = court_codes(user, roles=CENTRE_ROLES | {Role.JUDGE})
        own = Q(assignee=user) if user.has_role(Role.ASSISTANT) else NOTHING
        given = Q(assigned_by=user) if user.has_role(*ASSIGNING_ROLES) else NOTHING
        of_the_court = Q(court__in=courts)
        if user.has_role(Role.JUDGE):
            of_the_court &= Q(dispute=None) | Q(dispute__in=_rows_of("Dispute").whole_for(user))
        return self.filter(own | given | of_the_court)

    def open(self) -> Self:
        """Keep the tasks that wait to be answered."""
        return self.filter(answered_at__isnull=True, cancelled_at__isnull=True)


class AgreementQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Keep what is neither dropped nor replaced: drafts, what is being signed, what binds."""
        return self.exclude(state__in=["DROPPED", "REPLACED"])

    def to_be_confirmed(self) -> Self:
        """Keep those in effect under an organisation, not performed and not brought to the court (可申请司法确认)."""
        sent = _rows_of("ConfirmationCase").standing().exclude(state="PREPARING")
        ours = self.filter(state="EFFECTIVE", presiding_organization__isnull=False)
        return ours.exclude(confirmations__in=sent)


class ObligationQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Keep what is owed under agreements in force and not performed (尚未履行).

        Money is performed by the sum of its records, an act by one record.
        """
        done = _rows_of("Performance").filter(obligation=OuterRef("pk"))
        paid = done.values("obligation").annotate(total=Sum("amount")).values("total")
        unpaid = Q(kind="MONEY") & (Q(was_paid=None) | Q(was_paid__lt=F("amount")))
        return (
            self.filter(agreement__state__in=["EFFECTIVE", "BREACHED"])
            .alias(was_paid=Subquery(paid))
            .filter(unpaid | Q(kind="ACT") & ~Q(Exists(done)))
        )


class VisitQuerySet(models.QuerySet):
    def waiting(self, on: date) -> Self:
        """Keep the visits that were to be paid by a day and were not (待回访), of agreements that stand."""
        return self.filter(held_on=None, planned_on__lte=on, agreement__replaced_at=None)


class ConfirmationQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Keep the applications that are under way or have led to a ruling in force."""
        return self.exclude(state__in=["NOT_ACCEPTED", "WITHDRAWN", "DISMISSED", "REVOKED"])

    def visible_to(self, user: "User") -> Self:
        """Keep the applications on disputes this user may know about (司法确认案件)."""
        return self.filter(agreement__dispute__in=_rows_of("Dispute").visible_to(user))


class DeadlineRuleQuerySet(models.QuerySet):
    def in_force(self, on: date) -> Self:
        return self.filter(in_force(on))

    def of_court(self, court_code: str) -> Self:
        """Keep what applies at a court, its own rules (一院自定) before those of all courts."""
        own_first = F("court").asc(nulls_last=True)
        return self.filter(Q(court=court_code) | Q(court=None)).order_by(own_first, "-valid_from", "pk")

    def starting(self, *, track: str, procedure: str, start_event: str) -> Self:
        """Keep the statutory periods that this event starts on this track, under this procedure."""
        return self.filter(track=track, procedure__in=["", procedure], start_event=start_event, statutory=True)


class DeadlineQuerySet(models.QuerySet):
    def running(self) -> Self:
        return self.filter(stopped_at__isnull=True)

    def counting(self) -> Self:
        """Keep the clocks whose days count now: running, and not paused (计算中)."""
        return self.running().filter(halted_on__isnull=True)

    def of_mediation(self) -> Self:
        """Keep the periods of mediation (调解期限), not the timers within the procedure."""
        return self.exclude(rule__track="")


class TrackRuleQuerySet(DatedQuerySet):
    def open_to(self, origin: str, *, on: date) -> Self:
        """Keep the tracks open on a day to a dispute of this origin (可选调解方式), in the order of `Track`."""
        order = Case(*(When(track=track, then=place) for place, track in enumerate(Track.values)))
        return self.in_force(on).filter(origin=origin).order_by(order)


class CauseQuerySet(models.QuerySet):
    def in_force(self, on: date) -> Self:
        """The causes of the rule in force on the day of the dispute (2020 rule until 2025-12-31, then 2025 rule)."""
        return self.filter(in_force(on))


class CourtCaseQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the cases of the user's courts, and those attributed inside the user's place."""
        return self.filter(
            Q(court_code__in=court_codes(user, roles=IMPORT_ROLES | {Role.JUDGE}))
            | starts_with_any("division__code", area_prefixes(user, roles=COURT_CASE_READERS))
        )

    def lawsuits(self) -> Self:
        return self.filter(criteria.LAWSUIT.q)

    def filed_between(self, first: date, last: date) -> Self:
        return self.filter(filed_on__range=(first, last))


class ListLayoutQuerySet(DatedQuerySet):
    def for_court(self, court_code: str | None) -> Self:
        """Keep the layouts of a court and those of all courts, the court's own first (清单格式)."""
        own_first = F("court").asc(nulls_last=True)
        return self.filter(Q(court=court_code) | Q(court__isnull=True)).order_by(own_first, "name", "pk")


class ImportBatchQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the uploads of the user's courts."""
        return self.filter(court__in=court_codes(user, roles=IMPORT_ROLES))
