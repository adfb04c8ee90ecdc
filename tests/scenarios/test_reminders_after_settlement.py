"""回访、履行、司法确认的提醒：told before, on and after the day, once each; and how the inbox orders them."""

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from cases.lifecycle import ConfirmationAction
from cases.models import ConfirmationCase, FollowUpVisit, SettlementAgreement
from cases.outcome_choices import ObligationKind, SigningMeans
from cases.services import confirmation
from cases.services.performance import ObligationFacts, record_performance
from cases.tasks import remind_of_outcomes
from suyuan.accounts.models import Notice
from tests.cases.scene import Scene, fresh

CHINA = ZoneInfo("Asia/Shanghai")
SIGNED = datetime(2026, 3, 2, 10, 0, tzinfo=CHINA)


@pytest.fixture
def agreed(scene: Scene, time_machine):
    """A settlement by the committee on 2 March: 900 yuan by 10 April."""
    time_machine.move_to(SIGNED)
    dispute = scene.mediating(at=SIGNED)
    creditor, debtor = dispute.parties.order_by("pk")
    owed = ObligationFacts(
        debtor_id=debtor.pk, creditor_id=creditor.pk, kind=ObligationKind.MONEY, content="一次付清",
        amount=Decimal(900), due_on=(SIGNED + timedelta(days=39)).date(),
    )  # fmt: skip
    scene.settle(dispute, at=SIGNED, obligations=[owed], presiding_organization_id=scene.organization.pk)
    return fresh(dispute)


@pytest.fixture
def told(time_machine):
    """Return a function that rings the bell on a day, twice, and returns what is new to a person."""

    def ring(user, day: str) -> list[str]:
        time_machine.move_to(datetime.fromisoformat(f"{day}T08:00+08:00"))
        known = set(Notice.objects.filter(user=user).values_list("pk", flat=True))
        remind_of_outcomes()
        remind_of_outcomes()
        return [notice.text.partition("：")[2] for notice in Notice.objects.filter(user=user).exclude(pk__in=known)]

    return ring


def test_a_performance_is_told_of_before_on_and_after_its_day(scene: Scene, agreed, told):
    FollowUpVisit.objects.all().delete()
    mediator = scene.mediator.user

    assert told(mediator, "2026-04-06") == []
    assert told(mediator, "2026-04-07") == ["调解协议的履行义务2026-04-10到期。"]
    assert told(mediator, "2026-04-08") == []
    assert told(mediator, "2026-04-10") == ["调解协议的履行义务今日到期。"]
    owed = SettlementAgreement.objects.get().obligations.get()
    paid = {"obligation_id": owed.pk, "performed_on": SIGNED.date(), "evidence": "回单", "by": mediator}
    record_performance(amount=Decimal(899), at=SIGNED + timedelta(days=39), **paid)
    assert told(mediator, "2026-04-12") == ["调解协议的履行义务2026-04-10已过期。"]
    assert told(scene.coordinator, "2026-04-12") == []  # she was told at the same time
    assert Notice.objects.filter(user=scene.coordinator, text__contains="已过期").count() == 1


def test_what_was_performed_is_not_told_of(scene: Scene, agreed, told):
    FollowUpVisit.objects.all().delete()
    owed = SettlementAgreement.objects.get().obligations.get()
    record_performance(
        obligation_id=owed.pk, performed_on=SIGNED.date(), amount=Decimal(900), evidence="回单",
        by=scene.clerk, at=SIGNED,
    )  # fmt: skip

    assert told(scene.mediator.user, "2026-04-10") == []


def test_the_last_day_to_apply_and_the_courts_own_days(scene: Scene, agreed, told, time_machine):
    FollowUpVisit.objects.all().delete()
    assert told(scene.coordinator, "2026-03-28") == []
    assert told(scene.coordinator, "2026-03-29") == ["申请司法确认2026-04-01到期。"]
    at = datetime(2026, 3, 30, 9, tzinfo=CHINA)
    who = {"by": scene.clerk, "at": at}
    agreement = SettlementAgreement.objects.get()
    case = confirmation.open_application(agreement_id=agreement.pk, court_code="粤1973", **who)
    for party in agreed.parties.all():
        confirmation.join_application(
            confirmation_id=case.pk, party_id=party.pk, means=SigningMeans.PAPER, signed_on=at.date(), **who
        )
    confirmation.submit_application(confirmation_id=case.pk, **who)

    assert told(scene.judge, "2026-03-31") == []
    assert told(scene.judge, "2026-04-01") == ["决定是否受理司法确认申请2026-04-02到期。"]
    confirmation.accept_application(
        confirmation_id=case.pk, docket_number="（2026）粤1973民特7号", by=scene.clerk, at=at + timedelta(days=3)
    )
    case.refresh_from_db()
    assert told(scene.judge, f"{case.target_on:%Y-%m-%d}") == ["司法确认审查的内部目标日今日到期。"]
    assert set(told(scene.judge, f"{case.limit_on + timedelta(days=1):%Y-%m-%d}")) == {
        f"司法确认审查的内部目标日{case.target_on:%Y-%m-%d}已过期。",
        f"司法确认审结期限{case.limit_on:%Y-%m-%d}已过期。",
    }
    confirmation.rule_on_application(
        confirmation_id=case.pk, action=ConfirmationAction.CONFIRM, ruled_on=at.date() + timedelta(days=20),
        by=scene.judge, at=at + timedelta(days=60),
    )  # fmt: skip
    assert told(scene.judge, "2026-06-10") == []


def test_a_visit_is_told_of_on_its_day_and_once_it_is_late(scene: Scene, agreed, told):
    SettlementAgreement.objects.get().obligations.update(due_on="2027-01-01")
    visit = FollowUpVisit.objects.order_by("planned_on").first()

    assert "回访今日到期。" in told(scene.mediator.user, f"{visit.planned_on:%Y-%m-%d}")
    assert f"回访{visit.planned_on:%Y-%m-%d}已过期。" in told(
        scene.mediator.user, f"{visit.planned_on + timedelta(days=2):%Y-%m-%d}"
    )


def test_the_inbox_puts_them_in_the_order_of_urgency(scene: Scene, agreed, client, time_machine):
    """What the court must decide, then what is overdue, then what is to be visited; each dispute once."""
    FollowUpVisit.objects.all().delete()

    def waiting(user, day: str) -> list[str]:
        time_machine.move_to(datetime.fromisoformat(f"{day}T08:00+08:00"))
        client.force_login(user)
        return [one.kind for one in client.get("/").context["inbox"].rows]

    agreement = SettlementAgreement.objects.get()
    assert waiting(scene.clerk, "2026-03-20") == []
    assert waiting(scene.clerk, "2026-03-26") == ["申请司法确认将截止"]
    assert waiting(scene.clerk, "2026-04-08") == ["履行将到期"]
    assert waiting(scene.mediator.user, "2026-04-11") == ["履行已逾期"]
    FollowUpVisit.objects.create(dispute=agreed, agreement=agreement, planned_on="2026-04-11", plan="人工安排")
    assert waiting(scene.assistant, "2026-04-11") == ["待回访"]
    assert waiting(scene.clerk, "2026-04-11") == ["履行已逾期"]
    ConfirmationCase.objects.create(
        agreement=agreement, court_id="粤1973", apply_by="2026-04-01", opened_by=scene.clerk, opened_at=SIGNED,
        state="APPLIED", applied_on="2026-04-01", decide_by="2026-04-07",
    )  # fmt: skip
    assert waiting(scene.judge, "2026-04-11") == ["司法确认将到期"]
    assert waiting(scene.clerk, "2026-04-11") == ["司法确认将到期"]
    for query in ("owing=on", "to_visit=on"):
        assert agreed.number in client.get(f"/disputes/?{query}").text
