"""The addresses of the API, under /api/v1/."""

from django.urls import include, path

from cases.api.urls import code_table_patterns, dispute_patterns
from reports.api.rates import RateView
from suyuan.web import api_documentation

app_name = "api"

urlpatterns = [
    path("openapi.json", api_documentation.openapi, name="openapi"),
    path("docs/", api_documentation.page, name="docs"),
    path("oauth/", include("suyuan.exchange.api.urls")),
    path("", include(dispute_patterns)),
    path("", include(code_table_patterns)),
    path("rates", RateView.as_view(), name="rates"),
]
