"""The agreement on its way (调解协议): drafted, signed by each, in effect, or not come about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.timezone import localdate

from cases.choices import AgreementForm
from cases.lifecycle import Action, AgreementAction
from cases.models import Dispute, Referral, SettlementAgreement, Signature
from cases.outcome_choices import EffectKind, Signer, SigningMeans
from cases.rules.agreement_effect import effect_of, effective_day
from cases.services._agreement_life import (
    advance_agreement,
    carry_out,
    drop_what_is_under_way,
    hold_agreement,
    is_by_court_paper,
    permit_agreement,
    standing_agreement,
)
from cases.services._conclusion import conclude, signed_referral
from cases.services._proof import keep_proof
from cases.services._transition import advance, hold, permit
from cases.services.follow_up import plan_visits
from cases.services.performance import ObligationFacts, write_obligations
from mediators.choices import OrganizationKind, Outcome
from mediators.models import MediationOrganization
from suyuan.accounts.models import User
from suyuan.files.models import StoredFile
from suyuan.lib.errors import DomainError, InvalidInput


class AlreadySigned(DomainError):
    """This signature is on record (已登记签署)."""

    code = "already_signed"


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """What is told about an agreement (协议内容); an empty `main_facts` takes over the facts of the dispute."""

    form: AgreementForm
    terms: str
    main_facts: str = ""
    amount: Decimal | None = None
    presiding_organization_id: int | None = None
    is_online: bool = False
    by_court_paper: bool = False
    left_open: str = ""
    nothing_to_perform: bool = False
    presided_by: str = ""


@transaction.atomic
def draft_agreement(
    *,
    dispute_id: int,
    agreement: AgreementFacts,
    by: User,
    at: datetime,
    obligations: Sequence[ObligationFacts] = (),
) -> SettlementAgreement:
    """Draft an agreement that is not signed yet (起草协议); the dispute stays in mediation and its clock runs on.

    Refuses with InvalidInput (`terms`, `amount`, `presiding_organization`, `obligations`), and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.SETTLE, by=by)
    drop_of_earlier_hands(dispute, by=by, at=at)
    return write_agreement(dispute, signed_referral(dispute), agreement, obligations, by=by, at=at)


@transaction.atomic
def revise_agreement(*, agreement_id: int, terms: str, main_facts: str, left_open: str, by: User, at: datetime) -> None:
    """Change the words of a draft (修改协议). Refuses with InvalidInput without `terms`, and as `advance` does."""
    agreement = hold_agreement(agreement_id)
    permit_agreement(agreement, AgreementAction.REVISE, by=by)
    if not terms.strip():
        raise InvalidInput([("terms", "请写明协议内容")])
    agreement.terms, agreement.main_facts, agreement.left_open = terms.strip(), main_facts.strip(), left_open.strip()
    agreement.save(update_fields=["terms", "main_facts", "left_open"])
    carry_out(agreement, AgreementAction.REVISE, by=by, at=at)


@transaction.atomic
def move_agreement(*, agreement_id: int, action: AgreementAction, by: User, at: datetime, note: str = "") -> None:
    """Hand a draft over for signing, take it back, or give it up (交签、退回、放弃). Refuses as `advance` does."""
    if action not in {AgreementAction.OPEN, AgreementAction.TAKE_BACK, AgreementAction.DROP}:
        raise ValueError(f"{action} has a service of its own")
    advance_agreement(hold_agreement(agreement_id), action, by=by, at=at, note=note)


@transaction.atomic
def sign_agreement(
    *,
    agreement_id: int,
    signer: Signer,
    means: SigningMeans,
    signed_on: date,
    by: User,
    at: datetime,
    party_id: int | None = None,
    agent: str = "",
    proof: UploadedFile | None = None,
    device: str = "",
) -> SettlementAgreement:
    """Record one signature or seal (登记签署). With the last one the agreement takes effect and mediation is over.

    Paper and screen are of equal rank; `device` is what a signature was drawn on. An agreement that only the court's
    paper makes effective waits for it.
    Refuses with InvalidInput (`signed_on`, `party`), AlreadySigned, and as `advance` does.
    """
    agreement = hold_agreement(agreement_id)
    advance_agreement(agreement, AgreementAction.SIGN, by=by, at=at, note=_signing_note(agreement, signer, party_id))
    if signed_on > localdate(at):
        raise InvalidInput([("signed_on", "签署日期不能晚于今天")])
    picture = keep_proof(proof, agreement.dispute, f"签署-{_signing_note(agreement, signer, party_id)}", by=by, at=at)
    _write_signature(
        agreement, signer, party_id, means=means, signed_on=signed_on, agent=agent, device=device, picture=picture,
        by=by, at=at,
    )  # fmt: skip
    if not agreement.missing_signatures() and not is_by_court_paper(agreement):
        settle_by(agreement, _day_of_effect(agreement), by=by, at=at)
    return agreement


@transaction.atomic
def take_effect(*, agreement_id: int, effective_on: date, by: User, at: datetime) -> SettlementAgreement:
    """Record the day the last party received the court's paper (调解书签收生效, 民诉 art. 100; 民诉解释 art. 149).

    Refuses with InvalidInput (`effective_on`), and as `advance` does.
    """
    agreement = hold_agreement(agreement_id)
    permit_agreement(agreement, AgreementAction.TAKE_EFFECT, by=by)
    if effective_on > localdate(at):
        raise InvalidInput([("effective_on", "生效日期不能晚于今天")])
    settle_by(agreement, effective_on, by=by, at=at)
    return agreement


@transaction.atomic
def refuse_to_sign(*, agreement_id: int, party_id: int, reason: str, by: User, at: datetime) -> None:
    """Record that a party refuses to sign (拒绝签署): the agreement has not come about (在线21 art. 25).

    Mediation may go on, or end for this reason. Refuses with InvalidInput (`party`), and as `advance` does.
    """
    agreement = hold_agreement(agreement_id)
    party = next((one for one in agreement.dispute.opposing_parties() if one.pk == party_id), None)
    if party is None:
        raise InvalidInput([("party", "请选择拒绝签署的当事人")])
    advance_agreement(agreement, AgreementAction.REFUSE, by=by, at=at, note=f"{party}拒绝签署：{reason}".rstrip("："))


def settle_by(agreement: SettlementAgreement, effective_on: date, *, by: User, at: datetime) -> None:
    """Let a signed agreement take effect, and with it the dispute be settled (协议生效，纠纷调解成功)."""
    dispute = agreement.dispute
    agreement.effective_on = effective_on
    carry_out(agreement, AgreementAction.TAKE_EFFECT, by=by, at=at, note=f"{effective_on:%Y-%m-%d}生效")
    is_oral = agreement.form == AgreementForm.ORAL
    conclude(dispute, signed_referral(dispute), Outcome.SETTLED, at=at, is_oral=is_oral)
    form = AgreementForm(agreement.form).label
    advance(dispute, Action.SETTLE, by=by, at=at, note=f"{form}，{effective_on:%Y-%m-%d}生效")
    plan_visits(agreement, on=localdate(at))


def write_agreement(
    dispute: Dispute,
    referral: Referral | None,
    told: AgreementFacts,
    obligations: Sequence[ObligationFacts],
    *,
    by: User,
    at: datetime,
) -> SettlementAgreement:
    """Write down an agreement as a draft, with what it obliges to (写入协议)."""
    _refuse_untrue(told)
    if standing_agreement(dispute):
        raise InvalidInput([(None, "已有起草中的调解协议，请在“调解协议”一栏继续办理，或者放弃后重新登记")])
    organization = _organization(told.presiding_organization_id)
    agreement = SettlementAgreement.objects.create(
        dispute=dispute, referral=referral, form=told.form, terms=told.terms.strip(), amount=told.amount,
        main_facts=told.main_facts.strip() or dispute.facts, left_open=told.left_open.strip(),
        nothing_to_perform=told.nothing_to_perform, presiding_organization=organization,
        presided_by=told.presided_by, effect=_effect(told, organization), recorded_by=by, recorded_at=at,
    )  # fmt: skip
    write_obligations(agreement, obligations, by=by, at=at)
    return agreement


def sign_for_everybody(
    agreement: SettlementAgreement, *, signed_on: date, means: SigningMeans, by: User, at: datetime
) -> None:
    """Record the signatures of all who must sign (各方当场签署), as whoever was at the table tells them."""
    for signer, party_id, _ in agreement.required_signers():
        _write_signature(agreement, Signer(signer), party_id, means=means, signed_on=signed_on, by=by, at=at)


def drop_of_earlier_hands(dispute: Dispute, *, by: User, at: datetime) -> None:
    """Give up a draft that a mediator left behind who no longer has the dispute (放弃前一调解员的草稿)."""
    referral, agreement = dispute.open_referral(), standing_agreement(dispute)
    if agreement and referral and agreement.referral_id != referral.pk:
        drop_what_is_under_way(dispute, reason="已更换调解员", by=by, at=at)


def _organization(pk: int | None) -> MediationOrganization | None:
    organization = MediationOrganization.objects.filter(pk=pk).first() if pk else None
    if pk and organization is None:
        raise InvalidInput([("presiding_organization", "该调解组织不存在")])
    return organization


def _effect(told: AgreementFacts, organization: MediationOrganization | None) -> EffectKind:
    committee = organization is not None and organization.kind == OrganizationKind.PEOPLES_COMMITTEE
    return EffectKind(
        effect_of(
            is_oral=told.form == AgreementForm.ORAL,
            is_online=told.is_online,
            by_peoples_committee=committee,
            by_court_paper=told.by_court_paper,
        )
    )


def _day_of_effect(agreement: SettlementAgreement) -> date:
    day = effective_day(agreement.effect, agreement.signatures.values_list("signer", "signed_on"))
    if day is None:
        raise ValueError(f"agreement {agreement.pk} has no day of effect")
    return day


def _write_signature(
    agreement: SettlementAgreement,
    signer: Signer,
    party_id: int | None,
    *,
    means: SigningMeans,
    signed_on: date,
    by: User,
    at: datetime,
    agent: str = "",
    device: str = "",
    picture: StoredFile | None = None,
) -> None:
    if (signer, party_id) not in {(kind, party) for kind, party, _ in agreement.required_signers()}:
        raise InvalidInput([("signer", "该人无须在这份协议上签署")])
    if agreement.signatures.filter(signer=signer, party=party_id).exists():
        raise AlreadySigned("已登记过此人的签署", field="signer")
    Signature.objects.create(
        agreement=agreement, signer=signer, party_id=party_id, means=means, signed_on=signed_on, agent=agent,
        device=device, picture=picture, recorded_by=by, recorded_at=at,
    )  # fmt: skip


def _signing_note(agreement: SettlementAgreement, signer: Signer, party_id: int | None) -> str:
    names = {(kind, party): name for kind, party, name in agreement.required_signers()}
    return names.get((signer.value, party_id), signer.label)


def _refuse_untrue(told: AgreementFacts) -> None:
    problems: list[tuple[str | None, str]] = []
    if not told.terms.strip():
        problems.append(("terms", "请写明协议内容"))
    if told.amount is not None and told.amount < 0:
        problems.append(("amount", "给付金额不能为负数"))
    if told.form == AgreementForm.ORAL and told.by_court_paper:
        problems.append(("agreement_form", "由法院制作调解书的，协议应为书面"))
    if problems:
        raise InvalidInput(problems)
