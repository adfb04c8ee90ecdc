"""What a step of a dispute's life is, as a button and a form."""

from collections.abc import Callable
from dataclasses import dataclass

from cases.forms.steps import StepForm
from cases.lifecycle import Action


@dataclass(frozen=True, slots=True)
class Button:
    """A button on the page: `obstacle` says why pressing it would be refused now."""

    action: Action
    label: str
    url_name: str
    icon: str
    tone: str
    obstacle: str
    seldom: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What stands behind a button: its address, its form, and the call of its service."""

    url_name: str
    form: type[StepForm]
    perform: Callable[..., object]
    done: str
    icon: str
    tone: str = ""
    hint: str = ""
    only_when_open: bool = False  # no button at all while a guard refuses
    seldom: bool = False  # its button is put away under 其他操作 while a more usual step is open
    in_panel: bool = False  # its button stands in the panel of its subject, not among the steps
    template: str = "cases/step.html"

    def button(self, action: Action, obstacle: str) -> Button:
        return Button(action, action.label, f"cases:{self.url_name}", self.icon, self.tone, obstacle, self.seldom)


def plain(service: Callable[..., object]) -> Callable[..., object]:
    """Return a step's call of a service that takes what the form's fields are called (直接办理)."""
    return lambda form, **who: service(**form.cleaned_data, **who)
