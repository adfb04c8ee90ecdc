"""Personal identifiers at rest (个人信息加密存储): authenticated encryption and blind indexes.

Pure functions: the keys are passed in. `suyuan.lib.fields` brings them from the settings.
"""

import hashlib
import hmac
import os
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from suyuan.lib.text import squeeze

_KEY_BYTES = 32
_NONCE_BYTES = 12
_KEY_ID = re.compile(r"[A-Za-z0-9_-]{1,32}")
_DASHES = re.compile(r"[-‐‑‒–—―−()]")


class DecryptionFailed(Exception):
    """A stored token that no key opens (解密失败): a lost key, a moved or falsified value. Never shown, always loud."""


class Keyring:
    """The encryption keys (密钥环): the active one writes, all of them read.

    A token is `key id:base64url(nonce + ciphertext + tag)`, AES-256-GCM. `context` names the column
    ("cases.party.phone") and is authenticated, so a value copied into another column does not open.
    """

    def __init__(self, keys: Mapping[str, bytes], active: str | None = None) -> None:
        for key_id, key in keys.items():
            if not _KEY_ID.fullmatch(key_id) or len(key) != _KEY_BYTES:
                raise ValueError(f"field key {key_id!r} must have a plain id and exactly {_KEY_BYTES} bytes")
        self.active = active if active is not None else next(iter(keys), "")
        if self.active not in keys:
            raise ValueError(f"the active field key {self.active!r} is not among the keys")
        self._ciphers = {key_id: AESGCM(key) for key_id, key in keys.items()}

    def encrypt(self, text: str, *, context: str) -> str:
        """Return the token (密文) of a text, written with the active key."""
        return f"{self.active}:{urlsafe_b64encode(self._sealed(text.encode(), context)).decode()}"

    def decrypt(self, token: str, *, context: str) -> str:
        """Return the text (明文) of a token; refuses with DecryptionFailed what no key opens in this context."""
        key_id, _, body = token.partition(":")
        try:
            return self._opened(key_id, urlsafe_b64decode(body.encode("ascii")), context).decode()
        except ValueError as error:
            raise _does_not_open(key_id, context) from error

    def encrypt_bytes(self, content: bytes, *, context: str) -> bytes:
        """Return content sealed with the active key (加密内容): the key's id, a colon, nonce and ciphertext."""
        return self.active.encode() + b":" + self._sealed(content, context)

    def decrypt_bytes(self, sealed: bytes, *, context: str) -> bytes:
        """Return the content (原文) of sealed bytes; refuses with DecryptionFailed what no key opens here."""
        key_id, _, body = sealed.partition(b":")
        return self._opened(key_id.decode("ascii", "replace"), body, context)

    def _sealed(self, content: bytes, context: str) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._ciphers[self.active].encrypt(nonce, content, context.encode())

    def _opened(self, key_id: str, raw: bytes, context: str) -> bytes:
        if key_id not in self._ciphers:
            raise DecryptionFailed(f"{context}: no field key {key_id[:32]!r}")
        try:
            return self._ciphers[key_id].decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], context.encode())
        except (InvalidTag, ValueError) as error:
            raise _does_not_open(key_id, context) from error


def _does_not_open(key_id: str, context: str) -> DecryptionFailed:
    return DecryptionFailed(f"{context}: the value does not open with field key {key_id[:32]!r}")


def normalise_identifier(value: str) -> str:
    """Return an identifier (证件号码、账号) as it is compared: half-width, upper-case, no blank, dash or bracket."""
    return _DASHES.sub("", squeeze(value)).upper()


def normalise_phone(value: str) -> str:
    """Return a telephone number (电话号码) as it is compared: an identifier without the prefix of China (+86, 0086)."""
    return re.sub(r"^(\+|00)86", "", normalise_identifier(value))


_NORMALISERS: dict[str, Callable[[str], str]] = {"phone": normalise_phone}


def blind_index(value: str, *, purpose: str, key: bytes) -> UUID | None:
    """Return the keyed fingerprint (盲索引) by which an encrypted value is found exactly; None for an empty one.

    HMAC-SHA256 cut to 128 bits, so that it fits PostgreSQL's uuid. The same purpose gives the same
    fingerprint in every table (one person in two disputes); another purpose gives an unrelated one.
    """
    normalised = _NORMALISERS.get(purpose, normalise_identifier)(value)
    if not normalised:
        return None
    message = f"{purpose}\0{normalised}".encode()
    return UUID(bytes=hmac.digest(key, message, hashlib.sha256)[:16])
