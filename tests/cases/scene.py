"""The scene that the tests of disputes play in: a village of 塘厦, its court, its people, its mediators."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.utils.timezone import localdate

from cases.choices import (
    AgreementForm,
    ConflictGround,
    ConsentForm,
    ConsentKind,
    DutyItem,
    EndReason,
    PartySide,
    SessionMode,
    Track,
)
from cases.models import Dispute, Party, RecusalRequest, Referral
from cases.services.agreements import AgreementFacts
from cases.services.appointments import appoint_mediator
from cases.services.consent import record_consent
from cases.services.impartiality import request_recusal
from cases.services.intake import register_dispute, save_draft
from cases.services.mediation import end_without_settlement, settle_dispute
from cases.services.referral import recall_referral, refer_dispute, sign_for_materials
from cases.services.schedule import Sitting, plan_session
from cases.services.sessions import Held, record_session
from communities.models import Division
from mediators.choices import MediatorClass, OrganizationKind
from mediators.models import (
    MediationOrganization,
    Mediator,
    OrganizationManager,
    OrganizationMembership,
    RosterEntry,
)
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from tests.people import COURT, SINCE, TOWN, person

CHINA = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=CHINA)
WRONG_ID = "990001190001010013"
GOOD_ID = "990001190001010012"
FACTS = "小区电梯长期停运，业主拒交物业费，物业公司停用门禁卡，双方发生争执。"


@dataclass(frozen=True)
class Scene:
    """Everybody a dispute meets."""

    village: Division
    assistant: User
    clerk: User
    coordinator: User
    judge: User
    mediator: Mediator
    organization: MediationOrganization
    manager: User
    member: Mediator

    # What happens to a dispute, step by step; each step plays those before it.

    def draft(self, *, at: datetime = MONDAY, by: User | None = None, **facts) -> Dispute:
        told = {"facts": FACTS, "division_id": self.village.code, "place_detail": "三期12栋", **facts}
        parties = [party(PartySide.APPLICANT, "张桂英"), party(PartySide.RESPONDENT, "东莞市示例物业服务有限公司")]
        return save_draft(key=uuid4(), facts=told, parties=parties, by=by or self.assistant, at=at)

    def registered(self, *, at: datetime = MONDAY, **facts) -> Dispute:
        return register_dispute(dispute_id=self.draft(at=at, **facts).pk, by=self.assistant, at=at)

    def consented(self, *, at: datetime = MONDAY, **facts) -> Dispute:
        dispute = self.registered(at=at, **facts)
        for one in dispute.parties.all():
            self.says(one, ConsentKind.CONSENT, at=at)
        return dispute

    def says(self, one: Party, kind: ConsentKind, *, at: datetime = MONDAY, by: User | None = None):
        return record_consent(
            party_id=one.pk, kind=kind, form=ConsentForm.WRITTEN, given_at=at, by=by or self.clerk, at=at
        )

    def refer(self, dispute: Dispute, *, at: datetime = MONDAY, track=Track.PRE_FILING_ASSIGNED, **choice) -> Referral:
        choice = choice or {"mediator_id": self.mediator.pk}
        return refer_dispute(dispute_id=dispute.pk, track=track, by=self.coordinator, at=at, **choice)

    def referred(self, *, at: datetime = MONDAY, **facts) -> Dispute:
        dispute = self.consented(at=at, **facts)
        self.refer(dispute, at=at)
        return fresh(dispute)

    def mediating(self, *, at: datetime = MONDAY, **facts) -> Dispute:
        dispute = self.referred(at=at, **facts)
        self.sign(dispute, at=at)
        return fresh(dispute)

    def join(self, dispute: Dispute, *, at: datetime = MONDAY, name: str = "协调解") -> Mediator:
        """A second mediator is appointed beside the one there is."""
        beside = Mediator.objects.filter(name=name).first() or make_mediator("beside", name, on_roster=True)
        appoint_mediator(dispute_id=dispute.pk, mediator_id=beside.pk, by=self.coordinator, at=at)
        return beside

    def recall(self, dispute: Dispute, *, at: datetime = MONDAY) -> Dispute:
        return recall_referral(dispute_id=dispute.pk, reason="另行移送", by=self.coordinator, at=at)

    def ask_recusal(self, dispute: Dispute, *, at: datetime = MONDAY) -> RecusalRequest:
        """The applicant asks that the mediator withdraw."""
        return request_recusal(
            dispute_id=dispute.pk, mediator_id=self.mediator.pk, applicant_id=dispute.parties.first().pk,
            ground=ConflictGround.OTHER_RELATION, detail="与被申请人的经理是同学。", by=self.clerk, at=at,
        )  # fmt: skip

    def plan(self, dispute: Dispute, *, starts_at: datetime, by: User | None = None, at: datetime = MONDAY, **more):
        """A sitting of an hour, for everybody, at a place outside the rooms unless told otherwise."""
        parties = tuple(party.pk for party in dispute.present_parties())
        told = {
            "mode": SessionMode.ON_SITE,
            "place": "社区居委会",
            "venue": "ORGANIZATION",
            "party_ids": parties,
            **more,
        }
        sitting = Sitting(starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), **told)
        return plan_session(dispute_id=dispute.pk, sitting=sitting, by=by or self.mediator.user, at=at)

    def sign(self, dispute: Dispute, *, at: datetime = MONDAY, **more) -> Referral:
        return sign_for_materials(dispute_id=dispute.pk, by=self.mediator.user, at=at, **more)

    def hold_session(self, dispute: Dispute, *, at: datetime = MONDAY, **more):
        summary = more.pop("summary", "核对票据，双方同意再谈。")
        held = Held(held_at=at, mode=SessionMode.ON_SITE, attendees="双方当事人", summary=summary)
        told = {"informed": DutyItem.values, **more}
        return record_session(dispute_id=dispute.pk, held=held, by=self.mediator.user, at=at, **told)

    def settled(self, *, at: datetime = MONDAY, **facts) -> Dispute:
        dispute = self.mediating(at=at, **facts)
        self.settle(dispute, at=at)
        return fresh(dispute)

    def settle(self, dispute: Dispute, *, at: datetime = MONDAY, **more) -> Dispute:
        """Everybody signs at the table. `more` tells of the agreement, the day it takes effect, the obligations."""
        by = more.pop("by", self.mediator.user)
        day, obligations = more.pop("effective_on", localdate(at)), more.pop("obligations", ())
        told = {"terms": "物业公司恢复门禁，业主一次性补交物业费。", "nothing_to_perform": not obligations, **more}
        agreement = AgreementFacts(**{"form": AgreementForm.WRITTEN, **told})
        return settle_dispute(
            dispute_id=dispute.pk, agreement=agreement, effective_on=day, obligations=obligations,
            by=by, at=at,
        )  # fmt: skip

    def end(self, dispute: Dispute, *, at: datetime = MONDAY, **more) -> Dispute:
        told = {"reason": EndReason.GAP_TOO_WIDE, "explanation": "双方对金额分歧较大。", **more}
        return end_without_settlement(dispute_id=dispute.pk, at=at, **{"by": self.mediator.user, **told})


def build_scene() -> Scene:
    """Make the people and enter the mediators in the roster of the court."""
    village = Division.objects.filter(parent=TOWN, level="VILLAGE").first()
    scene = Scene(
        village=village,
        assistant=person("assistant", Role.ASSISTANT, division=village.code, display_name="林助理"),
        clerk=person("clerk", Role.CLERK, display_name="陈立案"),
        coordinator=person("coordinator", Role.COORDINATOR, display_name="黄分流"),
        judge=person("judge", Role.JUDGE, display_name="何法官"),
        mediator=make_mediator("mediator", "周调解", on_roster=True),
        organization=MediationOrganization.objects.create(
            name="塘厦镇人民调解委员会", kind=OrganizationKind.PEOPLES_COMMITTEE
        ),
        manager=person("manager", Role.ORG_MANAGER, display_name="吴管理"),
        member=make_mediator("member", "郑成员", on_roster=False),
    )
    RosterEntry.objects.create(court_id=COURT, organization=scene.organization, valid_from=SINCE)
    OrganizationManager.objects.create(organization=scene.organization, user=scene.manager, valid_from=SINCE)
    OrganizationMembership.objects.create(organization=scene.organization, mediator=scene.member, valid_from=SINCE)
    return scene


def make_mediator(username: str, name: str, *, on_roster: bool, since: date = SINCE) -> Mediator:
    user = person(username, Role.MEDIATOR, display_name=name)
    mediator = Mediator.objects.create(user=user, name=name, pinyin=username, mediator_class=MediatorClass.INVITED)
    if on_roster:
        RosterEntry.objects.create(court_id=COURT, mediator=mediator, valid_from=since)
    return mediator


def party(side: PartySide, name: str, **facts) -> dict:
    return {"key": uuid4(), "side": side, "name": name, **facts}


def fresh(dispute: Dispute) -> Dispute:
    return Dispute.objects.select_related("centre").get(pk=dispute.pk)
