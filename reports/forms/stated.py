"""Forms of what others published (引用的数字)."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from reports.choices import StatedFigureKind
from reports.forms.readings import publication_field
from reports.models import PublishedReading, StatedFigure, StatedParagraph
from reports.queries.stated import may_be_said_of


class ParagraphForm(forms.Form):
    """A paragraph that others published (引文)."""

    source = forms.CharField(label="来源", max_length=300, help_text="文件名称、文号或网址、日期、段落。")
    place_name = forms.CharField(label="地方", max_length=120)
    text = forms.CharField(label="原文", widget=forms.Textarea(attrs={"rows": 6}))


class FigureForm(forms.Form):
    """A figure of a paragraph as printed (数字); what is not printed stays empty."""

    label = forms.CharField(label="项目", max_length=80)
    kind = forms.ChoiceField(label="种类", choices=StatedFigureKind.choices)
    printed = forms.DecimalField(
        label="数字", required=False, max_digits=16, decimal_places=4,
        help_text="照原文的小数位数，不写单位；“4.8万”写 48000。",
    )  # fmt: skip
    unit = forms.IntegerField(
        label="末位单位", min_value=1, max_value=100_000_000, initial=1, help_text="“4.8万”末位是千，写 1000。"
    )
    period = forms.CharField(label="统计期", max_length=80, required=False)
    scope = forms.CharField(label="范围", max_length=120, required=False, help_text="例如：一审民商事；人民调解。")
    denominator = forms.CharField(label="分母", max_length=120, required=False)
    said_of = forms.ModelChoiceField(
        label="说的是哪一项", queryset=StatedFigure.objects.none(), required=False, empty_label="不说哪一项",
        help_text="占比的分子、增长的件数、增幅变化的增长、分项的总数。",
    )  # fmt: skip
    over = forms.ModelChoiceField(
        label="除以哪一项", queryset=StatedFigure.objects.none(), required=False, empty_label="原文没有说"
    )

    def __init__(self, data: Any, *, paragraph: StatedParagraph) -> None:
        super().__init__(data)
        for name in ("said_of", "over"):
            self.fields[name].queryset = may_be_said_of(paragraph)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        number, is_fall = cleaned.get("printed"), cleaned.get("kind") == StatedFigureKind.FALL
        if is_fall and number is not None:
            self.add_error("printed", "没有数字的说法不填数字。")
        elif not is_fall and number is None and "printed" not in self.errors:
            self.add_error("printed", "请填写数字。")
        return cleaned | {"printed": "" if number is None else f"{number:f}"}


class AgainstForm(forms.Form):
    """Which quoted figure and which publication to compare (为什么不一样)."""

    figure = forms.ModelChoiceField(label="引用的数字", queryset=StatedFigure.objects.none(), empty_label="请选择")
    published = publication_field("本系统发布的读数")

    def __init__(self, data: Any, *, paragraph: StatedParagraph, published: QuerySet[PublishedReading]) -> None:
        super().__init__(data)
        numbers = paragraph.figures.exclude(kind=StatedFigureKind.FALL)
        self.fields["figure"].queryset = numbers  # type: ignore[attr-defined]
        self.fields["published"].queryset = published  # type: ignore[attr-defined]
