"""How disputes went (纠纷去向) and how long the open ones have waited (未结时长): counts with the rows behind each."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.timezone import make_aware

from cases import criteria
from cases.lifecycle import State
from cases.models import Dispute, LaterStep, Referral
from cases.queries.rows import for_rows
from reports.indicators import parts
from reports.queries.measures import inside
from reports.queries.places import Place
from suyuan.accounts.models import User
from suyuan.lib.periods import Period


@dataclass(frozen=True, slots=True)
class Band:
    """One group of disputes (一段): its code, its name, and which disputes it holds."""

    code: str
    name: str
    q: Q


@dataclass(frozen=True, slots=True)
class Link:
    """From one stage of a dispute's course to the next (一段去向)."""

    source: Band
    target: Band

    @property
    def code(self) -> str:
        return f"{self.source.code}-{self.target.code}"

    @property
    def name(self) -> str:
        return f"{self.source.name} → {self.target.name}"

    @property
    def q(self) -> Q:
        return self.source.q & self.target.q


REGISTERED = Band("registered", "登记", Q())
REFERRED = Band("referred", "移送调解", Q(was_referred=True))
NOT_REFERRED = Band("unreferred", "未移送", Q(was_referred=False))
SETTLED = Band("settled", "调解成功", criteria.SETTLED.q)
ENDED = Band("ended", "调解不成", Q(state=State.ENDED))
OPEN = Band("open", "在办", criteria.OPEN.q)
ELSEWHERE = Band("elsewhere", "分流办结", Q(state=State.CLOSED_ELSEWHERE))
LEFT = Band("left", "不同意或撤回", Q(state__in=[State.REFUSED, State.WITHDRAWN]))
SUED = Band("sued", "成功后起诉", Q(was_sued=True))
KEPT = Band("kept", "成功后未起诉", Q(was_sued=False))
TO_COURT = Band("to_court", "转立案、审理", Q(went_to_court=True))
UNKNOWN = Band("unknown", "去向未登记", Q(went_to_court=False))
_OUTCOMES = (SETTLED, ENDED, OPEN, ELSEWHERE, LEFT)
LINKS = (
    Link(REGISTERED, REFERRED),
    Link(REGISTERED, NOT_REFERRED),
    *(Link(REFERRED, outcome) for outcome in _OUTCOMES),
    *(Link(NOT_REFERRED, outcome) for outcome in _OUTCOMES),
    Link(SETTLED, KEPT),
    Link(SETTLED, SUED),
    Link(ENDED, TO_COURT),
    Link(ENDED, UNKNOWN),
)
AGES = ((0, 7), (8, 30), (31, 60), (61, 90), (91, 180), (181, None))


def course_counts(place: Place, period: Period, *, on: date) -> list[tuple[Link, int]]:
    """Return how many of the disputes registered in a period went which way (纠纷去向), in one statement."""
    rows = _registered(place, period, on)
    counted = rows.aggregate(**{link.code: Count("pk", filter=link.q) if link.q else Count("pk") for link in LINKS})
    return [(link, counted[link.code]) for link in LINKS if counted[link.code]]


def open_ages(place: Place, *, on: date) -> list[tuple[Band, int]]:
    """Return how many open disputes have waited how many days since registration (未结时长), in one statement."""
    bands = _age_bands(on)
    counted = _open(place).aggregate(**{band.code: Count("pk", filter=band.q) for band in bands})
    return [(band, counted[band.code]) for band in bands]


def disputes_of_link(
    user: User, code: str, place: Place, period: Period, *, on: date
) -> tuple[str, QuerySet[Dispute]] | None:
    """Return the name and the disputes of a way that the user may know of (去向明细); None for an unknown one."""
    link = next((each for each in LINKS if each.code == code), None)
    return None if link is None else (link.name, _seen(user, _registered(place, period, on).filter(link.q)))


def disputes_of_age(user: User, code: str, place: Place, *, on: date) -> tuple[str, QuerySet[Dispute]] | None:
    """Return the name and the open disputes of an age that the user may know of (未结明细); None for an unknown one."""
    band = next((each for each in _age_bands(on) if each.code == code), None)
    return None if band is None else (f"未结{band.name}", _seen(user, _open(place).filter(band.q)))


def _registered(place: Place, period: Period, on: date) -> QuerySet[Dispute]:
    own = parts.RECEIVED.within(period, inside(parts.RECEIVED, place), on=on)
    steps = LaterStep.objects.filter(dispute=OuterRef("pk"))
    return own.annotate(
        was_referred=Exists(Referral.objects.filter(dispute=OuterRef("pk"))),
        was_sued=Exists(steps.filter(kind="SUIT")),
        went_to_court=Exists(steps.filter(kind__in=["TO_FILING", "TO_TRIAL", "SUIT"])),
    )


def _open(place: Place) -> QuerySet[Dispute]:
    return Dispute.objects.filter(criteria.OPEN.q, inside(parts.RECEIVED, place)).order_by()


def _age_bands(on: date) -> list[Band]:
    return [_age_band(least, most, on) for least, most in AGES]


def _age_band(least: int, most: int | None, on: date) -> Band:
    younger = Q(registered_at__lt=_midnight(on - timedelta(days=least - 1)))
    if most is None:
        return Band(f"d{least}", f"{least - 1}天以上", younger)
    older = Q(registered_at__gte=_midnight(on - timedelta(days=most)))
    return Band(f"d{least}", f"{least}—{most}天", younger & older)


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))


def _seen(user: User, rows: QuerySet[Dispute]) -> QuerySet[Dispute]:
    seen = Dispute.objects.visible_to(user).filter(pk__in=rows.values("pk"))
    return for_rows(seen).order_by("-logged_at", "-pk")
