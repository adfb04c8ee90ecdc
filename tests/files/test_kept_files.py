"""Files kept as proof (附件): what is taken, how it rests, who may open it."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.datastructures import MultiValueDict

from cases.models import Dispute
from suyuan.accounts.models import AccessLog
from suyuan.files.forms import ProofField, ProofsField
from suyuan.files.models import FileContent, StoredFile
from suyuan.files.rules.content import MAX_BYTES
from suyuan.files.services.keeping import UnfitFile, keep_file, keep_files
from suyuan.files.services.opening import FileDamaged, open_file
from suyuan.lib.key_rotation import reencrypt
from tests.cases.scene import MONDAY, Scene

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def upload(content: bytes = PNG, name: str = "签名.png"):
    return SimpleUploadedFile(name, content, content_type="text/plain")


def kept(dispute: Dispute, by, **how) -> StoredFile:
    return keep_file(upload=upload(), subject=dispute, by=by, at=MONDAY, **how)


def address(dispute: Dispute, file: StoredFile) -> str:
    return f"/disputes/{dispute.key}/files/{file.key}/"


def test_it_is_kept_once_encrypted_and_read_back(scene: Scene):
    dispute = scene.registered()
    file, again = kept(dispute, scene.clerk), kept(dispute, scene.clerk)

    assert again == file
    assert (file.name, file.media_type, file.size) == ("签名.png", "image/png", len(PNG))
    assert file.sha256 == hashlib.sha256(PNG).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM files_filecontent WHERE file_id = %s", [file.pk])
        at_rest = bytes(cursor.fetchone()[0])
    assert PNG[:12] not in at_rest
    assert open_file(file=file, label=dispute.number, by=scene.clerk, at=MONDAY) == PNG


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "空.png", "“空.png”是空文件，请重新选择"),
        (b"<script>alert(1)</script>", "图.png", "“图.png”不是可以保存的文件"),
        (b"PK\x03\x04 a plain archive", "包.docx", "“包.docx”不是可以保存的文件"),
        (PNG + b"0" * MAX_BYTES, "大.png", "“大.png”超过20 MB，请压缩后上传"),
    ],
)
def test_what_is_not_a_picture_or_document_is_refused_and_nothing_is_kept(scene: Scene, content, name, sentence):
    dispute = scene.registered()
    with pytest.raises(UnfitFile, match=sentence) as refusal:
        keep_files(
            uploads=[upload(), upload(content, name)], subject=dispute, by=scene.clerk, at=MONDAY, field="proofs"
        )
    assert refusal.value.field == "proofs"
    assert not StoredFile.objects.exists()


def test_a_step_that_fails_leaves_no_file(scene: Scene):
    dispute = scene.registered()
    with transaction.atomic():
        kept(dispute, scene.clerk)
        transaction.set_rollback(True)
    assert not FileContent.objects.exists()


def test_it_opens_for_those_who_may_see_its_dispute_and_is_logged(client, scene: Scene):
    dispute, other = scene.registered(), scene.registered()
    file = kept(dispute, scene.clerk)

    client.force_login(scene.clerk)
    answer = client.get(address(dispute, file))
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (200, PNG, "image/png")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert AccessLog.objects.filter(act="VIEWED", object_type="files.storedfile", user=scene.clerk).count() == 1

    assert client.get(address(other, file)).status_code == 404
    client.force_login(scene.mediator.user)  # not in these hands
    assert client.get(address(dispute, file)).status_code == 404


def test_a_confidential_file_stays_with_the_centre_and_the_mediator(client, scene: Scene):
    dispute = scene.mediating()
    file = kept(dispute, scene.mediator.user, confidential=True)
    for user, status in [(scene.judge, 404), (scene.assistant, 404), (scene.clerk, 200), (scene.mediator.user, 200)]:
        client.force_login(user)
        assert client.get(address(dispute, file)).status_code == status, user


def test_a_changed_content_is_never_shown(scene: Scene):
    file = kept(scene.registered(), scene.clerk)
    FileContent.objects.filter(pk=file.pk).update(content=PNG + b"!")
    with pytest.raises(FileDamaged):
        open_file(file=StoredFile.objects.get(), label="", by=scene.clerk, at=MONDAY)


def test_a_list_of_files_does_not_carry_their_content(scene: Scene):
    kept(scene.registered(), scene.clerk)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert [str(file) for file in StoredFile.objects.all()] == ["签名.png"]
    assert "filecontent" not in "".join(query["sql"] for query in queries)


def test_a_new_key_writes_the_content_anew(scene: Scene, settings):
    kept(scene.registered(), scene.clerk)
    settings.FIELD_KEYS = {**settings.FIELD_KEYS, "second": b"2" * 32}
    settings.FIELD_KEY_ACTIVE = "second"
    assert (reencrypt(FileContent), reencrypt(FileContent)) == (1, 0)
    settings.FIELD_KEYS = {"second": b"2" * 32}
    assert bytes(FileContent.objects.get().content) == PNG


def test_a_form_takes_one_file_or_several_and_says_which_is_unfit():
    files = MultiValueDict({"proofs": [upload(), upload(b"%PDF-1.7", "合同.pdf")]})
    assert [file.name for file in ProofsField().clean(files.getlist("proofs"))] == ["签名.png", "合同.pdf"]
    assert ProofsField().clean([]) == []
    assert ProofField().clean(None) is None
    with pytest.raises(Exception, match=r"“假\.pdf”不是照片、PDF、Word 或 Excel 文件"):
        ProofsField().clean([upload(), upload(b"MZ", "假.pdf")])
    with pytest.raises(Exception, match="必填"):
        ProofsField(required=True).clean([])
