"""家庭暴力: a sign of violence is marked; police and women's federation are told, with proof (人调法 art. 25)."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases.models import FlagKind, InformingDuty
from tests.cases.scene import MONDAY, Scene
from tests.scenarios.story import on, page, send

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def test_the_duty_to_inform_is_tracked_until_it_is_done(scene: Scene):
    dispute = scene.mediating(at=MONDAY, facts="夫妻因家庭开支争吵，女方请求就离婚和抚养进行调解。")
    kind = FlagKind.objects.get(code="DOMESTIC_VIOLENCE")

    with on(scene.mediator.user, 2026, 3, 4, 16) as mediator:
        send(mediator, "set_flag", dispute, {"kind": kind.pk, "grounds": "女方手臂有淤伤，自述昨晚被推打。"})
        assert "应告知当地公安机关" in page(mediator, dispute)
    police, women = InformingDuty.objects.order_by("due_on")

    with on(scene.clerk, 2026, 3, 6, 9) as centre:  # two days later nobody has told anybody
        assert "已逾期" in page(centre, dispute)
        assert "应告知有关部门" in centre.get("/").text
        listed = centre.get(reverse("cases:dispute_list"), {"to_inform": "on"}).text
        assert dispute.number in listed
        assert "家庭暴力" in listed

    with on(scene.mediator.user, 2026, 3, 6, 10) as mediator:
        told = {"informed_at": "2026-03-06T09:40", "told_to": "塘厦派出所值班民警", "manner": "当面"}
        proof = SimpleUploadedFile("报告回执.pdf", PDF, "application/pdf")
        send(mediator, "record_informing", dispute, told, police.pk, proof=proof)
        assert "报告回执.pdf" in page(mediator, dispute)
        send(mediator, "waive_informing", dispute, {"reason": "镇妇联已陪同女方到场"}, women.pk)

    with on(scene.clerk, 2026, 3, 6, 11) as centre:
        assert dispute.number not in centre.get(reverse("cases:dispute_list"), {"to_inform": "on"}).text
        assert "塘厦派出所值班民警" in page(centre, dispute)
        assert "人民调解法第25条" in page(centre, dispute)
