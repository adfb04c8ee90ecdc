"""The addresses of the API, under /api/v1/."""

from django.urls import include, path

from cases.api.urls import code_table_patterns, dispute_patterns
from suyuan.web import api_documentation

app_name = "api"

urlpatterns = [
    path("openapi.json", api_documentation.openapi, name="openapi"),
    path("oauth/", include("suyuan.exchange.api.urls")),
    path("disputes", include(dispute_patterns)),
    path("code-tables", include(code_table_patterns)),
]
