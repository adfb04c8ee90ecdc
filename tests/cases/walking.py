"""A walk through the lives of a few disputes: any action, by anybody, at any time, through the services."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from re import search

from django.db import transaction

from cases.choices import IntakeSource
from cases.lifecycle import DISPUTE, FINAL, Action
from cases.models import Dispute, HandlingUnit, MediatorAppointment
from cases.services import expiry
from mediators.models import Mediator
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from suyuan.lib.errors import DomainError
from tests.cases import soundness
from tests.cases.attempts import ATTEMPTS
from tests.cases.scene import MONDAY, Scene, make_mediator
from tests.cases.turn import NothingThere, Turn
from tests.people import person

ALIVE = 4  # disputes at a time
CHECKED_EVERY = 40
SWEEP, GIVE_UP, BY_WHOEVER = 0.04, 0.08, 0.12  # shares of the steps
EAGER = {
    Action.REGISTER: 9, Action.CONSENT: 20, Action.REFER: 2, Action.SIGN_FOR: 25, Action.ROUTE: 0.6, Action.BRING: 0.5,
    Action.MERGE: 0.3, Action.WITHDRAW: 0.1, Action.RELEASE: 3, Action.RECALL: 0.3, Action.DECLINE: 3,
    Action.SETTLE: 1, Action.END: 0.6, Action.BRING_BACK: 3, Action.SUSPEND: 0.5,
    Action.PERFORM: 3, Action.CONFIRM: 6, Action.TURN_BACK: 0.3,
    Action.ACCEPT: 8, Action.RETRACT: 8,
}  # fmt: skip
TALE_TELLING = r"Traceback|Error|None|object at|[{}<>]|[A-Z]{2,}_"  # what a program says, and no sentence does


@dataclass(frozen=True)
class Company:
    """Who is there: the scene, more mediators to choose from, and somebody without a post."""

    scene: Scene
    mediators: tuple[Mediator, ...]
    stranger: User

    def anybody(self) -> list[User]:
        scene = self.scene
        posted = [scene.assistant, scene.clerk, scene.coordinator, scene.judge, scene.manager, self.stranger]
        return posted + [mediator.user for mediator in self.mediators]


def gather(scene: Scene) -> Company:
    """Two more of the roster, for those who are replaced or recused, and an office that disputes are sent to."""
    HandlingUnit.objects.create(kind="LABOUR_ARBITRATION", name="某仲裁院", division_id="441900000000")
    more = [make_mediator(f"more{n}", f"增调解{n}", on_roster=True) for n in range(2)]
    return Company(scene, (scene.mediator, scene.member, *more), person("stranger", display_name="无岗位"))


@dataclass
class Walk:
    """Steps drawn from one seed. Each is taken as the table says, or refused with a sentence and without a trace."""

    company: Company
    seed: int
    taken: Counter[str] = field(default_factory=Counter)
    refusals: set[str] = field(default_factory=set)
    at: datetime = MONDAY
    alive: list[int] = field(default_factory=list)
    steps: int = 0
    last: str = ""

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)

    def go(self, steps: int) -> None:
        """Walk, and look from time to time whether all that is stored may be."""
        while self.steps < steps:
            self.steps += 1
            self.at += timedelta(hours=self.chance.choice((1, 4, 9, 26)))
            try:
                self._move(check=self.steps % CHECKED_EVERY == 0 or self.steps == steps)
            except Exception as wrong:
                wrong.add_note(f"seed {self.seed}, step {self.steps}: {self.last}")
                raise

    def _move(self, *, check: bool) -> None:
        if self.chance.random() < SWEEP:
            self._sweep()
        self._step(self._dispute())
        if check:
            soundness.check_everything()

    def _dispute(self) -> Dispute:
        """One of those that live; what has ended is left alone after a while."""
        if len(self.alive) < ALIVE:
            source = self.chance.choice((IntakeSource.ASSISTANT,) * 4 + (IntakeSource.SELF_MEDIATED,))
            drafted = self.company.scene.draft(at=self.at, intake_source=source)
            self.alive.append(drafted.pk)
        dispute = Dispute.objects.get(pk=self.chance.choice(self.alive))
        if dispute.state in FINAL and self.chance.random() < GIVE_UP:
            self.alive.remove(dispute.pk)
        return dispute

    def _step(self, dispute: Dispute) -> None:
        whoever = self.chance.random() < BY_WHOEVER
        action = self.chance.choice(list(ATTEMPTS)) if whoever else self._fitting(dispute)
        by = self.chance.choice(self.company.anybody()) if whoever else self._somebody(action, dispute)
        self.last = f"{action} of a dispute {dispute.state} by {by}"
        try:
            self._try(action, dispute, by)
        except NothingThere:
            pass  # there is no offer to convey, no order to answer
        except DomainError as refusal:
            self._hear(refusal.message)
        else:
            self.taken[action] += 1
            soundness.check_step(action, dispute)

    def _try(self, action: Action, dispute: Dispute, by: User) -> None:
        with transaction.atomic():
            ATTEMPTS[action](Turn(self.company.scene, self.company.mediators, dispute, by, self.at, self.chance))

    def _hear(self, sentence: str) -> None:
        assert search(r"[\u4e00-\u9fff]{2}", sentence), sentence
        assert not search(TALE_TELLING, sentence), sentence
        self.refusals.add(sentence)

    def _fitting(self, dispute: Dispute) -> Action:
        """What the table has in this state, the seldom taken rather than the often taken."""
        open_now = [row.action for row in DISPUTE.leaving(dispute.state) if row.action in ATTEMPTS]
        eager = EAGER | ({Action.CONSENT: 2, Action.REFER: 60} if soundness.all_consent(dispute) else {})
        weights = [eager.get(action, 1) / (1 + self.taken[action]) ** 0.3 for action in open_now]
        return self.chance.choices(open_now or [Action.EDIT], weights if open_now else None)[0]

    def _somebody(self, action: Action, dispute: Dispute) -> User:
        """One of those whom the table names; of the mediators, who has it in hand."""
        row, scene = DISPUTE.find(action, dispute.state), self.company.scene
        role = self.chance.choice(sorted(row.actors)) if row else Role.CLERK
        if role == Role.MEDIATOR:
            hands = MediatorAppointment.objects.in_hand().filter(referral__dispute=dispute).order_by("pk")
            users = [one.mediator.user for one in hands.select_related("mediator__user")]
            known = {user.pk: user for user in self.company.anybody()}
            return known[self.chance.choice(users).pk] if users else scene.mediator.user
        return {
            Role.ASSISTANT: scene.assistant, Role.CLERK: scene.clerk, Role.COORDINATOR: scene.coordinator,
            Role.JUDGE: scene.judge, Role.ORG_MANAGER: scene.manager,
        }[Role(role)]  # fmt: skip

    def _sweep(self) -> None:
        """What the calendar does by itself, sometimes after a long silence."""
        self.last = "sweep"
        if self.chance.random() < 0.2:
            self.at += timedelta(days=20)
        expiry.remind_of_deadlines(at=self.at)
        expiry.expire_deadlines(at=self.at)
        assert not expiry.expire_deadlines(at=self.at), "a period ends once"


def walked(company: Company, seed: int, steps: int) -> Walk:
    """Return a walk that was walked from a seed."""
    walk = Walk(company, seed)
    walk.go(steps)
    return walk
