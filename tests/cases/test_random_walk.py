"""Thousands of steps at random: never an illegal state, consent and receipt never skipped, refusals in words."""

import pytest
from django.db import transaction

from cases.lifecycle import Action
from cases.models import DisputeEvent
from tests.cases.scene import Scene
from tests.cases.walking import gather, walked

SEEDS = range(2026, 2038)
STEPS = 250
SELDOM = {Action.RELEASE, Action.DECLINE}  # these seeds do not come to them


@pytest.mark.long
def test_no_walk_leaves_the_table(scene: Scene):
    """Each walk is undone at its end, so that its seed, told when it fails, walks it again by itself."""
    company, taken = gather(scene), 0
    logged, refusals = set(), set()

    for seed in SEEDS:
        with transaction.atomic():
            walk = walked(company, seed, STEPS)
            logged |= set(DisputeEvent.objects.values_list("action", flat=True))
            transaction.set_rollback(True)
        taken, refusals = taken + walk.taken.total(), refusals | walk.refusals

    assert set(Action.values) - logged <= SELDOM, "every other action was taken, the calendar's own too"
    assert taken > len(SEEDS) * STEPS // 4
    assert len(refusals) > 100
