"""Series of like disputes (系列案): made, joined, their model case, and its result offered to the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.timezone import localdate

from cases.choices import PartySide
from cases.lifecycle import Action, State
from cases.models import Dispute, Series, SeriesOffer
from cases.services._centre import centre_for
from cases.services._facts import DisputeFacts, PartyFacts
from cases.services._origin import OriginFacts
from cases.services._transition import TransitionRefused, advance, hold
from cases.services.intake import register_new_dispute
from suyuan.accounts.models import User
from suyuan.lib.errors import InvalidInput

OFFERED_TO = frozenset({State.RECEIVED, State.REFERRED, State.MEDIATING})
LARGEST_BATCH = 200


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One line of a batch (批量登记的一行): the applicant, and what is special about this dispute."""

    number: int
    applicant: PartyFacts
    facts: DisputeFacts


@transaction.atomic
def join_series(*, dispute_id: int, series_id: int | None, new_name: str = "", by: User, at: datetime) -> Series:
    """Put a dispute into a series of its centre (加入系列案), or into a new one of that name.

    Refuses with InvalidInput no choice, a series of another centre, a dispute that is in a series already.
    """
    dispute = hold(dispute_id)
    series = Series.objects.filter(pk=series_id, centre=dispute.centre).first() if series_id else None
    if series is None and not new_name.strip():
        raise InvalidInput([("series", "请选择本中心的系列案，或者填写新系列案的名称")])
    if dispute.series_id:
        raise InvalidInput([("series", "本案已在系列案中，请先移出")])
    series = series or Series.objects.create(centre=dispute.centre, name=new_name.strip(), created_by=by, created_at=at)
    dispute.series = series
    dispute.save(update_fields=["series"])
    advance(dispute, Action.FLAG, by=by, at=at, note=f"加入系列案“{series.name}”")
    return series


@transaction.atomic
def leave_series(*, dispute_id: int, reason: str, by: User, at: datetime) -> Dispute:
    """Take a dispute out of its series (移出系列案). Refuses without a reason, and the model case itself."""
    dispute = hold(dispute_id)
    if dispute.series is None:
        raise TransitionRefused("本案不在系列案中")
    if not reason.strip():
        raise InvalidInput([("reason", "请说明移出的原因")])
    if dispute.series.model_dispute_id == dispute.pk:
        raise InvalidInput([("reason", "本案是示范案，请先改定示范案再移出")])
    advance(dispute, Action.FLAG, by=by, at=at, note=f"移出系列案“{dispute.series.name}”：{reason.strip()}")
    dispute.series = None
    dispute.save(update_fields=["series"])
    return dispute


@transaction.atomic
def choose_model(*, dispute_id: int, by: User, at: datetime) -> Series:
    """Let a dispute be the model case of its series (示范调解、示范诉讼), instead of the one before."""
    dispute = hold(dispute_id)
    if dispute.series_id is None:
        raise TransitionRefused("本案不在系列案中，不能作为示范案")
    series = Series.objects.select_for_update().get(pk=dispute.series_id)
    series.model_dispute = dispute
    series.save(update_fields=["model_dispute"])
    advance(dispute, Action.FLAG, by=by, at=at, note=f"定为系列案“{series.name}”的示范案")
    return series


@transaction.atomic
def offer_model_result(*, series_id: int, by: User, at: datetime) -> list[SeriesOffer]:
    """Copy the model case's terms as a draft to each open dispute of the series (推送示范结果).

    A draft binds nobody: every dispute goes its own way, with its own parties' consent. Offered once each; returns the
    new ones. Refuses with TransitionRefused while the model case has no agreement.
    """
    series = Series.objects.select_for_update(of=("self",)).select_related("model_dispute").get(pk=series_id)
    model = series.model_dispute
    agreement = model.agreements.filter(replaced_at=None).first() if model else None
    if model is None or agreement is None:
        raise TransitionRefused("示范案还没有达成协议，暂无结果可以推送")
    rest = series.disputes.filter(state__in=OFFERED_TO).exclude(pk=model.pk).exclude(series_offers__agreement=agreement)
    offers = []
    for dispute_id in rest.order_by("pk").values_list("pk", flat=True):
        dispute = hold(dispute_id)
        offers.append(
            SeriesOffer.objects.create(
                dispute=dispute, agreement=agreement, terms=agreement.terms, offered_by=by, offered_at=at
            )
        )
        advance(dispute, Action.FLAG, by=by, at=at, note=f"收到示范案{model.number}的协议草稿，须经本案各方自行同意")
    return offers


@transaction.atomic
def register_series(
    *,
    key: UUID,
    name: str,
    facts: DisputeFacts,
    origin: OriginFacts,
    respondent: PartyFacts,
    rows: Sequence[SeriesRow],
    by: User,
    at: datetime,
) -> Series:
    """Register a series from one form (批量登记): all rows or none, each a dispute of its own with its own number.

    The key makes a repeated call harmless. Refuses with InvalidInput, telling every row with what is wrong with it.
    """
    known = Series.objects.filter(key=key).first()
    if known:
        return known
    _refuse_unfit_batch(name, facts, respondent, rows)
    centre = centre_for(division_id=facts.get("division_id"), user=by, on=localdate(at))
    series = Series.objects.create(
        key=key, centre=centre, name=name.strip(), common_ground=facts.get("facts", ""), created_by=by, created_at=at
    )
    problems: list[tuple[str | None, str]] = []
    for row in rows:
        try:
            with transaction.atomic():
                _register_row(series, row, facts, origin, respondent, by, at)
        except InvalidInput as refusal:
            problems += [("rows", f"第{row.number}行：{sentence}") for _, sentence in refusal.problems]
    if problems:
        raise InvalidInput(problems)
    return series


def _refuse_unfit_batch(name: str, facts: DisputeFacts, respondent: PartyFacts, rows: Sequence[SeriesRow]) -> None:
    problems: list[tuple[str | None, str]] = []
    if not name.strip():
        problems.append(("series_name", "请填写系列案的名称"))
    if not respondent.get("name", "").strip():
        problems.append(("name", "请填写共同被申请人的姓名或名称"))
    if not facts.get("facts", "").strip():
        problems.append(("facts", "请写明发生了什么事"))
    if not facts.get("division_id"):
        problems.append(("town", "请选择纠纷发生地"))
    if not rows:
        problems.append(("rows", "请填写申请人名单，每行一人"))
    if len(rows) > LARGEST_BATCH:
        problems.append(("rows", f"一次最多登记{LARGEST_BATCH}件，现有{len(rows)}行，请分几次登记"))
    if problems:
        raise InvalidInput(problems)


def _register_row(
    series: Series,
    row: SeriesRow,
    facts: DisputeFacts,
    origin: OriginFacts,
    respondent: PartyFacts,
    by: User,
    at: datetime,
) -> None:
    own = row.facts.get("facts", "")
    told: DisputeFacts = {**facts, **row.facts, "facts": "\n".join(filter(None, [facts.get("facts", ""), own]))}
    parties: list[PartyFacts] = [
        {**row.applicant, "key": uuid4(), "side": PartySide.APPLICANT},
        {**respondent, "key": uuid4(), "side": PartySide.RESPONDENT},
    ]
    dispute = register_new_dispute(key=uuid4(), facts=told, parties=parties, origin=origin, by=by, at=at)
    dispute.series = series
    dispute.save(update_fields=["series"])
