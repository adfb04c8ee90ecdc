"""Lists of communities and of demonstration communities (社区列表、示范社区列表)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Exists, OuterRef, Q, QuerySet

from communities.choices import DivisionLevel
from communities.models import (
    Community,
    Court,
    CourtCoverage,
    DemonstrationCommunity,
    Division,
    Posting,
    Tribunal,
    TribunalCoverage,
)
from communities.queries.jurisdiction import Jurisdiction, jurisdictions
from communities.querysets import starts_with_any
from communities.rules.division_codes import enclosing_prefixes, normalise_code, prefix_of
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from suyuan.lib.text import has_han, squeeze


def communities_like(
    *, user: User, on: date, text: str = "", town: str = "", tribunal: Tribunal | None = None, demonstration: str = ""
) -> QuerySet[Community]:
    """Return the communities the user may see that match the filter (社区列表), by code."""
    rows = Community.objects.visible_to(user).select_related("division__parent")
    if text:
        rows = rows.filter(_matches(squeeze(text)))
    if town:
        rows = rows.filter(division__parent=town)
    if tribunal:
        rows = rows.filter(_covered_by(tribunal, on))
    if demonstration:
        chosen = DemonstrationCommunity.objects.in_force(on).filter(community=OuterRef("pk"))
        rows = rows.filter(Exists(chosen) if demonstration == "yes" else ~Exists(chosen))
    return rows.order_by("pk")


def _matches(text: str) -> Q:
    """By code, by a part of its own or its town's name, or by letters."""
    if text.isdigit():
        code = normalise_code(text)
        return Q(division__code__startswith=prefix_of(code) if code else text)
    if has_han(text):
        return Q(division__name__contains=text) | Q(division__parent__name__contains=text)
    letters = text.lower()
    return Q(division__pinyin__contains=letters) | Q(division__parent__pinyin__contains=letters)


def _covered_by(tribunal: Tribunal, on: date) -> Q:
    """Inside what the tribunal covers, without places inside it that another tribunal covers."""
    coverages = TribunalCoverage.objects.in_force(on).select_related("division")
    mine = tuple(c.division.prefix for c in coverages if c.tribunal_id == tribunal.pk)
    others = tuple(c.division.prefix for c in coverages if c.tribunal_id != tribunal.pk)
    deeper = tuple(prefix for prefix in others if not set(enclosing_prefixes(prefix)).isdisjoint(mine))
    return starts_with_any("division__code", mine) & ~starts_with_any("division__code", deeper)


def town_choices(user: User) -> QuerySet[Division]:
    """Return the towns that have communities the user may see (乡镇街道)."""
    towns = Community.objects.visible_to(user).values("division__parent")
    return Division.objects.filter(code__in=towns, level=DivisionLevel.TOWN).order_by("code")


def tribunal_choices(user: User, *, on: date) -> QuerySet[Tribunal]:
    """Return the tribunals in the user's area (人民法庭)."""
    return Tribunal.objects.in_force(on).in_area_of(user, on=on).select_related("court").order_by("court_id", "pk")


@dataclass(frozen=True, slots=True)
class CommunityRow:
    """A line of the community list (社区列表的一行)."""

    community: Community
    jurisdiction: Jurisdiction
    demonstration: DemonstrationCommunity | None
    judges: tuple[str, ...]
    assistants: tuple[str, ...]


def community_rows(communities: Sequence[Community], *, on: date) -> list[CommunityRow]:
    """Return list lines for these communities (社区列表), in as many queries for fifty as for one."""
    codes = [community.pk for community in communities]
    where = jurisdictions(codes, on=on)
    chosen = {row.community_id: row for row in DemonstrationCommunity.objects.in_force(on).filter(community__in=codes)}
    people = _people_by_place(codes, on)
    return [
        CommunityRow(
            community=community,
            jurisdiction=where[community.pk],
            demonstration=chosen.get(community.pk),
            judges=tuple(people[community.pk, Role.JUDGE]),
            assistants=tuple(people[community.pk, Role.ASSISTANT]),
        )
        for community in communities
    ]


def _people_by_place(codes: Sequence[str], on: date) -> dict[tuple[str, str], list[str]]:
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    posts = Posting.objects.in_force(on).filter(division__in=codes, role__in=[Role.JUDGE, Role.ASSISTANT])
    for post in posts.select_related("user").order_by("valid_from", "pk"):
        names[str(post.division_id), post.role].append(post.user.display_name)
    return names


@dataclass(frozen=True, slots=True)
class TribunalLine:
    """A tribunal with the demonstration communities it answers for (法庭与示范社区); none is worth showing too."""

    tribunal: Tribunal
    communities: tuple[CommunityRow, ...]


@dataclass(frozen=True, slots=True)
class CourtGroup:
    """The tribunals of one court (法院)."""

    court: Court
    tribunals: tuple[TribunalLine, ...]


def demonstrations_by_tribunal(user: User, *, on: date) -> list[CourtGroup]:
    """Return every tribunal in the user's area with its demonstration communities (各法庭示范社区).

    Each tribunal is to have at least one: 东莞市中级人民法院《关于创建“诉源治理示范社区”实施意见》二（一）.
    """
    rows = DemonstrationCommunity.objects.visible_to(user).in_force(on)
    rows = rows.select_related("community__division__parent").order_by("designated_on", "pk")
    by_community = {row.community_id: row for row in rows}
    lines = community_rows([row.community for row in by_community.values()], on=on)
    by_tribunal: dict[int, list[CommunityRow]] = defaultdict(list)
    for line in lines:
        by_tribunal[by_community[line.community.pk].tribunal_id].append(line)
    tribunals = tribunal_choices(user, on=on)
    return [
        CourtGroup(court, tuple(TribunalLine(tribunal, tuple(by_tribunal[tribunal.pk])) for tribunal in group))
        for court, group in groupby(tribunals, key=lambda tribunal: tribunal.court)
    ]


def candidates_for(tribunal: Tribunal, *, on: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the communities a tribunal may take on, by town, as choices of a form (可确定为示范社区的社区).

    Those its court covers, without those of other tribunals and without demonstration communities.
    """
    courts = CourtCoverage.objects.in_force(on).filter(court=tribunal.court_id)
    inside = starts_with_any("division__code", tuple(courts.values_list("division__prefix", flat=True)))
    others = TribunalCoverage.objects.in_force(on).exclude(tribunal=tribunal)
    foreign = starts_with_any("division__code", tuple(others.values_list("division__prefix", flat=True)))
    chosen = DemonstrationCommunity.objects.in_force(on).values("community")
    free = Community.objects.filter(inside, ~foreign | _covered_by(tribunal, on)).exclude(pk__in=chosen)
    places = free.select_related("division__parent").order_by("division_id")
    return [
        (town, [(community.pk, community.division.display_name) for community in group])
        for town, group in groupby(places, key=lambda c: c.division.parent.display_name if c.division.parent else "")
    ]
