"""Reference data in the administration pages (基础数据): the system administrator reads and corrects, nobody deletes.

Nothing about disputes, parties or money is registered here or anywhere else in the administration pages.
"""

from typing import Any, cast

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from communities import models
from communities.models.reference import ReferenceRow
from communities.services.corrections import correct_row
from suyuan.accounts.models import User

_LAST = ("valid_from", "valid_to", "corrected_at")


class ReferenceAdmin(admin.ModelAdmin):
    """A table of delivered rows: a change is a correction, which later deliveries leave alone."""

    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    fixed_fields: tuple[str, ...] = ()  # what a row is known by: written once

    def get_fields(self, request: HttpRequest, obj: ReferenceRow | None = None) -> Any:
        """In the order of the model, what all reference data has in common at the end."""
        offered = {*super().get_fields(request, obj)}
        own = [field.name for field in self.opts.fields if field.name not in _LAST]
        return [name for name in (*own, *_LAST) if name in offered]

    def get_readonly_fields(self, request: HttpRequest, obj: ReferenceRow | None = None) -> list[str]:
        return [*super().get_readonly_fields(request, obj), *(self.fixed_fields if obj else ()), "corrected_at"]

    def save_model(self, request: HttpRequest, obj: ReferenceRow, form: Any, change: bool) -> None:
        correct_row(row=obj, by=cast("User", request.user), at=timezone.now())

    def has_delete_permission(self, request: HttpRequest, obj: ReferenceRow | None = None) -> bool:
        return False


@admin.register(models.Division)
class DivisionAdmin(ReferenceAdmin):
    """Names and validity of places; new ones come by import, which finds their parents."""

    list_display = ["code", "display_name", "level", "parent", "trust", "valid_to", "corrected_at"]
    list_filter = ["level", "trust"]
    list_select_related = ["parent"]
    search_fields = ["code__startswith", "name", "pinyin__startswith"]
    search_help_text = "代码的开头、名称的一部分或拼音的开头"
    readonly_fields = ["code", "scheme", "level", "parent"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(models.Population)
class PopulationAdmin(ReferenceAdmin):
    list_display = ["division", "counted_on", "vintage", "resident_count", "trust", "corrected_at"]
    list_filter = ["vintage", "trust"]
    list_select_related = ["division"]
    search_fields = ["division__code__startswith", "division__name"]
    autocomplete_fields = ["division"]
    fixed_fields = ("division", "counted_on", "vintage")


@admin.register(models.Court)
class CourtAdmin(ReferenceAdmin):
    list_display = ["code", "name", "level", "parent", "trust", "corrected_at"]
    list_filter = ["level", "trust"]
    list_select_related = ["parent"]
    search_fields = ["code", "name"]
    autocomplete_fields = ["parent", "division"]
    fixed_fields = ("code",)


@admin.register(models.Tribunal)
class TribunalAdmin(ReferenceAdmin):
    list_display = ["name", "court", "kind", "seat", "trust", "corrected_at"]
    list_filter = ["court", "trust"]
    list_select_related = ["court", "seat"]
    search_fields = ["name", "court__name"]
    autocomplete_fields = ["court", "seat"]


class CoverageAdmin(ReferenceAdmin):
    list_select_related = ["division"]
    list_filter = ["trust"]
    search_fields = ["division__code__startswith", "division__name"]


@admin.register(models.CourtCoverage)
class CourtCoverageAdmin(CoverageAdmin):
    list_display = ["division", "court", "valid_from", "valid_to", "trust", "corrected_at"]
    list_select_related = ["division", "court"]
    autocomplete_fields = ["division", "court"]


@admin.register(models.TribunalCoverage)
class TribunalCoverageAdmin(CoverageAdmin):
    list_display = ["division", "tribunal", "valid_from", "valid_to", "trust", "corrected_at"]
    list_select_related = ["division", "tribunal"]
    autocomplete_fields = ["division", "tribunal"]
