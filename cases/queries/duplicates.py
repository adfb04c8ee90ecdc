"""Disputes that may be the same one (疑似重复): found through indexes, whatever their number."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from functools import reduce
from operator import or_

from django.db import connection
from django.db.models import Func, Q, QuerySet

from cases.choices import PairVerdict, PartyKind
from cases.lifecycle import State
from cases.models import Dispute, DisputePair, Party
from cases.querysets import GRAMS
from cases.rules.likeness import Likeness, telling_pairs, wording_likeness
from communities.rules.division_codes import prefix_of
from suyuan.lib.text import cjk_grams, fold

DAYS_APART, MONTHS_BACK, AT_MOST = 3, 6, 60
TOWN_DIGITS = 9
LEFT_OUT = (State.WITHDRAWN, State.MERGED)


@dataclass(frozen=True, slots=True)
class Alike:
    """Another dispute and what it has in common with this one."""

    dispute: Dispute
    likeness: Likeness


def possible_duplicates(dispute: Dispute, *, among: QuerySet[Dispute], at_least: int, size: int = 5) -> list[Alike]:
    """Return the disputes `among` those given that may be the same (疑似重复), the most alike first.

    Each sign is looked up in its own index: people by blind index, place with day, rare characters of the facts.
    What somebody has decided about already is left out.
    """
    people = _people(dispute)
    candidates = {*people, *_same_place(dispute), *_like_wording(dispute)} - _decided(dispute)
    found = among.filter(pk__in=candidates).exclude(state__in=LEFT_OUT).select_related("division")
    grams = cjk_grams(fold(dispute.facts))
    alike = [Alike(other, _likeness(dispute, other, grams, people.get(other.pk, []))) for other in found]
    worth = [one for one in alike if one.likeness.weight >= at_least]
    return sorted(worth, key=lambda one: (-one.likeness.weight, -one.dispute.pk))[:size]


def gram_frequencies() -> dict[str, float]:
    """Return how often the commonest characters and pairs occur (字组频率), from the statistics of the search index."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT gram, frequency FROM pg_stats,"
            " unnest(most_common_elems::text::text[], most_common_elem_freqs) AS common(gram, frequency)"
            " WHERE schemaname = current_schema() AND tablename = 'dispute_search_grams' AND gram IS NOT NULL"
        )
        return dict(cursor.fetchall())


def _people(dispute: Dispute) -> dict[int, list[Party]]:
    """The parties of other disputes with an identifier of this one's, by their dispute."""
    own = [party for party in dispute.parties.all() if party.removed_at is None]
    identities = [party.identity_index for party in own if party.identity_index]
    phones = [party.phone_index for party in own if party.phone_index and party.kind == PartyKind.NATURAL]
    if not identities and not phones:
        return {}
    known = Q(identity_index__in=identities) | Q(phone_index__in=phones)
    rows = Party.objects.filter(known, removed_at=None).exclude(dispute=dispute).order_by("-pk")
    by_dispute: dict[int, list[Party]] = defaultdict(list)
    for party in rows.only("dispute", "name", "kind")[:AT_MOST]:
        by_dispute[party.dispute_id].append(party)
    return by_dispute


def _same_place(dispute: Dispute) -> QuerySet[Dispute, int]:
    if not (dispute.division_id and dispute.occurred_on and dispute.place_detail):
        return Dispute.objects.none().values_list("pk", flat=True)
    near = timedelta(days=DAYS_APART)
    found = Dispute.objects.filter(
        division=dispute.division_id, occurred_on__range=(dispute.occurred_on - near, dispute.occurred_on + near)
    )
    return found.values_list("pk", flat=True)[:AT_MOST]


def _like_wording(dispute: Dispute) -> QuerySet[Dispute, int]:
    """The disputes of the town in the last months that share rare characters of the facts."""
    couples = telling_pairs(cjk_grams(fold(dispute.facts)), gram_frequencies())
    if not couples or not dispute.division_id:
        return Dispute.objects.none().values_list("pk", flat=True)
    grams = Dispute.objects.alias(search_grams=Func("search_text", function="cjk_grams", output_field=GRAMS))
    shared = grams.filter(reduce(or_, (Q(search_grams__contains=list(couple)) for couple in couples)))
    near = shared.filter(
        division__code__startswith=prefix_of(dispute.division_id)[:TOWN_DIGITS],
        logged_at__gte=dispute.logged_at - timedelta(days=30 * MONTHS_BACK),
    )
    return near.values_list("pk", flat=True)[:AT_MOST]


def _decided(dispute: Dispute) -> set[int]:
    """This dispute, and those about which with it somebody has decided."""
    decided = DisputePair.objects.filter(Q(first=dispute) | Q(second=dispute)).exclude(verdict=PairVerdict.OPEN)
    return {dispute.pk, *(pk for pair in decided.values_list("first", "second") for pk in pair)}


def _likeness(dispute: Dispute, other: Dispute, grams: list[str], shared: list[Party]) -> Likeness:
    names: dict[bool, dict[str, None]] = {True: {}, False: {}}
    for party in shared:
        names[party.kind == PartyKind.NATURAL][party.name] = None
    same_place = bool(dispute.place_detail) and fold(dispute.place_detail) == fold(other.place_detail)
    return Likeness(
        people=tuple(names[True]),
        organizations=tuple(names[False]),
        same_place_and_day=same_place and _near_in_time(dispute, other),
        wording=wording_likeness(grams, cjk_grams(fold(other.facts))),
    )


def _near_in_time(dispute: Dispute, other: Dispute) -> bool:
    if dispute.division_id != other.division_id or not (dispute.occurred_on and other.occurred_on):
        return False
    return abs((dispute.occurred_on - other.occurred_on).days) <= DAYS_APART
