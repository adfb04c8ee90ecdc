from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q
from django.utils import timezone

from cases.models import ListLayout
from cases.services.court_case_imports import LIMITS
from communities.models import Court
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role


class CourtCaseUploadForm(forms.Form):
    """A court's list of cases, and whose it is (上传案件清单)."""

    court = forms.ModelChoiceField(label="上传单位", queryset=Court.objects.none(), empty_label=None)
    layout = forms.ModelChoiceField(
        label="清单格式", queryset=ListLayout.objects.none(), required=False, empty_label="自动识别"
    )
    file = forms.FileField(label="案件清单", help_text="CSV 或 XLSX，UTF-8 或 GBK 编码，第一行为表头。")

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        own = [duty.court_id for duty in user.duties if duty.role in (Role.CLERK, Role.COORDINATOR)]
        self.fields["court"].queryset = Court.objects.filter(pk__in=own)  # type: ignore[attr-defined]

        usable = ListLayout.objects.in_force(timezone.localdate()).filter(Q(court__in=own) | Q(court__isnull=True))
        self.fields["layout"].queryset = usable.order_by("name")  # type: ignore[attr-defined]

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if file.size and file.size > LIMITS.file_bytes:
            raise forms.ValidationError(f"文件超过了{LIMITS.file_bytes // 1048576}MB的上限，请分成几个文件。")
        return file
