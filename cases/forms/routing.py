"""The forms of routing (分流交办), and the try-out of its rules."""

from itertools import groupby
from typing import Any

from django import forms

from cases.choices import IntakeSource, RouteTarget
from cases.forms.steps import StepForm
from cases.models import DisputeCategory
from cases.outcome_choices import TurnBackGround
from cases.queries.routing import Proposal, proposal_for, units_for
from cases.rules.routing import Origin
from communities.models import Division
from communities.rules.division_codes import normalise_code


class RouteForm(StepForm):
    """Who handles the dispute: what the rules propose is chosen already, another choice needs its reason."""

    target = forms.ChoiceField(label="去向", choices=RouteTarget, widget=forms.RadioSelect)
    unit = forms.ChoiceField(label="承办单位", required=False, help_text="社区团队、调解组织和中心不用选。")
    answer_due_on = forms.DateField(
        label="答复期限", required=False, widget=forms.DateInput, help_text="没有规定的，由您酌定；可以不填。"
    )
    reason = forms.CharField(
        label="理由",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="与建议一致的可以不写。",
    )
    proposal: Proposal | None

    def prepare(self) -> None:
        self.proposal = proposal_for(self.dispute, on=self.on)
        units = units_for(self.dispute.division_id or "", on=self.on)
        groups = [
            (str(RouteTarget(kind).label), [(str(unit.pk), unit.name) for unit in of_kind])
            for kind, of_kind in groupby(units, key=lambda unit: unit.kind)
        ]
        self.fields["unit"].choices = [("", "请选择"), *groups]  # type: ignore[attr-defined]
        if self.proposal:
            self.initial = {
                "target": self.proposal.rule.target,
                "unit": str(self.proposal.unit.pk) if self.proposal.unit else "",
                "answer_due_on": self.proposal.answer_due_on(self.on),
            }


class AcceptForm(StepForm):
    note = forms.CharField(
        label="接收人和说明", required=False, max_length=200, help_text="例如：王科长签收，预约下周一接待。"
    )


class ResolveForm(StepForm):
    result = forms.CharField(
        label="办理结果",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="例如：已达成仲裁调解书（东劳人仲案字第…号），工资已付清。",
        error_messages={"required": "请写明办理结果。"},
    )


class TurnBackForm(StepForm):
    ground = forms.ChoiceField(
        label="情形",
        choices=TurnBackGround,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择退回的情形。"},
    )
    explanation = forms.CharField(
        label="具体理由", max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="例如：被告住所地和合同履行地都不在本院辖区。", error_messages={"required": "请写明退回的具体理由。"},
    )  # fmt: skip
    way_told = forms.CharField(
        label="告知的途径", max_length=200, help_text="例如：向东莞市第一人民法院起诉；到调解中心现场调解。",
        error_messages={"required": "请写明告知申请人的途径。"},
    )  # fmt: skip


class TryOutForm(forms.Form):
    """A dispute that might come (试算): no case content is asked for."""

    division = forms.CharField(
        label="发生地代码", max_length=12, initial="441900116000", help_text="统计用区划代码，2至12位，例如 441900116。"
    )
    intake_source = forms.ChoiceField(label="来源", choices=IntakeSource)
    category = forms.ModelChoiceField(
        DisputeCategory.objects.filter(selectable=True), label="纠纷类型", required=False, empty_label="不详"
    )
    cause = forms.CharField(
        label="案由", required=False, max_length=60, help_text="写完整名称，例如：物业服务合同纠纷。"
    )
    has_complaint = forms.BooleanField(label="已提交起诉材料", required=False)

    def clean_division(self) -> str:
        code = normalise_code(self.cleaned_data["division"])
        if code is None or not Division.objects.filter(pk=code).exists():
            raise forms.ValidationError(f"没有代码为“{self.cleaned_data['division']}”的区划。")
        return code

    def origin(self) -> Origin:
        """Return the dispute that might come, as the rules look at it (试算事项)."""
        told: dict[str, Any] = self.cleaned_data
        return Origin(
            division=told["division"],
            category=told["category"].name if told["category"] else "",
            causes=frozenset(filter(None, [told["cause"]])),
            intake_source=told["intake_source"],
            has_complaint=told["has_complaint"],
        )
