"""Who acts for a party (代理人): guardians by law, and those whom a party empowered."""

from datetime import date, datetime
from typing import TypedDict

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from cases.choices import AgentKind, Authority, ExclusionKind, PartyKind
from cases.lifecycle import Action
from cases.models import Agent, MediatorAppointment, MediatorExclusion, Party
from cases.services._transition import TransitionRefused, advance, hold
from mediators.models import Mediator
from suyuan.accounts.models import User
from suyuan.files.services.keeping import keep_file
from suyuan.lib.errors import InvalidInput
from suyuan.lib.identity_numbers import check_identity_number, normalise_number
from suyuan.lib.text import normalise_name

FOR_PERSONS = frozenset({AgentKind.GUARDIAN, AgentKind.RELATIVE})


class AgentFacts(TypedDict, total=False):
    """What is told about an agent (代理人信息)."""

    kind: str
    name: str
    unit: str
    relation: str
    identity_number: str
    phone: str
    authority: str
    powers: str
    empowered_on: date | None


@transaction.atomic
def add_agent(*, party_id: int, agent: AgentFacts, proof: UploadedFile | None = None, by: User, at: datetime) -> Agent:
    """Enter who acts for a party (登记代理人), with the paper that empowers him (授权委托书, 民诉 arts 60–62).

    A guardian acts by law; everybody else by general or special authority, and only the special one may settle.
    Refuses with InvalidInput an agent that does not fit the party, acts for the other side, has no
    powers named, or mediated this case (特邀16 art. 16).
    """
    party = Party.objects.get(pk=party_id)
    dispute = hold(party.dispute_id)
    if party.removed_at:
        raise TransitionRefused("该当事人已经退出")
    added = Agent(party=party, added_at=at, **agent)
    added.name = normalise_name(added.name)
    added.identity_number = normalise_number(added.identity_number)
    if added.kind == AgentKind.GUARDIAN:
        added.authority = Authority.STATUTORY
    _refuse_unfit(added, party, localdate(at))
    if proof:
        added.proof = keep_file(upload=proof, subject=dispute, by=by, at=at, field="proof")
    added.save()
    advance(dispute, Action.EDIT, by=by, at=at, note=f"{party}的代理人：{added}，{added.get_authority_display()}")
    return added


@transaction.atomic
def end_agent(*, agent_id: int, reason: str, by: User, at: datetime) -> Agent:
    """Note that an agent acts no longer (终止代理): revoked, resigned. Refuses without a reason and a second time."""
    agent = Agent.objects.select_related("party").get(pk=agent_id)
    dispute = hold(agent.party.dispute_id)
    agent.refresh_from_db()
    if agent.ended_at:
        raise TransitionRefused("该代理已经终止")
    if not reason.strip():
        raise InvalidInput([("reason", "请说明终止的原因")])
    agent.ended_at, agent.ended_reason = at, reason.strip()
    agent.save(update_fields=["ended_at", "ended_reason"])
    advance(dispute, Action.EDIT, by=by, at=at, note=f"{agent.party}的代理人{agent}终止代理：{agent.ended_reason}")
    return agent


def write_draft_agent(party: Party, told: AgentFacts, *, at: datetime) -> None:
    """Keep who acts for a party of a draft (草稿中的代理人), unchecked; where nothing is told, nobody does.

    A telephone left empty stays as it was: forms do not show it.
    """
    known = party.agents.first()
    if not any(told.get(name) for name in ("name", "unit", "phone", "powers")):
        if known:
            known.delete()
        return
    agent = known or Agent(party=party, added_at=at)
    for name, value in told.items():
        if value or name != "phone":
            setattr(agent, name, value)
    agent.name = normalise_name(agent.name)
    if agent.kind == AgentKind.GUARDIAN:
        agent.authority = Authority.STATUTORY
    elif agent.authority == Authority.STATUTORY or not agent.authority:
        agent.authority = Authority.GENERAL
    agent.save()


def agent_problems(party: Party, *, today: date) -> list[tuple[str, str]]:
    """Return what is wrong with those who act for a party (代理人的问题): field and sentence."""
    return [problem for agent in party.present_agents() for problem in _problems_of(agent, party, today)]


def _refuse_unfit(agent: Agent, party: Party, today: date) -> None:
    if problems := _problems_of(agent, party, today):
        raise InvalidInput(problems)


def _problems_of(agent: Agent, party: Party, today: date) -> list[tuple[str, str]]:
    natural = party.kind == PartyKind.NATURAL
    by_law = agent.kind == AgentKind.GUARDIAN
    empowered = agent.authority in (Authority.GENERAL, Authority.SPECIAL)
    other = _other_side(agent, party)
    rules: list[tuple[bool, str, str]] = [
        (not agent.name, "name", "请填写代理人的姓名"),
        (
            agent.kind in FOR_PERSONS and not natural,
            "kind",
            f"{party.get_kind_display()}没有{agent.get_kind_display()}，请改选",
        ),
        (agent.kind == AgentKind.STAFF and natural, "kind", "自然人没有单位工作人员作代理人，请改选"),
        (not by_law and not empowered, "authority", "委托代理请选择一般授权或者特别授权"),
        (
            agent.authority == Authority.SPECIAL and not agent.powers.strip(),
            "powers",
            "特别授权须写明事项，例如：代为承认、放弃、变更请求，进行和解",
        ),
        (bool(agent.empowered_on and agent.empowered_on > today), "empowered_on", "授权日期不能晚于今天"),
        (other is not None, "name", f"{agent.name}已是对方当事人的代理人，不能代理双方"),
        (
            _has_mediated(agent, party),
            "name",
            f"{agent.name}是或者曾是本案调解员，不得担任本案的代理人（特邀调解规定第16条）；同名不同人的，请填写身份证号码",
        ),
    ]
    problems = [(field, sentence) for broken, field, sentence in rules if broken]
    if agent.identity_number:
        findings = check_identity_number(agent.identity_number, today=today)
        problems += [("identity_number", finding) for finding in findings]
    return problems


def _other_side(agent: Agent, party: Party) -> Agent | None:
    """The same person acting for another side, told by number, else by name and unit."""
    others = Agent.objects.filter(party__dispute=party.dispute_id, ended_at=None).exclude(party__side=party.side)
    for other in others.select_related("party"):
        same_number = bool(agent.identity_number) and other.identity_number == agent.identity_number
        if same_number or (other.name, other.unit) == (agent.name, agent.unit):
            return other
    return None


def _has_mediated(agent: Agent, party: Party) -> bool:
    """Whether this is who mediates the case or did (特邀16 art. 16): by number where both are known, else by name."""
    excluded = MediatorExclusion.objects.filter(dispute=party.dispute_id, kind=ExclusionKind.LATER_ROLES)
    at_work = MediatorAppointment.objects.in_hand().filter(referral__dispute=party.dispute_id)
    known = Mediator.objects.filter(Q(pk__in=excluded.values("mediator")) | Q(pk__in=at_work.values("mediator")))
    numbers = [normalise_number(mediator.identity_number) for mediator in known.filter(name=agent.name)]
    return any(not (number and agent.identity_number) or number == agent.identity_number for number in numbers)
