"""Loads the demo: everything or nothing, the same every time for the same day (演示数据装载)."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from cases.models import CaseNumber, CourtCase, Dispute
from cases.services.court_case_imports import import_list
from cases.services.tallies import verify_tallies
from mediators.models import Mediator
from mediators.services.accrual import accrue_pending
from reports.services.refreshing import refresh_rates
from reports.services.watching import look_out
from suyuan.accounts.models import User
from suyuan.demo.accounts import DEMO_ACCOUNTS
from suyuan.demo.bulletins import write_bulletins
from suyuan.demo.cast import COURTS, Cast, gather_cast
from suyuan.demo.clocks import write_clock_stories
from suyuan.demo.disputes import DisputeWriter
from suyuan.demo.fieldwork import write_fieldwork
from suyuan.demo.governance import write_governance
from suyuan.demo.hot_spots import HotSpotStories
from suyuan.demo.intake_stories import IntakeStories
from suyuan.demo.lawsuits import FiledDispute, lawsuit_rows, lists_by_court
from suyuan.demo.money import write_money
from suyuan.demo.places import Gazetteer, name_communities
from suyuan.demo.populations import write_populations
from suyuan.demo.quotations import write_quotations
from suyuan.demo.routing import tell_routing
from suyuan.demo.second_looks import write_second_looks
from suyuan.demo.sittings import write_sittings
from suyuan.lib.errors import DomainError

SEED = 20200701


class DemoRefused(DomainError):
    code = "demo_refused"


@dataclass(frozen=True, slots=True)
class Size:
    """How many disputes and lawsuits to write."""

    disputes: int = 3_000
    lawsuits: int = 12_000

    def times(self, scale: int) -> "Size":
        return Size(self.disputes * scale, self.lawsuits * scale)


USUAL = Size()


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded, for the progress line."""

    disputes: int
    lawsuits: int
    mediators: int


def is_loaded() -> bool:
    """Whether the demo accounts are there already."""
    return User.objects.filter(username=DEMO_ACCOUNTS[0].username).exists()


@transaction.atomic
def load_demo(*, at: datetime, size: Size = USUAL) -> Loaded:
    """Write the demo data once: people, disputes, lawsuits, subsidies and rates.

    Refused with DemoRefused when disputes of anybody else are in the database already.
    """
    if Dispute.objects.exists():
        raise DemoRefused("数据库中已有纠纷，演示数据只能装入空库。")
    random = Random(SEED)
    now = timezone.localtime(at)
    name_communities(at=now)
    cast = gather_cast(random=random, at=now)
    write_populations(random=random)
    gazetteer = Gazetteer(cast.demonstration_codes)
    writer = DisputeWriter(cast, gazetteer, random=random, now=now)
    writer.write(size.disputes)
    tell_routing(cast.courts, now=now)
    write_clock_stories(now=now)
    write_sittings(now=now)
    _load_lawsuits(cast, gazetteer, count=size.lawsuits, random=random, now=now)
    _accrue_month_by_month(writer, now=now)
    write_money(at=now)
    write_second_looks(at=now)
    refresh_rates(at=now)
    write_fieldwork(random=Random(SEED), now=now)
    IntakeStories(random=Random(SEED), now=now).write()
    HotSpotStories(random=Random(SEED + 1), now=now).write()
    write_governance(now=now)
    write_bulletins(cast, now=now)
    look_out(at=now)
    write_quotations(now=now)
    verify_tallies(at=now)
    return Loaded(Dispute.objects.count(), CourtCase.objects.count(), Mediator.objects.count())


def _accrue_month_by_month(writer: DisputeWriter, *, now: datetime) -> None:
    """Accrue as the months went by, so that the ledger has a history (逐月计提)."""
    months = Counter((due.recorded_at.year, due.recorded_at.month) for due in writer.dues)
    for (year, month), count in sorted(months.items()):
        end = now.replace(year=year + month // 12, month=month % 12 + 1, day=1, hour=9) - timedelta(days=1)
        accrue_pending(at=min(end, now), by=User.objects.system(), limit=count)


def _load_lawsuits(cast: Cast, gazetteer: Gazetteer, *, count: int, random: Random, now: datetime) -> None:
    rows = lawsuit_rows(count=count, gazetteer=gazetteer, filed=_filed(), random=random, until=now.date())
    for court, content in lists_by_court(rows, COURTS).items():
        name = f"{cast.courts[court].centre.court.name}案件清单（演示）.csv"
        import_list(file_name=name, content=content, court_code=court, by=cast.courts[court].clerk, at=now)


def _filed() -> list[FiledDispute]:
    """Disputes whose complaint was filed before mediation: they bear a 民初 number."""
    filed = CaseNumber.objects.filter(type_code="民初", court_code__in=COURTS).order_by("pk")
    return [
        FiledDispute(number, timezone.localtime(at).date(), cause or "", place)
        for number, at, cause, place in filed.values_list(
            "text", "added_at", "dispute__cause__name", "dispute__division"
        )
    ]
