"""What the pages of mediators ask for (调解员)."""

from django import forms

from mediators.choices import MediatorClass

ANY = ("", "全部")


class MediatorFilterForm(forms.Form):
    """Which mediators (调解员名册)."""

    ROSTER = [ANY, ("CURRENT", "在册"), ("OVER", "不在册")]

    text = forms.CharField(label="姓名、拼音、律所或擅长领域", max_length=50, required=False)
    mediator_class = forms.ChoiceField(label="类别", choices=[ANY, *MediatorClass.choices], required=False)
    roster = forms.ChoiceField(label="名册", choices=ROSTER, required=False)
