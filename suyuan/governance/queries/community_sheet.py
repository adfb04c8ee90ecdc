"""A community on one sheet of paper (社区一页纸), for a party secretary to read in a minute."""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from communities.models import CircuitRequest, CircuitStop, Consultation, DutyShift, OutreachEvent, ScreeningFinding
from communities.queries.profile import CommunityProfile
from reports.choices import PeriodKind
from reports.indicators.catalogue import LAWSUITS_PER_10K
from reports.models import Reading
from reports.policies import may_see_rates
from reports.queries.community_page import YearOfDisputes, disputes_by_year
from reports.queries.demonstration import Standing, standing_of
from reports.queries.measures import Measured, measure_table
from reports.queries.places import Place
from reports.queries.rate_tables import course, readings_of
from suyuan.accounts.models import User
from suyuan.governance.models import Suggestion
from suyuan.lib.periods import Period, parse_period

YEARS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class WorkLine:
    """A kind of work done this year (工作情况): what, how many, and a word on it."""

    name: str
    number: int
    text: str
    unit: str = "次"


@dataclass(frozen=True, slots=True)
class CommunitySheet:
    """What the sheet says (一页纸内容). `rates` are whole years and the one under way, the latest first."""

    profile: CommunityProfile
    period: Period
    received: Measured
    success: Measured
    years: list[YearOfDisputes]
    rates: list[Reading]
    standing: Standing | None
    work: list[WorkLine]
    waiting: list[str]


def community_sheet(user: User, profile: CommunityProfile) -> CommunitySheet:
    """Return a community's sheet (社区一页纸), by the definitions of the measures and of the rate (口径一致)."""
    on, code = profile.on, profile.community.pk
    period = parse_period(f"{on.year}-YTD-{on.year}-{max(1, on.month - 1):02}")
    table = {row.measure.code: row for row in measure_table(Place(profile.community.division), period, on=on).measured}
    readings = list(readings_of(user, indicator=LAWSUITS_PER_10K.code, key=code)) if may_see_rates(user) else []
    rates = course(readings, PeriodKind.YEAR)[::-1][:YEARS_SHOWN]
    return CommunitySheet(
        profile=profile,
        period=period,
        received=table["received"],
        success=table["success_rate"],
        years=disputes_by_year(profile.community, on=on)[:YEARS_SHOWN],
        rates=rates,
        standing=_standing(profile, rates),
        work=_work(profile),
        waiting=_waiting(profile),
    )


def _standing(profile: CommunityProfile, rates: list[Reading]) -> Standing | None:
    if profile.demonstration is None:
        return None
    return standing_of(profile.demonstration, rate=rates[0].value if rates else None, on=profile.on)


def _work(profile: CommunityProfile) -> list[WorkLine]:
    on, code = profile.on, profile.community.pk
    stops = CircuitStop.objects.filter(division=code, circuit__held_on__year=on.year, logged_at__isnull=False)
    route = stops.aggregate(number=Count("pk"), people=Sum("people_count"), settled=Sum("settled_count"))
    shifts = DutyShift.objects.filter(_around(profile), starts_at__year=on.year, ends_at__date__lte=on)
    duty = shifts.filter(cancelled_reason="").count()
    logged = Consultation.objects.filter(shift__in=shifts)
    asked = logged.aggregate(people=Sum("people_count"))["people"] or 0
    found = ScreeningFinding.objects.filter(division=code, found_on__year=on.year).aggregate(
        number=Count("pk"),
        solved=Count("pk", filter=Q(outcome="SOLVED")),
        watched=Count("pk", filter=Q(outcome="WATCHED")),
    )
    met = f"到本村（社区），接待{route['people'] or 0}人次，就地调成{route['settled'] or 0}件"
    return [
        WorkLine("法官值班", duty, f"本村（社区）和镇街综治中心，接待{asked}人次"),
        WorkLine("法官巡回", route["number"], met),
        WorkLine("法治宣传", _lessons(profile), "对接法庭开展的公开课等活动"),
        WorkLine("隐患排查", found["number"], f"已化解{found['solved']}条，持续关注{found['watched']}条", "条"),
    ]


def _around(profile: CommunityProfile) -> Q:
    places = [profile.community.pk, *([profile.town.pk] if profile.town else [])]
    return Q(service_point__division__in=places)


def _lessons(profile: CommunityProfile) -> int:
    tribunal = profile.jurisdiction.tribunal
    if tribunal is None:
        return 0
    held = OutreachEvent.objects.filter(tribunal=tribunal.tribunal_id, held_on__year=profile.on.year)
    return held.filter(attendance__isnull=False).count()


def _waiting(profile: CommunityProfile) -> list[str]:
    """What waits for somebody's answer here, in sentences."""
    code = profile.community.pk
    places = [code, *([profile.town.pk] if profile.town else [])]
    sent = Suggestion.objects.filter(division__in=places)
    asked = CircuitRequest.objects.filter(division=code, declined_reason="", stop__isnull=True)
    counts = (
        (asked.count(), "项巡回需求等候法庭安排"),
        (sent.filter(replied_on=None).count(), "件司法建议、风险提示等候回复"),
        (sent.filter(verdict="", remeasure_on__lte=profile.on).count(), "件建议到期再次测量"),
        (ScreeningFinding.objects.filter(division=code, outcome="WATCHED").count(), "条排查隐患持续关注"),
        (sum(person.trained is False for person in profile.people), "名助理还没有培训合格记录"),
    )
    return [f"{number}{words}" for number, words in counts if number]
