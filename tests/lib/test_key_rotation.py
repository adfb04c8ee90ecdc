import pytest
from django.core.management import call_command
from django.db import connection

from suyuan.lib import key_rotation
from suyuan.lib.fields import EncryptedTextField
from suyuan.lib.key_rotation import encrypted_fields, reencrypt
from tests.lib.models_for_tests import Entry, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(monkeypatch):
    """Seven people in batches of three, some without a phone or a note."""
    with connection.schema_editor(atomic=False) as editor:
        editor.create_model(Person)
    monkeypatch.setitem(key_rotation._BATCHES, EncryptedTextField, 3)
    Person.objects.bulk_create(
        Person(name=f"第{i}人", phone=f"1380013800{i}" if i else "", note="备注" if i % 2 else None) for i in range(7)
    )


@pytest.fixture
def new_key(settings):
    """A new key writes, the old one still reads."""
    settings.FIELD_KEYS = {**settings.FIELD_KEYS, "new_1": b"9" * 32}
    settings.FIELD_KEY_ACTIVE = "new_1"


def test_every_value_of_the_old_key_is_written_anew_and_the_old_key_may_go(people, new_key, settings):
    before = list(Person.objects.order_by("pk").values_list("phone", "note", "phone_index"))
    assert reencrypt(Person) == 6 + 3
    settings.FIELD_KEYS = {"new_1": b"9" * 32}
    assert list(Person.objects.order_by("pk").values_list("phone", "note", "phone_index")) == before


def test_a_second_run_finds_nothing_to_do(people, new_key):
    reencrypt(Person)
    assert reencrypt(Person) == 0


def test_a_key_whose_name_only_looks_alike_is_an_old_key(people, new_key, settings):
    settings.FIELD_KEYS = {**settings.FIELD_KEYS, "newx1": b"8" * 32}
    settings.FIELD_KEY_ACTIVE = "newx1"
    reencrypt(Person)
    settings.FIELD_KEY_ACTIVE = "new_1"
    assert reencrypt(Person) == 9


def test_a_model_without_encrypted_fields_is_left_alone():
    assert encrypted_fields(Entry) == []
    assert reencrypt(Entry) == 0


def test_the_command_goes_through_all_models_and_says_how_many(capsys):
    call_command("reencrypt_fields")
    assert capsys.readouterr().out.endswith("共重新加密0个值。\n")
