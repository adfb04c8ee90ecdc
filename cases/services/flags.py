"""Marking disputes with topics and risks (专题、风险标识), and informing whom the law wants informed (告知)."""

from datetime import date, datetime, timedelta

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.timezone import localdate

from cases.lifecycle import Action
from cases.models import Dispute, DisputeFlag, FlagKind, InformingDuty, InformingRule
from cases.services._transition import TransitionRefused, advance, hold
from suyuan.accounts.models import User
from suyuan.files.services.keeping import keep_file
from suyuan.lib.errors import InvalidInput


@transaction.atomic
def set_flag(*, dispute_id: int, kind_id: int, grounds: str, by: User, at: datetime) -> DisputeFlag:
    """Mark a dispute with a topic or risk (标注), on stated grounds; whom to inform of it becomes a task each.

    人调法 art. 25. Refuses with InvalidInput a kind not in force, one that stands already, and missing grounds.
    """
    dispute = hold(dispute_id)
    kind = FlagKind.objects.in_force(localdate(at)).filter(pk=kind_id).first()
    problems: list[tuple[str | None, str]] = []
    if kind is None:
        problems.append(("kind", "请从列表中选择现行的专题或风险"))
    elif dispute.flags.filter(kind=kind, lifted_at__isnull=True).exists():
        problems.append(("kind", f"已经标注“{kind.name}”，不必重复标注"))
    if not grounds.strip():
        problems.append(("grounds", "请写明依据的事实"))
    if problems or kind is None:
        raise InvalidInput(problems)
    flag = DisputeFlag.objects.create(dispute=dispute, kind=kind, grounds=grounds.strip(), set_by=by, set_at=at)
    opened = _open_duties(flag, localdate(at))
    told = f"应告知{'、'.join(opened)}。" if opened else ""
    advance(dispute, Action.FLAG, by=by, at=at, note=f"标注“{kind.name}”：{flag.grounds.rstrip('。')}。{told}")
    return flag


@transaction.atomic
def lift_flag(*, flag_id: int, reason: str, by: User, at: datetime) -> DisputeFlag:
    """Lift a topic or risk (解除标识); tasks of informing still open end with it. Refuses without a reason."""
    flag, dispute = _held(flag_id)
    if not reason.strip():
        raise InvalidInput([("reason", "请说明解除的原因")])
    flag.lifted_at, flag.lifted_by, flag.lifted_reason = at, by, reason.strip()
    flag.save(update_fields=["lifted_at", "lifted_by", "lifted_reason"])
    flag.duties.open().update(
        closed_at=at, closed_by=by, closed_reason=f"已解除“{flag.kind.name}”：{reason.strip()}"[:200]
    )
    advance(dispute, Action.FLAG, by=by, at=at, note=f"解除“{flag.kind.name}”：{flag.lifted_reason}")
    return flag


@transaction.atomic
def record_informing(
    *,
    duty_id: int,
    informed_at: datetime,
    told_to: str,
    manner: str,
    receipt: str = "",
    proof: UploadedFile | None = None,
    by: User,
    at: datetime,
) -> InformingDuty:
    """Record that police, women's federation … were told (已告知): when, whom, how, with which receipt.

    Refuses with InvalidInput a moment to come, with TransitionRefused a task that is closed.
    """
    duty, dispute = _held_duty(duty_id)
    if informed_at > at:
        raise InvalidInput([("informed_at", "告知时间不能晚于现在")])
    duty.informed_at, duty.told_to, duty.manner, duty.receipt = informed_at, told_to.strip(), manner, receipt
    if proof:
        duty.proof = keep_file(upload=proof, subject=dispute, by=by, at=at, field="proof")
    duty.closed_at, duty.closed_by = at, by
    duty.save()
    advance(dispute, Action.FLAG, by=by, at=at, note=f"已告知{duty.rule.addressee}：{duty.told_to}")
    return duty


@transaction.atomic
def waive_informing(*, duty_id: int, reason: str, by: User, at: datetime) -> InformingDuty:
    """Close a task of informing that is not needed (无需告知), for a reason: the police themselves sent the dispute."""
    duty, dispute = _held_duty(duty_id)
    if not reason.strip():
        raise InvalidInput([("reason", "请说明无需告知的原因")])
    duty.closed_at, duty.closed_by, duty.closed_reason = at, by, reason.strip()
    duty.save()
    advance(dispute, Action.FLAG, by=by, at=at, note=f"无需告知{duty.rule.addressee}：{duty.closed_reason}")
    return duty


def _open_duties(flag: DisputeFlag, on: date) -> list[str]:
    """Open a task for each rule in force; return whom to inform."""
    rules = list(InformingRule.objects.in_force(on).filter(flag_kind=flag.kind))
    InformingDuty.objects.bulk_create(
        InformingDuty(flag=flag, rule=rule, due_on=on + timedelta(days=rule.target_days)) for rule in rules
    )
    return [rule.addressee for rule in rules]


def _held(flag_id: int) -> tuple[DisputeFlag, Dispute]:
    flag = DisputeFlag.objects.select_related("kind").get(pk=flag_id)
    dispute = hold(flag.dispute_id)
    flag.refresh_from_db()
    if flag.lifted_at:
        raise TransitionRefused("该标识已经解除")
    return flag, dispute


def _held_duty(duty_id: int) -> tuple[InformingDuty, Dispute]:
    duty = InformingDuty.objects.select_related("flag", "rule").get(pk=duty_id)
    dispute = hold(duty.flag.dispute_id)
    duty.refresh_from_db()
    if duty.closed_at:
        raise TransitionRefused("该告知任务已经办结")
    return duty, dispute
