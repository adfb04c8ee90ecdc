"""The tallies follow every write, by whatever way, and a recount finds whatever does not agree."""

import random
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Sum
from django.utils import timezone

from cases.models import CourtCase, Dispute, LawsuitTally, TallyCheck
from cases.tasks import verify_tallies
from tests import lawsuits
from tests.lawsuits import EAST, EAST_1, WEST_1
from tests.reports.suits import settle, suits

pytestmark = pytest.mark.django_db
PLACES = (EAST, EAST_1, WEST_1, None)


@pytest.fixture
def province(db):
    lawsuits.build_province()


def tallied(**cell) -> int:
    return LawsuitTally.objects.filter(**cell).aggregate(Sum("count"))["count__sum"] or 0


def write_at_random(dice: random.Random) -> None:
    """One statement of some kind over some of the cases."""
    day = date(2024, 1, 1) + timedelta(days=dice.randint(0, 200))
    known = list(CourtCase.objects.order_by("pk").values_list("pk", flat=True))
    some = dice.sample(known, min(len(known), dice.randint(1, 5)))
    step = dice.randrange(6)
    if step < 2:
        kind = dice.choice(["CIVIL", "ADMINISTRATIVE", "EXCLUDED"])
        suits(dice.randint(1, 4), dice.choice(PLACES), day.isoformat(), kind=kind)
    elif step == 2:
        CourtCase.objects.filter(pk__in=some).update(filed_on=day)
    elif step == 3:
        CourtCase.objects.filter(pk__in=some).update(division_id=WEST_1, attributed_by="DEFENDANT")
    elif step == 4:
        CourtCase.objects.filter(pk__in=some).delete()
    else:
        settle(dice.randint(1, 3), dice.choice([EAST_1, WEST_1]), day.isoformat())
        reopened = Dispute.objects.order_by("-pk").values("pk")[:1]
        Dispute.objects.filter(pk__in=reopened).update(state="MEDIATING", concluded_on=None)


@pytest.mark.parametrize("seed", range(3))
def test_after_any_writes_every_cell_equals_the_recount(province, seed):
    dice = random.Random(seed)
    for _ in range(60):
        write_at_random(dice)
    verify_tallies()
    check = TallyCheck.objects.get()
    assert (check.difference_count, check.differences) == (0, [])
    assert check.lawsuit_cells > 5
    assert check.dispute_cells > 1


def test_folding_keeps_the_counts_and_leaves_one_row_a_cell(province):
    suits(3, EAST_1, "2024-03-05")
    suits(2, EAST_1, "2024-03-09")
    gone = suits(4, WEST_1, "2024-05-01")
    CourtCase.objects.filter(pk__in=[case.pk for case in gone]).delete()
    verify_tallies()
    assert list(LawsuitTally.objects.values_list("month", "place", "count")) == [(date(2024, 3, 1), EAST_1, 5)]


def test_a_case_moved_by_a_correction_leaves_one_cell_and_enters_another(province):
    suits(3, EAST_1, "2024-03-05")
    CourtCase.objects.filter(division=EAST_1).update(filed_on=date(2024, 4, 1))
    assert tallied(month=date(2024, 3, 1)) == 0
    assert tallied(month=date(2024, 4, 1), place=EAST_1, suit_kind="CIVIL") == 3


def test_a_change_of_what_is_not_counted_adds_nothing(province):
    suits(3, EAST_1, "2024-03-05")
    before = LawsuitTally.objects.count()
    CourtCase.objects.update(cause_text="买卖合同纠纷")
    assert LawsuitTally.objects.count() == before


def spoil() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_lawsuittally SET count = count + 2 WHERE place = %s", [EAST_1])


def test_the_command_names_every_difference_and_repairs_when_asked(province, capsys):
    suits(3, EAST_1, "2024-03-05")
    suits(2, WEST_1, "2024-03-05")
    call_command("verify_tallies")
    spoil()
    with pytest.raises(CommandError, match="1格不一致，可加--repair更正"):
        call_command("verify_tallies")
    assert f"place={EAST_1}" in capsys.readouterr().err
    with pytest.raises(CommandError, match="已按重新清点的结果更正"):
        call_command("verify_tallies", "--repair")
    call_command("verify_tallies")
    assert tallied(place=EAST_1) == 3


def test_it_is_verified_every_night(settings):
    entry = settings.CELERY_BEAT_SCHEDULE["cases.verify_tallies"]
    assert entry["schedule"].remaining_estimate(timezone.now()) <= timedelta(days=1)
