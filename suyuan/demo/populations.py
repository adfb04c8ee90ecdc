"""Made-up populations of communities, so that the demo has rates at all (演示人口，虚构).

No published figure exists for Dongguan's villages here. The towns' census figures are shared out among
their communities with uneven weights; every row says that it is fictitious.
"""

from datetime import date
from random import Random

from communities.choices import Trust
from communities.models import Community, Population

VINTAGE = "演示数据（虚构）"
COUNTED_ON = date(2020, 11, 1)
SHARED_OUT = 0.97  # the rest lives in units that are no community


def write_populations(*, random: Random) -> None:
    """Give every community of a town with a census figure a share of it, never more than the town has."""
    towns = dict(
        Population.objects.filter(counted_on=COUNTED_ON, division__level="TOWN").values_list(
            "division", "resident_count"
        )
    )
    members: dict[str, list[str]] = {}
    for code, town in Community.objects.filter(division__parent__in=towns).values_list("pk", "division__parent"):
        members.setdefault(town, []).append(code)
    Population.objects.bulk_create(
        Population(
            division_id=code,
            counted_on=COUNTED_ON,
            vintage=VINTAGE,
            resident_count=count,
            source="演示数据，由镇街普查人口按虚构比例拆分，不得引用",
            trust=Trust.PROVISIONAL,
        )
        for town, codes in sorted(members.items())
        for code, count in _shares(sorted(codes), towns[town], random)
    )


def _shares(codes: list[str], total: int, random: Random) -> list[tuple[str, int]]:
    weights = [random.uniform(0.4, 1.8) for _ in codes]
    return [
        (code, int(total * SHARED_OUT * weight / sum(weights))) for code, weight in zip(codes, weights, strict=True)
    ]
