"""The reference data delivered with the software (基础数据): places, courts, population, calendar."""

from datetime import datetime
from pathlib import Path

from communities.services import (
    reference_calendar,
    reference_courts,
    reference_divisions,
    reference_population,
    reference_requirements,
)
from communities.services.datasets import Dataset, Loaded, load_dataset

FOLDER = Path(__file__).resolve().parent.parent / "reference"
DATASETS = (
    Dataset(
        "行政区划",
        FOLDER,
        (reference_divisions.UPPER, reference_divisions.TOWNS, reference_divisions.PILOT),
        reference_divisions.write_divisions,
    ),
    Dataset(
        "法院、法庭和社区",
        FOLDER,
        (
            reference_courts.COURTS,
            reference_courts.TRIBUNALS,
            reference_courts.DONGGUAN_COVERAGE,
            reference_divisions.PILOT,
        ),
        reference_courts.write_courts,
    ),
    Dataset("常住人口", FOLDER, (reference_population.POPULATION,), reference_population.write_population),
    Dataset(
        "工作日历",
        FOLDER,
        (reference_calendar.CONFIRMED, reference_calendar.PROVISIONAL),
        reference_calendar.write_calendar,
    ),
    Dataset(
        "工作要求",
        FOLDER,
        (reference_requirements.REQUIREMENTS,),
        reference_requirements.write_requirements,
    ),
)


def load_reference(*, at: datetime) -> list[Loaded]:
    """Load places, courts, population and calendar (载入基础数据); files loaded before are not read again."""
    return [load_dataset(dataset, at=at) for dataset in DATASETS]
