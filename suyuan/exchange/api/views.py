"""What all views of the API have in common."""

import re
from typing import Any, ClassVar

from django.http import HttpResponseBase
from django.utils.cache import get_conditional_response
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from suyuan.accounts.models import User
from suyuan.accounts.origin import current_origin
from suyuan.exchange.api.authentication import Access, ClientAuthentication
from suyuan.exchange.api.parsers import LengthRequired, StrictJSONParser
from suyuan.exchange.api.permissions import HasScope
from suyuan.exchange.api.throttling import Allowance, ClientThrottle
from suyuan.exchange.choices import Scope
from suyuan.exchange.services.repeats import fingerprint_of

CORRELATION_ID = re.compile(r"[\x21-\x7e]{1,100}")


class APIAnswer(APIView):
    """Request ids, quota and caching headers on every answer, refusals included.

    The request id is ours, since the access log relies on it; a client's own comes back as X-Correlation-ID.
    """

    http_method_names = ["get", "head", "post"]
    metadata_class = None
    allowance: Allowance | None = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if "Transfer-Encoding" in request.headers and "Content-Length" not in request.headers:
            raise LengthRequired  # WSGI would read nothing, and every field would seem to be missing

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Response:
        answer = super().finalize_response(request, response, *args, **kwargs)
        answer["X-Request-ID"] = current_origin().request_id
        if CORRELATION_ID.fullmatch(correlation_id := request.headers.get("X-Correlation-ID", "")):
            answer["X-Correlation-ID"] = correlation_id
        answer.headers.setdefault("Cache-Control", "private, no-cache")
        for name, value in (self.allowance.headers() if self.allowance else {}).items():
            answer[name] = value
        return answer


class ClientView(APIAnswer):
    """A view for clients with a token; `required_scopes` names the scope that each method needs."""

    authentication_classes = [ClientAuthentication]
    permission_classes = [HasScope]
    throttle_classes = [ClientThrottle]
    parser_classes = [StrictJSONParser]
    required_scopes: ClassVar[dict[str, Scope]] = {}

    @property
    def access(self) -> Access:
        access: Access = self.request.auth  # type: ignore[assignment]
        return access

    @property
    def account(self) -> User:
        """The account that the client acts through."""
        return self.access.client.account

    def answer_unless_known(self, request: Request, body: Any) -> HttpResponseBase:
        """Answer with an ETag, or 304 when the client already has this very body."""
        etag = f'"{fingerprint_of(body)[:32]}"'
        response = Response(body, headers={"ETag": etag})
        return get_conditional_response(request, etag=etag, response=response) or response
