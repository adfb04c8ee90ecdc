"""The token endpoint (令牌): client credentials only (RFC 6749 §4.4), and revocation (RFC 7009)."""

import json
from typing import Any

from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema
from oauth2_provider.oauth2_validators import OAuth2Validator
from oauth2_provider.scopes import SettingsScopes
from oauth2_provider.views.mixins import OAuthLibMixin
from oauthlib.common import Request as OAuthRequest  # type: ignore[import-untyped]
from rest_framework import serializers
from rest_framework.parsers import FormParser
from rest_framework.request import Request
from rest_framework.response import Response

from suyuan.exchange.api.problems import ProblemSerializer, problem
from suyuan.exchange.api.schema import refusals, told
from suyuan.exchange.api.throttling import TokenThrottle
from suyuan.exchange.api.views import APIAnswer
from suyuan.exchange.models import Client

SENTENCES = {
    "invalid_client": "客户端编号或密钥不对，或者客户端已停用",
    "invalid_scope": "请求的权限超出了本客户端的权限范围",
    "unsupported_grant_type": "grant_type 只能是 client_credentials",
    "invalid_target": "resource 参数不是有效的地址",
}
OTHER_SENTENCE = "请求不完整：应以表单提交 grant_type=client_credentials 及客户端编号和密钥"


class ClientValidator(OAuth2Validator):  # type: ignore[misc]
    """Only clients that we have admitted and not disabled are authenticated."""

    def authenticate_client(self, request: OAuthRequest, *args: Any, **kwargs: Any) -> bool:
        known = super().authenticate_client(request, *args, **kwargs)
        return known and Client.objects.enabled().filter(application=request.client).exists()


class ClientScopes(SettingsScopes):  # type: ignore[misc]
    """A client may ask for its own scopes, and gets all of them when it names none."""

    def get_available_scopes(self, application: Any = None, *args: Any, **kwargs: Any) -> list[str]:
        client = getattr(application, "exchange_client", None)
        return list(client.scopes) if client else []

    get_default_scopes = get_available_scopes


class TokenRequestSerializer(serializers.Serializer[Any]):
    grant_type = serializers.ChoiceField(["client_credentials"], help_text="固定为 client_credentials。")
    scope = serializers.CharField(required=False, help_text="所需权限，以空格分隔；不填则取得本客户端的全部权限。")
    client_id = serializers.CharField(required=False, help_text="客户端编号；已用 HTTP Basic 提供时不填。")
    client_secret = serializers.CharField(required=False, help_text="客户端密钥；已用 HTTP Basic 提供时不填。")


class TokenSerializer(serializers.Serializer[Any]):
    access_token = serializers.CharField(help_text="访问令牌，放入 Authorization: Bearer 请求头。")
    token_type = serializers.CharField(help_text="固定为 Bearer。")
    expires_in = serializers.IntegerField(help_text="有效秒数。")
    scope = serializers.CharField(help_text="取得的权限，以空格分隔。")


class RevocationRequestSerializer(serializers.Serializer[Any]):
    token = serializers.CharField(help_text="要撤销的访问令牌。")
    client_id = serializers.CharField(required=False, help_text="客户端编号；已用 HTTP Basic 提供时不填。")
    client_secret = serializers.CharField(required=False, help_text="客户端密钥；已用 HTTP Basic 提供时不填。")


class TokenRefusalSerializer(ProblemSerializer):
    """RFC 6749 §5.2 的错误，兼有问题详情的各项。"""

    error = serializers.CharField(help_text="OAuth 错误代码，例如 invalid_client。")
    error_description = serializers.CharField(required=False, help_text="OAuth 错误说明（英文）。")


REFUSED = {
    (400, "application/json"): OpenApiResponse(TokenRefusalSerializer, description="请求有误"),
    (401, "application/json"): OpenApiResponse(TokenRefusalSerializer, description="客户端编号或密钥不对"),
    **refusals(406, 411, 415, 429),
}


class OAuthView(OAuthLibMixin, APIAnswer):  # type: ignore[misc]
    """Errors keep the members that RFC 6749 demands and carry ours beside them."""

    authentication_classes = []
    permission_classes = []
    throttle_classes = [TokenThrottle]
    parser_classes = [FormParser]

    def reply(self, request: Request, headers: dict[str, str], body: str | None, status: int) -> Response:
        answer = json.loads(body) if body else None
        if status >= 400:
            answer = _with_problem(answer or {}, status=status, instance=request.path)
        kept = {name: value for name, value in headers.items() if name.lower() != "content-type"}
        return Response(answer, status=status, headers={**kept, "Cache-Control": "no-store"})


class TokenView(OAuthView):
    @extend_schema(
        operation_id="getToken",
        tags=["令牌"],
        summary="取得访问令牌",
        description="以客户端编号和密钥换取访问令牌（OAuth 2.0 客户端凭证方式，RFC 6749 §4.4），一小时内有效。",
        request={"application/x-www-form-urlencoded": TokenRequestSerializer},
        responses={200: told(TokenSerializer, "令牌。"), **REFUSED},
        auth=[],
        examples=[OpenApiExample("请求", {"grant_type": "client_credentials"}, request_only=True)],
    )
    def post(self, request: Request) -> Response:
        _, headers, body, status = self.create_token_response(request)
        return self.reply(request, headers, body, status)


class RevocationView(OAuthView):
    @extend_schema(
        operation_id="revokeToken",
        tags=["令牌"],
        summary="撤销访问令牌",
        description="使本客户端的一个访问令牌立即失效（RFC 7009）。令牌不存在也答复 200。",
        request={"application/x-www-form-urlencoded": RevocationRequestSerializer},
        responses={200: OpenApiResponse(description="已撤销。"), **REFUSED},
        auth=[],
    )
    def post(self, request: Request) -> Response:
        _, headers, body, status = self.create_revocation_response(request)
        return self.reply(request, headers, body, status)


def _with_problem(error: dict[str, Any], *, status: int, instance: str) -> dict[str, Any]:
    """RFC 6749 §5.2 beside RFC 9457: `error` for OAuth libraries, `detail` for people."""
    code = error.get("error", "invalid_request")
    detail = SENTENCES.get(code, OTHER_SENTENCE)
    return {**error, **problem(status=status, code=code, detail=detail, instance=instance)}
