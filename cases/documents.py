"""Documents that print themselves from the tables of the app, and the feed for calendar programs."""

# ruff: noqa: E501  (one paragraph is one line of Markdown)

import csv
from collections.abc import Iterable
from datetime import UTC, timedelta
from pathlib import Path

from icalendar import Calendar, Event

from cases.choices import Track, TrackHandling, TrackOrigin
from cases.lifecycle import AGREEMENT, CONFIRMATION, DISPUTE
from cases.models import ScheduledSession
from suyuan.accounts.roles import Role
from suyuan.lib.lifecycle_printing import action_table, diagram

REFERENCE = Path(__file__).resolve().parent / "reference"
HEAD = """# The life of a dispute

Printed from `cases/lifecycle/` by `./dev manage render_docs`; `./dev check` holds it to the code. Change the table, then print again.

Pages draw their buttons from this table, policies take the actors from it, the API lists its allowed actions from it, and `cases/services/_transition.py` is the only code that applies it. An actor's post must also reach the dispute itself (`cases/policies.py`): a clerk's court, an assistant's community, a mediator's own hands.
"""
PAPERS = (
    (
        "\n## The life of an agreement\n\nThe dispute is settled when its agreement takes effect, not before.\n",
        AGREEMENT,
    ),
    ("\n## The life of an application for judicial confirmation\n", CONFIRMATION),
)
TRACKS = """
## On what footing a dispute may be referred

The tracks open on a day, by what the dispute brought with it, as shipped in `cases/reference/tracks.csv`; an administrator adds later rules without code. V: the text was read in full; X: as an excerpt.
"""


def lifecycle_page() -> str:
    """Return docs/lifecycle.md (纠纷状态图): the diagram, the table of actions, the table of tracks."""
    papers = [line for title, table in PAPERS for line in [title, *diagram(table), "", *action_table(table, Role)]]
    return "\n".join([HEAD, *diagram(DISPUTE), "", *action_table(DISPUTE, Role), *papers, TRACKS, *_tracks(), ""])


def shipped_tracks() -> list[dict[str, str]]:
    """Return the rules of tracks as delivered (随软件提供的调解方式规则)."""
    with (REFERENCE / "tracks.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _tracks() -> list[str]:
    return [
        "| track | brought with it | the case | from | until | basis | read |",
        "|---|---|---|---|---|---|---|",
        *map(_track, shipped_tracks()),
    ]


def _track(rule: dict[str, str]) -> str:
    cells = [
        f"{Track(rule['track']).label} `{rule['track']}`",
        TrackOrigin(rule["origin"]).label,
        TrackHandling(rule["handling"]).label,
        rule["valid_from"],
        rule["valid_to"] or "—",
        rule["basis"],
        rule["confidence"],
    ]
    return f"| {' | '.join(cells)} |"


def feed_document(sessions: Iterable[ScheduledSession], *, base: str) -> bytes:
    """Return sittings as an iCalendar feed (日历订阅, RFC 5545): number, time and place, and no name of a party.

    `base` is the address of this site, with a slash at its end. A moved sitting keeps its identity and counts its
    sequence on; a cancelled one says so. All times are UTC, so that no table of time zones is needed.
    """
    feed = Calendar()
    feed.add("prodid", "-//Suyuan//调解日程//CN")
    feed.add("version", "2.0")
    feed.add("calscale", "GREGORIAN")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", "调解日程")
    feed.add("x-wr-timezone", "Asia/Shanghai")
    feed.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    for session in sessions:
        feed.add_component(_event(session, base))
    return bytes(feed.to_ical())


def _event(session: ScheduledSession, base: str) -> Event:
    event = Event()
    event.add("uid", f"{session.key}@suyuan")
    event.add("dtstamp", session.changed_at.astimezone(UTC))
    event.add("created", session.planned_at.astimezone(UTC))
    event.add("last-modified", session.changed_at.astimezone(UTC))
    event.add("sequence", int((session.changed_at - session.planned_at).total_seconds()))
    event.add("status", "CANCELLED" if session.cancelled_at else "CONFIRMED")
    event.add("dtstart", session.starts_at.astimezone(UTC))
    event.add("dtend", session.ends_at.astimezone(UTC))
    event.add("summary", f"调解 {session.dispute}")
    event.add("location", session.where)
    event.add("url", f"{base}disputes/{session.dispute.key}/")
    return event
