"""The counts of mediation by the three classes of mediators (特邀、律师、专职), told apart as in source document 001.

A dispute is of the class of the mediator who presides, or presided when it ended; one that no mediator presides over
is counted apart, so that the columns add up to the whole.
"""

from datetime import date
from functools import partial

from django.db.models import Exists, OuterRef

from cases.models import Referral
from communities.querysets import in_force
from mediators.choices import MediatorClass
from mediators.models import RosterEntry
from reports.indicators.parts import Part, Rows, concluded, moments, of_dispute, settled
from suyuan.lib.periods import Period

NOBODY = ""
COLUMNS = (
    (MediatorClass.INVITED.value, "特邀调解员"),
    (MediatorClass.LAWYER.value, "律师调解员"),
    (MediatorClass.FULL_TIME.value, "专职调解员"),
    (NOBODY, "未记载调解员"),
)


def _in_hands(disputes: Rows, mediator_class: str) -> Rows:
    """Disputes that a mediator of the class presides over, or that none does."""
    here = Referral.objects.open().filter(dispute=OuterRef("pk"), mediator__isnull=False)
    if mediator_class == NOBODY:
        return disputes.filter(~Exists(here))
    return disputes.filter(Exists(here.filter(mediator__mediator_class=mediator_class)))


def _referred(mediator_class: str, period: Period, on: date) -> Rows:
    made = Referral.objects.filter(**moments(period, "referred_at"))
    if mediator_class == NOBODY:
        return made.filter(mediator__isnull=True)
    return made.filter(mediator__mediator_class=mediator_class)


def _concluded(mediator_class: str, period: Period, on: date) -> Rows:
    return _in_hands(concluded(period, on), mediator_class)


def _settled(mediator_class: str, period: Period, on: date) -> Rows:
    return _in_hands(settled(period, on), mediator_class)


def _on_roster(mediator_class: str, period: Period, on: date) -> Rows:
    """Mediators on a court's roster on the last day of the period, or today while it lasts."""
    entries = RosterEntry.objects.filter(in_force(min(period.last, on)), mediator__isnull=False)
    return entries.filter(mediator__mediator_class=mediator_class)


def _code(name: str, mediator_class: str) -> str:
    return f"{name}_{mediator_class.lower() or 'nobody'}"


REFERRED = {one: of_dispute(_code("referred", one), f"移送{label}", partial(_referred, one)) for one, label in COLUMNS}
CONCLUDED = {one: Part(_code("concluded", one), f"{label}调解结束", partial(_concluded, one)) for one, label in COLUMNS}
SETTLED = {one: Part(_code("settled", one), f"{label}调解成功", partial(_settled, one)) for one, label in COLUMNS}
ON_ROSTER = {
    one: Part(_code("on_roster", one), f"在册{label}", partial(_on_roster, one), "mediator__division", "court", None)
    for one, label in COLUMNS
    if one != NOBODY
}
