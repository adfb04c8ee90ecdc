"""What a file is, told from its content and never from its name."""

MAX_BYTES = 20 * 1024 * 1024
MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "PDF": "application/pdf",
    "DOCX": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_OFFICE = {b"word/": "DOCX", b"xl/": "XLSX"}
_BEGINNINGS = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG", b"%PDF-": "PDF"}


def kind_of(content: bytes) -> str | None:
    """Return the kind (附件类型) of a photograph, scan or office document, a key of MEDIA_TYPES; None for the rest."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    if content[:4] == b"PK\x03\x04":
        return next((kind for part, kind in _OFFICE.items() if part in content), None)
    return next((kind for start, kind in _BEGINNINGS.items() if content.startswith(start)), None)
