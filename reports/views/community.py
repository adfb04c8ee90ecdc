"""A community's page (社区页面): its people, its disputes, its rate."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.models import Dispute
from cases.policies import works_on_disputes
from cases.queries.rows import dispute_rows, for_rows
from communities.models import Community
from communities.policies import reports_somewhere
from communities.queries import community_profile
from reports.choices import PeriodKind
from reports.documents.charts import count_chart, course_chart
from reports.documents.rate_rows import rate_rows
from reports.indicators.catalogue import LAWSUITS_PER_10K
from reports.policies import may_see_rates
from reports.queries.community_page import disputes_by_year
from reports.queries.demonstration import standing_of
from reports.queries.rate_tables import course, readings_of
from suyuan.accounts.origin import PersonRequest

RECENT = 8


@require_safe
def community(request: PersonRequest, code: str) -> HttpResponse:
    """Show a community that the user's posts reach (社区)."""
    found = get_object_or_404(Community.objects.visible_to(request.user).select_related("division"), pk=code)
    today = timezone.localdate()
    profile = community_profile(found, on=today)
    context: dict[str, Any] = {"profile": profile, "years": disputes_by_year(found, on=today)}
    if may_see_rates(request.user):
        readings = list(readings_of(request.user, indicator=LAWSUITS_PER_10K.code, key=code))
        years = course(readings, PeriodKind.YEAR)
        context |= {
            "rates": rate_rows(years[::-1], definition=LAWSUITS_PER_10K),
            "charts": [
                course_chart(years, definition=LAWSUITS_PER_10K, title="万人成讼率"),
                count_chart(course(readings, PeriodKind.MONTH)[-24:], title="近24个月件数"),
            ],
        }
    if profile.demonstration and may_see_rates(request.user):
        latest = years[-1].value if years else None
        context["standing"] = standing_of(profile.demonstration, rate=latest, on=today)
    context["may_report"] = reports_somewhere(request.user)
    if works_on_disputes(request.user):
        disputes = for_rows(Dispute.objects.visible_to(request.user).filter(division=code))
        context |= {"recent": dispute_rows(list(disputes[:RECENT]), on=today), "shows_disputes": True}
    return render(request, "reports/community.html", context)
