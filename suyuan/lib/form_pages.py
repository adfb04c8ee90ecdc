"""A page that is one form (表单页): most entries are one, and they read and refuse alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from suyuan.lib.refusals import refusals_on


@dataclass(frozen=True, slots=True)
class FormPage:
    """What stands around a form (表单页): its title, where one came from, what its button says, who asks for it.

    `rows` sets fields side by side: names parted by blanks, one row each; empty means one under another.
    """

    title: str
    back_url: str
    back_label: str
    subtitle: str = ""
    submit_label: str = "保存"
    tone: str = ""
    basis: str = ""
    rows: tuple[str, ...] = field(default=())

    def laid_out(self, form: BaseForm) -> list[list[Any]]:
        """The fields as they stand on the page (字段布局), those not named at the end."""
        named = [names.split() for names in self.rows]
        placed = {name for names in named for name in names}
        rest = [[name] for name in form.fields if name not in placed]
        return [[form[name] for name in names if name in form.fields] for names in named + rest]


def form_page(
    request: HttpRequest, form: BaseForm, page: FormPage, *, act: Callable[[dict[str, Any]], str], to: str = ""
) -> HttpResponse:
    """Show a form, or act on what it says and go on (表单页), to `to` or back; a refusal stands on the form.

    `act` takes the cleaned data, calls one service and returns the sentence that tells what was done.
    """
    if form.is_valid():
        with refusals_on(form):
            messages.success(request, act(form.cleaned_data))
            return redirect(to or page.back_url)
    context = {"form": form, "page": page, "field_rows": page.laid_out(form)}
    return render(request, "layouts/form_page.html", context, status=422 if form.errors else 200)
