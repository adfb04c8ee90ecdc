"""A kept file as an answer to a browser (附件下载)."""

from urllib.parse import quote

from django.http import HttpResponse

from suyuan.files.models import StoredFile


def file_response(file: StoredFile, content: bytes) -> HttpResponse:
    """Return the answer that shows a picture or PDF in the browser and saves anything else; nothing in it can run."""
    shown = file.is_image or file.media_type == "application/pdf"
    answer = HttpResponse(content, content_type=file.media_type)
    answer["Content-Disposition"] = f"{'inline' if shown else 'attachment'}; filename*=UTF-8''{quote(file.name)}"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
