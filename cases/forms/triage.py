from django import forms

from cases.choices import CaseFeature, Complexity
from cases.forms.steps import StepForm
from cases.queries.triage import triage_of


class TriageForm(StepForm):
    """Simple or complex: the features that only a person can tell, and the decision (繁简分流)."""

    features = forms.MultipleChoiceField(
        label="案件特征", choices=CaseFeature, required=False, widget=forms.CheckboxSelectMultiple
    )
    decided = forms.ChoiceField(
        label="决定", choices=Complexity, widget=forms.RadioSelect, error_messages={"required": "请选择简案或繁案。"}
    )
    reason = forms.CharField(
        label="理由",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="与建议不同的，必须写明。",
    )

    def prepare(self) -> None:
        decision = self.dispute.triage_decisions.last()
        features = decision.features if decision else []
        self.fields["features"].initial = features
        suggested = triage_of(self.dispute, features=features, on=self.on).suggested
        self.fields["decided"].initial = decision.decided if decision else suggested
