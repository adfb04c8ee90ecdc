"""May this mediator take this dispute (回避与披露)? What stands between a mediator and the parties, with its ground.

特邀16 art. 15 and 在线21 art. 13 name three grounds: being a party or the near relative of one, an interest in the
dispute, another relation that may affect impartiality. What is certain excludes; what may be a coincidence, or what
the parties may accept, is to be disclosed to them. Numbers, telephones and addresses are compared by blind index.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

BASIS = "特邀调解规定第15条"
DISCLOSURE_BASIS = "特邀调解规定第15条，在线调解规则第13条"


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody near the mediator, as declared."""

    name: str
    relation: str
    identity: UUID | None = None


@dataclass(frozen=True, slots=True)
class MediatorTies:
    """What is known about a mediator's person (调解员的身份与关系). Names are normalised."""

    name: str
    identity: UUID | None = None
    phone: UUID | None = None
    address: UUID | None = None
    organizations: frozenset[str] = frozenset()
    relatives: tuple[Relative, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyTies:
    """What is known about a party or an agent. `label` is how the dispute calls it, as in 申请人张桂英."""

    label: str
    name: str
    unit: str = ""  # an agent's law firm or other unit
    is_person: bool = True
    representative: str = ""
    identity: UUID | None = None
    phone: UUID | None = None
    address: UUID | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that stands between them: it excludes, or must be disclosed (冲突)."""

    code: str
    excludes: bool
    text: str
    basis: str

    @property
    def is_kin(self) -> bool:
        """Whether it says that the mediator may be a party, or near one (当事人或者近亲属)."""
        return self.code in {"SAME_PERSON", "SAME_NAME", "FAMILY", "FAMILY_NAME"}


def conflicts(mediator: MediatorTies, parties: Iterable[PartyTies], *, opposed: Sequence[str] = ()) -> list[Conflict]:
    """Return what stands between a mediator and the parties (利害关系), those that exclude first.

    `opposed` are the labels of the parties whom the mediator faced as a party on the other side of an earlier dispute.
    """
    found = [conflict for party in parties for conflict in _with(mediator, party)]
    found += [
        Conflict("OPPOSED", True, f"曾在另一纠纷中与{label}互为对方当事人", BASIS + "（三）") for label in opposed
    ]
    return sorted(found, key=lambda conflict: not conflict.excludes)


def _with(mediator: MediatorTies, party: PartyTies) -> list[Conflict]:
    found = [*_same_person(mediator, party), *_family(mediator, party)]
    if party.name in mediator.organizations:
        found.append(Conflict("EMPLOYER", True, f"{party.label}是其任职、执业或所属的单位", BASIS + "（二）"))
    if party.unit and party.unit in mediator.organizations:
        found.append(Conflict("SAME_FIRM", False, f"与{party.label}同在{party.unit}", DISCLOSURE_BASIS))
    if any(conflict.code == "SAME_PERSON" for conflict in found):
        return found
    if party.phone and party.phone == mediator.phone:
        found.append(Conflict("PHONE", False, f"与{party.label}联系电话相同", DISCLOSURE_BASIS))
    if party.address and party.address == mediator.address:
        found.append(Conflict("ADDRESS", False, f"与{party.label}住所地相同", DISCLOSURE_BASIS))
    return found


def _same_person(mediator: MediatorTies, party: PartyTies) -> list[Conflict]:
    if party.is_person and _same(mediator.identity, party.identity):
        return [Conflict("SAME_PERSON", True, f"就是{party.label}（证件号码相同）", BASIS + "（一）")]
    if party.is_person and mediator.name == party.name and not _differ(mediator.identity, party.identity):
        return [Conflict("SAME_NAME", False, f"与{party.label}同名，请核实是否同一人", DISCLOSURE_BASIS)]
    if mediator.name and mediator.name == party.representative:
        return [Conflict("SAME_NAME", False, f"与{party.label}的负责人同名，请核实是否同一人", DISCLOSURE_BASIS)]
    return []


def _family(mediator: MediatorTies, party: PartyTies) -> list[Conflict]:
    found = []
    for relative in mediator.relatives:
        called = f"申报的近亲属（{relative.relation}）"
        if party.is_person and _same(relative.identity, party.identity):
            found.append(Conflict("FAMILY", True, f"{party.label}是其{called}", BASIS + "（一）"))
        elif party.is_person and relative.name == party.name and not _differ(relative.identity, party.identity):
            found.append(Conflict("FAMILY_NAME", False, f"{party.label}与其{called}同名，请核实", DISCLOSURE_BASIS))
        elif relative.name and relative.name == party.representative:
            found.append(
                Conflict("FAMILY_NAME", False, f"{party.label}的负责人与其{called}同名，请核实", DISCLOSURE_BASIS)
            )
    return found


def _same(one: UUID | None, other: UUID | None) -> bool:
    return one is not None and one == other


def _differ(one: UUID | None, other: UUID | None) -> bool:
    """Both are known, and they are not the same."""
    return one is not None and other is not None and one != other
