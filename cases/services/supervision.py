"""Supervision (督办): ordering, answering, judging the answer."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from cases.choices import AnswerRating
from cases.lifecycle import Action
from cases.models import Dispute, SupervisionAnswer, SupervisionOrder
from cases.services._transition import TransitionRefused, advance, hold, permit
from suyuan.accounts.models import User
from suyuan.accounts.services.notices import notify
from suyuan.files.services.keeping import keep_files
from suyuan.lib.errors import InvalidInput


@transaction.atomic
def order_supervision(
    *, dispute_id: int, kind: str, addressee: str, requirement: str, due_on: date, by: User, at: datetime,
    addressee_user_id: int | None = None,
) -> SupervisionOrder:  # fmt: skip
    """Order that a dispute be accepted, handled or put right (督办), by a day; whoever has an account is told.

    Refuses with InvalidInput a day that has passed (field `due_on`), and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.SUPERVISE, by=by)
    if due_on < localdate(at):
        raise InvalidInput([("due_on", "答复期限不能早于今天")])
    serial = dispute.supervision_orders.count() + 1
    order = SupervisionOrder.objects.create(
        number=f"{dispute.number}-督{serial}", dispute=dispute, kind=kind, addressee=addressee.strip(),
        addressee_user_id=addressee_user_id, requirement=requirement.strip(), issued_at=at, issued_by=by,
        due_on=due_on,
    )  # fmt: skip
    note = f"{order.number}，{order.get_kind_display()}，督办{order.addressee}，{due_on:%Y-%m-%d}前答复"
    advance(dispute, Action.SUPERVISE, by=by, at=at, note=note)
    if addressee_user_id:
        _tell(order, [addressee_user_id], f"您收到督办单{order.number}，请于{due_on:%Y-%m-%d}前答复", "issued", at)
    return order


@transaction.atomic
def answer_supervision(
    *, order_id: int, text: str, answered_by_name: str, by: User, at: datetime, proofs: Sequence[UploadedFile] = ()
) -> SupervisionAnswer:
    """Answer an order (答复督办); its proof is kept with the answer. The one who ordered is told.

    Refuses with TransitionRefused while an earlier answer waits to be judged, with UnfitFile, and as `advance` does.
    """
    order, dispute = _hold_open(order_id)
    permit(dispute, Action.REPLY, by=by)
    if order.answers.filter(rating="").exists():
        raise TransitionRefused("上一次答复还没有评价，不能再次答复", state=dispute.state)
    advance(dispute, Action.REPLY, by=by, at=at, note=f"{order.number}，{answered_by_name}答复")
    answer = SupervisionAnswer.objects.create(
        order=order, text=text, answered_by_name=answered_by_name, answered_at=at, recorded_by=by
    )
    keep_files(uploads=proofs, subject=answer, by=by, at=at, field="proofs")
    _tell(order, [order.issued_by_id], f"督办单{order.number}已答复，请评价", f"answer:{answer.pk}", at)
    return answer


@transaction.atomic
def rate_answer(
    *, order_id: int, rating: str, by: User, at: datetime, note: str = "", due_on: date | None = None
) -> SupervisionOrder:
    """Judge the answer to an order (评价答复): it closes the order, or sends it back with a new day.

    Refuses with InvalidInput a sending back without a new day or a reason (`due_on`, `note`), with TransitionRefused
    when there is no answer to judge, and as `advance` does.
    """
    order, dispute = _hold_open(order_id)
    permit(dispute, Action.SUPERVISE, by=by)
    answer = order.answers.filter(rating="").first()
    if answer is None:
        raise TransitionRefused("还没有待评价的答复", state=dispute.state)
    back = rating == AnswerRating.POOR
    if back:
        _refuse_empty_sending_back(note, due_on, on=localdate(at))
    answer.rating, answer.rating_note, answer.rated_at, answer.rated_by = rating, note.strip(), at, by
    answer.save(update_fields=["rating", "rating_note", "rated_at", "rated_by"])
    order.due_on, order.closed_at = (due_on or order.due_on, None) if back else (order.due_on, at)
    order.save(update_fields=["due_on", "closed_at"])
    result = f"退回重办，{order.due_on:%Y-%m-%d}前答复" if back else "督办办结"
    words = [f"{order.number}，{answer.get_rating_display()}", result, note.strip()]
    advance(dispute, Action.SUPERVISE, by=by, at=at, note="；".join(filter(None, words)))
    if back and order.addressee_user_id:
        _tell(order, [order.addressee_user_id], f"督办单{order.number}退回重办", f"back:{answer.pk}", at)
    return order


def _hold_open(order_id: int) -> tuple[SupervisionOrder, Dispute]:
    order = SupervisionOrder.objects.get(pk=order_id)
    dispute = hold(order.dispute_id)
    order.refresh_from_db()
    if order.closed_at:
        raise TransitionRefused(f"督办单{order.number}已经办结", state=dispute.state)
    return order, dispute


def _refuse_empty_sending_back(note: str, due_on: date | None, *, on: date) -> None:
    problems: list[tuple[str | None, str]] = []
    if not note.strip():
        problems.append(("note", "退回重办的，请写明理由"))
    if due_on is None or due_on < on:
        problems.append(("due_on", "退回重办的，请填写今天或以后的答复期限"))
    if problems:
        raise InvalidInput(problems)


def _tell(order: SupervisionOrder, users: Iterable[int], text: str, what: str, at: datetime) -> None:
    url = reverse("cases:supervision_order", args=[order.pk])
    notify(users=users, text=text, source=f"supervision:{order.pk}:{what}", at=at, url=url)
