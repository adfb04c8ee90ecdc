"""What a person was told (站内通知)."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from suyuan.accounts.models import Notice
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.services.notices import read_all_notices, read_notice
from suyuan.lib.keyset import keyset_page


@require_safe
def notice_list(request: PersonRequest) -> HttpResponse:
    """All that one was told, the newest first (通知)."""
    page = keyset_page(Notice.objects.visible_to(request.user), size=30, cursor=request.GET.get("cursor"))
    return render(request, "accounts/notices.html", {"page": page})


@require_POST
def open_notice(request: PersonRequest, pk: int) -> HttpResponse:
    """Go to what a notice is about, which marks it as read (查看通知)."""
    found = get_object_or_404(Notice.objects.visible_to(request.user), pk=pk)
    notice = read_notice(notice_id=found.pk, by=request.user, at=timezone.now())
    return redirect(notice.url or "accounts:notices")


@require_POST
def read_all(request: PersonRequest) -> HttpResponse:
    """Mark everything as read (全部已读)."""
    read_all_notices(by=request.user, at=timezone.now())
    return redirect("accounts:notices")
