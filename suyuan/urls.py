"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

from reports.views import definitions
from suyuan.web import home, operations

handler400 = "suyuan.web.errors.bad_request"
handler403 = "suyuan.web.errors.forbidden"
handler404 = "suyuan.web.errors.not_found"
handler500 = "suyuan.web.errors.server_error"

urlpatterns = [
    path("", home.home, name="home"),
    path("operations/", operations.operations_page, name="operations"),
    path("", include("suyuan.accounts.urls")),
    path("", include("communities.urls")),
    path("", include("mediators.urls")),
    path("admin/", admin.site.urls),
    path("", include("cases.urls")),
    path("", include("reports.urls")),
    path("definitions/", definitions.definition_list, name="definitions"),
    path("definitions/new/", definitions.new_definition, name="new_definition"),
    path("", include("suyuan.governance.urls")),
    path("api/v1/", include("suyuan.web.api_urls")),
]
