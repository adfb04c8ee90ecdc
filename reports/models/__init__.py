from reports.models.bulletin import Bulletin, BulletinTemplate
from reports.models.definition import IndicatorDefinition
from reports.models.period import ReadingPeriod
from reports.models.published import PublishedReading
from reports.models.reading import Reading

__all__ = ["Bulletin", "BulletinTemplate", "IndicatorDefinition", "PublishedReading", "Reading", "ReadingPeriod"]
