"""One JSON line per figure: what was measured, against which yardstick of the same run, and whether the goal is met."""

import json
import sys


def report(*, name: str, value: float, unit: str, yardstick: float, ratio: float, goal: str, met: bool) -> None:
    """Print one figure; `ratio` is value against yardstick, `goal` says in words what it should be."""
    line = {
        "name": name,
        "value": round(value, 4),
        "unit": unit,
        "yardstick": round(yardstick, 4),
        "ratio": round(ratio, 3),
        "goal": goal,
        "met": met,
    }
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()
