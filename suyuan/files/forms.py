"""Form fields for files (附件): what a browser offers to choose, and several at once."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from suyuan.files.rules.content import MAX_BYTES, MEDIA_TYPES, kind_of

ACCEPT = ",".join(MEDIA_TYPES.values())
HELP = "照片、PDF、Word、Excel，每个不超过20 MB。"


class _SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class ProofField(forms.FileField):
    """One file as proof (附件); empty unless `required`."""

    widget = forms.FileInput

    def __init__(self, *, label: str = "附件", required: bool = False, help_text: str = HELP, **kwargs: Any) -> None:
        super().__init__(label=label, required=required, help_text=help_text, **kwargs)
        self.widget.attrs["accept"] = ACCEPT

    def to_python(self, data: Any) -> UploadedFile | None:
        upload = super().to_python(data)
        return _fit(upload) if isinstance(upload, UploadedFile) else None


class ProofsField(ProofField):
    """Several files as proof (多个附件); the cleaned value is a list, empty unless `required`."""

    widget = _SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        uploads = data if isinstance(data, list | tuple) else [data]
        found = [super(ProofsField, self).clean(upload, initial) for upload in uploads or [None]]
        return [upload for upload in found if upload]


def _fit(upload: UploadedFile) -> UploadedFile:
    if (upload.size or 0) > MAX_BYTES:
        raise forms.ValidationError(f"“{upload.name}”超过20 MB，请压缩后上传。")
    content = upload.read()
    upload.seek(0)
    if kind_of(content) is None:
        raise forms.ValidationError(f"“{upload.name}”不是照片、PDF、Word 或 Excel 文件，请重新选择。")
    return upload
