from uuid import UUID

import pytest
from django.core.exceptions import FieldError
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.test.utils import isolate_apps

from suyuan.lib.encryption import DecryptionFailed
from suyuan.lib.fields import BlindIndexField, EncryptedTextField, blind_index_of
from tests.lib.models_for_tests import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _table():
    with connection.schema_editor(atomic=False) as editor:
        editor.create_model(Person)


def stored(column):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM lib_person ORDER BY id")
        return [value for (value,) in cursor.fetchall()]


def found(value):
    return list(
        Person.objects.filter(phone_index=blind_index_of(Person.phone_index, value)).values_list("name", flat=True)
    )


def test_the_column_holds_a_token_and_python_the_text():
    person = Person.objects.create(name="甲", phone="13800138000", note="备注")
    person.refresh_from_db()
    assert (person.phone, person.note) == ("13800138000", "备注")
    assert Person.objects.values_list("phone", flat=True).get() == "13800138000"
    assert stored("phone")[0].startswith("test:")
    assert "13800138000" not in stored("phone")[0]


def test_empty_text_and_null_are_stored_as_they_are():
    Person.objects.create(name="甲", phone="", note=None)
    assert (stored("phone"), stored("note"), stored("phone_index")) == ([""], [None], [None])
    assert Person.objects.filter(note__isnull=True).count() == 1
    assert Person.objects.get().phone == ""


def test_a_person_is_found_by_any_spelling_of_the_number():
    Person.objects.create(name="甲", phone="138 0013 8000")
    Person.objects.create(name="乙", phone="13900139000")
    assert found("+86-13800138000") == ["甲"]
    assert found("13700137000") == []


def test_nobody_is_found_by_an_empty_number():
    Person.objects.create(name="甲", phone="")
    assert found("") == found(" ") == []
    assert Person.objects.exclude(phone_index=blind_index_of(Person.phone_index, "")).count() == 1
    assert Person.objects.filter(phone_index__isnull=True).count() == 1


def test_bulk_create_encrypts_and_indexes():
    Person.objects.bulk_create(Person(name=f"第{i}人", phone=f"1380013800{i}") for i in range(10))
    assert all(token.startswith("test:") for token in stored("phone"))
    assert all(isinstance(value, UUID) for value in stored("phone_index"))
    assert found("13800138007") == ["第7人"]


def test_saving_a_new_number_moves_the_index_along():
    person = Person.objects.create(name="甲", phone="13800138000")
    person.phone = "13900139000"
    person.save(update_fields=["phone", "phone_index"])
    assert (found("13800138000"), found("13900139000")) == ([], ["甲"])


def test_a_save_that_would_leave_the_index_behind_is_refused():
    person = Person.objects.create(name="甲", phone="13800138000")
    with pytest.raises(FieldError, match="phone_index"):
        person.save(update_fields=["phone"])
    person.save(update_fields=["name"])


def test_update_encrypts_too():
    Person.objects.create(name="甲", phone="13800138000")
    Person.objects.update(phone="13900139000", phone_index=blind_index_of(Person.phone_index, "13900139000"))
    assert Person.objects.get().phone == "13900139000"
    assert stored("phone")[0].startswith("test:")
    assert found("13900139000") == ["甲"]


def test_bulk_update_encrypts_too():
    person = Person.objects.create(name="甲", phone="13800138000")
    person.phone = "13900139000"
    Person.objects.bulk_update([person], ["phone"])
    assert stored("phone")[0].startswith("test:")
    assert Person.objects.get().phone == "13900139000"


@pytest.mark.parametrize("lookup", ["phone", "phone__contains", "phone__in", "phone__gt", "phone__lower"])
def test_lookups_by_the_encrypted_value_are_refused(lookup):
    with pytest.raises(FieldError, match=r"lib.person.phone is encrypted.*blind_index_of"):
        Person.objects.filter(**{lookup: "1"})


def test_a_value_moved_between_columns_does_not_open():
    Person.objects.create(name="甲", phone="13800138000", note="备注")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE lib_person SET phone = note")
    with pytest.raises(DecryptionFailed, match=r"lib\.person\.phone"):
        Person.objects.get()


def test_a_fixed_context_outlives_a_renaming():
    assert Person._meta.get_field("note").context == "people.remark"
    assert Person._meta.get_field("phone").context == "lib.person.phone"


def test_new_keys_write_and_old_keys_read(settings):
    Person.objects.create(name="甲", phone="13800138000")
    settings.FIELD_KEYS = {**settings.FIELD_KEYS, "k9": b"9" * 32}
    settings.FIELD_KEY_ACTIVE = "k9"
    Person.objects.get().save()
    assert stored("phone")[0].startswith("k9:")
    settings.FIELD_KEYS = {"k9": b"9" * 32}
    assert Person.objects.get().phone == "13800138000"


def test_migrations_write_the_fields_with_what_they_need():
    text = "\n".join(MigrationWriter.serialize(field)[0] for field in Person._meta.fields)
    assert "suyuan.lib.fields.EncryptedTextField(blank=True, default='')" in text
    assert "suyuan.lib.fields.EncryptedTextField(context='people.remark', null=True)" in text
    index = next(line for line in text.splitlines() if "BlindIndexField" in line)
    assert "source='phone'" in index
    assert "purpose='phone'" in index


@pytest.mark.parametrize("name", ["phone", "phone_index", "note"])
def test_a_field_made_from_its_deconstruction_is_the_same(name):
    field = Person._meta.get_field(name)
    _, path, args, kwargs = field.deconstruct()
    again = type(field)(*args, **kwargs)
    assert path == f"suyuan.lib.fields.{type(field).__name__}"
    assert again.deconstruct()[1:] == (path, args, kwargs)


@isolate_apps("tests.lib")
def test_unfit_declarations_are_found_by_the_system_check():
    class Misled(models.Model):  # noqa: DJ008
        number = EncryptedTextField(unique=True)
        number_index = BlindIndexField(source="nummer", purpose="identity")

        class Meta:
            app_label = "lib"

    assert {message.id for message in Misled.check()} >= {"suyuan.E101", "suyuan.E102"}
    assert Person._meta.get_field("phone").check() == Person._meta.get_field("phone_index").check() == []
