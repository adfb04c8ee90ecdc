"""Who suits a dispute best, and why (推荐调解员): everybody on the roster, ranked, with each part of the score."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet

from cases.lifecycle import State
from cases.models import Dispute, MatchingRule, Referral
from cases.queries.mediators import bars_of_each
from cases.queries.ties import conflicts_of
from cases.rules.conflicts import Conflict
from cases.rules.matching import Matter, Record, Score, Talent, Weights, score
from mediators.models import Mediator, MediatorLeave
from mediators.querysets import with_courts_above

IN_HAND = Q(closed_at__isnull=True, dispute__state__in=[State.REFERRED, State.MEDIATING])
CONSTANTS = ("speciality", "area", "language", "load", "result", "dates", "full_load", "prior_strength", "horizon_days")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mediator before a dispute: the score, what must be disclosed, and what stands in the way (候选人)."""

    mediator: Mediator
    in_hand: int
    room: int | None  # how many more this month; None: no cap
    score: Score
    conflicts: tuple[Conflict, ...]
    obstacles: tuple[str, ...]

    @property
    def disclosures(self) -> list[Conflict]:
        """What the parties must be told before this mediator goes on (应披露的事项)."""
        return [conflict for conflict in self.conflicts if not conflict.excludes]


@dataclass(frozen=True, slots=True)
class Field:
    """Everybody who could take disputes of one court on a day, and all that is known to rank them by."""

    mediators: list[Mediator]
    rule: MatchingRule
    in_hand: dict[int, int]
    this_month: dict[int, int]
    away: dict[int, MediatorLeave]
    records: dict[tuple[int, int | None], Record]  # by mediator and category
    usual: dict[int | None, Record]

    @property
    def weights(self) -> Weights:
        return Weights(**{name: getattr(self.rule, name) for name in CONSTANTS})

    def room(self, mediator: Mediator) -> int | None:
        """How many more disputes the mediator takes this month (本月余量)."""
        if mediator.monthly_cap is None:
            return None
        return max(0, mediator.monthly_cap - self.this_month.get(mediator.pk, 0))

    def record(self, mediator: Mediator, dispute: Dispute) -> Record:
        """How the mediator fared in disputes of this one's kind (同类结果)."""
        return self.records.get((mediator.pk, dispute.category_id), Record())


def field_of(court_code: str, *, on: date) -> Field:
    """Read the field of a court (可选调解员): its roster in force and its courts' above, loads, leaves, results."""
    mediators = [*_listed(court_code, on)]
    ids = [mediator.pk for mediator in mediators]
    rule = matching_rule(court_code, on=on)
    records, usual = _records(court_code, since=on - timedelta(days=365 * rule.window_years))
    return Field(
        mediators=mediators,
        rule=rule,
        in_hand=_counted(Referral.objects.filter(IN_HAND, mediator__in=ids)),
        this_month=_counted(
            Referral.objects.filter(mediator__in=ids, referred_at__year=on.year, referred_at__month=on.month)
        ),
        away=_leaves(ids, on=on, until=on + timedelta(days=rule.horizon_days)),
        records=records,
        usual=usual,
    )


def matching_rule(court_code: str, *, on: date) -> MatchingRule:
    """The version in force (匹配规则): the nearest court's own, else the general one."""
    rules = MatchingRule.objects.in_force(on).filter(Q(court=None) | Q(court__in=with_courts_above([court_code])))
    return max(rules, key=lambda rule: (rule.court_id or "", rule.valid_from or date.min, rule.pk))


def candidates(
    disputes: Sequence[Dispute], field: Field, *, on: date, languages: Iterable[str] = ()
) -> dict[int, list[Candidate]]:
    """Rank the field for each dispute (候选人排序), the best first; those who cannot take it come last, with why."""
    conflicts = conflicts_of(disputes, [mediator.pk for mediator in field.mediators], on=on)
    bars = bars_of_each(disputes)
    talents = {mediator.pk: _talent(mediator, field, on) for mediator in field.mediators}
    weights, ranked = field.weights, {}
    for dispute in disputes:
        matter = _matter(dispute, field, languages)
        found = []
        for mediator in field.mediators:
            pair = dispute.pk, mediator.pk
            between, bar = tuple(conflicts.get(pair, ())), bars.get(pair)
            points = score(matter, talents[mediator.pk], field.record(mediator, dispute), weights)
            obstacles = _obstacles(mediator, field, between, bar, on)
            in_hand, room = field.in_hand.get(mediator.pk, 0), field.room(mediator)
            found.append(Candidate(mediator, in_hand, room, points, between, obstacles))
        ranked[dispute.pk] = sorted(found, key=_order)
    return ranked


def _order(candidate: Candidate) -> tuple:
    return (bool(candidate.obstacles), -candidate.score.total, candidate.in_hand, candidate.mediator.pinyin)


def _obstacles(
    mediator: Mediator, field: Field, conflicts: Iterable[Conflict], bar: str | None, on: date
) -> tuple[str, ...]:
    found = [f"{conflict.text}（{conflict.basis}）" for conflict in conflicts if conflict.excludes]
    found += [bar] if bar else []
    if mediator.user_id is None:
        found.append("没有登录账号，不能签收")
    leave = field.away.get(mediator.pk)
    if leave and leave.valid_from <= on:
        found.append(f"请假，{leave.valid_to:%Y-%m-%d}恢复接案")
    if field.room(mediator) == 0:
        found.append(f"本月已接{field.this_month[mediator.pk]}件，达到每月上限")
    return tuple(found)


def _matter(dispute: Dispute, field: Field, languages: Iterable[str]) -> Matter:
    usual = field.usual.get(dispute.category_id)
    return Matter(
        category=dispute.category.name if dispute.category else "",
        causes=frozenset(dispute.cause.path_names.split("/")) if dispute.cause else frozenset(),
        place=(dispute.division.prefix if dispute.division else ""),
        languages=frozenset(languages),
        usual_rate=Decimal(usual.settled) / usual.total if usual and usual.total else None,
    )


def _talent(mediator: Mediator, field: Field, on: date) -> Talent:
    leave = field.away.get(mediator.pk)
    return Talent(
        categories=frozenset(name for row in mediator.expertise.all() for name in row.categories),
        causes=frozenset(name for row in mediator.expertise.all() for name in row.causes),
        areas=tuple(area.prefix for area in mediator.areas.all()),
        home=mediator.division.prefix if mediator.division else "",
        languages=frozenset(mediator.languages),
        in_hand=field.in_hand.get(mediator.pk, 0),
        days_until_away=(leave.valid_from - on).days if leave and leave.valid_from > on else None,
    )


def _listed(court_code: str, on: date) -> QuerySet[Mediator]:
    listed = Mediator.objects.on_roster(court_code=court_code, on=on).select_related("division")
    return listed.defer("phone", "address", "identity_number").prefetch_related("expertise", "areas")


def _counted(referrals: Any) -> dict[int, int]:
    return dict(referrals.values_list("mediator").annotate(count=Count("pk")).order_by())


def _leaves(ids: list[int], *, on: date, until: date) -> dict[int, MediatorLeave]:
    rows = MediatorLeave.objects.filter(mediator__in=ids, valid_to__gt=on, valid_from__lt=until)
    return {row.mediator_id: row for row in rows.order_by("-valid_from")}  # the nearest stays


def _records(court_code: str, *, since: date) -> tuple[dict, dict]:
    """Results by mediator and category, and the court's own by category; a court without history has none."""
    concluded = Referral.objects.filter(
        closed_at__isnull=True,
        signed_at__isnull=False,
        dispute__centre__court=court_code,
        dispute__concluded_on__gte=since,
        dispute__state__in=[State.SETTLED, State.ENDED],
    )
    settled = Count("pk", filter=Q(dispute__state=State.SETTLED))
    rows = (
        concluded.values_list("mediator", "dispute__category").annotate(settled=settled, total=Count("pk")).order_by()
    )
    records: dict[tuple[int, int | None], Record] = {}
    sums: dict[int | None, list[int]] = defaultdict(lambda: [0, 0])
    for mediator_id, category_id, good, total in rows:
        records[mediator_id, category_id] = Record(good, total)
        sums[category_id][0] += good
        sums[category_id][1] += total
    return records, {category: Record(*counts) for category, counts in sums.items()}
