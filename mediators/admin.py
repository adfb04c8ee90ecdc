"""Fields, roster requirements and rules of suspicion in the administration pages (基础数据). People are never there."""

from django.contrib import admin

from communities.admin import ReferenceAdmin
from mediators import models


@admin.register(models.Speciality)
class SpecialityAdmin(ReferenceAdmin):
    list_display = ["name", "position", "categories", "causes", "corrected_at"]
    search_fields = ["name"]
    fixed_fields = ("name",)


@admin.register(models.RosterRequirement)
class RosterRequirementAdmin(ReferenceAdmin):
    list_display = ["code", "court", "subject", "measure", "at_least", "valid_from", "valid_to", "corrected_at"]
    list_filter = ["subject", "measure"]
    list_select_related = ["court"]
    autocomplete_fields = ["court"]
    fixed_fields = ("code",)


@admin.register(models.SuspicionRule)
class SuspicionRuleAdmin(ReferenceAdmin):
    list_display = ["kind", "at_least", "days", "valid_from", "valid_to", "corrected_at"]
    fixed_fields = ("kind",)
