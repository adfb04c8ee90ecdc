"""The parameters of early warning in the administration pages (基础数据). Figures and warnings are never there."""

from django.contrib import admin

from communities.admin import ReferenceAdmin
from reports.models import WatchRule


@admin.register(WatchRule)
class WatchRuleAdmin(ReferenceAdmin):
    list_display = ["kind", "window_days", "significance", "least_count", "valid_from", "valid_to", "corrected_at"]
    list_filter = ["kind"]
    fixed_fields = ("kind",)
