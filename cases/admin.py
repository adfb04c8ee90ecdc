"""Code tables of disputes in the administration pages (基础数据). Disputes themselves are never there."""

from datetime import date
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils import timezone

from cases import models
from cases.forms.routing import TryOutForm
from cases.queries.routing import propose
from cases.queries.tracks import open_tracks
from cases.services.track_rules import publish_track_rule, refuse_unfit
from communities.admin import ReferenceAdmin
from communities.models.reference import ReferenceRow
from suyuan.accounts.models import User
from suyuan.lib.errors import InvalidInput


@admin.register(models.CauseOfAction)
class CauseOfActionAdmin(ReferenceAdmin):
    list_display = ["number", "name", "scheme", "level", "valid_from", "valid_to", "trust", "corrected_at"]
    list_filter = ["scheme", "level", "trust"]
    search_fields = ["name", "path_names"]
    autocomplete_fields = ["parent"]
    fixed_fields = ("scheme", "path", "level")


@admin.register(models.CauseCrosswalk)
class CauseCrosswalkAdmin(ReferenceAdmin):
    list_display = ["old", "new", "match", "corrected_at"]
    list_filter = ["match"]
    list_select_related = ["old", "new"]
    search_fields = ["old__name", "new__name"]
    autocomplete_fields = ["old", "new"]
    fixed_fields = ("old",)


@admin.register(models.CaseType)
class CaseTypeAdmin(ReferenceAdmin):
    list_display = ["code", "name", "category", "status", "valid_to", "corrected_at"]
    list_filter = ["category"]
    search_fields = ["code", "name"]
    fixed_fields = ("code",)


@admin.register(models.DisputeCategory)
class DisputeCategoryAdmin(ReferenceAdmin):
    list_display = ["name", "scheme", "order", "selectable", "status", "corrected_at"]
    list_filter = ["scheme", "selectable"]
    search_fields = ["name"]
    fixed_fields = ("scheme",)


@admin.register(models.ListLayout)
class ListLayoutAdmin(ReferenceAdmin):
    list_display = ["name", "court", "valid_from", "valid_to", "corrected_at"]
    list_select_related = ["court"]
    search_fields = ["name"]
    autocomplete_fields = ["court"]


@admin.register(models.MatchingRule)
class MatchingRuleAdmin(ReferenceAdmin):
    list_display = [
        "code",
        "court",
        "speciality",
        "area",
        "language",
        "load",
        "result",
        "dates",
        "valid_from",
        "valid_to",
    ]
    list_select_related = ["court"]
    autocomplete_fields = ["court"]
    fixed_fields = ("code",)


@admin.register(models.CodeTableEntry)
class CodeTableEntryAdmin(ReferenceAdmin):
    list_display = ["name", "code", "scheme", "parent_code", "status", "corrected_at"]
    list_filter = ["scheme", "status"]
    search_fields = ["name", "code"]
    fixed_fields = ("scheme",)


@admin.register(models.DeadlineRule)
class DeadlineRuleAdmin(ReferenceAdmin):
    list_display = [
        "name",
        "length",
        "unit",
        "track",
        "procedure",
        "start_event",
        "valid_from",
        "valid_to",
        "confidence",
    ]
    list_filter = ["track", "start_event", "confidence"]
    search_fields = ["name", "basis", "code"]
    fixed_fields = ("code", "valid_from")


class RuleAdmin(ReferenceAdmin):
    """Rules in use are closed (停用日期) and followed by a new row: what they said on a day stays known."""

    def get_readonly_fields(self, request: HttpRequest, obj: ReferenceRow | None = None) -> list[str]:
        written_once = [field.name for field in self.opts.fields if field.editable and field.name != "valid_to"]
        return [*super().get_readonly_fields(request, obj), *(written_once if obj else ())]


@admin.register(models.ScreeningRule)
class ScreeningRuleAdmin(RuleAdmin):
    list_display = ["subject", "effect", "amount_up_to", "court_code", "basis", "confidence", "valid_from", "valid_to"]
    list_filter = ["effect", "confidence"]
    search_fields = ["subject", "causes", "basis"]


@admin.register(models.TriageWeight)
class TriageWeightAdmin(RuleAdmin):
    list_display = ["reason", "factor", "points", "confidence", "valid_from", "valid_to"]
    list_filter = ["factor"]
    search_fields = ["reason", "causes"]


@admin.register(models.SmallClaimLimit)
class SmallClaimLimitAdmin(ReferenceAdmin):
    list_display = ["province", "year", "automatic_up_to", "agreed_up_to", "basis", "confidence", "corrected_at"]
    list_select_related = ["province"]
    search_fields = ["province__name", "basis"]
    autocomplete_fields = ["province"]
    fixed_fields = ("province", "year")


@admin.register(models.FlagKind)
class FlagKindAdmin(ReferenceAdmin):
    list_display = ["name", "group", "grave", "meaning", "valid_from", "valid_to", "corrected_at"]
    list_filter = ["group", "grave"]
    search_fields = ["name"]
    fixed_fields = ("code",)


@admin.register(models.InformingRule)
class InformingRuleAdmin(ReferenceAdmin):
    list_display = ["addressee", "flag_kind", "target_days", "basis", "confidence", "valid_from", "valid_to"]
    list_filter = ["flag_kind"]
    list_select_related = ["flag_kind"]
    search_fields = ["addressee", "basis"]
    fixed_fields = ("code", "valid_from")


@admin.register(models.HandlingUnit)
class HandlingUnitAdmin(ReferenceAdmin):
    list_display = ["name", "kind", "division", "matters", "linked_unit", "contact", "valid_to", "corrected_at"]
    list_filter = ["kind"]
    list_select_related = ["division", "linked_unit"]
    search_fields = ["name", "matters"]
    autocomplete_fields = ["division"]
    raw_id_fields = ["linked_unit"]


@admin.register(models.RoutingRule)
class RoutingRuleAdmin(RuleAdmin):
    """The rules, with a try-out of a dispute that might come (试算)."""

    change_list_template = "admin/cases/routingrule/change_list.html"
    list_display = ["order", "target", "reason", "intake_source", "categories", "unit", "confidence", "valid_to"]
    list_filter = ["target", "confidence"]
    list_select_related = ["unit"]
    search_fields = ["reason", "causes", "categories"]
    autocomplete_fields = ["division", "unit"]

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.try_out)
        return [path("try-out/", page, name="cases_routingrule_try_out"), *super().get_urls()]

    def try_out(self, request: HttpRequest) -> HttpResponse:
        """Say whom the rules would propose for a dispute that might come (分流试算)."""
        form = TryOutForm(request.GET or None)
        found = propose(form.origin(), on=timezone.localdate()) if form.is_valid() else None
        context = self.admin_site.each_context(request) | {"form": form, "proposal": found, "title": "分流试算"}
        return render(request, "admin/cases/routingrule/try_out.html", context, status=422 if form.errors else 200)


@admin.register(models.MediationRoom)
class MediationRoomAdmin(ReferenceAdmin):
    list_display = ["name", "centre", "location", "seats", "valid_from", "valid_to"]
    list_filter = ["centre"]
    search_fields = ["name"]


class TrackRuleForm(forms.ModelForm):
    """A new rule must begin after the one it follows."""

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if self.instance.pk is None and {"track", "origin", "valid_from"} <= told.keys():
            rule = models.TrackRule(track=told["track"], origin=told["origin"], valid_from=told["valid_from"])
            try:
                refuse_unfit(rule)
            except InvalidInput as refusal:
                self.add_error("valid_from", refusal.message)
        return told


class OpenOnForm(forms.Form):
    on = forms.DateField(label="日期", widget=forms.DateInput(attrs={"type": "date"}))


@admin.register(models.TrackRule)
class TrackRuleAdmin(ReferenceAdmin):
    """Tracks and their versions: a rule is followed by a new row, and the day's answer can be looked up."""

    form = TrackRuleForm
    change_list_template = "admin/cases/trackrule/change_list.html"
    list_display = ["track", "origin", "handling", "valid_from", "valid_to", "basis", "confidence", "corrected_at"]
    list_filter = ["origin", "track", "confidence"]
    search_fields = ["basis"]
    fixed_fields = ("track", "origin", "handling", "needs_procedure", "valid_from")

    def get_urls(self) -> list[URLPattern]:
        opened = path("open/", self.admin_site.admin_view(self.open_on), name="cases_trackrule_open")
        return [opened, *super().get_urls()]

    def save_model(self, request: HttpRequest, obj: ReferenceRow, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
        else:
            publish_track_rule(rule=cast("models.TrackRule", obj), by=cast("User", request.user), at=timezone.now())

    def open_on(self, request: HttpRequest) -> HttpResponse:
        """What is open on a day (当日可选调解方式)."""
        today = timezone.localdate()
        form = OpenOnForm(request.GET or {"on": f"{today}"})
        on: date = form.cleaned_data["on"] if form.is_valid() else today
        context = {
            **self.admin_site.each_context(request), "opts": self.opts, "title": "某日可选的调解方式",
            "form": form, "on": on, "origins": open_tracks(on=on),
        }  # fmt: skip
        return render(request, "admin/cases/trackrule/open.html", context)


@admin.register(models.LaterStepRule)
class LaterStepRuleAdmin(ReferenceAdmin):
    list_display = [
        "code",
        "outcome",
        "track",
        "step",
        "after",
        "days",
        "basis",
        "confidence",
        "valid_from",
        "valid_to",
    ]
    list_filter = ["outcome", "track", "confidence"]
    search_fields = ["code", "guidance", "basis"]
    fixed_fields = ("code",)


@admin.register(models.FollowUpRule)
class FollowUpRuleAdmin(ReferenceAdmin):
    list_display = ["code", "risk", "moment", "days", "basis", "confidence", "valid_from", "valid_to"]
    list_filter = ["risk", "moment"]
    search_fields = ["code", "basis"]
    fixed_fields = ("code",)
