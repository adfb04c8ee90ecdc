"""Requests that come twice (重复报送): once done, they are answered again and not done again.

Each function works inside the caller's transaction. Who asks for a key that another request holds waits until that
request has committed, then finds its record, or has rolled back, and then does the work itself.
"""

import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from suyuan.exchange.models import Client, IdempotencyRecord, Submission
from suyuan.lib.errors import DomainError

KEPT_FOR = timedelta(days=30)
SWEPT_AT_ONCE = 10_000
_LOCKS = {"idempotency": 0x5E11, "reference": 0x5E12}

Answer = dict[str, Any]


class IdempotencyKeyReused(DomainError):
    """The key came before with another content."""

    code = "idempotency_key_reused"

    def __init__(self) -> None:
        super().__init__("该 Idempotency-Key 已用于内容不同的请求，请更换后重试", field="Idempotency-Key")


class ReferenceReused(DomainError):
    """The client registered something else under this number."""

    code = "reference_reused"

    def __init__(self, reference: str, dispute_key: UUID) -> None:
        super().__init__(
            f"来源系统编号“{reference}”已用于登记内容不同的纠纷", field="client_reference", dispute_key=str(dispute_key)
        )


def fingerprint_of(content: object) -> str:
    """Return what equal content has in common (内容指纹): keyed, so that nobody guesses personal data from it."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hmac.new(settings.BLIND_INDEX_KEY, b"submission:" + text.encode(), hashlib.sha256).hexdigest()


@transaction.atomic
def answer_once(
    *, client: Client, key: str, fingerprint: str, at: datetime, work: Callable[[], Answer]
) -> tuple[Answer, bool]:
    """Do the work, or give the answer it had (幂等处理); says whether the answer is a repeated one.

    Refuses with IdempotencyKeyReused the same key with another content.
    """
    _take_turns("idempotency", client.pk, key)
    record = IdempotencyRecord.objects.filter(client=client, key=key).first()
    if record is None:
        answer = work()
        IdempotencyRecord.objects.create(client=client, key=key, fingerprint=fingerprint, answer=answer, created_at=at)
        return answer, False
    if not hmac.compare_digest(record.fingerprint, fingerprint):
        raise IdempotencyKeyReused
    return record.answer, True


@transaction.atomic
def register_once(
    *, client: Client, reference: str, fingerprint: str, at: datetime, register: Callable[[], UUID]
) -> tuple[UUID, bool]:
    """Register a dispute under the client's own number, or find the one registered before (来源系统编号去重).

    Returns the dispute's key and whether it was there before. Refuses with ReferenceReused another content.
    """
    _take_turns("reference", client.pk, reference)
    known = Submission.objects.filter(client=client, reference=reference).first()
    if known is None:
        dispute_key = register()
        Submission.objects.create(
            client=client, reference=reference, fingerprint=fingerprint, dispute_key=dispute_key, received_at=at
        )
        return dispute_key, False
    if not hmac.compare_digest(known.fingerprint, fingerprint):
        raise ReferenceReused(reference, known.dispute_key)
    return known.dispute_key, True


def sweep_idempotency_records(*, at: datetime) -> int:
    """Remove the records older than 30 days (清理幂等记录); returns how many. Submissions stay for good."""
    old = IdempotencyRecord.objects.filter(created_at__lt=at - KEPT_FOR).order_by("pk")
    total = 0
    while batch := list(old.values_list("pk", flat=True)[:SWEPT_AT_ONCE]):
        total += IdempotencyRecord.objects.filter(pk__in=batch).delete()[0]
    return total


def _take_turns(kind: str, client_id: int, text: str) -> None:
    """Wait for whoever holds the same key, until the transaction ends. Two keys may share a number: they wait too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_LOCKS[kind], f"{client_id}:{text}"])
