"""Early warnings as their pages show them (风险预警): the open ones, the forecasts, the disputes behind a warning."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from cases.models import Dispute
from cases.queries.rows import for_rows
from communities.choices import DivisionLevel
from reports.choices import WatchKind
from reports.documents.early_warnings import headline
from reports.models import EarlyWarning, FilingForecast, WatchRule, WatchRun
from suyuan.accounts.models import User

SHOWN = 100
_LEVELS = (DivisionLevel.CITY, DivisionLevel.COUNTY, DivisionLevel.TOWN)


@dataclass(frozen=True, slots=True)
class WarningRow:
    """An open warning with what it says (预警)."""

    warning: EarlyWarning
    headline: str


@dataclass(frozen=True, slots=True)
class WarningGroup:
    """The open warnings of one kind (一类预警), the farthest beyond the usual first."""

    kind: WatchKind
    rule: WatchRule | None
    rows: list[WarningRow]
    judged: int
    unjudged: int


@dataclass(frozen=True, slots=True)
class Forecasts:
    """The forecasts of a quarter (立案预测), with how often such intervals held before."""

    rows: list[FilingForecast]
    backtests: int
    inside: int

    @property
    def known_through(self) -> date:
        """The last day of the data (数据截至)."""
        return self.rows[0].known_through

    @property
    def percent(self) -> str:
        """The probability of the interval in percent (区间概率)."""
        return f"{(self.rows[0].level * 100).normalize():f}"

    @property
    def coverage(self) -> Decimal | None:
        """The share of backtested quarters inside the interval, in percent (回测覆盖率)."""
        if not self.backtests:
            return None
        return (Decimal(self.inside) * 100 / self.backtests).quantize(Decimal("0.01"))


def warnings_for(user: User) -> QuerySet[EarlyWarning]:
    """Return the warnings that the user may know of (风险预警)."""
    rows = EarlyWarning.objects.visible_to(user)
    return rows.select_related("division__parent", "category", "answered_by")


def open_warnings(user: User, run: WatchRun | None) -> list[WarningGroup]:
    """Return the open warnings by kind (待处置的预警), each with what was looked at."""
    rows = EarlyWarning.objects.visible_to(user).open().select_related("division__parent", "category")
    found = list(rows.order_by("-exceedance", "pk")[:SHOWN])
    on = run.last_on if run else None
    rules = {rule.kind: rule for rule in WatchRule.objects.in_force(on)} if on else {}
    kinds = [kind for kind in WatchKind if kind != WatchKind.FORECAST]
    return [
        WarningGroup(
            kind=kind,
            rule=rules.get(kind),
            rows=[WarningRow(row, headline(row)) for row in found if row.kind == kind],
            judged=run.judged.get(kind, 0) if run else 0,
            unjudged=run.unjudged.get(kind, 0) if run else 0,
        )
        for kind in kinds
    ]


def past_warnings(user: User) -> QuerySet[EarlyWarning]:
    """Return what was answered or has ended (已处置、已消退), the latest first."""
    closed = warnings_for(user).exclude(pk__in=EarlyWarning.objects.open().values("pk"))
    return closed.order_by("-last_on", "-pk")


def last_run() -> WatchRun | None:
    """Return the last look at everything (最近一次计算)."""
    return WatchRun.objects.order_by("-last_on").first()


def forecasts_for(user: User) -> Forecasts | None:
    """Return the latest forecasts of the user's places (立案预测), in the order of their codes; None without any."""
    rows = FilingForecast.objects.visible_to(user).select_related("division")
    latest = rows.order_by("-first_on").values("first_on")[:1]
    found = list(rows.filter(first_on=latest).order_by("division__code"))
    if not found:
        return None
    return Forecasts(found, sum(row.backtests for row in found), sum(row.backtests_inside for row in found))


def counted_disputes(user: User, warning: EarlyWarning) -> QuerySet[Dispute]:
    """Return the disputes that a warning counts and the user may know of (所计纠纷), the latest first."""
    seen = Dispute.objects.visible_to(user).filter(pk__in=warning.dispute_ids)
    return for_rows(seen).order_by("-logged_at", "-pk")
