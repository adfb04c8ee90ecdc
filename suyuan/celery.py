"""The Celery application. Workers: `celery -A suyuan.celery worker`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "suyuan.settings")

app = Celery("suyuan")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
