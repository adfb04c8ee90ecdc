"""The half-monthly review (半月研判): what a town or court must talk about, from the data."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from cases import criteria
from cases.models import Dispute, DisputeFlag, InvolvedUnit, KeyCase, Routing, SupervisionOrder
from cases.queries.rows import DisputeRow, dispute_rows, for_rows
from cases.queries.supervision import OrderLine, for_lines, order_line
from communities.rules.division_codes import prefix_of
from suyuan.accounts.models import User

MID_MONTH = 15
SHOWN = 200
Disputes = QuerySet[Dispute]


@dataclass(frozen=True, slots=True)
class HalfMonth:
    """The first half of a month, to the 15th, or the second (半月)."""

    first: date
    last: date

    @property
    def name(self) -> str:
        return f"{self.first.year}年{self.first.month}月{'上' if self.first.day == 1 else '下'}半月"

    @property
    def value(self) -> str:
        """How the half is written in an address, as in 2026-11-2."""
        return f"{self.first:%Y-%m}-{1 if self.first.day == 1 else 2}"

    def before(self) -> "HalfMonth":
        """Return the half before this one (上一个半月)."""
        return half_month_of(self.first - timedelta(days=1))


def half_month_of(day: date) -> HalfMonth:
    """Return the half of the month that a day lies in (所在半月)."""
    if day.day <= MID_MONTH:
        return HalfMonth(day.replace(day=1), day.replace(day=MID_MONTH))
    return HalfMonth(day.replace(day=MID_MONTH + 1), day.replace(day=monthrange(day.year, day.month)[1]))


def half_month_named(text: str, *, on: date) -> HalfMonth:
    """Return the half that is written like 2026-11-2, else the one of the day (半月)."""
    year, _, rest = text.partition("-")
    month, _, half = rest.partition("-")
    if not (year.isdigit() and month.isdigit() and half in ("1", "2")):
        return half_month_of(on)
    try:
        return half_month_of(date(int(year), int(month), 1 if half == "1" else MID_MONTH + 1))
    except ValueError:
        return half_month_of(on)


@dataclass(frozen=True, slots=True)
class Section:
    """One matter of the agenda (研判事项): why these disputes are on it, the first of them, how many in all."""

    title: str
    hint: str
    rows: list[DisputeRow]
    total: int


@dataclass(frozen=True, slots=True)
class Review:
    """The agenda of a half month for a place (半月研判清单)."""

    half: HalfMonth
    sections: list[Section]
    key_cases: list[KeyCase]
    orders: list[OrderLine]
    registered: int
    concluded: int


def _overdue(disputes: Disputes, on: date) -> Disputes:
    timed_out = Dispute.objects.overdue(on)
    late = Routing.objects.filter(dispute=OuterRef("pk"), closed_at=None, answer_due_on__lt=on)
    return disputes.filter(Q(pk__in=timed_out.values("pk")) | Q(Exists(late)))


def _bounced(disputes: Disputes, on: date) -> Disputes:
    returned = Routing.objects.filter(dispute=OuterRef("pk"), outcome="RETURNED")
    return disputes.filter(Exists(returned))


def _joint(disputes: Disputes, on: date) -> Disputes:
    return disputes.filter(Exists(InvolvedUnit.objects.filter(dispute=OuterRef("pk"), ended_at=None)))


def _risky(disputes: Disputes, on: date) -> Disputes:
    grave = DisputeFlag.objects.filter(dispute=OuterRef("pk"), lifted_at=None, kind__grave=True)
    return disputes.filter(Exists(grave))


SECTIONS: tuple[tuple[str, str, Callable[[Disputes, date], Disputes]], ...] = (
    ("逾期未结", "调解期限已过，或者承办单位逾期没有答复。", _overdue),
    ("被退回的纠纷", "分流后被退回、尚未办结的，办理时间自登记起连续计算。", _bounced),
    ("跨镇、跨部门纠纷", "已确定牵头和协同单位、尚未办结的。", _joint),
    ("重大风险纠纷", "标注了重大风险、尚未办结的。", _risky),
)


def half_month_review(user: User, *, half: HalfMonth, town: str, on: date) -> Review:
    """Return the agenda for a town, or all the user's area (半月研判清单): open matters as they stand on the day.

    What was registered and concluded is counted over the half month.
    """
    disputes = Dispute.objects.visible_to(user)
    if town:
        prefix = prefix_of(town)
        helped = InvolvedUnit.objects.filter(dispute=OuterRef("pk"), ended_at=None, division__code__startswith=prefix)
        disputes = disputes.filter(Q(division__code__startswith=prefix) | Exists(helped))
    waiting = disputes.filter(criteria.OPEN.q)
    keys = KeyCase.objects.filter(dispute__in=waiting, replaced_at=None).select_related("dispute").order_by("due_on")
    orders = for_lines(SupervisionOrder.objects.open().filter(dispute__in=disputes)).order_by("due_on", "pk")
    return Review(
        half=half,
        sections=[_section(title, hint, rows(waiting, on), on) for title, hint, rows in SECTIONS],
        key_cases=list(keys[:SHOWN]),
        orders=[order_line(order, on=on) for order in orders[:SHOWN]],
        registered=disputes.filter(registered_at__date__range=(half.first, half.last)).count(),
        concluded=disputes.concluded_between(half.first, half.last).count(),
    )


def _section(title: str, hint: str, disputes: Disputes, on: date) -> Section:
    found = dispute_rows(for_rows(disputes).order_by("registered_at", "pk")[:SHOWN], on=on)
    return Section(title, hint, found, len(found) if len(found) < SHOWN else disputes.count())
