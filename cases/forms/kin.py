"""The forms of duplicates, relations and mergers (重复、关联、并案)."""

from django import forms

from cases.choices import RelationKind
from cases.forms.steps import ReasonForm, StepForm


def _number() -> forms.CharField:
    return forms.CharField(
        label="另一件纠纷的编号",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "请填写另一件纠纷的编号。"},
    )


class TellApartForm(ReasonForm):
    other_number = _number()
    field_order = ("other_number", "reason")


class MergeForm(TellApartForm):
    """Into which dispute, and why."""


class RelateForm(StepForm):
    other_number = _number()
    relation = forms.ChoiceField(label="关联种类", choices=RelationKind, widget=forms.RadioSelect)
    note = forms.CharField(label="说明", required=False, max_length=200)
