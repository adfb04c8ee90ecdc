"""What the OpenAPI document says about every operation alike."""

from http import HTTPStatus
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension, OpenApiSerializerExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework.serializers import Serializer

from suyuan.exchange.api.problems import CATALOGUE, MEDIA_TYPE, ProblemSerializer
from suyuan.exchange.choices import Scope

SECURITY = "clientCredentials"
TOKEN_ADDRESS = "/api/v1/oauth/token"  # noqa: S105  (an address)


def told(shape: type[Serializer[Any]], description: str) -> OpenApiResponse:
    """Describe what an operation answers when all is well (答复)."""
    return OpenApiResponse(shape, description=description)


def refusals(*statuses: int) -> dict[Any, OpenApiResponse]:
    """Describe the refusals of an operation (问题详情); 500 goes without saying and is always there."""
    return {
        (status, MEDIA_TYPE): OpenApiResponse(ProblemSerializer, description=_titles(status))
        for status in sorted({*statuses, 500})
    }


def client_refusals(*statuses: int) -> dict[Any, OpenApiResponse]:
    """Describe the refusals of an operation that needs a token (问题详情)."""
    return refusals(*statuses, 401, 403, 406, 429)


UNCHANGED = OpenApiResponse(description="自上次答复以来没有变化，不带正文。")


def _titles(status: int) -> str:
    titles = [kind.title for kind in CATALOGUE if kind.status == status]
    return "；".join(titles) or HTTPStatus(status).phrase


IF_NONE_MATCH = OpenApiParameter(
    "If-None-Match",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="上次答复的 ETag；内容没有变化时答复 304，不带正文。",
)
ETAG = OpenApiParameter(
    "ETag", OpenApiTypes.STR, OpenApiParameter.HEADER, response=[200], description="内容的标记，用于条件请求。"
)


class ClientSchema(AutoSchema):
    """Adds to every operation the headers that every answer has."""

    def get_override_parameters(self) -> list[OpenApiParameter | Serializer[Any] | type[Serializer[Any]]]:
        return [
            OpenApiParameter(
                "X-Request-ID",
                OpenApiTypes.STR,
                OpenApiParameter.HEADER,
                response=True,
                description="请求编号，查询日志时使用。请求带有 X-Correlation-ID 时，答复原样带回。",
            ),
            OpenApiParameter(
                "RateLimit",
                OpenApiTypes.STR,
                OpenApiParameter.HEADER,
                response=True,
                description=(
                    '本分钟的余量，例如 "client";r=599;t=42；'
                    "同时给出 RateLimit-Policy 及旧式的 RateLimit-Limit、-Remaining、-Reset。"
                ),
            ),
        ]


class ClientAuthenticationScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "suyuan.exchange.api.authentication.ClientAuthentication"
    name = SECURITY

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        return {
            "type": "oauth2",
            "description": "OAuth 2.0 客户端凭证方式。",
            "flows": {"clientCredentials": {"tokenUrl": TOKEN_ADDRESS, "scopes": dict(Scope.choices)}},
        }

    def get_security_requirement(self, auto_schema: AutoSchema) -> dict[str, list[str]]:
        scope = getattr(auto_schema.view, "required_scopes", {}).get(auto_schema.method)
        return {SECURITY: [scope.value] if scope else []}


class StrictSerializerShape(OpenApiSerializerExtension):  # type: ignore[no-untyped-call]
    """Says in the document that unknown fields are refused."""

    target_class = "suyuan.exchange.api.serializers.StrictSerializer"
    match_subclasses = True

    def map_serializer(self, auto_schema: AutoSchema, direction: Any) -> dict[str, Any]:
        shape: dict[str, Any] = auto_schema._map_serializer(  # type: ignore[no-untyped-call]  # noqa: SLF001
            self.target, direction, bypass_extensions=True
        )
        return {**shape, "additionalProperties": False}
