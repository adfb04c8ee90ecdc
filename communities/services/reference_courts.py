"""Delivered courts and tribunals (法院、人民法庭), what they cover, and the centres and communities of pilot places."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from communities.choices import CourtLevel, DivisionLevel, TribunalKind, Trust
from communities.models import (
    Community,
    Court,
    CourtCoverage,
    Division,
    MediationCentre,
    Tribunal,
    TribunalCoverage,
)
from communities.rules.division_codes import community_kind, normalise_code
from communities.services.datasets import Record, Source
from communities.services.reference_divisions import PILOT
from communities.services.shipped_rows import Written, write_rows

COURTS, TRIBUNALS, DONGGUAN_COVERAGE = "courts.csv", "tribunals.csv", "court_coverage_dongguan.csv"
_TRIBUNAL_KINDS = {"人民法庭": TribunalKind.PEOPLES_TRIBUNAL, "巡回法庭": TribunalKind.CIRCUIT_TRIBUNAL}
_FROM_COURT_CODE = "按法院代字与区划代码的对应关系推定"
_FROM_SEAT = "由法庭驻地推定，实际管辖范围待核实"


def write_courts(source: Source, at: datetime) -> Written:
    """Write courts, coverage, tribunals, then the mediation centres and communities (诉调对接中心、社区) they need."""
    written = write_rows([_court(row) for row in source.records(COURTS)], key=("code",))
    written += write_rows([_tribunal(row) for row in source.records(TRIBUNALS)], key=("court", "name"))
    written += _write_coverages(_court_coverages(source), by="court_id")
    written += _write_coverages(_tribunal_coverages(source), by="tribunal_id")
    return written + _open_centres(source) + settle_communities()


def settle_communities() -> Written:
    """Make a community (社区) of every village-level place that lies where a court with a mediation centre sits."""
    seats = Court.objects.filter(centres__isnull=False, division__isnull=False)
    inside = Q(pk__in=[])
    for prefix in seats.values_list("division__prefix", flat=True).distinct():
        inside |= Q(code__startswith=prefix)
    codes = Division.objects.filter(inside, level=DivisionLevel.VILLAGE, community__isnull=True)
    communities = [
        Community(division_id=code, kind=community_kind(code)) for code in codes.values_list("code", flat=True)
    ]
    Community.objects.bulk_create(communities, ignore_conflicts=True, batch_size=5000)
    return Written(added=len(communities))


def _court(row: Record) -> Court:
    return Court(
        code=row["code"],
        name=row["name"],
        level=CourtLevel[row["level"].upper()],
        parent_id=row["parent_code"] or None,
        division_id=normalise_code(row["division_code6"]),
        trust=_trust(row["status"]),
    )


def _tribunal(row: Record) -> Tribunal:
    return Tribunal(
        court_id=row["court_code"],
        name=row["name"],
        kind=_TRIBUNAL_KINDS[row["type"]],
        seat_id=row["seat_town_code"] or None,
        trust=Trust.VERIFIED if row["status"].startswith("verified_name") else Trust.PROVISIONAL,
        source=row["source"],
    )


def _trust(status: str) -> Trust:
    return Trust.VERIFIED if status == "verified" else Trust.PROVISIONAL


def _court_coverages(source: Source) -> list[CourtCoverage]:
    """Dongguan's courts by their own list; elsewhere a basic court covers the county its code names."""
    listed = [
        CourtCoverage(
            court_id=row["court_code"], division_id=row["town_code"], trust=_trust(row["status"]), source=row["source"]
        )
        for row in source.records(DONGGUAN_COVERAGE)
    ]
    counties = Court.objects.filter(level=CourtLevel.BASIC, division__level=DivisionLevel.COUNTY).order_by("code")
    return listed + [CourtCoverage(court=court, division=court.division, source=_FROM_COURT_CODE) for court in counties]


def _tribunal_coverages(source: Source) -> list[TribunalCoverage]:
    """Only the town where a tribunal sits is known; the rest of what it covers stays unknown."""
    ids = {(t.court_id, t.name): t.pk for t in Tribunal.objects.all()}
    return [
        TribunalCoverage(
            tribunal_id=ids[row["court_code"], row["name"]],
            division_id=row["seat_town_code"],
            source=row["source"] if row["towns_covered"] else _FROM_SEAT,
        )
        for row in source.records(TRIBUNALS)
    ]


def _write_coverages(delivered: Iterable[CourtCoverage | TribunalCoverage], *, by: str) -> Written:
    """Write what covers a place, unless somebody here has dated, moved or corrected that place's coverage."""
    written = Written()
    for coverage in delivered:
        written += _write_coverage(coverage, by=by)
    return written


def _write_coverage(coverage: CourtCoverage | TribunalCoverage, *, by: str) -> Written:
    there = list(type(coverage).objects.filter(division_id=coverage.division_id))
    if not there:
        coverage.save(force_insert=True)
        return Written(added=1)
    says = [getattr(coverage, name) for name in (by, "trust", "source")]
    if len(there) == 1 and [getattr(there[0], name) for name in (by, "trust", "source")] == says:
        return Written()
    if len(there) > 1 or there[0].corrected_at:
        return Written(kept=1)
    coverage.pk = there[0].pk
    coverage.save(force_update=True)
    return Written(changed=1)


def _open_centres(source: Source) -> Written:
    """One mediation centre for each basic court that sits in a pilot place."""
    pilot = {row["code"] for row in source.records(PILOT)}
    courts = Court.objects.filter(level=CourtLevel.BASIC, division__in=pilot, centres__isnull=True)
    centres = [MediationCentre(code=c.code, name=f"{c.name}诉调对接中心", court=c) for c in courts.order_by("code")]
    MediationCentre.objects.bulk_create(centres, ignore_conflicts=True)
    return Written(added=len(centres))
