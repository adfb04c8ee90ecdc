"""Retiring an encryption key (密钥轮换): what it wrote is written anew, then the key may go.

Name the new key in FIELD_KEY_ACTIVE beside the old ones in FIELD_KEYS, restart, run `./dev manage
reencrypt_fields`, and take the old key out. Blind indexes have a key of their own and stay.
"""

from django.db import models, transaction
from django.db.models import BinaryField, TextField
from django.db.models.functions import Cast, Substr

from suyuan.lib.fields import EncryptedBinaryField, EncryptedTextField, keyring

_BATCHES = {EncryptedTextField: 500, EncryptedBinaryField: 5}  # values held in memory at once
EncryptedField = EncryptedTextField | EncryptedBinaryField


def encrypted_fields(model: type[models.Model]) -> list[EncryptedField]:
    """Return the encrypted fields (加密字段) of a model."""
    return [field for field in model._meta.local_fields if isinstance(field, EncryptedField)]


def reencrypt(model: type[models.Model]) -> int:
    """Write anew with the active key whatever another key encrypted in a model (重新加密); return how many values.

    Row locks keep out a change at the same moment; each batch commits, so that a stopped run goes on where it was.
    """
    return sum(_reencrypt_field(model, field) for field in encrypted_fields(model))


def _reencrypt_field(model: type[models.Model], field: EncryptedField) -> int:
    stale = _written_with_another_key(model, field).order_by("pk").only("pk", field.name)
    done = 0
    while count := _reencrypt_batch(model, field, stale):
        done += count
    return done


def _written_with_another_key(model: type[models.Model], field: EncryptedField) -> models.QuerySet[models.Model]:
    mark = f"{keyring().active}:"
    if isinstance(field, EncryptedBinaryField):
        start = Substr(field.name, 1, len(mark), output_field=BinaryField())
        return model._base_manager.exclude(**{field.name: None}).annotate(mark=start).exclude(mark=mark.encode())
    token = Cast(field.name, TextField())
    rows = model._base_manager.annotate(token=token).exclude(token="").exclude(token=None)
    return rows.exclude(token__startswith=mark)


def _reencrypt_batch(model: type[models.Model], field: EncryptedField, stale: models.QuerySet[models.Model]) -> int:
    with transaction.atomic():
        rows = list(stale.select_for_update(of=("self",))[: _BATCHES[type(field)]])
        model._base_manager.bulk_update(rows, [field.name])
    return len(rows)
