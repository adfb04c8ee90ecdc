"""Posts as the security administrator reads them."""

from datetime import date

from django.db.models import Q, QuerySet

from communities.models import Posting
from communities.querysets import in_force


def postings(*, on: date, text: str = "", role: str = "", state: str = "current") -> QuerySet[Posting]:
    """Posts that match the filter (任职列表), by person, the latest last."""
    rows = Posting.objects.select_related("user", "court", "tribunal", "division")
    if state == "current":
        rows = rows.filter(Q(in_force(on)) | Q(valid_from__gt=on))
    elif state == "ended":
        rows = rows.filter(valid_to__lte=on)
    if text:
        rows = rows.filter(Q(user__username__icontains=text) | Q(user__display_name__icontains=text))
    if role:
        rows = rows.filter(role=role)
    return rows.order_by("user__username", "pk")
