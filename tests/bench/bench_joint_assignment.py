"""The joint assignment (联合分配): ranking 300 disputes × 200 mediators and solving, by ratio to one dispute alone.

SUYUAN_BENCH_DISPUTES (300) × SUYUAN_BENCH_MEDIATORS (200), of pure rules: no database.
"""

import os
from decimal import Decimal
from random import Random
from time import perf_counter

from cases.rules.joint_assignment import best_together
from cases.rules.matching import Matter, Record, Talent, Weights, load_part, score
from tests.bench.reporting import report

DISPUTES = int(os.environ.get("SUYUAN_BENCH_DISPUTES", "300"))
MEDIATORS = int(os.environ.get("SUYUAN_BENCH_MEDIATORS", "200"))
WEIGHTS = Weights(35, 15, 10, 20, 15, 5, full_load=20, prior_strength=10, horizon_days=30)
PLACES = 4


def main() -> None:
    random = Random(1)
    kinds = [f"类{n}" for n in range(12)]
    talents = [
        Talent(categories=frozenset(random.sample(kinds, 2)), home=f"4419{n % 30:05d}", in_hand=random.randint(0, 15))
        for n in range(MEDIATORS)
    ]
    matters = [
        Matter(category=random.choice(kinds), place=f"4419{n % 30:05d}", usual_rate=Decimal("0.6"))
        for n in range(DISPUTES)
    ]
    one = timed(lambda: [score(matters[0], talent, Record(3, 5), WEIGHTS) for talent in talents])
    started = perf_counter()
    points = [[float(score(m, t, Record(3, 5), WEIGHTS).total) for t in talents] for m in matters]
    ranked = perf_counter() - started
    places = [[float(load_part(talent.in_hand + more, WEIGHTS).points) for more in range(PLACES)] for talent in talents]
    solved = timed(lambda: best_together(points, places))
    for name, value, limit in (("joint_ranking", ranked, DISPUTES * 2), ("joint_solving", solved, DISPUTES)):
        report(
            name=f"{name}_{DISPUTES}x{MEDIATORS}", value=value, unit="s", yardstick=one, ratio=value / one,
            goal=f"at most {limit} times one dispute's ranking", met=value / one <= limit,
        )  # fmt: skip


def timed(act) -> float:
    started = perf_counter()
    act()
    return perf_counter() - started


if __name__ == "__main__":
    main()
