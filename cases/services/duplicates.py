"""Possible duplicates (疑似重复) and related disputes (关联): found when something is written, decided by a person."""

from datetime import datetime

from django.db import transaction

from cases.choices import PairVerdict, RelationKind
from cases.lifecycle import Action
from cases.models import Dispute, DisputePair
from cases.queries.duplicates import possible_duplicates
from cases.rules.likeness import WORTH_DECIDING
from cases.services._transition import advance, hold
from suyuan.accounts.models import User
from suyuan.lib.errors import InvalidInput

_OPEN_TO_ALL = 20


def note_possible_duplicates(dispute: Dispute, *, at: datetime) -> None:
    """Put what may be the same as this registered dispute on the list of possible duplicates (疑似重复).

    Called in the transaction that wrote the dispute; what was decided before stays decided.
    """
    if not dispute.number:
        return
    found = possible_duplicates(
        dispute, among=Dispute.objects.exclude(number=None), at_least=WORTH_DECIDING, size=_OPEN_TO_ALL
    )
    DisputePair.objects.bulk_create(
        [
            DisputePair(
                first_id=min(dispute.pk, alike.dispute.pk),
                second_id=max(dispute.pk, alike.dispute.pk),
                signs=alike.likeness.words[:300],
                weight=alike.likeness.weight,
                found_at=at,
            )
            for alike in found
        ],
        update_conflicts=True,
        unique_fields=["first", "second"],
        update_fields=["signs", "weight"],
    )


@transaction.atomic
def tell_apart(*, dispute_id: int, other_number: str, reason: str, by: User, at: datetime) -> DisputePair:
    """Decide that two disputes are not the same one (不是重复); it is not asked again. Refuses without a reason."""
    if not reason.strip():
        raise InvalidInput([("reason", "请说明为什么不是重复")])
    dispute, other = both(dispute_id, other_number, by=by)
    sentence = f"认定与{{}}不是重复：{reason.strip()}"
    return _decide(dispute, other, PairVerdict.DIFFERENT, sentence, note=reason.strip(), by=by, at=at)


@transaction.atomic
def relate(*, dispute_id: int, other_number: str, relation: str, note: str = "", by: User, at: datetime) -> DisputePair:
    """Link two disputes as related (关联) and say how: same event, same parties, counterclaim, relapse, other."""
    dispute, other = both(dispute_id, other_number, by=by)
    label = RelationKind(relation).label
    sentence = f"与{{}}关联：{label}{'，' if note else ''}{note}"
    return _decide(dispute, other, PairVerdict.RELATED, sentence, relation=relation, note=note, by=by, at=at)


def both(dispute_id: int, other_number: str, *, by: User, field: str = "other_number") -> tuple[Dispute, Dispute]:
    """Return two disputes, locked in one order; the other is named by its number and visible to the user.

    Refuses with InvalidInput a number that is unknown here, and the dispute itself.
    """
    other_id = Dispute.objects.visible_to(by).filter(number=other_number.strip()).values_list("pk", flat=True).first()
    if other_id is None:
        raise InvalidInput([(field, f"没有编号为“{other_number.strip()}”的纠纷，或者不在您的岗位范围内")])
    if other_id == dispute_id:
        raise InvalidInput([(field, "这就是本纠纷，请填写另一件纠纷的编号")])
    held = {pk: hold(pk) for pk in sorted((dispute_id, other_id))}
    return held[dispute_id], held[other_id]


def keep_verdict(dispute: Dispute, other: Dispute, verdict: str, *, by: User, at: datetime, **more: str) -> DisputePair:
    """Write what was decided about two disputes (结论), over what was found or decided before."""
    first, second = sorted((dispute, other), key=lambda one: one.pk)
    decided = {"verdict": verdict, "relation": "", "note": "", "decided_by": by, "decided_at": at, **more}
    pair, _ = DisputePair.objects.update_or_create(
        first=first, second=second, defaults=decided, create_defaults={**decided, "found_at": at}
    )
    return pair


def _decide(
    dispute: Dispute, other: Dispute, verdict: str, sentence: str, *, by: User, at: datetime, **more: str
) -> DisputePair:
    for one, another in ((dispute, other), (other, dispute)):
        advance(one, Action.FLAG, by=by, at=at, note=sentence.format(another.number))
    return keep_verdict(dispute, other, verdict, by=by, at=at, **more)
