"""Calendar feeds (日历订阅): one's own, and which one a secret opens."""

from datetime import date

from cases.models import CalendarFeed
from communities.models import Posting
from communities.querysets import in_force
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role


def feed_of(user: User) -> CalendarFeed | None:
    """Return the feed a mediator has now (现有订阅), if any."""
    return CalendarFeed.objects.filter(mediator__user=user, revoked_at=None).first()


def feed_opened_by(digest: str, *, on: date) -> CalendarFeed | None:
    """Return the feed that a secret opens (订阅), as long as its mediator holds the post and may sign in."""
    feed = CalendarFeed.objects.filter(digest=digest, revoked_at=None, mediator__user__is_active=True)
    found = feed.select_related("mediator").first()
    if found is None:
        return None
    posted = Posting.objects.filter(in_force(on), user=found.mediator.user_id, role=Role.MEDIATOR).exists()
    return found if posted else None
