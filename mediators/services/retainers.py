"""Retained mediators (年度聘用): who is retained, and each month that is over made due."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from mediators.choices import DueState, Outcome
from mediators.models import Retainer, SubsidyDue
from mediators.rules.retainers import RetainedMonth, retained_months
from mediators.rules.sources import source_of
from mediators.services.dues import take_back
from suyuan.accounts.models import User
from suyuan.lib.errors import InvalidInput
from suyuan.lib.queue import enqueue_on_commit


@transaction.atomic
def record_retainer(
    *,
    court_code: str,
    mediator_id: int,
    yearly_amount: Decimal,
    valid_from: date,
    basis: str,
    by: User,
    at: datetime,
    valid_to: date | None = None,
) -> Retainer:
    """Record that a court retains a mediator at so many yuan a year (登记聘用); months already over become due.

    Refuses with InvalidInput (`yearly_amount`, `valid_to`, `mediator`).
    """
    problems: list[tuple[str | None, str]] = []
    if yearly_amount <= 0:
        problems.append(("yearly_amount", "每年金额应大于零"))
    if valid_to and valid_to <= valid_from:
        problems.append(("valid_to", "终止日期应晚于起聘日期"))
    standing = Retainer.objects.filter(mediator_id=mediator_id).exclude(valid_to__lte=valid_from)
    if (standing.filter(valid_from__lt=valid_to) if valid_to else standing).exists():
        problems.append(("mediator", "该调解员在这段时间内已有年度聘用，请先终止"))
    if problems:
        raise InvalidInput(problems)
    made = Retainer.objects.create(
        court_id=court_code, mediator_id=mediator_id, yearly_amount=yearly_amount, valid_from=valid_from,
        valid_to=valid_to, basis=basis.strip(), recorded_at=at,
    )  # fmt: skip
    _keep_months(made, by=by, at=at)
    return made


@transaction.atomic
def end_retainer(*, retainer_id: int, valid_to: date, by: User, at: datetime) -> Retainer:
    """End a retainer (终止聘用) from a day on; months paid too much are reversed and reckoned anew.

    Refuses with InvalidInput (`valid_to`) a day before the retainer began.
    """
    retainer = Retainer.objects.select_for_update().get(pk=retainer_id)
    if valid_to < retainer.valid_from:
        raise InvalidInput([("valid_to", f"终止日期不能早于起聘日期{retainer.valid_from:%Y-%m-%d}")])
    retainer.valid_to = valid_to
    retainer.save(update_fields=["valid_to"])
    _keep_months(retainer, by=by, at=at)
    return retainer


def record_retained_months(*, at: datetime, by: User) -> int:
    """Make due what retained mediators earned in the months that are over (聘用月度应计); harmless twice.

    Returns how many retainers were looked at.
    """
    retainers = Retainer.objects.order_by("pk")
    for retainer in retainers:
        with transaction.atomic():
            _keep_months(Retainer.objects.select_for_update().get(pk=retainer.pk), by=by, at=at)
    return len(retainers)


def _keep_months(retainer: Retainer, *, by: User, at: datetime) -> None:
    """Bring the dues of a locked retainer in line with its months: what differs is taken back and made anew."""
    months = retained_months(
        yearly_amount=retainer.yearly_amount,
        valid_from=retainer.valid_from,
        valid_to=retainer.valid_to,
        through=localdate(at),
    )
    wanted = {f"{retainer.number}-{month.first:%Y-%m}": month for month in months}
    dues = list(SubsidyDue.objects.select_for_update().filter(retainer=retainer).order_by("pk"))
    for due in dues:
        month = wanted.get(due.dispute_number)
        if due.state != DueState.NOT_PAYABLE and (month is None or month.amount != due.amount):
            take_back(due, reason="聘用期间已更正", by=by, at=at)
    standing = {due.dispute_number for due in dues if due.state != DueState.NOT_PAYABLE}
    taken_back = {due.dispute_number: sum(d.dispute_number == due.dispute_number for d in dues) for due in dues}
    made = [
        _due(retainer, number, month, revision=1 + taken_back.get(number, 0), at=at)
        for number, month in wanted.items()
        if number not in standing
    ]
    SubsidyDue.objects.bulk_create(made)
    if made:
        enqueue_on_commit("mediators.accrue_subsidies")


def _due(retainer: Retainer, number: str, month: RetainedMonth, *, revision: int, at: datetime) -> SubsidyDue:
    return SubsidyDue(
        source=source_of(dispute_number=number, occurrence=1, revision=revision),
        dispute_number=number,
        court_id=retainer.court_id,
        mediator_id=retainer.mediator_id,
        outcome=Outcome.RETAINED,
        occurred_on=month.last,
        retainer=retainer,
        amount=month.amount,
        reckoning=f"每年{retainer.yearly_amount}元，{month.first:%Y年%m月}聘用{month.days}/{month.days_in_month}日",
        recorded_at=at,
    )
