"""Merging a dispute into another one that is the same (并案), and undoing it."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from cases import policies
from cases.choices import AppointmentEnd, PairVerdict
from cases.lifecycle import Action, State
from cases.models import Dispute, DisputeFlag, InformingDuty, Party
from cases.services import duplicates
from cases.services._clock import stop_clocks
from cases.services._in_hand import end_appointments
from cases.services._search_text import refresh_search_text
from cases.services._transition import NotPermitted, TransitionRefused, advance, hold, note
from suyuan.accounts.models import User
from suyuan.lib.errors import InvalidInput

TAKES_IN = frozenset({State.RECEIVED, State.REFERRED, State.MEDIATING})
COPIED = ("side", "kind", "name", "identity_number", "identity_doubt", "phone", "address", "representative", "minor")


@transaction.atomic
def merge_dispute(*, dispute_id: int, other_number: str, reason: str, by: User, at: datetime) -> Dispute:
    """Merge a dispute into the one it repeats (并入他案) and return that one.

    The merged dispute keeps its history, its number and its two dates of limitation, points at the other, and its
    clocks stop. The other one gets the parties it lacks with their last word, and the topics and risks with the open
    tasks of informing. What is in mediation is never swallowed: it takes the other one in.
    Refuses with InvalidInput (field `other_number`) a dispute that is unknown, of another centre or no longer open.
    """
    if not reason.strip():
        raise InvalidInput([("reason", "请写明并案的理由")])
    merged, kept = duplicates.both(dispute_id, other_number, by=by)
    _refuse_unfit(merged, kept, by)
    merged.merged_into = kept
    merged.save(update_fields=["merged_into"])
    advance(merged, Action.MERGE, by=by, at=at, note=f"并入{kept.number}：{reason.strip()}")
    end_appointments(merged, AppointmentEnd.RETURNED, reason=f"并入{kept.number}", at=at)
    merged.referrals.open().update(closed_at=at, closed_reason=f"并入{kept.number}")
    stop_clocks(merged, at=at)
    came = [*_copy_parties(merged, kept), *_copy_flags(merged, kept)]
    told = f"；一并转来{'、'.join(came)}" if came else ""
    advance(kept, Action.EDIT, by=by, at=at, note=f"并入{merged.number}：{reason.strip()}{told}")
    duplicates.keep_verdict(merged, kept, PairVerdict.MERGED, note=reason.strip(), by=by, at=at)
    refresh_search_text(kept)
    return kept


@transaction.atomic
def unmerge_dispute(*, dispute_id: int, reason: str, by: User, at: datetime) -> Dispute:
    """Undo a merger (撤销并案): the dispute is received again; parties that came along leave the other one.

    Topics, risks and tasks of informing stay where they are by now. Refuses without a reason and as `advance` does.
    """
    if not reason.strip():
        raise InvalidInput([("reason", "请写明撤销的理由")])
    merged = hold(dispute_id)
    kept = merged.merged_into
    advance(merged, Action.UNMERGE, by=by, at=at, note=reason.strip())
    if kept is None:
        raise TransitionRefused("该纠纷没有并入他案", state=merged.state)
    kept = hold(kept.pk)
    merged.merged_into = None
    merged.save(update_fields=["merged_into"])
    came = Party.objects.filter(dispute=kept, copied_from__dispute=merged, removed_at=None)
    came.update(removed_at=at, removed_reason=f"撤销并案，回到{merged.number}")
    note(kept, f"撤销并案：{merged.number}恢复单独办理，{reason.strip()}", by=by, at=at)
    duplicates.keep_verdict(merged, kept, PairVerdict.DIFFERENT, note=f"撤销并案：{reason.strip()}"[:200], by=by, at=at)
    refresh_search_text(kept)
    return merged


def _refuse_unfit(merged: Dispute, kept: Dispute, by: User) -> None:
    sentence = ""
    if merged.state in {State.MEDIATING, State.SUSPENDED}:
        sentence = f"本案正在调解，不能并入他案；请在{kept.number}的页面把它并入本案"
    elif kept.state not in TAKES_IN:
        sentence = f"{kept.number}{kept.get_state_display()}，不能再并入纠纷"
    elif kept.centre_id != merged.centre_id:
        sentence = f"{kept.number}由{kept.centre.name}办理，不同中心的纠纷不能并案，可以登记为关联"
    if sentence:
        raise InvalidInput([("other_number", sentence)])
    if not policies.may(by, Action.EDIT, kept):
        raise NotPermitted(f"您的岗位不能办理{kept.number}")


def _copy_parties(merged: Dispute, kept: Dispute) -> list[str]:
    """Give the kept dispute the parties it lacks; return who came."""
    known = {key for party in kept.present_parties() for key in _known_by(party)}
    came = []
    for party in merged.present_parties():
        if known.isdisjoint(_known_by(party)):
            copy = Party.objects.create(
                key=uuid4(), dispute=kept, copied_from=party, **{name: getattr(party, name) for name in COPIED}
            )
            if word := party.last_word():
                word.pk, word.party = None, copy
                word.note = f"{word.note}（{merged.number}的记录）"[-200:]
                word.save(force_insert=True)
            came.append(str(copy))
    return came


def _known_by(party: Party) -> set[object]:
    """By what a party is recognised: its identifier, else its side and name."""
    return {party.identity_index or (party.side, party.name), (party.side, party.name)}


def _copy_flags(merged: Dispute, kept: Dispute) -> list[str]:
    """Give the kept dispute the topics and risks it lacks, and let the open tasks of informing go along."""
    standing = kept.flags.filter(lifted_at__isnull=True).values("kind")
    came = []
    for flag in merged.flags.filter(lifted_at__isnull=True).exclude(kind__in=standing).select_related("kind"):
        copy = DisputeFlag.objects.create(
            dispute=kept, kind=flag.kind, grounds=f"{flag.grounds}（{merged.number}）"[-300:],
            set_by=flag.set_by, set_at=flag.set_at,
        )  # fmt: skip
        InformingDuty.objects.open().filter(flag=flag).update(flag=copy)
        came.append(f"“{flag.kind.name}”")
    return came
