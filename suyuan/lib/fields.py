"""Model fields for personal identifiers: encrypted at rest, found through a blind index.

    phone = EncryptedTextField("联系电话", blank=True, default="")
    phone_index = BlindIndexField("联系电话索引", source="phone", purpose="phone")

    Party.objects.filter(phone_index=blind_index_of(Party.phone_index, "138 0013 8000"))

`save()` and `bulk_create()` fill the index. `update()` and `bulk_update()` run no model code:
there, set the index beside its source with `blind_index_of`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NoReturn, Protocol
from uuid import UUID

from django.conf import settings
from django.core import checks
from django.core.exceptions import EmptyResultSet, FieldDoesNotExist, FieldError
from django.core.signals import setting_changed
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import Exact
from django.db.models.signals import pre_save

from suyuan.lib.encryption import Keyring, blind_index


@lru_cache(maxsize=1)
def keyring() -> Keyring:
    """Return the keys of the settings (密钥环): FIELD_KEYS, written with FIELD_KEY_ACTIVE."""
    return Keyring(settings.FIELD_KEYS, settings.FIELD_KEY_ACTIVE)


def _forget_keys(*, setting: str, **_: object) -> None:
    if setting in {"FIELD_KEYS", "FIELD_KEY_ACTIVE"}:
        keyring.cache_clear()


setting_changed.connect(_forget_keys, dispatch_uid="suyuan.lib.fields")


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]
    """Text encrypted at rest (加密存储): AES-256-GCM bound to its column, plain in Python.

    Empty text and NULL are stored as they are. The only lookup is `isnull`; everything else is refused with
    FieldError. `context` keeps old values readable after the model or the field was renamed.
    """

    def __init__(self, *args: Any, context: str = "", **kwargs: Any) -> None:
        self.fixed_context = context
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        if self.fixed_context:
            kwargs["context"] = self.fixed_context
        return name, path, [*args], kwargs

    @property
    def context(self) -> str:
        """The column that its values are bound to, as in cases.party.phone."""
        return self.fixed_context or f"{self.model._meta.label_lower}.{self.name}"

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        text = super().get_db_prep_value(value, connection, prepared)
        return keyring().encrypt(text, context=self.context) if text else text

    def from_db_value(self, value: str | None, _expression: object, _connection: object) -> str | None:
        return keyring().decrypt(value, context=self.context) if value else value

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            self._refuse(lookup_name)
        return super().get_lookup(lookup_name)

    def get_transform(self, lookup_name: str) -> Any:
        self._refuse(lookup_name)

    def _refuse(self, lookup_name: str) -> NoReturn:
        raise FieldError(
            f"{self.context} is encrypted and cannot be looked up by {lookup_name!r}: "
            "filter on its BlindIndexField with blind_index_of(), or on isnull"
        )

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        found = super().check(**kwargs)
        if self.unique or self.db_index:  # type: ignore[attr-defined]
            hint = "Give the model a BlindIndexField and make that unique or indexed."
            found.append(checks.Error("An encrypted field cannot be unique or indexed.", hint, self, "suyuan.E101"))
        return found


class EncryptedBinaryField(models.BinaryField):  # type: ignore[type-arg]
    """Content encrypted at rest (加密内容): AES-256-GCM bound to its column, plain bytes in Python; never looked up."""

    @property
    def context(self) -> str:
        """The column that its values are bound to, as in files.filecontent.content."""
        return f"{self.model._meta.label_lower}.{self.name}"

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        sealed = keyring().encrypt_bytes(bytes(value), context=self.context) if value else value
        return super().get_db_prep_value(sealed, connection, prepared)

    def from_db_value(self, value: Any, _expression: object, _connection: object) -> bytes | None:
        return keyring().decrypt_bytes(bytes(value), context=self.context) if value else value


class BlindIndexField(models.UUIDField):  # type: ignore[type-arg]
    """The blind index (盲索引) of an encrypted field: 128 bits, filled from `source` whenever the row is saved.

    NULL when the source is empty, so that a unique constraint lets empty values be. The same `purpose` in two
    models makes their values comparable.
    """

    def __init__(self, *args: Any, source: str, purpose: str, **kwargs: Any) -> None:
        self.source = source
        self.purpose = purpose
        super().__init__(*args, **{"null": True, "editable": False, "db_index": True, **kwargs})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, [*args], {**kwargs, "source": self.source, "purpose": self.purpose}

    def index_of(self, value: str | None) -> UUID | None:
        """Return the fingerprint under which a value is stored here (索引值)."""
        return blind_index(value or "", purpose=self.purpose, key=settings.BLIND_INDEX_KEY)

    def pre_save(self, model_instance: models.Model, add: bool) -> UUID | None:
        index = self.index_of(getattr(model_instance, self.source))
        setattr(model_instance, self.attname, index)
        return index

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        if not cls._meta.abstract:
            pre_save.connect(self._refuse_half_a_save, sender=cls)

    def _refuse_half_a_save(self, *, update_fields: frozenset[str] | None, **_: object) -> None:
        if update_fields is not None and self.source in update_fields and self.name not in update_fields:
            raise FieldError(f"save(update_fields=…) names {self.source!r} without its blind index {self.name!r}")

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        found = super().check(**kwargs)
        try:
            self.model._meta.get_field(self.source)
        except FieldDoesNotExist:
            found.append(checks.Error(f"The source field {self.source!r} does not exist.", obj=self, id="suyuan.E102"))
        return found


@BlindIndexField.register_lookup
class _EqualsNothingWhenEmpty(Exact):  # type: ignore[type-arg]
    """Without it Django would read `filter(phone_index=None)` as "has no phone" and find strangers."""

    can_use_none_as_rhs = True

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        if self.rhs is None:
            raise EmptyResultSet
        return super().as_sql(compiler, connection)


class BlindIndexAttribute(Protocol):
    """What a model's class shows for a BlindIndexField, as in Party.phone_index."""

    @property
    def field(self) -> BlindIndexField: ...


def blind_index_of(attribute: BlindIndexAttribute, value: str) -> UUID | None:
    """Return what to filter a blind index by (按盲索引查找), as in `blind_index_of(Party.phone_index, "138…")`.

    An empty value gives None, which is stored for "no value" and matches no row when filtered by.
    """
    return attribute.field.index_of(value)
