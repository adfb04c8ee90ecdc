"""The pages of docs/ that the code prints: one line each."""

from collections.abc import Callable

from cases.documents import lifecycle_page
from mediators.documents import claim_page
from reports.documents import indicator_page

PAGES: dict[str, Callable[[], str]] = {
    "lifecycle.md": lifecycle_page,
    "claims.md": claim_page,
    "indicators.md": indicator_page,
}
