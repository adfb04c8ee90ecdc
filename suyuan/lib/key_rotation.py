"""Retiring an encryption key (密钥轮换): what it wrote is written anew, then the key may go.

Name the new key in FIELD_KEY_ACTIVE beside the old ones in FIELD_KEYS, restart, run `./dev manage
reencrypt_fields`, and take the old key out. Blind indexes have a key of their own and stay.
"""

from django.db import models, transaction
from django.db.models import TextField
from django.db.models.functions import Cast

from suyuan.lib.fields import EncryptedTextField, keyring

_BATCH = 500


def encrypted_fields(model: type[models.Model]) -> list[EncryptedTextField]:
    """Return the encrypted fields (加密字段) of a model."""
    return [field for field in model._meta.local_fields if isinstance(field, EncryptedTextField)]


def reencrypt(model: type[models.Model]) -> int:
    """Write anew with the active key whatever another key encrypted in a model (重新加密); return how many values.

    Row locks keep out a change at the same moment; each batch commits, so that a stopped run goes on where it was.
    """
    return sum(_reencrypt_field(model, field) for field in encrypted_fields(model))


def _reencrypt_field(model: type[models.Model], field: EncryptedTextField) -> int:
    token = Cast(field.name, TextField())
    stale = model._base_manager.annotate(token=token).exclude(token="").exclude(token=None)
    stale = stale.exclude(token__startswith=f"{keyring().active}:").order_by("pk").only("pk", field.name)
    done = 0
    while count := _reencrypt_batch(model, field, stale):
        done += count
    return done


def _reencrypt_batch(model: type[models.Model], field: EncryptedTextField, stale: models.QuerySet[models.Model]) -> int:
    with transaction.atomic():
        rows = list(stale.select_for_update(of=("self",))[:_BATCH])
        model._base_manager.bulk_update(rows, [field.name])
    return len(rows)
