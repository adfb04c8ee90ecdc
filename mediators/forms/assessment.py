"""The forms of the yearly assessment (年度考核): points for each item, and a new version of the scheme."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from mediators.models import AssessmentScheme
from mediators.services.assessment import Line


class PointsForm(forms.Form):
    """A number for each item of the scheme."""

    def __init__(self, data: Any = None, *, scheme: AssessmentScheme, known: dict[int, Decimal | None]) -> None:
        super().__init__(data)
        for item in scheme.items.all():
            self.fields[f"item-{item.pk}"] = forms.DecimalField(
                label=f"{item.title}{'（加分）' if item.is_bonus else ''}",
                min_value=0,
                max_value=item.points,
                max_digits=5,
                decimal_places=1,
                initial=known.get(item.pk),
                help_text=f"满分{item.points.normalize():f}分。",
            )
        self.fields["comment"] = forms.CharField(
            label="说明", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
        )

    def told(self) -> dict[str, Any]:
        """The points by item, as the services take them (得分)."""
        points = {int(name[5:]): value for name, value in self.cleaned_data.items() if name.startswith("item-")}
        return {"points": points, "comment": self.cleaned_data["comment"]}


class SchemeForm(forms.Form):
    """A version of the court's scheme, one line an item and one line a grade."""

    name = forms.CharField(label="名称", max_length=100)
    valid_from = forms.DateField(label="启用日期", widget=forms.DateInput)
    source = forms.CharField(label="依据", max_length=200)
    items = forms.CharField(
        label="考核项目",
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="一行一项：名称 满分。加分项在满分前写加号，例如：获得表彰 +20。",
    )
    grades = forms.CharField(
        label="等次",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="一行一等：名称 最低分。最低一等从0分起，例如：不合格 0。",
    )

    def __init__(self, data: Any = None, *, example: AssessmentScheme | None = None) -> None:
        super().__init__(data, initial=_initial(example) if example else None)

    def clean_items(self) -> list[Line]:
        return [Line(title, Decimal(text.lstrip("+")), text.startswith("+")) for title, text in self._lines("items")]

    def clean_grades(self) -> list[tuple[str, Decimal]]:
        return [(title, Decimal(text)) for title, text in self._lines("grades")]

    def _lines(self, name: str) -> list[tuple[str, str]]:
        found = []
        for number, line in enumerate(filter(str.strip, self.cleaned_data[name].splitlines()), 1):
            title, _, text = line.strip().rpartition(" ")
            try:
                Decimal(text.lstrip("+"))
            except InvalidOperation:
                title = ""
            if not title.strip():
                raise forms.ValidationError(f"第{number}行看不懂，请写成“名称 分数”，例如：按时结案 30。")
            found.append((title.strip(), text))
        return found


def _initial(example: AssessmentScheme) -> dict[str, str]:
    items = [f"{item.title} {'+' if item.is_bonus else ''}{item.points.normalize():f}" for item in example.items.all()]
    grades = [f"{grade.name} {grade.at_least.normalize():f}" for grade in example.grades.all()]
    return {"items": "\n".join(items), "grades": "\n".join(grades), "source": example.source}
