"""The table as a whole: every action in every state, for every role at the dispute."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction

from cases import policies
from cases.choices import IntakeSource, Track
from cases.lifecycle import DISPUTE, FINAL, Action, State
from cases.models import Dispute, DisputeEvent, Origin
from cases.services._transition import NotPermitted, TransitionRefused, advance
from cases.services.guidance import ask_judge
from suyuan.accounts.roles import Role
from tests.cases.scene import MONDAY, Scene, fresh

STEPS_TO = {
    State.DRAFT: "draft",
    State.RECEIVED: "consented",
    State.REFERRED: "referred",
    State.MEDIATING: "mediating",
    State.SETTLED: "settled",
}


def in_state(scene: Scene, state: State) -> Dispute:
    if state in STEPS_TO:
        return getattr(scene, STEPS_TO[state])()
    dispute = scene.mediating()
    if state == State.ENDED:
        scene.end(dispute)
    else:
        pointer = {"merged_into": scene.registered()} if state == State.MERGED else {}
        Dispute.objects.filter(pk=dispute.pk).update(state=state, **pointer)
    return fresh(dispute)


def actors(scene: Scene):
    return {
        Role.ASSISTANT: scene.assistant,
        Role.CLERK: scene.clerk,
        Role.COORDINATOR: scene.coordinator,
        Role.JUDGE: scene.judge,
        Role.MEDIATOR: scene.mediator.user,
        Role.ORG_MANAGER: scene.manager,
    }


@pytest.mark.parametrize("state", State)
def test_every_action_is_taken_only_as_the_table_says(scene: Scene, state):
    """Role × action × track in each state: the track opens nothing and closes nothing; who may do what is the table's.

    A refusal leaves neither a state nor an event behind.
    """
    dispute = in_state(scene, state)
    in_hands = dispute.open_referral() is not None
    log = DisputeEvent.objects.filter(dispute=dispute).count()

    for role, user in actors(scene).items():
        for action in Action:
            row = DISPUTE.find(action, state)
            reaches = role != Role.ORG_MANAGER and (role != Role.MEDIATOR or in_hands)
            allowed = row is not None and role in row.actors and reaches
            assert policies.may(user, action, dispute) == allowed, (role, action)
            if not allowed:
                with pytest.raises(NotPermitted if row else TransitionRefused):
                    advance(dispute, action, by=user, at=MONDAY)
        open_here = policies.open_actions(user, dispute)
        for track in Track:
            with on_track(dispute, track) as tracked:
                assert policies.open_actions(user, tracked) == open_here, (role, track)
    assert fresh(dispute).state == state
    assert DisputeEvent.objects.filter(dispute=dispute).count() == log


@contextmanager
def on_track(dispute: Dispute, track: Track) -> Iterator[Dispute]:
    """The dispute as if it had come on this track; what is done to it meanwhile is undone."""
    with transaction.atomic():
        change(dispute, track=track)
        dispute.referrals.update(track=track)
        yield fresh(dispute)
        transaction.set_rollback(True)


MET = {
    Action.REGISTER: lambda scene, dispute: change(dispute, number="粤1973-2026-000001", registered_at=MONDAY),
    Action.MERGE: lambda scene, dispute: change(dispute, merged_into=scene.registered()),
    Action.RELEASE: lambda scene, dispute: scene.says(dispute.parties.first(), "REFUSAL"),
    Action.ANSWER: lambda scene, dispute: scene.join(dispute),
    Action.RULE: lambda scene, dispute: scene.ask_recusal(dispute),
    Action.ADVISE: lambda scene, dispute: ask_judge(
        dispute_id=dispute.pk, question="能否调低？", by=scene.mediator.user, at=MONDAY
    ),
    Action.BRING: lambda scene, dispute: change(dispute, intake_source=IntakeSource.SELF_MEDIATED),
    Action.RETRACT: lambda scene, dispute: brought_from_outside(dispute),
    Action.TURN_BACK: lambda scene, dispute: Origin.objects.create(dispute=dispute, channel="ONLINE"),
    Action.CONTINUE: lambda scene, dispute: dispute.deadlines.update(halted_on=MONDAY.date()),
}


def brought_from_outside(dispute: Dispute) -> None:
    dispute.referrals.open().update(closed_at=MONDAY)
    change(dispute, intake_source=IntakeSource.SELF_MEDIATED)


def change(dispute: Dispute, **values) -> None:
    Dispute.objects.filter(pk=dispute.pk).update(**values)


def ripen(scene: Scene, dispute: Dispute, row) -> None:
    """Bring about what the row's guards and its target state ask for."""
    if row.target in {State.SETTLED, State.ENDED}:
        change(dispute, concluded_on=MONDAY.date())
    if row.action in MET:
        MET[row.action](scene, dispute)


@pytest.mark.parametrize("row", DISPUTE.rows, ids=lambda row: f"{row.action}-{'-'.join(sorted(row.sources))}")
def test_every_row_leads_where_it_says(scene: Scene, row):
    for source in row.sources:
        dispute = in_state(scene, source)
        if row.action == Action.EXPIRE:
            continue  # nobody's action: test_expiry.py
        ripen(scene, dispute, row)
        dispute = fresh(dispute)
        by = next(user for role, user in actors(scene).items() if role in row.actors)

        for track in Track:
            with on_track(dispute, track) as tracked:
                event = advance(tracked, row.action, by=by, at=MONDAY, note="x")

                assert fresh(tracked).state == (row.target or source), track
                assert (event.source, event.target, event.actor) == (source, row.target or source, by)


def test_the_table_is_sound():
    reachable = {DISPUTE.initial}
    while more := {r.target for r in DISPUTE.rows if r.target and r.sources & reachable} - reachable:
        reachable |= more
    keys = [(row.action, source) for row in DISPUTE.rows for source in row.sources]

    assert reachable == set(State)
    assert len(keys) == len(set(keys))
    assert {row.action for row in DISPUTE.rows} == set(Action)
    assert all(row.actors or row.action == Action.EXPIRE for row in DISPUTE.rows)  # the calendar is no person
    moving = {source for row in DISPUTE.rows if row.target for source in row.sources}
    assert set(State) - moving == FINAL - {
        State.SETTLED,
        State.ENDED,
        State.CLOSED_ELSEWHERE,
        State.MERGED,
    }  # a result can be corrected


def test_administrators_act_nowhere():
    assert not any(row.actors & {Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN} for row in DISPUTE.rows)
