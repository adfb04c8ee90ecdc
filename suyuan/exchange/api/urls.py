"""The addresses of the token endpoint, under /api/v1/oauth/."""

from django.urls import path

from suyuan.exchange.api.oauth import RevocationView, TokenView

app_name = "oauth"

urlpatterns = [
    path("token", TokenView.as_view(), name="token"),
    path("revoke", RevocationView.as_view(), name="revoke"),
]
