"""Showing a service's refusal on the form that asked for it, with what was typed still there."""

from __future__ import annotations

from types import TracebackType

from django.forms import BaseForm

from suyuan.lib.errors import DomainError, InvalidInput


class refusals_on:  # noqa: N801 - read as a phrase: `with refusals_on(form):`
    """Turn a refusal (拒绝) inside the block into errors of the form, beside the field at fault when it names one.

    A page writes `if form.is_valid(): with refusals_on(form): service(…); return redirect(…)` and then
    renders the form once, with status 422 if it has errors.
    """

    def __init__(self, form: BaseForm) -> None:
        self.form = form

    def __enter__(self) -> BaseForm:
        return self.form

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, DomainError):
            return False
        for field, sentence in _problems(error):
            self.form.add_error(field if field in self.form.fields else None, sentence)
        return True


def _problems(error: DomainError) -> tuple[tuple[str | None, str], ...]:
    return error.problems if isinstance(error, InvalidInput) else ((error.field, error.message),)
