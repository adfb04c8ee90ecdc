"""Tasks for assistants and grid officers, with proof; a judge's guidance; what stays with the mediators."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from cases.models import AssistanceTask, GuidanceRequest, ServiceAddress, SettlementOffer
from cases.services.sessions import record_offer
from suyuan.accounts.models.notice import Notice
from suyuan.files.models import StoredFile
from tests.cases.scene import Scene, fresh

PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
SECRET = "底线是八折成交"


def recent():
    return timezone.now() - timedelta(hours=2)


def test_a_task_goes_to_an_assistant_and_comes_back_with_proof(scene: Scene, client):
    client.force_login(scene.judge)
    told = {
        "case_number": "(2026)粤1973民初12号", "kind": "SERVE", "what": "向李四送达起诉状副本",
        "assignee": scene.assistant.pk, "due_on": f"{timezone.localdate() + timedelta(days=3)}",
    }  # fmt: skip
    assert client.post(reverse("cases:new_task"), told | {"case_number": "一号案"}).status_code == 422
    assert client.post(reverse("cases:new_task"), told).status_code == 302
    task = AssistanceTask.objects.get()
    assert task.case_number == "（2026）粤1973民初12号"
    assert Notice.objects.filter(user=scene.assistant, text__startswith="交办").exists()

    client.force_login(scene.assistant)
    assert "（2026）粤1973民初12号" in client.get(reverse("cases:task_list")).text
    address = reverse("cases:task", args=[task.key])
    proof = SimpleUploadedFile("送达回证.pdf", PDF)
    assert client.post(address, {"result": "DONE", "report": "", "proofs": proof}).status_code == 422
    proof.seek(0)
    assert client.post(address, {"result": "DONE", "report": "本人签收", "proofs": proof}).status_code == 302

    kept = StoredFile.objects.get()
    client.force_login(scene.judge)
    assert "本人签收" in client.get(address).text
    assert client.get(reverse("cases:task_proof", args=[task.key, kept.key])).content == PDF
    client.force_login(scene.mediator.user)
    assert client.get(address).status_code == 404
    assert client.get(reverse("cases:task_proof", args=[task.key, kept.key])).status_code == 404


def test_a_task_of_a_dispute_stands_on_its_page(scene: Scene, client):
    dispute = scene.mediating(at=recent())
    client.force_login(scene.mediator.user)
    told = {"kind": "FIND_PARTY", "what": "到出租屋查找", "assignee": scene.assistant.pk}
    told["due_on"] = f"{timezone.localdate() + timedelta(days=2)}"
    assert client.post(reverse("cases:assist", args=[dispute.key]), told).status_code == 302

    assert "待反馈" in client.get(reverse("cases:dispute", args=[dispute.key])).text
    assert client.post(reverse("cases:cancel_task", args=[AssistanceTask.objects.get().key]), {"reason": "已找到"})
    assert AssistanceTask.objects.get().cancelled_at


def test_a_judge_answers_what_a_mediator_asks(scene: Scene, client):
    dispute = scene.mediating(at=recent())
    client.force_login(scene.mediator.user)
    client.post(reverse("cases:ask", args=[dispute.key]), {"question": "违约金能否调低？"})
    assert Notice.objects.filter(user=scene.judge, text__contains="请求法官指导").exists()

    client.force_login(scene.judge)
    told = {"request": GuidanceRequest.objects.get().pk, "answer": "可以请求适当减少（民法典第585条）。"}
    assert client.post(reverse("cases:advise", args=[dispute.key]), told).status_code == 302

    client.force_login(scene.mediator.user)
    assert "可以请求适当减少" in client.get(reverse("cases:dispute", args=[dispute.key])).text


def test_a_confirmed_address_is_encrypted_and_its_printing_logged(scene: Scene, client):
    dispute = scene.mediating(at=recent())
    party = dispute.parties.first()
    client.force_login(scene.mediator.user)
    told = {
        "recipient": "张桂英", "address": "塘厦镇示例路1号", "address_form": "WRITTEN", "channel": "SMS",
        "confirmed_at": timezone.localtime().strftime("%Y-%m-%dT%H:%M"),
    }  # fmt: skip
    address = reverse("cases:confirm_address", args=[dispute.key, party.key])
    assert client.post(address, told).status_code == 422
    assert client.post(address, told | {"electronic_address": "13800000000"}).status_code == 302

    sheet = client.get(reverse("cases:address_sheet", args=[dispute.key, party.key]))
    assert "塘厦镇示例路1号" in sheet.text
    assert ServiceAddress.objects.get().channel == "SMS"


def test_notes_and_offers_are_seen_by_the_mediators_in_hand_through_no_other_door(scene: Scene, client):
    at = recent()
    dispute = scene.mediating(at=at)
    session = scene.hold_session(dispute, at=at, note=SECRET)
    record_offer(dispute_id=dispute.pk, side="APPLICANT", terms=SECRET, made_at=at, by=scene.mediator.user, at=at)
    doors = [
        reverse("cases:dispute", args=[dispute.key]),
        reverse("cases:dispute_list") + f"?search={SECRET}",
        reverse("cases:information_sheet", args=[dispute.key]),
        reverse("cases:record_sheet", args=[dispute.key, session.pk]),
        reverse("cases:calendar"),
        reverse("cases:task_list"),
        reverse("home"),
    ]
    readers = [scene.clerk, scene.coordinator, scene.judge, scene.assistant, scene.manager, scene.member.user]

    for reader in readers:
        client.force_login(reader)
        for door in doors:
            assert SECRET not in client.get(door).text.replace(f'value="{SECRET}"', "").replace(f"“{SECRET}”", "")
        assert client.post(reverse("cases:convey_offer", args=[SettlementOffer.objects.get().pk])).status_code == 404
    client.force_login(scene.mediator.user)

    assert client.get(doors[0]).text.count(SECRET) == 2
    assert SECRET not in client.get(doors[3]).text
    assert SECRET not in fresh(dispute).search_text
    assert not dispute.events.filter(note__contains=SECRET).exists()


def test_the_judge_and_the_place_do_not_read_the_record(scene: Scene, client):
    at = recent()
    dispute = scene.mediating(at=at)
    session = scene.hold_session(dispute, at=at, summary="双方陈述了让步。")
    sheet = reverse("cases:record_sheet", args=[dispute.key, session.pk])

    for reader, status in [(scene.judge, 403), (scene.assistant, 403), (scene.clerk, 200), (scene.mediator.user, 200)]:
        client.force_login(reader)
        assert client.get(sheet).status_code == status
