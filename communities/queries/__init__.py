from communities.queries.calendar import calendar_page, working_calendar
from communities.queries.jurisdiction import Jurisdiction, jurisdictions
from communities.queries.profile import CommunityProfile, PersonAtWork, community_profile

__all__ = [
    "CommunityProfile",
    "Jurisdiction",
    "PersonAtWork",
    "calendar_page",
    "community_profile",
    "jurisdictions",
    "working_calendar",
]
