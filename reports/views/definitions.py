"""指标口径: the versions of 万人成讼率, and the form by which an administrator adopts a local variant."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from reports.documents.definition_lines import definition_lines
from reports.forms.definitions import DefinitionForm
from reports.indicators.catalogue import LAWSUITS_PER_10K
from reports.indicators.measures import MEASURES
from reports.policies import may_adopt_definitions, may_see_definitions
from reports.queries.definitions import definition_in_force, definition_versions
from reports.services.definitions import adopt_definition
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.refusals import refusals_on

CODE = LAWSUITS_PER_10K.code


@only_for(may_see_definitions)
@require_safe
def definition_list(request: PersonRequest) -> HttpResponse:
    """Every version of the definition, the latest first, and the formulas of the measures (指标口径)."""
    context = {
        "versions": [(one, definition_lines(one)) for one in reversed(definition_versions(CODE))],
        "measures": MEASURES,
        "may_adopt": may_adopt_definitions(request.user),
    }
    return render(request, "reports/definitions.html", context)


@only_for(may_adopt_definitions)
@require_http_methods(["GET", "HEAD", "POST"])
def new_definition(request: PersonRequest) -> HttpResponse:
    """Adopt a local variant (采用口径); earlier periods and published readings stay as they are."""
    on = timezone.localdate()
    form = DefinitionForm(request.POST or None, now=definition_in_force(CODE, on=on).parameters, on=on)
    if form.is_valid():
        with refusals_on(form):
            adopted = adopt_definition(
                code=CODE,
                parameters=form.parameters(),
                valid_from=form.cleaned_data["valid_from"],
                source=form.cleaned_data["source"],
                by=request.user,
                at=timezone.now(),
            )
            messages.success(request, f"{adopted}已采用，有关读数正在重新计算；已发布的读数不变。")
            return redirect("definitions")
    return render(request, "reports/new_definition.html", {"form": form}, status=422 if form.errors else 200)
