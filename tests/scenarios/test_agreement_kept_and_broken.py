"""委派调解成功，分期履行，第二期未付：the story of an agreement kept for one month and broken in the next."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from cases import criteria
from cases.lifecycle import AgreementState, State
from cases.models import AgreementEvent, Dispute, FollowUpVisit, LaterStep, SettlementAgreement
from cases.services.case_numbers import add_case_number
from cases.services.court_case_imports import import_list
from mediators.models import SubsidyDue
from suyuan.files.models import StoredFile
from tests.cases.scene import Scene, fresh
from tests.files.test_kept_files import upload
from tests.lawsuits import csv_list, row

CHINA = ZoneInfo("Asia/Shanghai")
SIGNED = datetime(2026, 3, 2, 10, 0, tzinfo=CHINA)


def do(client, user, dispute, step, row=None, **told):
    """Take one step in a panel of the dispute's page."""
    client.force_login(user)
    name, args = ("outcome_row_step", [dispute.key, step, row]) if row else ("outcome_step", [dispute.key, step])
    return client.post(reverse(f"cases:{name}", args=args), told)


def agreement_of(dispute) -> SettlementAgreement:
    return SettlementAgreement.objects.get(dispute=dispute)


@pytest.fixture
def draft(scene: Scene, client, time_machine):
    """Referred to a committee, drafted on the day after the receipt, in three instalments."""
    time_machine.move_to(SIGNED)
    dispute = scene.mediating(at=SIGNED)
    creditor, debtor = dispute.parties.order_by("pk")
    time_machine.move_to(SIGNED + timedelta(days=1))
    answer = do(
        client, scene.mediator.user, dispute, "draft", agreement_form="WRITTEN", main_facts="拖欠物业费。",
        terms="分三期付清，每月十日前一期。若逾期未付，由法院直接判决。", manner="SPLIT", debtor=debtor.pk,
        creditor=creditor.pk, amount="1000", count="3", due_on="2026-04-10",
    )  # fmt: skip
    assert answer.status_code == 302
    return dispute


def sign_all(scene: Scene, client, dispute):
    assert do(client, scene.mediator.user, dispute, "open").status_code == 302
    for signer in [f"PARTY-{party.pk}" for party in dispute.parties.all()] + ["MEDIATOR-"]:
        told = {"signer": signer, "means": "PAPER", "signed_on": "2026-03-03"}
        assert do(client, scene.mediator.user, dispute, "sign", **told).status_code == 302


def test_only_the_last_signature_settles_the_dispute(scene: Scene, client, draft):
    page = client.get(reverse("cases:dispute", args=[draft.key])).text
    assert "由人民法院对案件作出裁判的条款不予准许" in page  # 民调04: only a warning

    do(client, scene.mediator.user, draft, "open")
    told = {"means": "PAPER", "signed_on": "2026-03-03", "proof": upload(name="签名页.png")}
    do(client, scene.mediator.user, draft, "sign", signer=f"PARTY-{draft.parties.first().pk}", **told)

    assert fresh(draft).state == State.MEDIATING  # one party has signed: nothing is in effect, the clock runs on
    assert agreement_of(draft).state == AgreementState.SIGNING
    assert draft.deadlines.running().exists()
    assert StoredFile.objects.of(draft).get().name.startswith("签署-")
    do(client, scene.mediator.user, draft, "sign", signer=f"PARTY-{draft.parties.last().pk}", **told | {"proof": ""})
    do(client, scene.mediator.user, draft, "sign", signer="MEDIATOR-", **told | {"proof": ""})

    agreement = agreement_of(draft)
    assert (fresh(draft).state, agreement.state) == (State.SETTLED, AgreementState.EFFECTIVE)
    assert agreement.effective_on == date(2026, 3, 3)
    assert [*FollowUpVisit.objects.values_list("planned_on", flat=True)] == [
        date(2026, 4, 11), date(2026, 5, 11), date(2026, 6, 11),
    ]  # fmt: skip


def test_a_party_who_refuses_to_sign_gives_the_reason_for_the_end(scene: Scene, client, draft):
    do(client, scene.mediator.user, draft, "open")
    party = draft.parties.last()

    do(client, scene.mediator.user, draft, "refuse", party=party.pk, reason="家属反对")

    assert agreement_of(draft).state == AgreementState.DROPPED
    form = client.get(reverse("cases:end", args=[draft.key])).context["form"]
    assert form["reason"].value() == "REFUSED_TO_SIGN"
    told = {"reason": "REFUSED_TO_SIGN", "explanation": "被申请人拒签。"}
    assert client.post(reverse("cases:end", args=[draft.key]), told).status_code == 422  # who, and when?
    client.post(reverse("cases:end", args=[draft.key]), {**told, "party": party.pk, "happened_on": "2026-03-03"})
    assert fresh(draft).state == State.ENDED


def test_kept_in_april_broken_in_may_paid_in_june(scene: Scene, client, draft, time_machine):
    sign_all(scene, client, draft)
    first, second, third = agreement_of(draft).obligations.order_by("due_on")
    worker = scene.clerk

    time_machine.move_to(datetime(2026, 4, 9, 9, tzinfo=CHINA))
    too_much = do(client, worker, draft, "pay", first.pk, performed_on="2026-04-09", amount="400", evidence="回单")
    assert "超过尚未履行的" in too_much.text
    do(client, worker, draft, "pay", first.pk, performed_on="2026-04-09", amount="333.33", evidence="回单6021")
    assert "还没有到期未履行的义务" in do(client, worker, draft, "breach").text

    time_machine.move_to(datetime(2026, 5, 12, 9, tzinfo=CHINA))
    do(client, worker, draft, "pay", second.pk, performed_on="2026-05-10", amount="100", evidence="微信")
    do(client, worker, draft, "breach", note="电话催告未果")
    visit = FollowUpVisit.objects.get(planned_on=date(2026, 5, 11))
    found = {
        "held_on": "2026-05-12",
        "means": "PHONE",
        "performance": "PART",
        "satisfaction": "POOR",
        "relapsed": "YES",
    }
    do(client, worker, draft, "visit", visit.pk, **found)
    assert agreement_of(draft).state == AgreementState.BREACHED
    page = client.get(reverse("cases:dispute", args=[draft.key])).text
    assert page.count("登记未履行") == 1  # the step is in the log once, told by the agreement's own
    packet = client.get(reverse("cases:paper", args=[draft.key, "enforcement"])).text
    assert "尚欠 233.33 元" in packet
    assert "回单6021" in packet

    time_machine.move_to(datetime(2026, 6, 20, 9, tzinfo=CHINA))
    do(client, worker, draft, "pay", second.pk, performed_on="2026-06-18", amount="233.33", evidence="回单")
    do(client, worker, draft, "pay", third.pk, performed_on="2026-06-18", amount="333.34", evidence="回单")
    assert agreement_of(draft).state == AgreementState.PERFORMED
    assert AgreementEvent.objects.filter(action="PAY").count() == 4
    assert set(SubsidyDue.objects.values_list("outcome", flat=True)) == {"SETTLED", "PERFORMED"}


def test_a_suit_after_success_is_linked_and_counted(scene: Scene, client, draft, time_machine):
    sign_all(scene, client, draft)
    time_machine.move_to(datetime(2026, 7, 1, 9, tzinfo=CHINA))
    told = {"kind": "SUIT", "done_on": "2026-06-30", "number": "(2026)粤1973民初1234号"}

    assert do(client, scene.clerk, draft, "later-step", **told).status_code == 302

    step = LaterStep.objects.get()
    assert step.number == "（2026）粤1973民初1234号"
    assert draft.case_numbers.get().text == step.number  # taken over, nothing retyped
    assert "调解成功后又起诉" in client.get(reverse("cases:dispute", args=[draft.key])).text
    assert agreement_of(draft).obligations.first().amount == Decimal("333.33")


def test_an_imported_case_under_a_number_of_the_dispute_is_a_suit_after_success(scene: Scene, client, draft):
    sign_all(scene, client, draft)
    numbered = [row(8, "2026-03-20"), row(9, "2026-01-05")]
    for one in numbered:
        add_case_number(dispute_id=draft.pk, text=one[0], by=scene.clerk, at=SIGNED)

    import_list(
        file_name="list.csv",
        content=csv_list(*numbered),
        court_code=None,
        by=scene.clerk,
        at=SIGNED + timedelta(days=30),
    )

    step = LaterStep.objects.get()  # filed before the success, the other is not one
    assert (step.kind, step.court_case.serial, str(step.done_on)) == ("SUIT", 8, "2026-03-20")
    assert Dispute.objects.filter(criteria.SUED_AFTER_SUCCESS.q).get() == draft
