"""How one demo dispute goes: which steps it takes, and when (演示纠纷的经过)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from cases.choices import IntakeSource, Procedure, Track
from cases.lifecycle import Action
from suyuan.demo.stories import FAILURES, STORIES, Story

PRE_TRIAL_TRACK_SINCE = (2025, 1, 1)  # 立调24: complaints are filed first, then mediated
SOURCES = (
    (IntakeSource.ASSISTANT, 34),
    (IntakeSource.COURT_WINDOW, 26),
    (IntakeSource.GOVERNANCE_CENTRE, 12),
    (IntakeSource.GRID_OFFICER, 9),
    (IntakeSource.HOTLINE, 7),
    (IntakeSource.PARTY, 7),
    (IntakeSource.PETITION, 3),
    (IntakeSource.SCREENING, 2),
)
FORGOTTEN_PERCENT = 12
FORGOTTEN_AGE = timedelta(days=120)
WITHDRAWN_PERCENT = 4
REFUSED_PERCENT = 5
DRAFT_PERCENT = 12
DRAFT_AGE = timedelta(days=12)
DECLINED_PERCENT = 3
BY_ORGANIZATION_PERCENT = 30


@dataclass(slots=True)
class Step:
    action: Action
    at: datetime


@dataclass(slots=True)
class Timeline:
    """The plan of one dispute: steps in order, never later than now."""

    story: Story
    source: IntakeSource
    track: Track
    procedure: Procedure | None
    logged_at: datetime
    by_organization: bool
    failure: str
    steps: list[Step] = field(default_factory=list)
    sessions: list[datetime] = field(default_factory=list)

    def when(self, action: Action) -> datetime | None:
        """The moment of the last such step, if it was taken."""
        return next((step.at for step in reversed(self.steps) if step.action == action), None)


def plan(*, random: Random, logged_at: datetime, now: datetime) -> Timeline:
    """Draw the course of a dispute logged at a moment, as far as it has come by now."""
    story = random.choices(STORIES, [story.share for story in STORIES])[0]
    source = random.choices([s for s, _ in SOURCES], [weight for _, weight in SOURCES])[0]
    track, procedure = _track(source, logged_at, random)
    failure = random.choices([reason for reason, _, _ in FAILURES], [weight for _, _, weight in FAILURES])[0]
    timeline = Timeline(
        story=story,
        source=source,
        track=track,
        procedure=procedure,
        logged_at=logged_at,
        by_organization=random.randrange(100) < BY_ORGANIZATION_PERCENT,
        failure=failure,
    )
    if now - logged_at < DRAFT_AGE and random.randrange(100) < DRAFT_PERCENT:
        return timeline
    forgotten = now - logged_at < FORGOTTEN_AGE and random.randrange(100) < FORGOTTEN_PERCENT
    for step in _course(timeline, random, forgotten=forgotten):
        if step.at > now:
            break
        timeline.steps.append(step)
    timeline.sessions = [moment for moment in timeline.sessions if moment <= now]
    return timeline


def _track(source: IntakeSource, at: datetime, random: Random) -> tuple[Track, Procedure | None]:
    if source != IntakeSource.COURT_WINDOW or (at.year, at.month, at.day) < PRE_TRIAL_TRACK_SINCE:
        return Track.PRE_FILING_ASSIGNED, None
    return Track.POST_FILING_PRE_TRIAL, random.choice((Procedure.SIMPLE, Procedure.SIMPLE, Procedure.ORDINARY))


def _course(timeline: Timeline, random: Random, *, forgotten: bool) -> Iterator[Step]:
    registered = later(timeline.logged_at, random, hours=(0, 20))
    yield Step(Action.REGISTER, registered)
    if random.randrange(100) < WITHDRAWN_PERCENT:
        yield Step(Action.WITHDRAW, later(registered, random, hours=(4, 90)))
        return
    if random.randrange(100) < REFUSED_PERCENT:
        yield Step(Action.CONSENT, later(registered, random, hours=(2, 60)))
        yield Step(Action.RELEASE, later(registered, random, hours=(70, 120)))
        return
    referred = later(registered, random, hours=(2, 70))
    yield Step(Action.REFER, referred)
    if random.randrange(100) < DECLINED_PERCENT:
        declined = later(referred, random, hours=(3, 40))
        yield Step(Action.DECLINE, declined)
        referred = later(declined, random, hours=(2, 30))
        yield Step(Action.REFER, referred)
    signed = later(referred, random, hours=(1, 60))
    yield Step(Action.SIGN_FOR, signed)
    first = later(signed, random, hours=(20, 150))
    timeline.sessions = [first]
    if random.randrange(100) < 45:
        timeline.sessions.append(later(first, random, hours=(30, 160)))
    if forgotten:
        return
    settled = random.randrange(100) < timeline.story.success_percent
    yield Step(Action.SETTLE if settled else Action.END, later(timeline.sessions[-1], random, hours=(1, 120)))


def later(moment: datetime, random: Random, *, hours: tuple[int, int]) -> datetime:
    """A moment some hours on, moved into the working day where it falls in the night."""
    then = moment + timedelta(hours=random.randint(*hours), minutes=random.randrange(1, 60))
    return then if 8 <= then.hour < 19 else then + timedelta(hours=14)
