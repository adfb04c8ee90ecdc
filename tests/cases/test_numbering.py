"""Numbers have no gap and no double, however many take one at once and whoever gives up."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from cases.models import Dispute, NumberCounter
from cases.services.intake import register_dispute
from tests.cases.scene import MONDAY, Scene, build_scene

CLIENTS = 12
EACH = 5


def in_own_connection(work, *arguments):
    try:
        return work(*arguments)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_many_connections_take_every_number_once():
    scene = build_scene()
    drafts = [scene.draft().pk for _ in range(CLIENTS * EACH)]
    start = Barrier(CLIENTS)

    def register_some(mine):
        start.wait()
        return [register_dispute(dispute_id=pk, by=scene.assistant, at=MONDAY).number for pk in mine]

    with ThreadPoolExecutor(CLIENTS) as pool:
        shares = [drafts[n::CLIENTS] for n in range(CLIENTS)]
        taken = [n for share in pool.map(lambda mine: in_own_connection(register_some, mine), shares) for n in share]

    assert sorted(taken) == [f"粤1973-2026-{n:06d}" for n in range(1, CLIENTS * EACH + 1)]
    assert NumberCounter.objects.get().last == CLIENTS * EACH


@pytest.mark.django_db(transaction=True)
def test_who_gives_up_gives_the_number_back():
    scene = build_scene()
    drafts = [scene.draft().pk for _ in range(CLIENTS * EACH)]
    start = Barrier(CLIENTS)

    def register_and_fail_on_every_third(mine):
        start.wait()
        for position, pk in enumerate(mine):
            with transaction.atomic():
                register_dispute(dispute_id=pk, by=scene.assistant, at=MONDAY)
                transaction.set_rollback(position % 3 == 0)

    with ThreadPoolExecutor(CLIENTS) as pool:
        shares = [drafts[n::CLIENTS] for n in range(CLIENTS)]
        list(pool.map(lambda mine: in_own_connection(register_and_fail_on_every_third, mine), shares))

    numbers = sorted(Dispute.objects.exclude(number=None).values_list("number", flat=True))
    assert numbers == [f"粤1973-2026-{n:06d}" for n in range(1, len(numbers) + 1)]
    assert len(numbers) == CLIENTS * (EACH - 2)


def test_a_rolled_back_registration_leaves_no_gap(scene: Scene):
    first, second = scene.draft(), scene.draft()
    with transaction.atomic():
        register_dispute(dispute_id=first.pk, by=scene.assistant, at=MONDAY)
        transaction.set_rollback(True)

    assert register_dispute(dispute_id=second.pk, by=scene.assistant, at=MONDAY).number.endswith("000001")
