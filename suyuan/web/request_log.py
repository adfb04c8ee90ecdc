"""One line when a request begins and one when it ends (请求日志), without what was searched for."""

from django.http import HttpRequest
from django_structlog.middlewares import RequestMiddleware


class RequestLogMiddleware(RequestMiddleware):
    """Log method and path; the query string may hold names and identity numbers and stays out."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        """Return what the log says of a request."""
        return f"{request.method} {request.path}"
