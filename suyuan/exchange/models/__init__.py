from suyuan.exchange.models.client import Client
from suyuan.exchange.models.submission import IdempotencyRecord, Submission

__all__ = ["Client", "IdempotencyRecord", "Submission"]
