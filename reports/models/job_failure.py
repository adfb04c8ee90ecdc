"""Background jobs that failed (失败的后台任务), for the administrator's page 运行状况."""

from django.db import models


class JobFailure(models.Model):
    """One run of a background job that ended in an error (后台任务失败).

    Only the kind of error is kept: its message may quote a case.
    """

    job = models.CharField("任务", max_length=100)
    error = models.CharField("错误类型", max_length=100)
    failed_at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "后台任务失败"
        ordering = ["-failed_at", "-pk"]
        indexes = [models.Index(fields=["-failed_at", "-id"], name="job_failure_newest")]

    def __str__(self) -> str:
        return f"{self.job} {self.error}"
