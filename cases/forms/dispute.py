"""The shape of what is told about a dispute and its parties. Nothing is required here: a draft always saves."""

from datetime import date
from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError

from cases.choices import AgentKind, Authority, IntakeChannel, IntakeSource, PartyKind, PartySide
from cases.models import CauseOfAction, Dispute, DisputeCategory, Party
from cases.queries.places import own_place, towns_for, villages_in
from cases.rules.intake_sources import asked_of
from cases.services.intake import DisputeFacts, OriginFacts, PartyFacts, own_source
from suyuan.accounts.models import User
from suyuan.lib.masking import mask_address, mask_identity_number, mask_phone

MASKS = {"identity_number": mask_identity_number, "phone": mask_phone, "address": mask_address}
FACTS = (
    "intake_source", "facts", "claim", "amount", "occurred_on", "place_detail",
    "complaint_submitted_at", "mediation_requested_at",
)  # fmt: skip
ORIGIN = ("informant", "unit", "reference", "channel", "brought_at")
AMOUNT_ERRORS = {
    "invalid": "请填写数字，例如 12000 或 12000.50。",
    "min_value": "金额不能为负数。",
    "max_decimal_places": "金额最多两位小数。",
}
UNTOUCHED = {"complaint_submitted_at", "mediation_requested_at"}


class FactsForm(forms.Form):
    """What happened, and where (纠纷内容)."""

    FOLDED = (
        "intake_source", "category", "cause", "occurred_on", "amount", "claim",
        "mediation_requested_at", "complaint_submitted_at",
    )  # fmt: skip

    facts = forms.CharField(
        label="事情经过",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4, "placeholder": "谁和谁，因为什么，争的是什么"}),
    )
    town = forms.ChoiceField(label="镇街", required=False)
    village = forms.ChoiceField(label="村、社区", required=False)
    place_detail = forms.CharField(label="详细地点", required=False, max_length=200)
    intake_source = forms.ChoiceField(label="来源", choices=IntakeSource, required=False)
    category = forms.ModelChoiceField(
        DisputeCategory.objects.filter(selectable=True), label="纠纷类型", required=False, empty_label="尚未确定"
    )
    cause = forms.CharField(
        label="案由",
        required=False,
        max_length=120,
        help_text="输入几个字后从提示中选择；按发生日期适用2020或2025年案由规定。",
        widget=forms.TextInput(attrs={"list": "causes", "autocomplete": "off"}),
    )
    occurred_on = forms.DateField(label="发生日期", required=False, widget=forms.DateInput)
    amount = forms.DecimalField(
        label="涉及金额（元）", required=False, min_value=0, max_digits=14, decimal_places=2,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.01"}), error_messages=AMOUNT_ERRORS,
    )  # fmt: skip
    claim = forms.CharField(label="调解请求", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    mediation_requested_at = forms.DateTimeField(
        label="申请调解时间",
        required=False,
        widget=forms.DateTimeInput,
        help_text="当事人提出调解请求的时间，诉讼时效自该日中断；登记后不能修改。",
    )
    complaint_submitted_at = forms.DateTimeField(
        label="提交起诉材料时间",
        required=False,
        widget=forms.DateTimeInput,
        help_text="已向法院提交起诉状（含口头起诉）的填写；登记后不能修改。",
    )

    origin_informant = forms.CharField(label="提供人", required=False, max_length=50)
    origin_unit = forms.CharField(label="单位", required=False, max_length=100)
    origin_phone = forms.CharField(
        label="联系电话", required=False, max_length=40, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    origin_reference = forms.CharField(label="来源编号", required=False, max_length=100)
    origin_channel = forms.ChoiceField(label="提出方式", choices=[("", "不详"), *IntakeChannel.choices], required=False)
    origin_brought_at = forms.DateTimeField(label="收到时间", required=False, widget=forms.DateTimeInput)

    def __init__(self, data: Any = None, *, user: User, dispute: Dispute | None, on: date, prefix: str | None = None):
        super().__init__(data, prefix=prefix, initial=self._initial(user, dispute))
        self.on = on
        self.source = self.data.get(self.add_prefix("intake_source")) or self.initial["intake_source"]
        for asked in asked_of(self.source):
            self.fields[f"origin_{asked.field}"].label = asked.label
        if dispute and (origin := getattr(dispute, "origin", None)) and origin.phone:
            attrs = self.fields["origin_phone"].widget.attrs
            attrs["placeholder"] = f"已填 {mask_phone(origin.phone)}，不改请留空"
        town = self.data.get(self.add_prefix("town")) if self.is_bound else self.initial["town"]
        towns = towns_for(user)
        stored = dispute.division if dispute else None
        if stored and town and town not in dict(towns):
            holder = stored.parent if stored.parent and stored.parent_id == town else stored
            towns = [(town, holder.display_name), *towns]
        self.fields["town"].choices = [("", "请选择"), *towns]  # type: ignore[attr-defined]
        self.fields["village"].choices = [("", "不清楚或不在村、社区"), *villages_in(town or "")]  # type: ignore[attr-defined]
        for name in UNTOUCHED:
            if dispute and dispute.number and getattr(dispute, name):
                self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if name := data.get("cause"):
            on = data.get("occurred_on") or self.on
            cause = CauseOfAction.objects.in_force(on).filter(name=name).order_by("-level", "pk").first()
            if cause is None:
                self.add_error("cause", f"{on:%Y-%m-%d}施行的案由规定中没有“{name}”，请从提示中选择。")
            data["cause_id"] = cause and cause.pk
        return data

    def told(self) -> DisputeFacts:
        """Return the facts of the fields that could be read (已填内容); those with errors are left out."""
        data = self.cleaned_data
        told: DisputeFacts = {name: data[name] for name in FACTS if name in data}  # type: ignore[assignment]
        if not told.get("intake_source"):
            told.pop("intake_source", None)
        if "town" in data and "village" in data:
            told["division_id"] = data["village"] or data["town"] or None
        if "category" in data:
            told["category_id"] = data["category"].pk if data["category"] else None
        if "cause" in data:
            told["cause_id"] = data.get("cause_id")
        return told

    @property
    def origin(self) -> list[forms.BoundField]:
        """The boxes that the chosen source is asked (来源情况)."""
        return [self[f"origin_{asked.field}"] for asked in asked_of(self.source)]

    def told_origin(self) -> OriginFacts:
        """Return what the source was asked and could be read; a telephone left empty is left alone (不改)."""
        data = self.cleaned_data
        names = [asked.field for asked in asked_of(self.source) if f"origin_{asked.field}" in data]
        told = {name: data[f"origin_{name}"] for name in names}
        if not told.get("phone"):
            told.pop("phone", None)
        return cast("OriginFacts", told)

    @staticmethod
    def _initial(user: User, dispute: Dispute | None) -> dict[str, Any]:
        if dispute is None:
            place = own_place(user)
            return {"town": place.town, "village": place.village, "intake_source": own_source(user)}
        division = dispute.division
        in_village = division is not None and division.level == "VILLAGE"
        origin = getattr(dispute, "origin", None)
        return {
            **{name: getattr(dispute, name) for name in FACTS},
            **{f"origin_{name}": getattr(origin, name, None) for name in ORIGIN},
            "category": dispute.category_id,
            "cause": dispute.cause.name if dispute.cause else "",
            "town": (division.parent_id if in_village else division.code) if division else "",
            "village": division.code if division and in_village else "",
        }


class PartyForm(forms.Form):
    """One party (当事人). A stored identifier is shown masked; an empty box leaves it as it is."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    side = forms.ChoiceField(label="地位", choices=PartySide, required=False)
    name = forms.CharField(label="姓名或名称", required=False, max_length=100)
    kind = forms.ChoiceField(label="类型", choices=PartyKind, required=False)
    identity_number = forms.CharField(
        label="证件号码",
        required=False,
        max_length=40,
        help_text="自然人填身份证号码，单位填统一社会信用代码。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    identity_doubt = forms.CharField(
        label="证件号码存疑说明",
        required=False,
        max_length=200,
        help_text="号码校验不符仍需保存的，写明理由，例如：港澳居民证件、证件印制有误。",
    )
    phone = forms.CharField(
        label="联系电话",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    address = forms.CharField(
        label="住所地", required=False, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    representative = forms.CharField(label="法定代表人或负责人", required=False, max_length=50)
    minor = forms.BooleanField(
        label="未成年人", required=False, help_text="填了身份证号码的，由号码判断；须登记法定代理人。"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.party: Party | None = None
        if not self.is_bound and not self.initial.get("key"):
            self.initial["key"] = uuid4()

    def show_stored(self, party: Party) -> None:
        """Let the boxes of stored identifiers say so, without showing them (已填，掩码)."""
        self.party = party
        for name, mask in MASKS.items():
            if value := getattr(party, name):
                attrs = self.fields[name].widget.attrs
                attrs["placeholder"] = f"已填 {mask(value)}，不改请留空"

    def told(self) -> PartyFacts:
        """Return the facts of the fields that could be read; an identifier left empty is left alone (不改)."""
        data = self.cleaned_data
        told: PartyFacts = {  # type: ignore[assignment]
            name: data[name]
            for name in ("side", "kind", "name", "identity_doubt", "representative", "minor")
            if data.get(name) is not None and name in data
        }
        told.update({name: data[name] for name in MASKS if data.get(name)})  # type: ignore[typeddict-item]
        told["side"] = data.get("side") or PartySide.APPLICANT
        told["kind"] = data.get("kind") or PartyKind.NATURAL
        told["key"] = data.get("key") or uuid4()
        return told

    @property
    def doubted(self) -> bool:
        """Whether to offer the box for a doubtful number: it was refused, or a reason is stored."""
        return "identity_number" in self.errors or bool(self["identity_doubt"].value())


def party_initial(party: Party) -> dict[str, Any]:
    """Return what a form shows of a stored party; identifiers are not among it."""
    plain = ("key", "side", "kind", "name", "identity_doubt", "representative", "minor")
    return {name: getattr(party, name) for name in plain}


class RegisteredPartyForm(PartyForm):
    """A party of a registered dispute: the name is needed, stored identifiers can be cleared."""

    clear = forms.MultipleChoiceField(
        label="清除已填的",
        required=False,
        choices=[("identity_number", "证件号码"), ("phone", "联系电话"), ("address", "住所地")],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, party: Party | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial=party_initial(party) if party else {}, **kwargs)
        self.fields["name"].required = True
        stored = [choice for choice in self.fields["clear"].choices if party and getattr(party, choice[0])]  # type: ignore[attr-defined]
        if party:
            self.show_stored(party)
        if stored:
            self.fields["clear"].choices = stored  # type: ignore[attr-defined]
        else:
            del self.fields["clear"]

    def told(self) -> PartyFacts:
        told = super().told()
        told.update(dict.fromkeys(self.cleaned_data.get("clear", []), ""))  # type: ignore[typeddict-item]
        if self.party:
            told["key"] = self.party.key
        return told


class DraftPartyForm(PartyForm):
    """A party of the log form, with who acts for it (当事人及代理人); more agents on the dispute's page."""

    AGENT = ("kind", "name", "unit", "phone", "authority", "powers")

    agent_kind = forms.ChoiceField(
        label="代理人身份",
        choices=AgentKind,
        required=False,
        initial=AgentKind.LAWYER,
        help_text="监护人是法定代理人。",
    )
    agent_name = forms.CharField(label="代理人姓名", required=False, max_length=50)
    agent_unit = forms.CharField(
        label="代理人单位", required=False, max_length=100, help_text="律师事务所、法律服务所或者工作单位。"
    )
    agent_phone = forms.CharField(
        label="代理人电话",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    agent_authority = forms.ChoiceField(
        label="代理权限",
        choices=[(one.value, one.label) for one in (Authority.GENERAL, Authority.SPECIAL)],
        required=False,
        help_text="监护人不用选；有特别授权的才能代签协议。",
    )
    agent_powers = forms.CharField(
        label="特别授权事项", required=False, max_length=200, help_text="例如：代为承认、放弃、变更请求，进行和解。"
    )

    def show_stored(self, party: Party) -> None:
        super().show_stored(party)
        agent = party.agents.first()
        if agent and agent.phone:
            self.fields["agent_phone"].widget.attrs["placeholder"] = f"已填 {mask_phone(agent.phone)}，不改请留空"

    def told(self) -> PartyFacts:
        told = super().told()
        if f"{self.prefix}-agent_kind" in self.data:
            agent = {name: self.cleaned_data.get(f"agent_{name}", "") for name in self.AGENT}
            agent["kind"] = agent["kind"] or AgentKind.LAWYER
            told["agent"] = agent  # type: ignore[typeddict-item]
        return told

    @property
    def agent_shown(self) -> bool:
        """Whether the agent's boxes stand open: something is in them, or was refused."""
        named = ("agent_name", "agent_unit", "agent_powers")
        return any(name.startswith("agent_") for name in self.errors) or any(self[name].value() for name in named)


def draft_party_initial(party: Party) -> dict[str, Any]:
    """Return what the log form shows of a stored party and its agent; identifiers are not among it."""
    agent = party.agents.first()
    shown = [name for name in DraftPartyForm.AGENT if name != "phone"] if agent else []
    return party_initial(party) | {f"agent_{name}": getattr(agent, name) for name in shown}


PartyFormSet = forms.formset_factory(DraftPartyForm, extra=0, max_num=50, validate_max=True)


class PartiesForm:
    """All parties of a draft in one form (当事人列表), each row under its own key."""

    PREFIX = "parties"

    def __init__(self, data: Any = None, *, dispute: Dispute | None) -> None:
        known = list(dispute.parties.prefetch_related("agents")) if dispute else []
        initial = [draft_party_initial(party) for party in known] or [
            {"side": PartySide.APPLICANT, "key": uuid4()},
            {"side": PartySide.RESPONDENT, "key": uuid4()},
        ]
        whole = {"empty_permitted": False}  # else Django reads an unchanged row as an empty one, and the draft loses it
        self.rows = PartyFormSet(data, prefix=self.PREFIX, initial=initial, form_kwargs=whole)
        by_key = {party.key: party for party in known}
        for row in self.rows:
            if (key := _key_of(row)) and (party := by_key.get(key)):
                row.show_stored(party)

    def is_valid(self) -> bool:
        return bool(self.rows.is_valid())

    def told(self) -> list[PartyFacts] | None:
        """Return what is told of each party, in the order of the rows; None when the rows did not come along."""
        if not self.rows.management_form.is_valid():
            return None
        self.rows.is_valid()
        return [row.told() for row in self.rows if hasattr(row, "cleaned_data")]

    def position_of(self, key: str) -> int:
        """Return the place of the row under a key (行号)."""
        return next(place for place, row in enumerate(self.rows) if str(row.cleaned_data.get("key")) == key)

    def refuse(self, position: int, field: str, sentence: str) -> None:
        """Show a service's refusal at the field of a row."""
        self.rows[position].add_error(field, sentence)


def _key_of(row: PartyForm) -> UUID | None:
    try:
        return forms.UUIDField().clean(row["key"].value()) if row["key"].value() else None
    except ValidationError:
        return None
