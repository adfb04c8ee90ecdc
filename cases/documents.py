"""Documents that print themselves from the tables of the app."""

# ruff: noqa: E501  (one paragraph is one line of Markdown)

from cases.lifecycle import DISPUTE, TRACK_RULES, TrackRule
from suyuan.accounts.roles import Role
from suyuan.lib.lifecycle_printing import action_table, diagram

HEAD = """# The life of a dispute

Printed from `cases/lifecycle/` by `./dev manage render_docs`; `./dev check` holds it to the code. Change the table, then print again.

Pages draw their buttons from this table, policies take the actors from it, the API lists its allowed actions from it, and `cases/services/_transition.py` is the only code that applies it. An actor's post must also reach the dispute itself (`cases/policies.py`): a clerk's court, an assistant's community, a mediator's own hands.
"""
TRACKS = """
## On what footing a dispute may be referred

The tracks open on a day, by whether a complaint (起诉材料) was handed in. V: the text was read in full; X: as an excerpt.
"""


def lifecycle_page() -> str:
    """Return docs/lifecycle.md (纠纷状态图): the diagram, the table of actions, the table of tracks."""
    return "\n".join([HEAD, *diagram(DISPUTE), "", *action_table(DISPUTE, Role), TRACKS, *_tracks(), ""])


def _tracks() -> list[str]:
    return [
        "| track | complaint | from | until | basis | read |",
        "|---|---|---|---|---|---|",
        *map(_track, TRACK_RULES),
    ]


def _track(rule: TrackRule) -> str:
    cells = [
        f"{rule.track.label} `{rule.track}`",
        "handed in" if rule.for_complaints else "none",
        f"{rule.valid_from}",
        f"{rule.valid_to}" if rule.valid_to else "—",
        rule.basis,
        rule.confidence,
    ]
    return f"| {' | '.join(cells)} |"
