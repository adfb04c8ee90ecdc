"""The Celery application. Workers: `celery -A suyuan.celery worker`."""

import os

from celery import Celery
from celery.signals import task_failure, task_success

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "suyuan.settings")

app = Celery("suyuan")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@task_success.connect
def note_run(sender: object = None, **_: object) -> None:
    """Remember when a job last ended well, for the page 运行状况."""
    from django.utils import timezone

    from suyuan.lib.queue import note_success

    note_success(str(getattr(sender, "name", "")), at=timezone.now())


@task_failure.connect
def note_failure(sender: object = None, exception: BaseException | None = None, **_: object) -> None:
    """Write down that a job failed, for the page 运行状况."""
    from django.utils import timezone

    from reports.services import job_failures

    job_failures.note_failure(job=str(getattr(sender, "name", "")), error=type(exception).__name__, at=timezone.now())
