"""What a roster asks, and how a mediator or an organisation stands to it (名册要求与达到情况)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, Sum

from communities.querysets import in_force
from mediators.choices import MediatorClass, OrganizationKind, RequirementMeasure, TrainingKind
from mediators.models import Mediator, RosterRequirement
from mediators.querysets import with_courts_above


@dataclass(frozen=True, slots=True)
class Standing:
    """One requirement and what is known: `actual` is None when unknown; not `binding` is another place's practice."""

    requirement: RosterRequirement
    actual: Decimal | None

    @property
    def binding(self) -> bool:
        return self.requirement.court_id is not None

    @property
    def is_met(self) -> bool | None:
        return None if self.actual is None else self.actual >= self.requirement.at_least

    @property
    def sentence(self) -> str:
        """The shortfall in words (未达到的要求)."""
        actual = "不详" if self.actual is None else f"{self.actual.normalize():f}"
        return f"{self.requirement.wording}（现为{actual}，来源：{self.requirement.source}）"


def standings(subject: Any, *, court_id: str, on: date) -> list[Standing]:
    """How a mediator or an organisation stands to each requirement in force (达到情况): the court's own first."""
    rows = RosterRequirement.objects.in_force(on).filter(
        Q(court=None) | Q(court__in=with_courts_above([court_id])), subject__in=_subjects(subject)
    )
    found = [Standing(row, _measured(subject, row.measure, on)) for row in rows]
    return sorted(found, key=lambda standing: not standing.binding)


def shortfalls(subject: Any, *, court_id: str, on: date) -> list[Standing]:
    """The binding requirements that are not met, or not known to be (未达到的要求)."""
    return [one for one in standings(subject, court_id=court_id, on=on) if one.binding and not one.is_met]


def _subjects(subject: Any) -> list[str]:
    if isinstance(subject, Mediator):
        is_lawyer = subject.mediator_class == MediatorClass.LAWYER
        return ["MEDIATOR", "LAWYER"] if is_lawyer else ["MEDIATOR"]
    return ["ORGANIZATION", "LAW_FIRM"] if subject.kind == OrganizationKind.LAW_FIRM else ["ORGANIZATION"]


def _measured(subject: Any, measure: str, on: date) -> Decimal | None:
    match measure:
        case RequirementMeasure.MEMBERS:
            return Decimal(subject.memberships.filter(in_force(on)).count())
        case RequirementMeasure.PAPERS:
            return Decimal(len(subject.papers))
        case RequirementMeasure.AGE_YEARS:
            return _years(subject.founded_on, on)
        case RequirementMeasure.PRACTICE_YEARS:
            return _years(subject.practising_since, on)
        case RequirementMeasure.TRAINING_BEFORE:
            return _hours(subject, Q(kind=TrainingKind.BEFORE))
        case _:
            return _hours(subject, Q(completed_on__year=on.year))


def _years(since: date | None, on: date) -> Decimal | None:
    """Whole years from a day; None when the day is not known."""
    if since is None:
        return None
    return Decimal(on.year - since.year - ((on.month, on.day) < (since.month, since.day)))


def _hours(mediator: Mediator, which: Q) -> Decimal:
    return mediator.trainings.filter(which).aggregate(sum=Sum("hours"))["sum"] or Decimal(0)
