"""Every address of the site."""

from django.urls import path

from suyuan.web import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
