"""Error pages: a sentence, never a trace. Rendered whole, or as a message for htmx."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from suyuan.lib.errors import DomainError
from suyuan.web import api_errors

TEMPLATE = "errors/error.html"


def refused(request: HttpRequest, error: DomainError) -> HttpResponse:
    """Show why a service refused (拒绝办理)."""
    return _page(request, status=error.status, title="无法办理", text=error.message)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what cannot be understood (400)."""
    return _page(
        request, status=HTTPStatus.BAD_REQUEST, title="请求有误", text="浏览器送来的内容不完整或不正确，请返回后重试。"
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what this person may not do (403)."""
    return _page(
        request,
        status=HTTPStatus.FORBIDDEN,
        title="没有权限",
        text="您的岗位不能办理此事。如需办理，请联系安全管理员调整岗位。",
    )


def not_found(request: HttpRequest, exception: Http404) -> HttpResponse:
    """Answer what is not there, or not for this person: the same words for both (404)."""
    return _page(request, status=HTTPStatus.NOT_FOUND, title="没有找到", text="页面不存在，或不在您可以查看的范围内。")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that was opened before signing in again (403)."""
    return _page(
        request,
        status=HTTPStatus.FORBIDDEN,
        title="页面已过期",
        text="这个页面打开太久或已重新登录，请返回刷新后再提交。",
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer a fault of ours without touching database, session or user (500)."""
    if api_errors.is_api(request):
        return api_errors.outside_views(request, HTTPStatus.INTERNAL_SERVER_ERROR)
    if request.headers.get("HX-Request"):
        text = "系统出错，操作没有完成，错误已记录。请稍后重试。"
        return HttpResponse(render_to_string("components/alert.html", {"text": text, "tone": "danger"}), status=500)
    return HttpResponse(render_to_string("errors/500.html"), status=500)


def _page(request: HttpRequest, *, status: int, title: str, text: str) -> HttpResponse:
    if api_errors.is_api(request):
        return api_errors.outside_views(request, status)
    part = "#message" if request.headers.get("HX-Request") else ""
    signed_in = hasattr(request, "user") and request.user.is_authenticated
    context = {"title": title, "text": text, "layout": f"layouts/{'base' if signed_in else 'auth'}.html"}
    return render(request, TEMPLATE + part, context, status=status)
