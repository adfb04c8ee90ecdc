"""Series of like disputes: registered from one form, a model case, its result offered and binding nobody."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from cases.lifecycle import State
from cases.models import Dispute, Series, SeriesOffer
from cases.services._transition import TransitionRefused
from cases.services.series import choose_model, join_series, leave_series, offer_model_result
from suyuan.lib.errors import InvalidInput
from tests.cases.scene import GOOD_ID, MONDAY, WRONG_ID, Scene

NEW = "cases:new_series"


def form(scene: Scene, rows: str, **more) -> dict:
    return {
        "key": uuid4(),
        "series_name": "示例电子厂欠薪系列案",
        "rows": rows,
        "respondent-name": "东莞市示例电子有限公司",
        "respondent-kind": "LEGAL",
        "facts": "工厂停产，拖欠员工三个月工资。",
        "town": scene.village.parent_id,
        "village": scene.village.code,
        "intake_source": "PETITION",
        "origin_reference": "信2026-0500",
        **more,
    }


def test_one_form_registers_each_applicants_own_dispute(scene: Scene, client):
    client.force_login(scene.clerk)
    told = form(scene, f"张桂英\t{GOOD_ID}\t13800138000\t\t12000.50\t含加班费\n李四，，，，8000\n\n")

    answer = client.post(reverse(NEW), told)
    client.post(reverse(NEW), told)  # pressed twice

    series = Series.objects.get()
    assert answer.headers["Location"] == reverse("cases:one_series", args=[series.key])
    first, second = series.disputes.order_by("pk")
    assert (str(first.amount), first.facts) == ("12000.50", "工厂停产，拖欠员工三个月工资。\n含加班费")
    assert [party.name for party in first.parties.all()] == ["张桂英", "东莞市示例电子有限公司"]
    assert second.origin.reference == "信2026-0500"
    assert first.number != second.number
    page = client.get(reverse("cases:one_series", args=[series.key])).text
    assert first.number in page
    assert "尚未定示范案" in page
    assert "示例电子厂欠薪系列案" in client.get(reverse("cases:series_list")).text


def test_every_wrong_row_is_told_and_nothing_is_registered_or_lost(scene: Scene, client):
    client.force_login(scene.clerk)
    told = form(scene, f"张桂英\t{WRONG_ID}\n李四\n\t{GOOD_ID}\n王五,,,,一万元")

    page = client.post(reverse(NEW), told)

    assert page.status_code == 422
    for sentence in ("第3行：请填写姓名", "第4行：金额“一万元”不是数字"):
        assert sentence in page.text
    page = client.post(reverse(NEW), {**told, "rows": f"张桂英\t{WRONG_ID}\n李四"})
    assert "第1行：身份证号码的校验位不符" in page.text
    assert "李四" in page.text
    assert not Dispute.objects.exists()
    assert not Series.objects.exists()
    for missing, sentence in [
        ({"series_name": ""}, "请填写系列案的名称"),
        ({"town": "", "village": ""}, "请选择纠纷发生地"),
        ({"respondent-name": ""}, "请填写共同被申请人"),
        ({"rows": ""}, "请填写申请人名单"),
    ]:
        assert sentence in client.post(reverse(NEW), {**told, "rows": "李四", **missing}).text


def test_a_sheet_is_read_into_the_list(scene: Scene, client):
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(
            (["当事人", "身份证号", "涉及金额"], ["张桂英", GOOD_ID, "3600"], ["李四", "", "4200"])
        ):
            sheet.write_row(number, 0, row)
    client.force_login(scene.clerk)

    sheet = SimpleUploadedFile("名单.xlsx", content.getvalue())
    client.post(reverse(NEW), {**form(scene, ""), "sheet": sheet})

    assert sorted(Dispute.objects.values_list("amount", flat=True)) == [3600, 4200]
    wrong = SimpleUploadedFile("名单.csv", "编号,电话\n1,2\n".encode())
    assert "表头缺少：姓名" in client.post(reverse(NEW), {**form(scene, ""), "sheet": wrong}).text


def test_the_models_result_is_offered_as_a_draft_once_and_binds_nobody(scene: Scene, client):
    now = timezone.now() - timedelta(hours=3)
    model, waiting, concluded = scene.mediating(at=now), scene.mediating(at=now), scene.settled(at=now)
    series = join_series(dispute_id=model.pk, series_id=None, new_name="欠薪系列案", by=scene.clerk, at=now)
    for other in (waiting, concluded):
        join_series(dispute_id=other.pk, series_id=series.pk, by=scene.clerk, at=now)
    choose_model(dispute_id=model.pk, by=scene.coordinator, at=now)
    with pytest.raises(TransitionRefused):
        offer_model_result(series_id=series.pk, by=scene.coordinator, at=now)
    scene.settle(model, at=now, terms="分三期付清，每月十日前支付。")
    client.force_login(scene.coordinator)
    offer = reverse("cases:offer_model_result", args=[series.key])

    client.post(offer)
    client.post(offer)

    assert SeriesOffer.objects.get().dispute == waiting
    waiting.refresh_from_db()
    assert waiting.state == State.MEDIATING
    assert not waiting.agreements.exists()
    assert "示范案的协议草稿" in client.get(reverse("cases:dispute", args=[waiting.key])).text
    client.force_login(scene.mediator.user)
    assert "分三期付清，每月十日前支付。" in client.get(reverse("cases:settle", args=[waiting.key])).text


def test_a_dispute_is_in_one_series_and_the_model_stays(scene: Scene):
    dispute = scene.registered()
    with pytest.raises(InvalidInput):
        join_series(dispute_id=dispute.pk, series_id=None, by=scene.clerk, at=MONDAY)
    with pytest.raises(TransitionRefused):
        choose_model(dispute_id=dispute.pk, by=scene.clerk, at=MONDAY)
    join_series(dispute_id=dispute.pk, series_id=None, new_name="物业费系列", by=scene.clerk, at=MONDAY)
    with pytest.raises(InvalidInput):
        join_series(dispute_id=dispute.pk, series_id=None, new_name="另一个", by=scene.clerk, at=MONDAY)
    choose_model(dispute_id=dispute.pk, by=scene.clerk, at=MONDAY)
    with pytest.raises(InvalidInput):
        leave_series(dispute_id=dispute.pk, reason="登记有误", by=scene.clerk, at=MONDAY)

    Series.objects.update(model_dispute=None)
    leave_series(dispute_id=dispute.pk, reason="登记有误", by=scene.clerk, at=MONDAY)
    dispute.refresh_from_db()
    assert dispute.series is None
    with pytest.raises(TransitionRefused):
        leave_series(dispute_id=dispute.pk, reason="再次", by=scene.clerk, at=MONDAY)
