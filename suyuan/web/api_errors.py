"""Every refusal of the API as RFC 9457 problem details: of views, of services, of Django itself."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from rest_framework import exceptions
from rest_framework.response import Response

from suyuan.exchange.api.problems import MEDIA_TYPE, FieldError, problem, problem_response
from suyuan.lib.errors import DomainError, InvalidInput

PREFIX = "/api/"

_CODES = {
    exceptions.ParseError: "malformed_body",
    exceptions.NotAuthenticated: "not_authenticated",
    exceptions.AuthenticationFailed: "invalid_token",
    exceptions.PermissionDenied: "insufficient_scope",
    exceptions.NotFound: "not_found",
    exceptions.MethodNotAllowed: "method_not_allowed",
    exceptions.NotAcceptable: "not_acceptable",
    exceptions.UnsupportedMediaType: "unsupported_media_type",
    exceptions.Throttled: "too_many_requests",
}
_SENTENCES = {
    "not_authenticated": "请求没有带访问令牌",
    "not_found": "地址不存在，或者不在本单位可以查看的范围内",
    "not_acceptable": "接口只提供 application/json",
    "too_many_requests": "本分钟的请求次数已用完，请稍后再试",
}
_DJANGO = {
    400: ("bad_request", "请求不完整或不符合 HTTP 规范"),
    403: ("insufficient_scope", "没有权限"),
    404: ("not_found", _SENTENCES["not_found"]),
    500: ("server_error", "系统出错，操作没有完成，错误已记录"),
}


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """Answer a refusal raised in an API view (接口拒绝); anything else is a fault and goes on as one."""
    path = context["request"].path
    if isinstance(error, DomainError):
        return _answer(problem(**_of_refusal(error), instance=path))
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if not isinstance(error, exceptions.APIException):
        return None
    headers = {"Retry-After": f"{wait:.0f}"} if (wait := getattr(error, "wait", None)) else {}
    if challenge := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    return _answer(problem(**_of_api_error(error), instance=path), headers)


def is_api(request: HttpRequest) -> bool:
    """Say whether a request asks the API and wants its errors (接口请求)."""
    return request.path.startswith(PREFIX)


def outside_views(request: HttpRequest, status: int) -> HttpResponse:
    """Answer what never reached a view, or broke one (接口拒绝): an unknown address, a fault of ours."""
    code, detail = _DJANGO[status]
    return problem_response(status=status, code=code, detail=detail, instance=request.path)


def _answer(body: dict[str, Any], headers: dict[str, str] | None = None) -> Response:
    return Response(body, status=body["status"], headers=headers, content_type=MEDIA_TYPE)


def _of_refusal(error: DomainError) -> dict[str, Any]:
    problems = error.problems if isinstance(error, InvalidInput) else ((error.field, error.message),)
    errors = [FieldError(field or "", sentence) for field, sentence in problems]
    located = isinstance(error, InvalidInput) or error.field
    return {
        "status": error.status,
        "code": error.code,
        "detail": error.message,
        "errors": errors if located else (),
        "data": error.data,
    }


def _of_api_error(error: exceptions.APIException) -> dict[str, Any]:
    if isinstance(error, exceptions.ValidationError):
        errors = list(_field_errors(error.detail))
        return {
            "status": HTTPStatus.UNPROCESSABLE_ENTITY.value,
            "code": InvalidInput.code,
            "detail": f"有{len(errors)}处需要更正",
            "errors": errors,
        }
    code = next((code for kind, code in _CODES.items() if isinstance(error, kind)), error.default_code)
    return {"status": error.status_code, "code": code, "detail": _sentence(error, code)}


def _sentence(error: exceptions.APIException, code: str) -> str:
    """Our sentence where the framework has only a general one."""
    if code == "method_not_allowed":
        return "该地址不支持这种请求方法"
    if code == "unsupported_media_type" and "Unsupported" in str(error.detail):
        return "请使用 Content-Type: application/json"
    return _SENTENCES.get(code) or str(error.detail)


def _field_errors(detail: Any, path: str = "") -> Iterator[FieldError]:
    """Flatten the nested findings: {"parties": [{"name": ["…"]}]} is parties.0.name."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            yield from _field_errors(inner, _below(path, name))
    elif isinstance(detail, list | tuple):
        for position, inner in enumerate(detail):
            nested = isinstance(inner, dict | list | tuple)
            yield from _field_errors(inner, _below(path, str(position)) if nested else path)
    else:
        yield FieldError(path, str(detail))


def _below(path: str, name: object) -> str:
    if name == "non_field_errors":
        return path
    return f"{path}.{name}" if path else str(name)
