"""Judicial confirmation (司法确认): from the parties' joint application to the ruling and an objection to it.

民诉 arts 187, 205–206; 司确11; 民诉解释 by its numbers of 2020. Free of charge.
"""

from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.timezone import localdate

from cases.lifecycle import ConfirmationAction
from cases.lifecycle.confirmation import APPLICANTS_SIDE
from cases.models import CaseType, ConfirmationCase, DeadlineRule, SettlementAgreement, Signature
from cases.outcome_choices import ConfirmationGround, Signer, SigningMeans
from cases.policies import holds_one_of
from cases.queries.matter_rules import CONFIRMATION_EXCLUDED, matter_of, matter_rules
from cases.rules.confirmation import EXCLUDED, OBJECTION_MONTHS
from cases.rules.deadlines import Period, reckon
from cases.rules.matters import rules_on
from cases.services._agreement_life import hold_agreement
from cases.services._clock import DeadlineRuleMissing
from cases.services._conclusion import tell_ledger_of
from cases.services._confirmation_life import advance_confirmation, hold_confirmation, permit_confirmation
from cases.services._proof import keep_proof
from cases.services._transition import NotPermitted, TransitionRefused
from cases.services.case_numbers import give_case_number
from communities.models import Court
from communities.queries.calendar import working_calendar
from mediators.choices import Outcome
from suyuan.accounts.models import User
from suyuan.lib.case_numbers import parse_case_number
from suyuan.lib.errors import DomainError, InvalidInput

RULED = frozenset({ConfirmationAction.CONFIRM, ConfirmationAction.DISMISS})
PLAIN = frozenset({
    ConfirmationAction.ASK, ConfirmationAction.SUPPLY, ConfirmationAction.WITHDRAW, ConfirmationAction.LAPSE,
    ConfirmationAction.UPHOLD, ConfirmationAction.REVOKE,
})  # fmt: skip


class TooLate(DomainError):
    """The period to apply or to object has passed (已过期限)."""

    code = "too_late"


class CannotBeConfirmed(DomainError):
    """The law excludes the matter from confirmation (不属于司法确认范围)."""

    code = "cannot_be_confirmed"


@transaction.atomic
def open_application(*, agreement_id: int, court_code: str, by: User, at: datetime) -> ConfirmationCase:
    """Begin a joint application (准备申请司法确认) to a court; the parties join one by one.

    Refuses with TransitionRefused (no agreement in force, one application is standing), TooLate after the last day,
    CannotBeConfirmed for excluded matters, InvalidInput (`court`), NotPermitted.
    """
    agreement = hold_agreement(agreement_id)
    if not holds_one_of(by, APPLICANTS_SIDE, agreement.dispute):
        raise NotPermitted("您的岗位不能为该纠纷申请司法确认")
    if not agreement.is_in_force() or agreement.effective_on is None:
        raise TransitionRefused("没有已经生效的调解协议，不能申请司法确认", state=agreement.state)
    if agreement.confirmations.standing().exists():
        raise TransitionRefused("已有正在办理的司法确认申请", state=agreement.state)
    if not Court.objects.filter(pk=court_code).exists():
        raise InvalidInput([("court", "请选择审查的法院")])
    today = localdate(at)
    _refuse_excluded(agreement, on=today)
    case = ConfirmationCase(agreement=agreement, court_id=court_code, opened_by=by, opened_at=at)
    case.apply_by = _due(case, "CONFIRM_APPLY", agreement.effective_on)
    _refuse_late(case, today)
    case.save()
    return case


@transaction.atomic
def join_application(
    *,
    confirmation_id: int,
    party_id: int,
    means: SigningMeans,
    signed_on: date,
    by: User,
    at: datetime,
    agent: str = "",
    proof: UploadedFile | None = None,
    device: str = "",
) -> ConfirmationCase:
    """Record that a party joins the application (登记申请人), in person or by an agent with authority (授权委托书).

    Refuses with InvalidInput (`party`, `signed_on`), and as `advance_confirmation` does.
    """
    case = hold_confirmation(confirmation_id)
    party = next((one for one in case.agreement.dispute.opposing_parties() if one.pk == party_id), None)
    if party is None:
        raise InvalidInput([("party", "请选择共同申请的当事人")])
    if signed_on > localdate(at):
        raise InvalidInput([("signed_on", "签署日期不能晚于今天")])
    advance_confirmation(case, ConfirmationAction.JOIN, by=by, at=at, note=f"{party}{f'，{agent}' if agent else ''}")
    if case.signatures.filter(signer=Signer.PARTY, party=party).exists():
        raise InvalidInput([("party", f"{party}已登记为申请人")])
    Signature.objects.create(
        confirmation=case, signer=Signer.PARTY, party=party, means=means, signed_on=signed_on, agent=agent,
        picture=keep_proof(proof, case.agreement.dispute, f"司法确认申请-{party}", by=by, at=at), device=device,
        recorded_by=by, recorded_at=at,
    )  # fmt: skip
    return case


@transaction.atomic
def submit_application(*, confirmation_id: int, by: User, at: datetime) -> ConfirmationCase:
    """Submit the joint application (提交申请), within 30 days of the agreement's taking effect (民诉 art. 205).

    Refuses with TooLate after the last day, and as `advance_confirmation` does.
    """
    case = hold_confirmation(confirmation_id)
    permit_confirmation(case, ConfirmationAction.SUBMIT, by=by)
    today = localdate(at)
    _refuse_late(case, today)
    case.applied_on = today
    case.decide_by = _due(case, "CONFIRM_DECIDE", today)
    advance_confirmation(case, ConfirmationAction.SUBMIT, by=by, at=at, note=f"向{case.court.name}提出")
    return case


@transaction.atomic
def accept_application(*, confirmation_id: int, docket_number: str, by: User, at: datetime) -> ConfirmationCase:
    """Accept the application under its number on the docket (受理), 民特. The days of examination begin.

    Refuses with CaseNumberUnreadable, CaseNumberTaken, InvalidInput (`docket_number`), and as `advance_confirmation`.
    """
    case = hold_confirmation(confirmation_id)
    permit_confirmation(case, ConfirmationAction.ACCEPT, by=by)
    parts = parse_case_number(docket_number, type_codes=CaseType.objects.values_list("code", flat=True))
    if parts.type_code != "民特":
        raise InvalidInput([("docket_number", "司法确认案件的类型代字为“民特”，例如（2026）粤1973民特12号")])
    today = localdate(at)
    case.docket_number = give_case_number(case.agreement.dispute, docket_number, by=by, at=at).text
    case.accepted_on = today
    case.target_on = _due(case, "CONFIRM_TARGET", today)
    case.limit_on = _due(case, "CONFIRM_LIMIT", today)
    advance_confirmation(case, ConfirmationAction.ACCEPT, by=by, at=at, note=case.docket_number)
    return case


@transaction.atomic
def reject_application(
    *, confirmation_id: int, ground: ConfirmationGround, reasons: str, by: User, at: datetime
) -> ConfirmationCase:
    """Decide not to accept (不予受理), with the ground (民诉解释 art. 357). Refuses with InvalidInput (`ground`)."""
    case = hold_confirmation(confirmation_id)
    _state_ground(case, ground, reasons)
    label = ConfirmationGround(ground).label
    advance_confirmation(case, ConfirmationAction.REJECT, by=by, at=at, note=label)
    return case


@transaction.atomic
def rule_on_application(
    *,
    confirmation_id: int,
    action: ConfirmationAction,
    ruled_on: date,
    by: User,
    at: datetime,
    ground: str = "",
    reasons: str = "",
) -> ConfirmationCase:
    """Rule on the application (裁定): CONFIRM makes the agreement enforceable, DISMISS names its ground.

    Refuses with InvalidInput (`ground`, `ruled_on`), and as `advance_confirmation` does. The ledger is told of a
    confirmation.
    """
    if action not in RULED:
        raise ValueError(f"{action} is no ruling")
    case = hold_confirmation(confirmation_id)
    permit_confirmation(case, action, by=by)
    if ruled_on > localdate(at) or (case.accepted_on and ruled_on < case.accepted_on):
        raise InvalidInput([("ruled_on", "裁定日期应在受理日期之后，且不晚于今天")])
    if action == ConfirmationAction.DISMISS:
        _state_ground(case, ground, reasons)
    case.ruled_on, case.reasons = ruled_on, reasons.strip()
    case.object_by = _due(case, "CONFIRM_OBJECT", ruled_on)
    advance_confirmation(case, action, by=by, at=at, note=reasons.strip())
    if action == ConfirmationAction.CONFIRM:
        tell_ledger_of(case.agreement, Outcome.CONFIRMED, on=ruled_on, at=at)
    return case


@transaction.atomic
def extend_examination(
    *, confirmation_id: int, limit_on: date, approval: str, by: User, at: datetime
) -> ConfirmationCase:
    """Move the last day of the examination (延长审查期限), as the president of the court approved (民诉 art. 187).

    Refuses with InvalidInput (`limit_on`, `approval`), and as `advance_confirmation` does.
    """
    case = hold_confirmation(confirmation_id)
    permit_confirmation(case, ConfirmationAction.EXTEND, by=by)
    problems: list[tuple[str | None, str]] = []
    if case.limit_on is None or limit_on <= case.limit_on:
        problems.append(("limit_on", f"延长后的日期应晚于现在的审结期限{case.limit_on:%Y-%m-%d}"))
    if not approval.strip():
        problems.append(("approval", "请写明院长批准的文号或说明"))
    if problems:
        raise InvalidInput(problems)
    case.limit_on = case.target_on = limit_on
    note = f"延长至{limit_on:%Y-%m-%d}，{approval.strip()}"
    advance_confirmation(case, ConfirmationAction.EXTEND, by=by, at=at, note=note)
    return case


@transaction.atomic
def object_to_ruling(
    *,
    confirmation_id: int,
    objector: str,
    is_party: bool,
    known_on: date,
    reasons: str,
    by: User,
    at: datetime,
) -> ConfirmationCase:
    """Record an objection (提出异议): a party's within 15 days of the ruling, an interested person's within six
    months from when they knew of the harm (民诉解释 art. 374 by the numbers of 2020).

    Refuses with TooLate, InvalidInput (`known_on`), and as `advance_confirmation` does.
    """
    case = hold_confirmation(confirmation_id)
    permit_confirmation(case, ConfirmationAction.OBJECT, by=by)
    today = localdate(at)
    if known_on > today:
        raise InvalidInput([("known_on", "日期不能晚于今天")])
    last = _due(case, "CONFIRM_OBJECT", known_on) if is_party else _six_months(known_on)
    if today > last:
        raise TooLate(f"异议期限已于{last:%Y-%m-%d}届满", field="known_on")
    who = "当事人" if is_party else "利害关系人"
    note = f"{who}{objector}：{reasons}"
    advance_confirmation(case, ConfirmationAction.OBJECT, by=by, at=at, note=note)
    return case


@transaction.atomic
def move_application(
    *, confirmation_id: int, action: ConfirmationAction, note: str, by: User, at: datetime
) -> ConfirmationCase:
    """Ask for a supplement, note that it came, withdraw, let lapse, decide on an objection (补正、撤回、异议处理).

    Refuses with InvalidInput without a `note`, and as `advance_confirmation` does.
    """
    if action not in PLAIN:
        raise ValueError(f"{action} has a service of its own")
    if not note.strip():
        raise InvalidInput([("note", "请写明情况")])
    case = hold_confirmation(confirmation_id)
    advance_confirmation(case, action, by=by, at=at, note=note.strip())
    if action == ConfirmationAction.REVOKE:
        case.reasons = note.strip()
        case.save(update_fields=["reasons"])
    return case


def _due(case: ConfirmationCase, code: str, started_on: date) -> date:
    """Reckon one of the days by its rule in force, and keep how it was reckoned."""
    rule = DeadlineRule.objects.in_force(started_on).filter(code=code).order_by("-valid_from").first()
    if rule is None:
        raise DeadlineRuleMissing(f"没有找到期限规则{code}，请联系系统管理员维护")
    period = Period(rule.name, rule.basis, rule.length, rule.unit)
    due = reckon(period, started_on=started_on, calendar=working_calendar())
    case.clocks = "\n".join(filter(None, [case.clocks, "，".join(due.steps)]))
    return due.due_on


def _six_months(known_on: date) -> date:
    return working_calendar().add_months(known_on, OBJECTION_MONTHS).due_on


def _refuse_late(case: ConfirmationCase, today: date) -> None:
    if today > case.apply_by:
        raise TooLate(
            f"申请期限已于{case.apply_by:%Y-%m-%d}届满（自协议生效之日起30日，民事诉讼法第205条），"
            "可以就协议的履行起诉，或者办理公证、支付令"
        )


def _refuse_excluded(agreement: SettlementAgreement, *, on: date) -> None:
    found = rules_on(matter_of(agreement.dispute), matter_rules(CONFIRMATION_EXCLUDED), on=on)
    barred = [rule for rule in found if rule.effect == EXCLUDED]
    if barred:
        raise CannotBeConfirmed(f"{barred[0].subject}，不属于司法确认范围（{barred[0].source.article}）")


def _state_ground(case: ConfirmationCase, ground: str, reasons: str) -> None:
    if ground not in ConfirmationGround.values:
        raise InvalidInput([("ground", "请选择理由")])
    case.ground, case.reasons = ground, reasons.strip()
