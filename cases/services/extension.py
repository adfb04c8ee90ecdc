"""Extending the period of mediation (延长调解期限)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.timezone import localdate

from cases.choices import ConsentForm
from cases.lifecycle import Action
from cases.models import ClockExtension, Deadline, Dispute, ExtensionConsent, Party
from cases.services._clock import write_due_day
from cases.services._transition import TransitionRefused, advance, hold, permit
from communities.queries.calendar import working_calendar
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from suyuan.files.services.keeping import keep_file
from suyuan.lib.errors import InvalidInput

LONGEST = 365
COURT = frozenset({Role.CLERK, Role.COORDINATOR, Role.JUDGE})


@dataclass(frozen=True, slots=True)
class Agreed:
    """One side's consent to an extension (同意延长): who, in what form, when."""

    party_id: int
    form: str
    given_at: datetime


@transaction.atomic
def extend_period(
    *,
    dispute_id: int,
    days: int,
    consents: Sequence[Agreed],
    by: User,
    at: datetime,
    reason: str = "",
    evidence: UploadedFile | None = None,
) -> ClockExtension:
    """Lengthen the period of mediation by days (延长期限) that every side agreed to before it ended.

    特邀16 art. 27 sets no cap, 立调24 (3) one extension of 30 days, a court's own rule may ask for its consent:
    the rule of the clock says which. Refuses with InvalidInput (`days`, `consents`), TransitionRefused once the
    period has ended or its cap is used up, and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.EXTEND, by=by)
    clock = _clock_in_time(dispute, at)
    _refuse_beyond_the_rule(clock, days, by)
    parties = _refuse_without_everyone(dispute, clock, consents, at)
    proof = keep_file(upload=evidence, subject=dispute, by=by, at=at, field="evidence") if evidence else None
    advance(dispute, Action.EXTEND, by=by, at=at, note=f"延长{days}日，{'、'.join(map(str, parties))}同意")
    extension = ClockExtension.objects.create(
        deadline=clock, days=days, due_before=clock.due_on, reason=reason, evidence=proof,
        recorded_by=by, recorded_at=at,
    )  # fmt: skip
    ExtensionConsent.objects.bulk_create(
        ExtensionConsent(extension=extension, party_id=one.party_id, form=one.form, given_at=one.given_at)
        for one in consents
    )
    write_due_day(clock, working_calendar())
    clock.save()
    return extension


def _clock_in_time(dispute: Dispute, at: datetime) -> Deadline:
    clock = dispute.mediation_clock()
    if clock is None:
        raise TransitionRefused("没有正在计算的调解期限", state=dispute.state)
    if localdate(at) > clock.due_on:
        raise TransitionRefused(
            f"期限已于{clock.due_on:%Y-%m-%d}届满，不能再延长；延长须在届满前经各方同意", state=dispute.state
        )
    return clock


def _refuse_beyond_the_rule(clock: Deadline, days: int, by: User) -> None:
    rule = clock.rule
    if not 1 <= days <= LONGEST:
        raise InvalidInput([("days", f"延长日数应在1日至{LONGEST}日之间")])
    used = sum(extension.days for extension in clock.extensions.all())
    if rule.extension_cap_days is not None and used + days > rule.extension_cap_days:
        left = max(rule.extension_cap_days - used, 0)
        raise InvalidInput([("days", f"最多还能延长{left}日（{rule.basis}，合计不超过{rule.extension_cap_days}日）")])
    if rule.court_consents and not by.has_role(*COURT):
        raise TransitionRefused(f"{rule.basis}规定延长须经法院同意，请由中心人员或法官办理")


def _refuse_without_everyone(
    dispute: Dispute, clock: Deadline, consents: Sequence[Agreed], at: datetime
) -> list[Party]:
    parties, given = dispute.opposing_parties(), {one.party_id: one for one in consents}
    silent = [str(party) for party in parties if party.pk not in given]
    problems: list[tuple[str | None, str]] = []
    if silent:
        problems.append(("consents", f"延长须各方同意，尚缺{'、'.join(silent)}"))
    if set(given) - {party.pk for party in parties}:
        problems.append(("consents", "同意延长的人不是本纠纷的申请人或被申请人"))
    if any(one.form not in ConsentForm.values or one.form == ConsentForm.DEEMED for one in consents):
        problems.append(("consents", "请选择书面、口头（记入笔录）或在线同意"))
    if any(one.given_at > at for one in consents):
        problems.append(("consents", "同意的时间不能晚于现在"))
    if any(localdate(one.given_at) < clock.started_on for one in consents):
        problems.append(("consents", f"同意的时间不能早于期限起算的{clock.started_on:%Y-%m-%d}"))
    if problems:
        raise InvalidInput(problems)
    return parties
