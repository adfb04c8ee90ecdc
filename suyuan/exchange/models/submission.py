"""What clients sent us, so that sending it again does no harm."""

from django.db import models

from suyuan.exchange.models.client import Client


class Submission(models.Model):
    """A dispute that a client registered under a number of its own (报送记录), kept for good.

    `fingerprint` tells whether a second submission under the same number says the same.
    """

    client = models.ForeignKey(Client, models.PROTECT, related_name="submissions", verbose_name="接口客户端")
    reference = models.CharField("来源系统编号", max_length=100)
    fingerprint = models.CharField("内容指纹", max_length=64)
    dispute_key = models.UUIDField("纠纷标识")
    received_at = models.DateTimeField("收到时间")

    class Meta:
        verbose_name = verbose_name_plural = "报送记录"
        ordering = ["client", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["client", "reference"], name="submission_once_per_reference"),
        ]

    def __str__(self) -> str:
        return f"{self.client_id} {self.reference}"


class IdempotencyRecord(models.Model):
    """The answer given to a request with an Idempotency-Key (幂等记录), to be given again word for word.

    It is written in the transaction of the work itself, so it exists exactly when the work was done.
    """

    client = models.ForeignKey(Client, models.CASCADE, related_name="idempotency_records", verbose_name="接口客户端")
    key = models.CharField("幂等键", max_length=255)
    fingerprint = models.CharField("内容指纹", max_length=64)
    answer = models.JSONField("答复")
    created_at = models.DateTimeField("记录时间", db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "幂等记录"
        ordering = ["client", "pk"]
        constraints = [models.UniqueConstraint(fields=["client", "key"], name="idempotency_key_once_per_client")]

    def __str__(self) -> str:
        return f"{self.client_id} {self.key}"
