from reports.models.bulletin import Bulletin, BulletinTemplate
from reports.models.definition import IndicatorDefinition
from reports.models.early_warning import EarlyWarning, FilingForecast, WatchRule, WatchRun
from reports.models.job_failure import JobFailure
from reports.models.period import ReadingPeriod
from reports.models.published import PublishedReading
from reports.models.reading import Reading
from reports.models.reconciliation import Reconciliation, ReconciliationDifference
from reports.models.stated import StatedFigure, StatedParagraph
from reports.models.suspicion import Suspicion, SuspicionFinding

__all__ = [
    "Bulletin",
    "BulletinTemplate",
    "EarlyWarning",
    "FilingForecast",
    "IndicatorDefinition",
    "JobFailure",
    "PublishedReading",
    "Reading",
    "ReadingPeriod",
    "Reconciliation",
    "ReconciliationDifference",
    "StatedFigure",
    "StatedParagraph",
    "Suspicion",
    "SuspicionFinding",
    "WatchRule",
    "WatchRun",
]
