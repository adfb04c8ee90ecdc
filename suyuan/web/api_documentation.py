"""The OpenAPI document and the page that explains it: both open, neither holds any data."""

from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import condition, require_safe
from drf_spectacular.generators import SchemaGenerator

from suyuan.exchange.api.problems import CATALOGUE
from suyuan.exchange.choices import Scope
from suyuan.exchange.services.repeats import fingerprint_of
from suyuan.web.api_reference import Reference, reference


@cache
def document() -> dict[str, Any]:
    """Return the OpenAPI document (接口描述); the code it is made from does not change while we run."""
    generator = SchemaGenerator()  # type: ignore[no-untyped-call]
    schema: dict[str, Any] = generator.get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return schema


@cache
def _reference() -> Reference:
    return reference(document())


def _etag(request: HttpRequest) -> str:
    return f'"{fingerprint_of(document())[:32]}"'


@login_not_required
@require_safe
@condition(etag_func=_etag)
def openapi(request: HttpRequest) -> HttpResponse:
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False})


@login_not_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    context = {"reference": _reference(), "problems": CATALOGUE, "scopes": Scope.choices}
    return render(request, "api/docs.html", context)
