"""Suggestions as their pages show them: what waits, and what the figures said before and after."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from cases import criteria
from cases.models import Dispute
from communities.models import Feedback
from reports.indicators.measures import growth
from suyuan.accounts.models import User
from suyuan.governance.models import Suggestion


def suggestions(user: User) -> QuerySet[Suggestion]:
    """Return the suggestions the user may know of (建议), those that wait for an answer first, the oldest first."""
    rows = Suggestion.objects.visible_to(user).select_related("division", "category", "sent_by")
    return rows.order_by("sent_on", "pk")


def feedback_to_sum_up(user: User) -> QuerySet[Feedback]:
    """Return the opinions that no suggestion has taken up (待汇总的意见), the oldest first."""
    taken = Suggestion.feedback.through.objects.values("feedback")
    rows = Feedback.objects.visible_to(user).exclude(pk__in=taken)
    return rows.select_related("division").order_by("heard_on", "pk")


@dataclass(frozen=True, slots=True)
class Effect:
    """Disputes registered in equally long times before the suggestion and after the reply (前后对比)."""

    days: int
    before_from: date
    before_to: date
    before: int
    after_from: date
    after_to: date
    after: int
    is_over: bool

    @property
    def change(self) -> str:
        """The change in percent, of small numbers in cases: 2 to 4 is not +100 %."""
        if self.before < 10:
            return f"{self.after - self.before:+d} 件"
        return f"{growth(self.after, self.before):+}%"


def effect_of(suggestion: Suggestion, *, on: date) -> Effect | None:
    """Return what the figures said before and after (前后对比), counted as 登记纠纷 in the reports; None unanswered."""
    if suggestion.replied_on is None or suggestion.remeasure_on is None:
        return None
    days = (suggestion.remeasure_on - suggestion.replied_on).days
    before = suggestion.sent_on - timedelta(days=days), suggestion.sent_on - timedelta(days=1)
    after = suggestion.replied_on, suggestion.remeasure_on - timedelta(days=1)
    return Effect(
        days, *before, _registered(suggestion, *before), *after, _registered(suggestion, *after), on > after[1]
    )


def _registered(suggestion: Suggestion, first: date, last: date) -> int:
    rows = Dispute.objects.filter(
        criteria.COUNTED_ONCE.q,
        division__code__startswith=suggestion.division.prefix,
        registered_at__date__range=(first, last),
    )
    return (rows.filter(category=suggestion.category_id) if suggestion.category_id else rows).count()
