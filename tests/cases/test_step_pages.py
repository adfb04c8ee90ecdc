"""The forms of the steps: in place under htmx, errors at their fields, nothing lost."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from cases.choices import ConsentKind, DutyItem
from cases.lifecycle import State
from cases.models import Consent, Dispute, FailureReport, MediationNote, Referral, SettlementAgreement
from tests.cases.scene import WRONG_ID, Scene, fresh

HTMX = {"HX-Request": "true"}


def url(name: str, dispute: Dispute, *more) -> str:
    return reverse(f"cases:{name}", args=[dispute.key, *more])


def now_local() -> str:
    return timezone.localtime().strftime("%Y-%m-%dT%H:%M")


def recent() -> dict:
    return {"at": timezone.now() - timedelta(hours=3)}


def test_without_scripts_a_step_is_a_page_of_its_own(scene: Scene, client):
    dispute = scene.referred()
    client.force_login(scene.mediator.user)

    page = client.get(url("sign_for", dispute))
    assert "<html" in page.text
    answer = client.post(url("sign_for", dispute), {"receipt": "SIGNED_MATERIALS"})

    assert answer.headers["Location"] == url("dispute", dispute)
    assert fresh(dispute).state == State.MEDIATING


def test_under_htmx_it_opens_in_place_and_leads_back(scene: Scene, client):
    dispute = scene.referred()
    client.force_login(scene.mediator.user)

    form = client.get(url("sign_for", dispute), headers=HTMX)
    assert "<html" not in form.text
    answer = client.post(url("sign_for", dispute), {"receipt": "PLATFORM_CONFIRMED"}, headers=HTMX)

    assert answer.headers["HX-Redirect"] == url("dispute", dispute)


def test_a_missing_field_is_named_and_the_rest_kept(scene: Scene, client):
    dispute = scene.mediating(**recent())
    client.force_login(scene.mediator.user)

    answer = client.post(
        url("settle", dispute),
        {"agreement_form": "ORAL", "terms": "", "amount": "1200", "effective_on": "2026-13-01"},
        headers=HTMX,
    )

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"terms", "manner", "effective_on"}
    assert 'value="1200"' in answer.text
    assert fresh(dispute).state == State.MEDIATING


def test_a_services_refusal_stands_at_its_field(scene: Scene, client):
    dispute = scene.mediating(**recent())
    client.force_login(scene.mediator.user)
    tomorrow = timezone.localdate() + timedelta(days=1)

    answer = client.post(
        url("settle", dispute),
        {"agreement_form": "WRITTEN", "terms": "分三期付清。", "manner": "NOTHING", "effective_on": tomorrow},
    )

    assert answer.status_code == 422
    assert "生效日期不能晚于今天" in answer.context["form"].errors["effective_on"][0]
    assert "分三期付清。" in answer.text


def test_a_settlement_is_entered(scene: Scene, client):
    dispute = scene.mediating(**recent())
    creditor, debtor = dispute.parties.order_by("pk")
    today = timezone.localdate()
    client.force_login(scene.mediator.user)

    client.post(
        url("settle", dispute),
        {
            "agreement_form": "WRITTEN", "terms": "分三期付清。", "effective_on": today, "amount": "1000", "count": "3",
            "manner": "SPLIT", "due_on": today + timedelta(days=10), "debtor": debtor.pk, "creditor": creditor.pk,
        },
    )  # fmt: skip

    assert fresh(dispute).state == State.SETTLED
    agreement = SettlementAgreement.objects.get()
    assert (agreement.terms, agreement.amount) == ("分三期付清。", 1000)
    assert [str(owed.amount) for owed in agreement.obligations.all()] == ["333.33", "333.33", "333.34"]


def test_an_end_is_entered(scene: Scene, client):
    dispute = scene.mediating(**recent())
    client.force_login(scene.mediator.user)

    assert client.post(url("end", dispute), {"reason": "SETTLED", "explanation": "x"}).status_code == 422
    client.post(url("end", dispute), {"reason": "GAP_TOO_WIDE", "explanation": "差距过大。"})

    assert FailureReport.objects.get().reason == "GAP_TOO_WIDE"


def test_a_session_and_its_note_are_entered(scene: Scene, client):
    dispute = scene.mediating(**recent())
    client.force_login(scene.mediator.user)
    told = {
        "held_at": now_local(),
        "mode": "VIDEO",
        "attendees": "双方",
        "summary": "再议。",
        "informed": DutyItem.values,
    }

    client.post(url("session", dispute), {**told, "note": "底线。", "note_side": "APPLICANT"})

    assert MediationNote.objects.get().text == "底线。"


def test_consent_and_refusal_are_entered(scene: Scene, client):
    dispute = scene.registered(**recent())
    one, other = dispute.parties.all()
    client.force_login(scene.assistant)
    told = {"consent_form": "ORAL_IN_RECORD", "given_at": now_local()}

    client.post(url("consent", dispute, one.key), told)
    client.post(url("refusal", dispute, other.key), told)

    assert list(Consent.objects.order_by("pk").values_list("party", "kind")) == [
        (one.pk, ConsentKind.CONSENT),
        (other.pk, ConsentKind.REFUSAL),
    ]


def test_a_referral_is_entered(scene: Scene, client):
    dispute = scene.consented()
    client.force_login(scene.coordinator)
    form = client.get(url("refer", dispute), headers=HTMX)
    assert "周调解" in form.text

    told = {"track": "PRE_FILING_ASSIGNED", "materials": "申请书", "search": "周"}
    nobody = client.post(url("refer", dispute), told)
    assert nobody.status_code == 422
    assert nobody.context["form"].errors["assignee"] == ["请选择调解员或调解组织。"]
    client.post(url("refer", dispute), {**told, "assignee": f"mediator-{scene.mediator.pk}"})

    assert Referral.objects.get().materials == "申请书"


def test_assignees_are_searched_and_the_chosen_one_stays(scene: Scene, client):
    dispute = scene.consented()
    client.force_login(scene.coordinator)
    chosen = f"mediator-{scene.mediator.pk}"

    answer = client.get(url("assignees", dispute), {"search": "人民调解", "assignee": chosen})

    assert "塘厦镇人民调解委员会" in answer.text
    assert f'value="{chosen}" checked' in answer.text


def test_an_organisations_manager_names_the_mediator(scene: Scene, client):
    dispute = scene.consented()
    scene.refer(dispute, organization_id=scene.organization.pk)
    client.force_login(scene.manager)

    assert client.post(url("sign_for", dispute), {"receipt": "SIGNED_MATERIALS"}).status_code == 422
    client.post(url("sign_for", dispute), {"receipt": "SIGNED_MATERIALS", "mediator": scene.member.pk})

    assert fresh(dispute).open_referral().mediator == scene.member


def test_a_step_that_is_closed_answers_with_a_sentence(scene: Scene, client):
    dispute = scene.settled()
    client.force_login(scene.mediator.user)

    answer = client.get(url("settle", dispute))

    assert answer.status_code == 409
    assert "该纠纷现为“调解成功”，您现在不能达成协议" in answer.text


def test_reasons_are_needed_to_give_back_take_back_and_correct(scene: Scene, client):
    for state, who, name in [
        ("referred", scene.mediator.user, "decline"),
        ("referred", scene.clerk, "recall"),
        ("settled", scene.coordinator, "reopen"),
        ("registered", scene.assistant, "withdraw"),
    ]:
        dispute = getattr(scene, state)()
        client.force_login(who)
        assert client.post(url(name, dispute), {"reason": ""}).status_code == 422
        assert client.post(url(name, dispute), {"reason": "登记有误"}).status_code == 302
        assert fresh(dispute).state != dispute.state


def test_a_courts_number_is_entered_once(scene: Scene, client):
    dispute, other = scene.registered(), scene.registered()
    client.force_login(scene.clerk)

    unreadable = client.post(url("add_number", dispute), {"text": "2026粤1973民初1号"})
    assert unreadable.status_code == 422
    assert "案号应以括号内的四位年份开头" in unreadable.context["form"].errors["text"][0]
    client.post(url("add_number", dispute), {"text": "(2026) 粤1973 民初 0012 号"})
    taken = client.post(url("add_number", other), {"text": "（2026）粤1973民初12号"})

    assert "（2026）粤1973民初12号" in client.get(url("dispute", dispute)).text
    assert taken.context["form"].errors["text"] == [f"（2026）粤1973民初12号已登记在纠纷{dispute.number}"]
    assert list(Dispute.objects.matching("民初12号")) == [dispute]


def test_parties_are_added_corrected_and_leave(scene: Scene, client):
    dispute = scene.registered()
    client.force_login(scene.clerk)
    told = {"side": "THIRD", "name": "王五", "kind": "NATURAL", "identity_number": WRONG_ID}

    refused = client.post(url("add_party", dispute), told)
    assert refused.status_code == 422
    assert "identity_number" in refused.context["form"].errors
    assert "证件号码存疑说明" in refused.text
    client.post(url("add_party", dispute), {**told, "identity_doubt": "已核对"})
    added = dispute.parties.get(name="王五")

    shown = client.get(url("edit_party", dispute, added.key))
    assert WRONG_ID not in shown.text
    assert "****0013" in shown.text
    client.post(
        url("edit_party", dispute, added.key), {"side": "THIRD", "name": "王五一", "identity_doubt": "已核对原件"}
    )
    added.refresh_from_db()
    assert (added.name, added.identity_number) == ("王五一", WRONG_ID)

    client.post(
        url("edit_party", dispute, added.key),
        {"side": "THIRD", "name": "王五一", "kind": "NATURAL", "clear": ["identity_number"]},
    )
    added.refresh_from_db()
    assert added.identity_number == ""
    assert client.post(url("remove_party", dispute, added.key), {"reason": ""}).status_code == 422
    client.post(url("remove_party", dispute, added.key), {"reason": "无关"})
    assert dispute.parties.get(pk=added.pk).removed_at
