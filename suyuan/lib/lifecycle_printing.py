"""A table of a life, printed as Markdown: the diagram and the rows."""

from enum import Enum
from typing import Any

from suyuan.lib.lifecycle import Table, Transition

HEAD = ["| action | from | to | who | needs | basis |", "|---|---|---|---|---|---|"]


def diagram(table: Table[Any, Any, Any]) -> list[str]:
    """Return a Mermaid diagram of the moves (状态图), line by line."""
    arrows = [
        f"    {source} --> {row.target}: {row.action.label}"
        for row in table.rows
        if row.target
        for source in _in_order(table, row)
    ]
    names = [f"    {state}: {state.label}" for state in table.states]
    return ["```mermaid", "stateDiagram-v2", f"    [*] --> {table.initial}", *names, *arrows, "```"]


def action_table(table: Table[Any, Any, Any], actors: type[Enum]) -> list[str]:
    """Return the rows as a Markdown table (动作表), line by line; `actors` gives the labels of the roles."""
    return [*HEAD, *(_action(table, row, actors) for row in table.rows)]


def _action(table: Table[Any, Any, Any], row: Transition[Any, Any, Any], actors: type[Enum]) -> str:
    cells = [
        f"{row.action.label} `{row.action}`",
        "、".join(state.label for state in _in_order(table, row)),
        row.target.label if row.target else "—",
        "、".join(sorted(actors(actor).label for actor in row.actors)),  # type: ignore[attr-defined]
        "; ".join(guard.__name__.replace("_", " ") for guard in row.guards) or "—",
        row.basis or "—",
    ]
    return f"| {' | '.join(cells)} |"


def _in_order(table: Table[Any, Any, Any], row: Transition[Any, Any, Any]) -> list[Any]:
    return [state for state in table.states if state in row.sources]
