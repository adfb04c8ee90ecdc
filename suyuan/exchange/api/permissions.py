"""What a token allows."""

from typing import TYPE_CHECKING

from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from suyuan.exchange.api.authentication import Access
from suyuan.exchange.choices import Scope

if TYPE_CHECKING:
    from rest_framework.views import APIView


class HasScope(BasePermission):
    """The view's `required_scopes` names the scope of each method; a method without one needs any valid token."""

    message = "需要访问令牌"

    def has_permission(self, request: Request, view: "APIView") -> bool:
        if not isinstance(request.auth, Access):
            return False
        scope: Scope | None = getattr(view, "required_scopes", {}).get(
            "GET" if request.method == "HEAD" else request.method
        )
        if scope and scope not in request.auth.scopes:
            raise PermissionDenied(f"访问令牌没有“{scope.label}”的权限（{scope}）")
        return True
