from reports.documents.indicator_page import indicator_page
from reports.documents.reading import measured_document, reading_document
from reports.documents.wording import explain

__all__ = ["explain", "indicator_page", "measured_document", "reading_document"]
