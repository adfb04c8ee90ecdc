"""The forms of an agreement: what it says, who signed it, what is owed under it, what was performed."""

from base64 import b64decode
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.choices import AgreementForm, PartySide
from cases.forms.dispute import AMOUNT_ERRORS
from cases.forms.steps import StepForm
from cases.models import Obligation, SettlementAgreement
from cases.outcome_choices import ObligationKind, Signer, SigningMeans
from cases.queries.series import offered_terms
from cases.rules.instalments import instalments
from cases.services.agreements import AgreementFacts
from cases.services.performance import ObligationFacts
from mediators.models import MediationOrganization
from suyuan.accounts.origin import current_origin
from suyuan.files.forms import ProofField

DONE, ONCE, SPLIT, ACT, NOTHING = "DONE", "ONCE", "SPLIT", "ACT", "NOTHING"
MANNERS = [
    (DONE, "当场付清"),
    (ONCE, "一次付清"),
    (SPLIT, "分期付款"),
    (ACT, "履行行为"),
    (NOTHING, "没有须履行的义务"),
]


class RowForm(StepForm):
    """A form that also knows the row it acts on: an obligation, a visit, a party."""

    def __init__(self, *args: Any, row: Any = None, **kwargs: Any) -> None:
        self.row = row
        super().__init__(*args, **kwargs)


class ManyLines(forms.Textarea):
    def __init__(self, rows: int) -> None:
        super().__init__(attrs={"rows": rows})


class PartyField(forms.TypedChoiceField):
    """One of the dispute's parties, by its number."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, empty_value=None, **kwargs)

    def offer(self, form: StepForm, *, opposing_only: bool = False) -> None:
        parties = form.dispute.opposing_parties() if opposing_only else form.dispute.present_parties()
        self.choices = [("", "请选择"), *((party.pk, str(party)) for party in parties)]


class MoneyField(forms.DecimalField):
    def __init__(self, **kwargs: Any) -> None:
        told = {"required": False, "min_value": Decimal(0), "max_digits": 14, "decimal_places": 2, **kwargs}
        widget = forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.01"})
        super().__init__(widget=widget, error_messages=AMOUNT_ERRORS, **told)


class DutyFields(RowForm):
    """How and by when the agreement is performed: one answer, and what that answer needs."""

    manner = forms.ChoiceField(
        label="履行方式", choices=MANNERS, widget=forms.RadioSelect, error_messages={"required": "请选择履行方式。"}
    )
    debtor = PartyField(label="履行方", required=False)
    creditor = PartyField(label="权利方", required=False)
    amount = MoneyField(label="给付金额（元）")
    act = forms.CharField(label="履行的行为", required=False, max_length=300, help_text="例如：修复渗漏部位。")
    count = forms.IntegerField(label="期数", required=False, min_value=2, max_value=120, initial=3)
    due_on = forms.DateField(
        label="履行期限", required=False, widget=forms.DateInput, help_text="分期的填第一期，以后各期按月顺推。"
    )
    evidence = forms.CharField(label="付款凭证", required=False, max_length=300, help_text="例如：微信转账、收条。")

    needs = {
        DONE: ("debtor", "creditor", "amount", "evidence"),
        ONCE: ("debtor", "creditor", "amount", "due_on"),
        SPLIT: ("debtor", "creditor", "amount", "count", "due_on"),
        ACT: ("debtor", "creditor", "act", "due_on"),
    }

    def prepare(self) -> None:
        for name in set().union(*self.needs.values()):
            self.fields[name].asked = f"duty duty-{name}"  # type: ignore[attr-defined]
        for name, side in (("debtor", PartySide.RESPONDENT), ("creditor", PartySide.APPLICANT)):
            field: Any = self.fields[name]
            field.offer(self)
            first = next((party for party in self.dispute.present_parties() if party.side == side), None)
            field.initial = first and first.pk

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for name in self.needs.get(data.get("manner", ""), ()):
            if data.get(name) in (None, "") and name not in self.errors:
                self.add_error(name, f"请填写{self.fields[name].label}。")
        return data

    def obligations(self) -> list[ObligationFacts]:
        """Return what is owed as the service takes it (履行义务)."""
        data = self.cleaned_data
        who = {"debtor_id": data["debtor"], "creditor_id": data["creditor"]}
        match data["manner"]:
            case "DONE":
                return [ObligationFacts(
                    **who, kind=ObligationKind.MONEY, content="当场付清", amount=data["amount"],
                    due_on=self.signing_day(), evidence=data["evidence"],
                )]  # fmt: skip
            case "ONCE":
                return [ObligationFacts(
                    **who, kind=ObligationKind.MONEY, content="一次付清", amount=data["amount"], due_on=data["due_on"]
                )]  # fmt: skip
            case "SPLIT":
                parts = instalments(data["amount"], count=data["count"], first_due_on=data["due_on"])
                return [
                    ObligationFacts(
                        **who, kind=ObligationKind.MONEY, content=f"第{number}期，共{data['count']}期", amount=amount,
                        due_on=day,
                    )
                    for number, (amount, day) in enumerate(parts, 1)
                ]  # fmt: skip
            case "ACT":
                return [ObligationFacts(**who, kind=ObligationKind.ACT, content=data["act"], due_on=data["due_on"])]
        return []

    def signing_day(self) -> Any:
        return self.cleaned_data.get("effective_on") or self.on


class AgreementFields(DutyFields):
    agreement_form = forms.ChoiceField(  # an input named "form" would hide the property of that name in browsers
        label="协议形式", choices=AgreementForm, widget=forms.RadioSelect, initial=AgreementForm.WRITTEN
    )
    main_facts = forms.CharField(label="主要事实和争议事项", required=False, max_length=10000, widget=ManyLines(3))
    terms = forms.CharField(
        label="协议内容", max_length=10000, widget=ManyLines(5), help_text="各方的责任，履行的内容、方式和期限。"
    )
    left_open = forms.CharField(
        label="未达成一致的部分",
        required=False,
        max_length=2000,
        widget=ManyLines(2),
        help_text="只就部分请求达成协议的填写；其余部分另行处理。",
    )
    presiding_organization = forms.ModelChoiceField(
        MediationOrganization.objects.none(),
        label="主持调解的组织",
        required=False,
        empty_label="调解员个人主持",
        help_text="由依法设立的调解组织主持达成的协议，才能申请司法确认（民事诉讼法第205条）。",
    )

    def prepare(self) -> None:
        super().prepare()
        self.fields["main_facts"].initial = self.dispute.facts
        if terms := offered_terms(self.dispute):
            self.fields["terms"].initial = terms
            self.fields["terms"].help_text = "已填入示范案的协议草稿，请按本案各方的约定修改；须经本案各方同意。"
        referral = self.dispute.open_referral()
        field: Any = self.fields["presiding_organization"]
        if referral:
            memberships = MediationOrganization.objects.filter(memberships__mediator=referral.mediator_id)
            own = MediationOrganization.objects.filter(referrals=referral)
            field.queryset = (memberships | own).distinct()
            field.initial = referral.organization_id

    def told(self) -> AgreementFacts:
        """Return the agreement as the service takes it (协议内容)."""
        data = self.cleaned_data
        organization = data["presiding_organization"]
        paid = data["manner"] in (DONE, ONCE, SPLIT)
        return AgreementFacts(
            form=data["agreement_form"], terms=data["terms"], main_facts=data["main_facts"],
            amount=data["amount"] if paid else None, presiding_organization_id=organization and organization.pk,
            is_online=data.get("is_online", False), by_court_paper=data.get("by_court_paper", False),
            left_open=data["left_open"], nothing_to_perform=data["manner"] == NOTHING,
            presided_by=data.get("presided_by", ""),
        )  # fmt: skip


class SettleForm(AgreementFields):
    """Everybody signed at the table: one form."""

    effective_on = forms.DateField(label="生效日期", widget=forms.DateInput, help_text="各方签字、盖章之日。")
    field_order = [
        "agreement_form", "terms", "manner", "debtor", "creditor", "amount", "act", "count", "due_on", "evidence",
        "effective_on", "presiding_organization", "main_facts", "left_open",
    ]  # fmt: skip

    def prepare(self) -> None:
        super().prepare()
        self.fields["effective_on"].initial = self.on


class BringForm(SettleForm):
    """An agreement that an organisation brought about on its own."""

    presided_by = forms.CharField(label="签名的调解员", max_length=50)

    def prepare(self) -> None:
        super().prepare()
        field: Any = self.fields["presiding_organization"]
        field.queryset = MediationOrganization.objects.order_by("name")
        field.empty_label = "没有调解组织主持"


class DraftForm(AgreementFields):
    is_online = forms.BooleanField(label="在线签署（电子签名）", required=False)
    by_court_paper = forms.BooleanField(label="提交法院制作调解书，签收后生效", required=False)
    field_order = ["agreement_form", "terms", "manner"]


class ReviseForm(RowForm):
    terms = forms.CharField(label="协议内容", max_length=10000, widget=ManyLines(6))
    main_facts = forms.CharField(label="主要事实和争议事项", max_length=10000, widget=ManyLines(3))
    left_open = forms.CharField(label="未达成一致的部分", required=False, max_length=2000, widget=ManyLines(2))

    def prepare(self) -> None:
        for name in self.fields:
            self.fields[name].initial = getattr(self.row, name)


class SignatureFields(RowForm):
    means = forms.ChoiceField(
        label="签署方式", choices=SigningMeans, widget=forms.RadioSelect, initial=SigningMeans.PAPER
    )
    signed_on = forms.DateField(label="签署日期", widget=forms.DateInput)
    proof = ProofField(label="签名页照片或扫描件")
    drawn = forms.CharField(required=False, max_length=400_000, widget=forms.HiddenInput(attrs={"data-drawn": ""}))

    def prepare(self) -> None:
        self.fields["signed_on"].initial = self.on

    def clean(self) -> dict[str, Any]:
        """A signature drawn on the screen is kept as a picture, like a photograph of one on paper, with its device."""
        data: dict[str, Any] = super().clean() or {}
        drawn = data.pop("drawn", "")
        if data.get("means") == SigningMeans.SCREEN and not data.get("proof"):
            data["proof"], data["device"] = picture_of(drawn), current_origin().user_agent[:200]
            if data["proof"] is None:
                self.add_error("means", "请在签名板上签名。")
            elif data.get("signed_on") != self.on:
                self.add_error("signed_on", "在屏幕上签名的，签署日期是今天。")
        return data


def picture_of(drawn: str) -> SimpleUploadedFile | None:
    """Return a drawing on the screen as a picture to keep (屏幕签名), or None when nothing was drawn."""
    head, _, text = drawn.partition(",")
    if head != "data:image/png;base64":
        return None
    try:
        return SimpleUploadedFile("屏幕签名.png", b64decode(text, validate=True), "image/png")
    except ValueError:
        return None


class SignAgreementForm(SignatureFields):
    signer = forms.ChoiceField(label="签署人")
    agent = forms.CharField(
        label="代理人和授权", required=False, max_length=100, help_text="由代理人签署的，写明姓名和授权委托书。"
    )
    field_order = ["signer", "means", "drawn", "signed_on", "proof", "agent"]

    def prepare(self) -> None:
        super().prepare()
        agreement: SettlementAgreement = self.row
        signed = {(signature.signer, signature.party_id) for signature in agreement.signatures.all()}
        field: Any = self.fields["signer"]
        field.choices = [
            (f"{signer}-{party or ''}", name)
            for signer, party, name in agreement.required_signers()
            if (signer, party) not in signed
        ]

    def told(self) -> dict[str, Any]:
        """Return the signature as the service takes it (签署)."""
        data = dict(self.cleaned_data)
        signer, _, party = data.pop("signer").partition("-")
        return {**data, "signer": Signer(signer), "party_id": int(party) if party else None}


class RefuseToSignForm(RowForm):
    party = PartyField(label="拒绝签署的当事人")
    reason = forms.CharField(label="当事人说明的理由", required=False, max_length=200)

    def prepare(self) -> None:
        field: Any = self.fields["party"]
        field.offer(self, opposing_only=True)


class EffectForm(RowForm):
    effective_on = forms.DateField(label="最后一方签收调解书的日期", widget=forms.DateInput)


class NoteRowForm(RowForm):
    note = forms.CharField(label="说明", required=False, max_length=500, widget=ManyLines(2))


class NothingForm(RowForm):
    """Nothing to fill in: the button is enough."""


class DutyForm(DutyFields):
    """What is owed, added to an agreement afterwards."""

    def prepare(self) -> None:
        super().prepare()
        field: Any = self.fields["manner"]
        field.choices = MANNERS[1:4]
        del self.fields["evidence"]


class PerformanceForm(RowForm):
    proof = ProofField(label="凭证照片")
    field_order = ["performed_on", "amount", "evidence", "proof"]

    performed_on = forms.DateField(label="履行日期", widget=forms.DateInput)
    amount = MoneyField(label="本次履行的金额（元）")
    evidence = forms.CharField(
        label="凭证",
        max_length=300,
        help_text="例如：银行回单尾号6021、收条。",
        error_messages={"required": "请写明凭证。"},
    )

    def prepare(self) -> None:
        self.fields["performed_on"].initial = self.on
        owed: Obligation = self.row
        if owed.kind == ObligationKind.ACT:
            del self.fields["amount"]
        else:
            self.fields["amount"].initial = (owed.amount or Decimal(0)) - owed.paid()


class CompletionForm(RowForm):
    performed_on = forms.DateField(label="履行完毕日期", widget=forms.DateInput)
    evidence = forms.CharField(label="凭证", max_length=300, error_messages={"required": "请写明凭证。"})
