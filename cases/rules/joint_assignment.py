"""Many disputes at once: who takes which, so that all together are served best (联合分配).

A mediator's load grows with each dispute given in the same round, so every further one is worth less; with that,
the sum of points over all disputes is greatest for the solution found. The solver is scipy's, exact.
"""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

UNASSIGNED = -1_000.0  # far below any sum of points: as many disputes as possible find somebody
IMPOSSIBLE = -1_000_000.0


def best_together(points: Sequence[Sequence[float | None]], places: Sequence[Sequence[float]]) -> list[int | None]:
    """Return for each dispute the position of its mediator, or None when nobody is left (最优分配).

    `points[dispute][mediator]` is what the pair is worth without the load, None when it is excluded. `places[mediator]`
    lists what the load adds for the first, second … dispute of this round, never rising: its length is the room.
    """
    disputes = len(points)
    if not disputes:
        return []
    owners = [mediator for mediator, room in enumerate(places) for _ in room]
    worth = np.full((disputes, len(owners) + disputes), IMPOSSIBLE)
    worth[:, len(owners) :] = UNASSIGNED
    if owners:
        matrix = np.array([[IMPOSSIBLE if value is None else value for value in row] for row in points])
        worth[:, : len(owners)] = matrix[:, owners] + np.array([value for room in places for value in room])
    _, chosen = linear_sum_assignment(worth, maximize=True)
    return [owners[column] if column < len(owners) else None for column in chosen]
