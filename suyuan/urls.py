"""Every address of the site."""

from django.urls import include, path

from suyuan.web import health

handler400 = "suyuan.web.errors.bad_request"
handler403 = "suyuan.web.errors.forbidden"
handler404 = "suyuan.web.errors.not_found"
handler500 = "suyuan.web.errors.server_error"

urlpatterns = [
    path("", include("suyuan.accounts.urls")),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
