"""Uploading a court's list, seeing what became of it, correcting what came back: through HTTP."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.choices import BatchStatus
from cases.models import CourtCase, ImportBatch
from cases.services.court_case_imports import run_import
from suyuan.accounts.roles import Role
from tests import lawsuits
from tests.lawsuits import COURT, EAST_1, OTHER_COURT
from tests.people import person
from tests.reports.suits import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    lawsuits.build_province()
    client.force_login(person("立案", Role.CLERK, court=COURT))
    return client


def upload(client, *rows, name="清单.csv", court=COURT):
    lines = [",".join(lawsuits.HEADER), *(",".join(row) for row in rows)]
    file = SimpleUploadedFile(name, "\r\n".join(lines).encode("gb18030"))
    return client.post("/court-cases/import/", {"court": court, "file": file})


def process(response) -> ImportBatch:
    batch = ImportBatch.objects.latest("pk")
    assert response.headers["Location"] == f"/court-cases/import/{batch.pk}/"
    run_import(batch_id=batch.pk, at=NOW)
    batch.refresh_from_db()
    return batch


def test_an_upload_is_queued_and_its_page_waits(clerk):
    response = upload(clerk, lawsuits.row(1, place=EAST_1))
    batch = ImportBatch.objects.get()
    assert batch.status == BatchStatus.QUEUED
    page = clerk.get(response.headers["Location"]).content.decode()
    assert "正在处理" in page
    assert "every 2s" in page


def test_good_rows_come_in_and_bad_ones_come_back_with_their_reasons(clerk):
    bad = lawsuits.row(2, place=EAST_1)
    bad[1] = "2024年13月1日"
    batch = process(upload(clerk, lawsuits.row(1, place=EAST_1), bad))
    assert (batch.added_count, batch.rejected_count) == (1, 1)
    page = clerk.get(f"/court-cases/import/{batch.pk}/").content.decode()
    assert "2024年13月1日" in page
    assert "无法识别" in page
    assert "every 2s" not in page
    assert "清单.csv" in clerk.get("/court-cases/import/").content.decode()


def test_the_returned_rows_can_be_corrected_and_uploaded_again(clerk):
    bad = lawsuits.row(2, place=EAST_1)
    bad[1] = "2024年13月1日"
    batch = process(upload(clerk, lawsuits.row(1, place=EAST_1), bad))
    returned = clerk.get(f"/court-cases/import/{batch.pk}/rejected/")
    assert "attachment" in returned.headers["Content-Disposition"]
    corrected = returned.content.decode("utf-8-sig").replace("13月", "3月").encode()
    again = process(
        clerk.post("/court-cases/import/", {"court": COURT, "file": SimpleUploadedFile("改.csv", corrected)})
    )
    assert (again.added_count, again.rejected_count) == (1, 0)
    assert CourtCase.objects.count() == 2


def test_a_file_that_is_no_list_fails_with_a_sentence(clerk):
    file = SimpleUploadedFile("照片.csv", b"\x00\x01\x02\x03" * 50)
    batch = process(clerk.post("/court-cases/import/", {"court": COURT, "file": file}))
    assert batch.status == BatchStatus.FAILED
    assert batch.problem in clerk.get(f"/court-cases/import/{batch.pk}/").content.decode()


def test_an_upload_needs_a_file_and_ones_own_court(clerk):
    assert clerk.post("/court-cases/import/", {"court": COURT}).status_code == 422
    assert upload(clerk, lawsuits.row(1), court=OTHER_COURT).status_code == 422
    assert not ImportBatch.objects.exists()


def test_an_upload_of_another_court_does_not_exist(clerk):
    batch = process(upload(clerk, lawsuits.row(1, place=EAST_1)))
    clerk.force_login(person("外院", Role.CLERK, court=OTHER_COURT))
    for path in (f"/court-cases/import/{batch.pk}/", f"/court-cases/import/{batch.pk}/rejected/"):
        assert clerk.get(path).status_code == 404
    assert "清单.csv" not in clerk.get("/court-cases/import/").content.decode()
