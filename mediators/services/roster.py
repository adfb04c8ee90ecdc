"""Onto the roster and off it (名册的申请、列入、续聘、退出; 特邀16 arts 5–10)."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from communities.models import Posting
from mediators.choices import Background, MediatorClass, ProposalOrigin, ProposalState, RosterEnding
from mediators.models import Mediator, RosterEntry, RosterProposal
from mediators.queries.requirements import shortfalls
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from suyuan.lib.errors import DomainError, InvalidInput
from suyuan.lib.pinyin import sort_key


class RosterRefused(DomainError):
    """It cannot be listed, renewed or ended like that; the sentence says why (不能办理名册事项)."""

    code = "roster_refused"


@transaction.atomic
def propose(
    *,
    court_id: str,
    origin: ProposalOrigin,
    grounds: str,
    by: User,
    at: datetime,
    mediator_id: int | None = None,
    organization_id: int | None = None,
    renews_id: int | None = None,
) -> RosterProposal:
    """Ask for a mediator or an organisation to be listed (申请列入名册); refuses a second while one is pending."""
    if not grounds.strip():
        raise InvalidInput([("grounds", "请写明理由")])
    try:
        with transaction.atomic():
            return RosterProposal.objects.create(
                court_id=court_id,
                mediator_id=mediator_id,
                organization_id=organization_id,
                origin=origin,
                grounds=grounds.strip(),
                renews_id=renews_id,
                proposed_by=by,
                proposed_at=at,
            )
    except IntegrityError as error:
        raise RosterRefused("已有一份申请正在审核，不必重复提出。") from error


@transaction.atomic
def propose_assistant(*, posting_id: int, court_id: str, by: User, at: datetime) -> RosterProposal:
    """Propose a community judge's assistant who passed the tribunal's training (社区法官助理; 实施意见 二（二）).

    Opens the file of a mediator when there is none. Refuses with RosterRefused one who has not passed.
    """
    posting = Posting.objects.select_related("user", "division").get(pk=posting_id, role=Role.ASSISTANT)
    if posting.trained_on is None or posting.trained_on > localdate(at):
        raise RosterRefused("该助理尚无培训合格的记录，不能提名。")
    mediator = Mediator.objects.filter(user=posting.user).first() or Mediator.objects.create(
        user=posting.user,
        name=posting.user.display_name,
        pinyin=sort_key(posting.user.display_name),
        mediator_class=MediatorClass.INVITED,
        backgrounds=[Background.JUDGE_ASSISTANT],
        division=posting.division,
        court_id=court_id,
    )
    grounds = f"社区法官助理，{posting.trained_on:%Y-%m-%d}经人民法庭培训合格，提名纳入特邀调解员名册"
    return propose(
        court_id=court_id, origin=ProposalOrigin.TRAINED, grounds=grounds, mediator_id=mediator.pk, by=by, at=at
    )


@transaction.atomic
def propose_renewal(*, entry_id: int, by: User, at: datetime) -> RosterProposal:
    """Propose that a term be renewed when it ends (续聘). Refuses with RosterRefused one renewed already, or ended."""
    entry = RosterEntry.objects.get(pk=entry_id)
    if entry.ended_at or entry.valid_to is None or RosterEntry.objects.filter(renews=entry).exists():
        raise RosterRefused("该任期已退出、已续聘或者未定期满，不必续聘。")
    return propose(
        court_id=entry.court_id,
        origin=ProposalOrigin.RENEWAL,
        grounds=f"任期{entry.valid_to:%Y-%m-%d}期满，拟续聘",
        mediator_id=entry.mediator_id,
        organization_id=entry.organization_id,
        renews_id=entry.pk,
        by=by,
        at=at,
    )


@transaction.atomic
def list_proposal(
    *,
    proposal_id: int,
    valid_from: date,
    valid_to: date | None,
    certificate_number: str,
    published_on: date | None,
    reason: str,
    by: User,
    at: datetime,
) -> RosterEntry:
    """Enter a proposal in the roster for a term (列入名册, 特邀16 arts 5, 6, 8); a renewal follows the term it renews.

    Refuses with InvalidInput wrong dates, and a missing `reason` where requirements are not met; with RosterRefused a
    term that overlaps another of the same court.
    """
    proposal = _pending(proposal_id)
    if valid_to and valid_to <= valid_from:
        raise InvalidInput([("valid_to", "期满日期应晚于聘任日期")])
    unmet = [line.sentence for line in shortfalls(proposal.subject, court_id=proposal.court_id, on=localdate(at))]
    if unmet and not reason.strip():
        raise InvalidInput([("reason", f"有未达到的要求，仍列入的请写明理由：{'；'.join(unmet)}")])
    try:
        with transaction.atomic():
            entry = RosterEntry.objects.create(
                court_id=proposal.court_id,
                mediator=proposal.mediator,
                organization=proposal.organization,
                certificate_number=certificate_number.strip(),
                valid_from=valid_from, valid_to=valid_to, term_until=valid_to, published_on=published_on,
                renews=proposal.renews, listed_by=by, listed_at=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise RosterRefused(_overlap(proposal, valid_from), field="valid_from") from error
    _decide(proposal, ProposalState.LISTED, reason, by, at, entry=entry, unmet=unmet)
    return entry


@transaction.atomic
def refuse_proposal(*, proposal_id: int, reason: str, by: User, at: datetime) -> RosterProposal:
    """Decide not to list (不列入名册), with the reason."""
    if not reason.strip():
        raise InvalidInput([("reason", "不列入的，请写明理由")])
    proposal = _pending(proposal_id)
    _decide(proposal, ProposalState.REFUSED, reason, by, at)
    return proposal


@transaction.atomic
def end_entry(
    *, entry_id: int, ending: RosterEnding, ended_on: date, reason: str, by: User, at: datetime
) -> RosterEntry:
    """End a term before its time (退出、除名): from that day on off the roster; the row and its term stay.

    Refuses with RosterRefused a term that is over, and a day outside it; with InvalidInput a missing reason.
    """
    entry = RosterEntry.objects.select_for_update().get(pk=entry_id)
    if not reason.strip():
        raise InvalidInput([("reason", "请写明原因")])
    if entry.valid_to and entry.valid_to <= localdate(at):
        raise RosterRefused("该任期已经结束。")
    if ended_on <= entry.valid_from or (entry.valid_to and ended_on > entry.valid_to):
        raise RosterRefused("退出日期应在聘任日期之后、期满日期之前。", field="ended_on")
    entry.term_until = entry.valid_to
    entry.valid_to, entry.ending, entry.ended_reason = ended_on, ending, reason.strip()
    entry.ended_by, entry.ended_at = by, at
    entry.save(update_fields=["term_until", "valid_to", "ending", "ended_reason", "ended_by", "ended_at"])
    return entry


def _pending(proposal_id: int) -> RosterProposal:
    proposal = RosterProposal.objects.select_for_update(of=("self",)).get(pk=proposal_id)
    if proposal.state != ProposalState.PENDING:
        raise RosterRefused(f"该申请{proposal.get_state_display()}，不能再次审核。")
    return proposal


def _decide(
    proposal: RosterProposal,
    state: ProposalState,
    reason: str,
    by: User,
    at: datetime,
    *,
    entry: RosterEntry | None = None,
    unmet: list[str] | None = None,
) -> None:
    proposal.state, proposal.decision_reason, proposal.entry = state, reason.strip(), entry
    proposal.shortfalls = unmet or []
    proposal.decided_by, proposal.decided_at = by, at
    proposal.save()


def _overlap(proposal: RosterProposal, valid_from: date) -> str:
    """Which term is in the way, in words."""
    same = RosterEntry.objects.filter(
        court=proposal.court_id, mediator=proposal.mediator, organization=proposal.organization
    )
    other = same.order_by("-valid_from").first()
    until = f"至{other.valid_to:%Y-%m-%d}" if other and other.valid_to else "未定期满"
    since = f"{other.valid_from:%Y-%m-%d}" if other else ""
    return f"{proposal.subject.name}在本院名册已有任期（{since}起，{until}），与{valid_from:%Y-%m-%d}起的新任期重叠"
