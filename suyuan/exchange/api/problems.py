"""Refusals as clients read them: RFC 9457 problem details (问题详情) with Chinese sentences.

The catalogue is both what is answered and what the documentation page prints.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import JsonResponse
from rest_framework import serializers

from suyuan.accounts.origin import current_origin

MEDIA_TYPE = "application/problem+json"
DOCUMENTATION = "/api/v1/docs/"


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One kind of refusal: its code for programs, its HTTP status, its title, what to do about it."""

    code: str
    status: int
    title: str
    advice: str


CATALOGUE = (
    ProblemKind("bad_request", 400, "请求有误", "请求不完整或不符合 HTTP 规范，请检查请求行和请求头。"),
    ProblemKind("malformed_body", 400, "请求正文无法读取", "正文应为 UTF-8 编码的 JSON 对象，键不得重复。"),
    ProblemKind("cursor_unreadable", 400, "分页位置无效", "请原样使用上一次答复给出的 next 或 cursor。"),
    ProblemKind("not_authenticated", 401, "缺少访问令牌", "请先取得令牌，并放入请求头 Authorization: Bearer …。"),
    ProblemKind("invalid_token", 401, "访问令牌无效", "令牌已过期、已撤销或抄写有误，请重新取得。"),
    ProblemKind("insufficient_scope", 403, "没有权限", "令牌不含所需的权限范围；如需开通，请联系法院的系统管理员。"),
    ProblemKind("not_found", 404, "没有找到", "地址不存在，或者不在本单位可以查看的范围内。"),
    ProblemKind("method_not_allowed", 405, "不支持的请求方法", "请按响应头 Allow 选择请求方法。"),
    ProblemKind("not_acceptable", 406, "无法按要求的格式答复", "接口只提供 JSON，请调整请求头 Accept。"),
    ProblemKind("refused", 409, "不能办理", "当前状态下不能办理，原因见 detail。"),
    ProblemKind(
        "idempotency_key_reused", 409, "幂等键重复使用", "同一 Idempotency-Key 只能用于内容相同的请求，请为新请求更换。"
    ),
    ProblemKind(
        "reference_reused",
        409,
        "来源系统编号重复使用",
        "该编号已登记另一件内容不同的纠纷，其标识见 data 中的 dispute_key。",
    ),
    ProblemKind(
        "length_required",
        411,
        "没有给出正文长度",
        "请给出 Content-Length 请求头，不要使用分块传输（Transfer-Encoding: chunked）。",
    ),
    ProblemKind("body_too_large", 413, "请求正文过大", "一次请求的正文不得超过 1 MB。"),
    ProblemKind(
        "unsupported_media_type", 415, "不支持的内容类型", "请使用 Content-Type: application/json，编码 UTF-8。"
    ),
    ProblemKind("invalid_input", 422, "内容有误", "errors 逐项列出有误的字段和原因，更正后重新提交。"),
    ProblemKind("too_many_requests", 429, "请求过于频繁", "请等待响应头 Retry-After 给出的秒数后再试。"),
    ProblemKind(
        "server_error", 500, "系统出错", "操作没有完成，可用同一 Idempotency-Key 重试；反复出现请提供 request_id。"
    ),
)
_BY_CODE = {kind.code: kind for kind in CATALOGUE}
_BY_STATUS = {kind.status: kind for kind in reversed(CATALOGUE)}


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one field of the request."""

    field: str
    message: str


def problem(
    *,
    status: int,
    code: str,
    detail: str,
    instance: str,
    errors: Iterable[FieldError] = (),
    data: Mapping[str, object] | None = None,
) -> dict[str, Any]:
    """Return the body of a refusal (问题详情, RFC 9457); `data` are facts that its kind adds."""
    kind = _BY_CODE.get(code) or _BY_STATUS.get(status) or _BY_CODE["server_error"]
    return {
        "type": f"{DOCUMENTATION}#problem-{kind.code}",
        "title": kind.title,
        "status": status,
        "detail": detail,
        "instance": instance,
        "code": code,
        "errors": [{"field": error.field, "message": error.message} for error in errors],
        "data": dict(data or {}),
        "request_id": current_origin().request_id,
    }


def problem_response(*, status: int, code: str, detail: str, instance: str) -> JsonResponse:
    """Answer a refusal outside of the API's views, as for an unknown address (问题详情)."""
    body = problem(status=status, code=code, detail=detail, instance=instance)
    answer = JsonResponse(body, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False})
    answer["X-Request-ID"] = body["request_id"]
    return answer


class FieldErrorSerializer(serializers.Serializer[FieldError]):
    field = serializers.CharField(  # type: ignore[assignment]
        help_text="有误的字段，嵌套写作 parties.0.name（从 0 数起）；空白表示整个请求。"
    )
    message = serializers.CharField(help_text="原因。")


class ProblemSerializer(serializers.Serializer[dict[str, Any]]):
    """RFC 9457 问题详情：除 2xx 和 304 外的一切答复都是这个形状，内容类型为 application/problem+json。"""

    type = serializers.CharField(help_text="问题种类的说明地址。")
    title = serializers.CharField(help_text="问题种类。")
    status = serializers.IntegerField(help_text="HTTP 状态码。")
    detail = serializers.CharField(help_text="这一次的原因，可直接显示给用户。")
    instance = serializers.CharField(help_text="请求的地址。")  # type: ignore[assignment]
    code = serializers.CharField(help_text="问题代码，供程序判断。")
    errors = FieldErrorSerializer(many=True, help_text="逐项的字段错误；没有则为空。")  # type: ignore[assignment]
    data = serializers.DictField(  # type: ignore[assignment]
        help_text="与问题种类有关的事实，例如 reference_reused 的 dispute_key；没有则为空。"
    )
    request_id = serializers.CharField(help_text="请求编号，查询日志时使用。", allow_blank=True)
