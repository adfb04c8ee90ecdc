"""Forms of demonstration communities and of changes of places."""

from decimal import Decimal
from typing import Any

from django import forms

from communities.choices import Measure, ReviewOutcome, StepKind
from communities.models import DemonstrationTarget
from communities.services.succession import NewPlace


class StepForm(forms.Form):
    kind = forms.ChoiceField(label="步骤")
    taken_on = forms.DateField(label="日期", widget=forms.DateInput)
    text = forms.CharField(
        label="内容",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="申请写理由和条件；方案写做法、人员、目标；评议写成效和不足。",
    )
    outcome = forms.ChoiceField(label="评议结果", choices=[("", "不是评议"), *ReviewOutcome.choices], required=False)

    def __init__(self, *args: Any, standing: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fitting = (StepKind.PLAN, StepKind.REVIEW) if standing else (StepKind.APPLICATION, StepKind.PLAN)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in fitting]  # type: ignore[attr-defined]
        if not standing:
            del self.fields["outcome"]


class TargetsForm(forms.Form):
    year = forms.IntegerField(label="年度", min_value=2020, max_value=2100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for measure in Measure:
            word = "不高于" if DemonstrationTarget(measure=measure).is_ceiling else "不低于"
            self.fields[measure.value] = forms.DecimalField(
                label=f"{measure.label}{word}", max_digits=9, decimal_places=2, required=False, help_text="不设的留空。"
            )

    def targets(self) -> dict[Measure, Decimal | None]:
        """The targets by what they measure (目标)."""
        return {measure: self.cleaned_data[measure.value] for measure in Measure}


class RenameForm(forms.Form):
    name = forms.CharField(label="新名称", max_length=100)
    effective_on = forms.DateField(label="生效日期", widget=forms.DateInput)
    document = forms.CharField(label="批准文件", max_length=300)


class MergeForm(forms.Form):
    divisions = forms.CharField(
        label="一并撤销的区划代码", help_text="除本区划外，还有哪些区划并入；多个代码用空格分开。", required=False
    )
    into = forms.CharField(label="承继区划的代码", max_length=12, help_text="已有的区划，或新的代码。")
    name = forms.CharField(label="承继区划的名称", max_length=100, required=False, help_text="新的代码必须填写名称。")
    effective_on = forms.DateField(label="生效日期", widget=forms.DateInput)
    document = forms.CharField(label="批准文件", max_length=300)

    def clean_divisions(self) -> list[str]:
        return self.cleaned_data["divisions"].split()


class SplitForm(forms.Form):
    parts = forms.CharField(
        label="拆分后的区划",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="每行一个：代码 名称。保留原代码的，也写一行。",
    )
    effective_on = forms.DateField(label="生效日期", widget=forms.DateInput)
    document = forms.CharField(label="批准文件", max_length=300)

    def clean_parts(self) -> list[NewPlace]:
        lines = [line.split(maxsplit=1) for line in self.cleaned_data["parts"].splitlines() if line.strip()]
        return [NewPlace(code=words[0], name=words[1] if len(words) > 1 else "") for words in lines]
