"""The forms of working together, handing up and key cases (联动、上报、包案)."""

from django import forms

from cases.forms.steps import StepForm
from cases.queries.cooperation import level_name, levels_above, partners


class InvolveForm(StepForm):
    lead = forms.ChoiceField(label="牵头单位", error_messages={"required": "请选择牵头的镇街或部门。"})
    others = forms.MultipleChoiceField(
        label="协同单位",
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text="按住 Ctrl 键可以选几个。",
        error_messages={"required": "请选择至少一个协同的镇街或部门。"},
    )
    reason = forms.CharField(
        label="理由", max_length=200, help_text="例如：工厂在塘厦，工人住清溪，涉及两镇。",
        error_messages={"required": "请写明为什么需要联动。"},
    )  # fmt: skip

    def prepare(self) -> None:
        groups = partners(self.dispute, on=self.on)
        now = [unit for unit in self.dispute.involved_units.all() if unit.ended_at is None]
        names = {
            unit.pk: f"division-{unit.division_id}" if unit.division_id else f"unit-{unit.unit_id}" for unit in now
        }
        self.fields["lead"].choices = [("", "请选择"), *groups]  # type: ignore[attr-defined]
        self.fields["others"].choices = groups  # type: ignore[attr-defined]
        own_town = f"division-{(self.dispute.division_id or '')[:9]}000"
        self.initial = {
            "lead": next((names[unit.pk] for unit in now if unit.role == "LEAD"), own_town),
            "others": [names[unit.pk] for unit in now if unit.role == "CO"],
        }


class EscalateForm(StepForm):
    division_id = forms.ChoiceField(label="上报到", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="理由", max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "请写明上报的理由。"},
    )  # fmt: skip

    def prepare(self) -> None:
        above = levels_above(self.dispute)
        choices = [(place.code, f"{level_name(place)}　{place.display_name}") for place in above]
        self.fields["division_id"].choices = choices  # type: ignore[attr-defined]
        self.fields["division_id"].initial = above[0].code if above else None
        if not above:
            self.fields["division_id"].help_text = "该纠纷已在最高一级，不能再上报。"


class TakeOverForm(StepForm):
    taken_over_by = forms.CharField(
        label="接办单位或人员", max_length=80, help_text="例如：塘厦镇综治中心，王某某。",
        error_messages={"required": "请写明由谁接办。"},
    )  # fmt: skip


class KeyCaseForm(StepForm):
    leader = forms.CharField(label="包案领导", max_length=60, help_text="姓名和职务。")
    unit = forms.CharField(label="责任单位", max_length=80)
    person = forms.CharField(label="责任人", max_length=60)
    due_on = forms.DateField(label="化解期限", widget=forms.DateInput)
    reason = forms.CharField(label="列为重点的理由", max_length=200)

    def prepare(self) -> None:
        now = self.dispute.key_cases.filter(replaced_at=None).first()
        if now:
            self.initial = {name: getattr(now, name) for name in self.fields}
