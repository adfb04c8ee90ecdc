"""The panels of a dispute's page that come and go with its course: one line each.

A panel is a template and the query that answers it. `ask` returns None when the panel has nothing to say. The template
gets the answer as `panel`, the `dispute`, and in `may` the actions that this person may take now.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases import policies
from cases.lifecycle import Action, State
from cases.models import Dispute
from cases.queries.assistance import tasks_of
from cases.queries.clock import clock_details
from cases.queries.confirmation import confirmation_check
from cases.queries.cooperation import cooperation_panel
from cases.queries.course import course_of
from cases.queries.duties import duties_panel, guidance_of, offers_of
from cases.queries.files import files_of
from cases.queries.flags import flags_of
from cases.queries.kin import Kinship, kinship
from cases.queries.mediators import mediators_panel
from cases.queries.routing import routing_panel
from cases.queries.schedule import plans_panel
from cases.queries.screening import screening_hints
from cases.queries.supervision import supervision_panel
from cases.queries.triage import triage_panel
from cases.views.outcome_panels import (
    aftermath_panel,
    agreement_panel,
    confirmation_panel,
    costs_panel,
    visits_panel,
)
from suyuan.accounts.models import User

Ask = Callable[[Dispute, User, date], object | None]


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel: where it stands (first: above the facts; main: below the parties; side), its template, its query.

    In a state outside `states` it waits at the foot of the page (side: where it stands), closed, under its title; so
    does one of which `idle` says that there is nothing in it to read.
    """

    place: str
    template: str
    ask: Ask
    title: str = ""
    states: frozenset[str] = frozenset(State.values)
    idle: Callable[[Any], bool] = lambda answer: False


@dataclass(frozen=True, slots=True)
class Shown:
    """A panel that has something to say about one dispute."""

    template: str
    answer: object
    closed_title: str = ""


def _screening(dispute: Dispute, reader: User, on: date) -> object | None:
    return screening_hints(dispute, on=on)


def _triage(dispute: Dispute, reader: User, on: date) -> object | None:
    return triage_panel(dispute, on=on)


def _confirmation_check(dispute: Dispute, reader: User, on: date) -> object | None:
    return confirmation_check(dispute, on=on)


def _standing_flags(dispute: Dispute, reader: User, on: date) -> object | None:
    flags = flags_of(dispute, on=on)
    return flags if flags.standing or flags.hint else None


def _no_flags(dispute: Dispute, reader: User, on: date) -> object | None:
    flags = flags_of(dispute, on=on)
    return None if flags.standing or flags.hint else flags


def _kinship(dispute: Dispute, reader: User, on: date) -> object | None:
    return kinship(dispute, reader=reader)


def _no_kin(kin: Kinship) -> bool:
    return not (kin.suspected or kin.related or kin.merged or kin.merged_into or kin.series)


def _routing(dispute: Dispute, reader: User, on: date) -> object | None:
    return routing_panel(dispute, on=on)


def _cooperation(dispute: Dispute, reader: User, on: date) -> object | None:
    return cooperation_panel(dispute, on=on)


def _supervision(dispute: Dispute, reader: User, on: date) -> object | None:
    panel = supervision_panel(dispute, on=on)
    return panel if panel and (panel.lines or policies.may(reader, Action.SUPERVISE, dispute)) else None


def _guidance(dispute: Dispute, reader: User, on: date) -> object | None:
    asked = guidance_of(dispute, reader, on)
    return asked if asked or policies.may(reader, Action.ASK, dispute) else None


def _assistance(dispute: Dispute, reader: User, on: date) -> object | None:
    tasks = tasks_of(dispute, reader, on)
    return tasks if tasks or policies.may(reader, Action.ASSIST, dispute) else None


def _course(dispute: Dispute, reader: User, on: date) -> object | None:
    return course_of(dispute)


def _clocks(dispute: Dispute, reader: User, on: date) -> object | None:
    return clock_details(dispute, on=on) or None


def _files(dispute: Dispute, reader: User, on: date) -> object | None:
    return files_of(dispute, with_confidential=policies.may_read_sessions(reader, dispute)) or None


BEFORE = frozenset({State.DRAFT, State.RECEIVED, State.ROUTED})
MEDIATION = frozenset({State.REFERRED, State.MEDIATING, State.SUSPENDED})
AFTER = frozenset(State.values) - BEFORE - MEDIATION

PANELS: tuple[Panel, ...] = (
    Panel("first", "cases/panels/flags.html", _standing_flags),
    Panel("side", "cases/panels/course.html", _course),
    Panel("side", "cases/panels/clock.html", _clocks, "期限", BEFORE | MEDIATION),
    Panel("first", "cases/panels/screening.html", _screening, "可否调解", BEFORE),
    Panel("first", "cases/panels/routing.html", _routing, "分流交办", BEFORE),
    Panel("first", "cases/panels/triage.html", _triage, "繁简分流", frozenset({State.RECEIVED})),
    Panel("side", "cases/panels/cooperation.html", _cooperation, "联动办理", BEFORE),
    Panel("side", "cases/panels/supervision.html", _supervision, "督办", idle=lambda panel: not panel.lines),
    Panel("first", "cases/panels/agreement.html", agreement_panel),
    Panel("first", "cases/panels/aftermath.html", aftermath_panel, "移交材料准备", AFTER),
    Panel("first", "cases/panels/confirmation.html", confirmation_panel),
    Panel("first", "cases/panels/confirmation_check.html", _confirmation_check),
    Panel("first", "cases/panels/visits.html", visits_panel),
    Panel("side", "cases/panels/costs.html", costs_panel, "起诉要交多少", BEFORE),
    Panel("side", "cases/panels/files.html", _files),
    Panel("side", "cases/panels/flags.html", _no_flags, "专题与风险", frozenset()),
    Panel("side", "cases/panels/kin.html", _kinship, "重复、关联与系列", idle=_no_kin),
    Panel("main", "cases/panels/mediators.html", mediators_panel, "本案调解员", MEDIATION),
    Panel("main", "cases/panels/plans.html", plans_panel, "调解安排", MEDIATION),
    Panel("main", "cases/panels/duties.html", duties_panel, "告知与送达", MEDIATION),
    Panel("main", "cases/panels/offers.html", offers_of, "方案往来", MEDIATION),
    Panel("main", "cases/panels/guidance.html", _guidance, "法官指导", MEDIATION, lambda asked: not asked),
    Panel("side", "cases/panels/assistance.html", _assistance, "协助事务", idle=lambda tasks: not tasks),
)


def panels_of(dispute: Dispute, *, reader: User, on: date) -> dict[str, list[Shown]]:
    """Return the panels with something to say (页面栏目), by the place where they stand."""
    shown: dict[str, list[Shown]] = {"first": [], "main": [], "side": [], "later": []}
    for panel in PANELS:
        answer = panel.ask(dispute, reader, on)
        if answer is None:
            continue
        now = dispute.state in panel.states and not panel.idle(answer)
        place = panel.place if now or panel.place == "side" else "later"
        shown[place].append(Shown(panel.template, answer, "" if now else panel.title))
    return shown
