"""The reference rows that demo disputes point to, read once (演示用参考数据)."""

from dataclasses import dataclass
from datetime import date

from cases.choices import Procedure, StartEvent, Track
from cases.models import CauseOfAction, DeadlineRule, Dispute, DisputeCategory, Party
from cases.services.intake import search_text_of
from communities.queries import working_calendar
from suyuan.demo.places import Place
from suyuan.lib.calendar import WorkingCalendar


@dataclass(slots=True)
class ReferenceRows:
    categories: dict[str, DisputeCategory]
    causes: list[CauseOfAction]
    rules: list[DeadlineRule]
    calendar: WorkingCalendar

    @classmethod
    def read(cls) -> "ReferenceRows":
        return cls(
            categories={category.name: category for category in DisputeCategory.objects.filter(selectable=True)},
            causes=list(CauseOfAction.objects.all()),
            rules=list(DeadlineRule.objects.filter(start_event=StartEvent.SIGNED_MATERIALS)),
            calendar=working_calendar(),
        )

    def cause(self, name: str, on: date) -> CauseOfAction | None:
        """The cause of that name in the rule in force on the day."""
        return next((cause for cause in self.causes if cause.name == name and _in_force(cause, on)), None)

    def deadline_rule(self, track: Track, procedure: Procedure | None, on: date) -> DeadlineRule:
        """The rule that sets the period for a track and procedure on the day."""
        return next(
            rule
            for rule in self.rules
            if rule.track == track and rule.procedure in ("", procedure or "") and _in_force(rule, on)
        )

    def search_text(self, dispute: Dispute, parties: list[Party], place: Place) -> str:
        return search_text_of(dispute, parties=parties, place_name=f"{place.town_name}{place.name}")


def _in_force(row: CauseOfAction | DeadlineRule, on: date) -> bool:
    return row.valid_from <= on and (row.valid_to is None or on < row.valid_to)
