"""The rules of tracks, kept by the system administrator (调解方式规则): closed and followed, never overwritten."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from cases.models import TrackRule
from communities.services.corrections import correct_row
from suyuan.accounts.models import User
from suyuan.lib.errors import InvalidInput


def refuse_unfit(rule: TrackRule) -> None:
    """Refuse with InvalidInput (`valid_from`) a new rule that would not follow the one before it (新规则的衔接)."""
    if rule.valid_from is None:
        raise InvalidInput([("valid_from", "请填写启用日期")])
    later = _line(rule).filter(valid_from__gte=rule.valid_from).order_by("valid_from").first()
    if later:
        raise InvalidInput([("valid_from", f"已有自{later.valid_from:%Y-%m-%d}起的规则，新规则应晚于这一天")])


@transaction.atomic
def publish_track_rule(*, rule: TrackRule, by: User, at: datetime) -> None:
    """Put a rule of a track in force (发布调解方式规则); the one before it ends the day this one begins.

    Refuses with InvalidInput (`valid_from`), and people who do not keep reference data.
    """
    refuse_unfit(rule)
    before = _line(rule).filter(Q(valid_to=None) | Q(valid_to__gt=rule.valid_from)).first()
    if before:
        before.valid_to = rule.valid_from
        correct_row(row=before, by=by, at=at)
    correct_row(row=rule, by=by, at=at)


def _line(rule: TrackRule):  # type: ignore[no-untyped-def]
    return TrackRule.objects.filter(track=rule.track, origin=rule.origin).exclude(pk=rule.pk)
