"""Who works on a dispute together, at which level it stands, whose key case it is (联动、层级、包案)."""

from dataclasses import dataclass
from datetime import date

from cases.lifecycle import FINAL
from cases.models import Dispute, Escalation, InvolvedUnit, KeyCase
from cases.queries.routing import units_for
from communities.choices import DivisionLevel
from communities.models import Division

LEVEL_NAMES = {
    DivisionLevel.VILLAGE: "村（社区）",
    DivisionLevel.TOWN: "镇（街道）",
    DivisionLevel.COUNTY: "县（区）",
    DivisionLevel.CITY: "市",
}


@dataclass(frozen=True, slots=True)
class Cooperation:
    """Who takes part in a dispute (联动办理): lead and helpers, the level it stands at and how it came there."""

    involved: list[InvolvedUnit]
    level: str
    escalations: list[Escalation]
    key_case: KeyCase | None
    key_case_overdue: bool

    @property
    def waits(self) -> bool:
        """Whether a handing up has not been taken over yet (等待接办)."""
        return bool(self.escalations) and self.escalations[-1].taken_over_at is None


def cooperation_panel(dispute: Dispute, *, on: date) -> Cooperation | None:
    """Return who works on a dispute together, for its page (联动办理); None for a draft."""
    if dispute.number is None or dispute.division is None:
        return None
    escalations = list(dispute.escalations.select_related("division", "escalated_by"))
    place = escalations[-1].division if escalations else dispute.division
    key_case = dispute.key_cases.filter(replaced_at=None).select_related("set_by").first()
    return Cooperation(
        involved=list(dispute.involved_units.filter(ended_at=None).select_related("division", "unit")),
        level=f"{level_name(place)}　{place.display_name}",
        escalations=escalations,
        key_case=key_case,
        key_case_overdue=bool(key_case and key_case.due_on < on and dispute.state not in FINAL),
    )


def level_name(place: Division) -> str:
    """Return the level of a place in words (层级)."""
    return LEVEL_NAMES.get(DivisionLevel(place.level), str(place.get_level_display()))


def levels_above(dispute: Dispute) -> list[Division]:
    """Return the places above the one that has the dispute now (可上报的层级), the nearest first, up to the city.

    Where a level does not exist, as the county in Dongguan, the next one follows.
    """
    raised = dispute.escalations.select_related("division").last()
    place = raised.division if raised else dispute.division
    above = []
    while place and place.parent_id and (place := place.parent) and place.level != DivisionLevel.PROVINCE:
        above.append(place)
    return above


def partners(dispute: Dispute, *, on: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the towns and offices that can take part (可牵头、协同的镇街和部门), as choices in two groups."""
    code = dispute.division_id or ""
    towns = Division.objects.filter(code__startswith=code[:4], level=DivisionLevel.TOWN, valid_to=None)
    return [
        ("镇街", [(f"division-{town.code}", town.display_name) for town in towns]),
        ("部门", [(f"unit-{unit.pk}", unit.name) for unit in units_for(code, on=on)]),
    ]
