from reports.models.definition import IndicatorDefinition
from reports.models.period import ReadingPeriod
from reports.models.published import PublishedReading
from reports.models.reading import Reading

__all__ = ["IndicatorDefinition", "PublishedReading", "Reading", "ReadingPeriod"]
