"""Who brought a dispute in is asked as its source has it; what is still missing says why; receipts bear the dates."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from cases.models import Dispute, Origin, Party
from cases.queries.missing import missing_in
from cases.services.intake import add_facts
from cases.services.parties import update_party
from suyuan.accounts.models import AccessLog
from suyuan.lib.errors import InvalidInput
from tests.cases.scene import GOOD_ID, MONDAY, Scene, fresh

MINOR_ID = "99000120150101001X"


def test_the_form_asks_what_the_source_has(scene: Scene, client):
    client.force_login(scene.clerk)
    asked = client.get(reverse("cases:origin"), {"intake_source": "PETITION", "origin_unit": "塘厦镇信访办"}).text
    assert "信访件编号" in asked
    assert 'value="塘厦镇信访办"' in asked
    assert "工单编号" not in asked
    assert "信访件编号" not in client.get(reverse("cases:origin"), {"intake_source": "ASSISTANT"}).text


def test_what_the_source_knows_is_kept_with_the_draft_and_shown(scene: Scene, client):
    client.force_login(scene.clerk)
    key = uuid4()
    told = {
        "facts": "欠薪", "intake_source": "PETITION", "origin_unit": "塘厦镇信访办", "origin_reference": "信2026-0312",
        "origin_phone": "13800138000", "origin_channel": "PHONE",
    }  # fmt: skip
    client.post(reverse("cases:autosave", args=[key]), told)
    client.post(reverse("cases:autosave", args=[key]), {**told, "origin_phone": "", "origin_unit": "镇信访办"})

    origin = Origin.objects.get()
    assert (origin.unit, origin.reference, origin.phone) == ("镇信访办", "信2026-0312", "13800138000")
    assert origin.channel == ""  # a petition is not asked how it came
    page = client.get(reverse("cases:log", args=[key])).text
    assert "已填 138****8000，不改请留空" in page
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_origin::text FROM cases_origin")
        assert "13800138000" not in cursor.fetchone()[0]


def test_later_additions_are_logged_and_a_moment_to_come_is_refused(scene: Scene):
    dispute = scene.registered(intake_source="HOTLINE")
    with pytest.raises(InvalidInput) as refusal:
        add_facts(
            dispute_id=dispute.pk,
            facts={},
            origin={"brought_at": MONDAY + timedelta(days=1)},
            by=scene.clerk,
            at=MONDAY,
        )
    assert refusal.value.field == "origin_brought_at"

    add_facts(dispute_id=dispute.pk, facts={}, origin={"reference": "DG12345-001"}, by=scene.clerk, at=MONDAY)

    assert dispute.events.last().note == "修改：来源情况"


def test_the_list_says_what_is_needed_when_and_why(scene: Scene, client):
    dispute = scene.registered(intake_source="PETITION", at=timezone.now() - timedelta(hours=2))
    company = dispute.parties.last()
    update_party(party_id=company.pk, party={"kind": "LEGAL"}, by=scene.clerk, at=timezone.now())
    update_party(
        party_id=dispute.parties.first().pk, party={"identity_number": MINOR_ID}, by=scene.clerk, at=timezone.now()
    )

    found = {item.what: item for item in missing_in(fresh(dispute))}
    assert found["申请人张桂英的法定代理人"].step == "移送"
    assert "第11条" in found["申请人张桂英同意调解的记录"].why
    assert found[f"{company}的法定代表人或负责人"].step == "签订协议"
    assert "诉讼时效规定第10、12条" in found["申请调解或者提交起诉材料的时间"].why
    assert found["信访件编号"].field == "origin_reference"
    client.force_login(scene.clerk)
    page = client.get(reverse("cases:dispute", args=[dispute.key])).text
    assert f"{reverse('cases:edit_facts', args=[dispute.key])}#id_origin_reference" in page
    assert "未成年人" in page


def test_a_number_tells_who_is_a_minor(scene: Scene):
    party = scene.registered().parties.first()
    update_party(party_id=party.pk, party={"identity_number": MINOR_ID}, by=scene.clerk, at=MONDAY)
    assert Party.objects.get(pk=party.pk).minor
    update_party(party_id=party.pk, party={"identity_number": GOOD_ID, "minor": True}, by=scene.clerk, at=MONDAY)
    assert not Party.objects.get(pk=party.pk).minor


def test_the_receipt_names_the_dates_that_interrupt_limitation(scene: Scene, client):
    requested = timezone.now() - timedelta(days=2)
    dispute = scene.registered(mediation_requested_at=requested, at=timezone.now() - timedelta(hours=2))
    client.force_login(scene.clerk)

    page = client.get(reverse("cases:receipt", args=[dispute.key])).text

    assert dispute.number in page
    assert timezone.localtime(requested).strftime("%H:%M") in page
    assert "第12条" in page
    assert "第10条" not in page
    assert AccessLog.objects.filter(act="PRINTED", object_label=f"{dispute.number} 收件回执").exists()
    undated = scene.registered()
    refused = client.get(reverse("cases:receipt", args=[undated.key]))
    assert "请先补充信息" in refused.text


@pytest.mark.parametrize("name", ["mediation_requested_at", "complaint_submitted_at"])
def test_the_database_itself_keeps_the_dates(scene: Scene, name):
    dispute = scene.registered(**{name: MONDAY})
    for wrong in (MONDAY - timedelta(days=1), None):
        with pytest.raises(IntegrityError), transaction.atomic():
            Dispute.objects.filter(pk=dispute.pk).update(**{name: wrong})
