"""What a working register lists (工作台账): screening, intake, mediation by the three classes, outcomes, follow-up.

Source document 002 asks for monthly, quarterly and yearly registers of disputes resolved and of what mediation
achieved; it prescribes no form. Every line is a part or a measure of the reports, so that a register and a report
never count the same thing in two ways.
"""

from dataclasses import dataclass

from mediators.choices import MediatorClass
from reports.indicators import class_parts, outcome_parts, parts
from reports.indicators.measures import BY_CODE, MEASURES, Measure
from reports.indicators.parts import Part


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the register (台账分栏): lines of counts and measures, this period beside the year before."""

    title: str
    lines: tuple[Part | Measure, ...]


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A line of mediation by class (三类调解): a part or a measure for each column, None where there is none."""

    name: str
    by_class: dict[str, Part | Measure]
    whole: Part | Measure | None


def _each(one: str) -> Measure:
    return BY_CODE[f"settled_each_{one.lower()}"]


_CLASSES = [one.value for one in MediatorClass]
_RATE = {
    one: Measure(
        f"success_rate_{one.lower() or 'nobody'}", f"{label}调解成功率", f"{label}调解成功 ÷ {label}调解结束", "按已结",
        (class_parts.SETTLED[one],), denominator=(class_parts.CONCLUDED[one],),
    )
    for one, label in class_parts.COLUMNS
}  # fmt: skip
BY_CLASS = (
    ClassLine("移送调解", dict(class_parts.REFERRED), None),
    ClassLine("调解结束", dict(class_parts.CONCLUDED), parts.CONCLUDED),
    ClassLine("调解成功", dict(class_parts.SETTLED), parts.SETTLED),
    ClassLine("调解成功率", dict(_RATE), BY_CODE["success_rate"]),
    ClassLine("期末在册", dict(class_parts.ON_ROSTER), None),
    ClassLine("人均调解成功", {one: _each(one) for one in _CLASSES}, None),
)
SCREENING = Section(
    "排查",
    (
        outcome_parts.FOUND,
        outcome_parts.FOUND_SOLVED,
        outcome_parts.FOUND_DISPUTE,
        outcome_parts.FOUND_WATCHED,
        parts.RECEIVED,
        outcome_parts.OPEN_AT_END,
    ),
)
RESULTS = Section(
    "调解实效",
    (
        parts.SETTLED,
        outcome_parts.WRITTEN,
        outcome_parts.ORAL,
        BY_CODE["success_rate"],
        BY_CODE["pre_suit_share"],
        outcome_parts.APPLIED,
        outcome_parts.CONFIRMED,
        BY_CODE["confirmation_rate"],
        outcome_parts.COURT_PAPERS,
        outcome_parts.SUITS_WITHDRAWN,
        *outcome_parts.ENDED,
        outcome_parts.TO_FILING,
        outcome_parts.TO_TRIAL,
        parts.SESSIONS,
        BY_CODE["video_share"],
        BY_CODE["overdue_rate"],
        parts.SUITS,
        BY_CODE["reaching_court"],
    ),
)
FOLLOW_UP = Section(
    "履行与回访",
    (
        BY_CODE["performance_rate"],
        BY_CODE["performance_of_due"],
        outcome_parts.VISITS,
        outcome_parts.VISITS_SATISFIED,
        outcome_parts.VISITS_UNSATISFIED,
        outcome_parts.VISITS_UNSAID,
        BY_CODE["satisfaction_rate"],
        outcome_parts.VISITS_PERFORMED,
        outcome_parts.VISITS_RELAPSED,
        outcome_parts.VISITS_MISSED,
        outcome_parts.SUED_AFTER,
    ),
)
SECTIONS = (SCREENING, RESULTS, FOLLOW_UP)


def _parts_of(line: Part | Measure) -> tuple[Part, ...]:
    return line.all_parts if isinstance(line, Measure) else (line,)


def _every_line() -> list[Part | Measure]:
    matrix = [cell for line in BY_CLASS for cell in line.by_class.values()]
    return [*MEASURES, *matrix, *(line for section in SECTIONS for line in section.lines)]


ALL_PARTS = {part.code: part for line in _every_line() for part in _parts_of(line)}
