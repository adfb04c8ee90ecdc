"""The forms of tasks for assistants and grid officers."""

from datetime import date, timedelta
from typing import Any

from django import forms

from cases.choices import AssistanceKind, AssistanceResult
from cases.forms.steps import StepForm
from cases.queries.assistance import possible_assignees
from suyuan.files.forms import ProofsField


class TaskFields(forms.Form):
    """What is asked, of whom, until when."""

    kind = forms.ChoiceField(label="事项", choices=AssistanceKind, widget=forms.RadioSelect)
    what = forms.CharField(
        label="要求", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="找谁、到哪里、做什么、要带回什么凭证。",
    )  # fmt: skip
    assignee = forms.TypedChoiceField(label="承办人", coerce=int, error_messages={"required": "请选择承办人。"})
    due_on = forms.DateField(label="期限", widget=forms.DateInput)

    def offer(self, court: str, on: date) -> None:
        """Fill in who may be asked and a usual time (候选承办人)."""
        people = possible_assignees(court, on=on)
        fields: Any = self.fields
        fields["assignee"].choices = [("", "请选择"), *((one.pk, one.display_name) for one in people)]
        fields["due_on"].initial = on + timedelta(days=7)

    def told(self) -> dict[str, Any]:
        """Return what is asked, as the service takes it (交办内容)."""
        told = dict(self.cleaned_data)
        told["assignee_id"] = told.pop("assignee")
        return told


class AssistForm(TaskFields, StepForm):
    def prepare(self) -> None:
        self.offer(self.dispute.centre.court_id, self.on)


class NewTaskForm(TaskFields):
    """A task for a case of the court that is no dispute here."""

    case_number = forms.CharField(label="案号", max_length=60, help_text="例如：（2026）粤1973民初1234号。")
    field_order = ["case_number", "kind", "what", "assignee", "due_on"]


class AnswerTaskForm(forms.Form):
    result = forms.ChoiceField(label="结果", choices=AssistanceResult, widget=forms.RadioSelect)
    report = forms.CharField(
        label="情况说明", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="时间、地点、见到谁、结果如何；未能完成的写明原因。",
    )  # fmt: skip
    proofs = ProofsField(label="照片和凭证", help_text="可以直接拍照，可多张，每个不超过20 MB。")


class CancelTaskForm(forms.Form):
    reason = forms.CharField(label="撤回原因", max_length=200, error_messages={"required": "请写明撤回的原因。"})
