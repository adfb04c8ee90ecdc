"""Mediators' files (调解员档案): who they are, what they declare, when they are away."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from mediators.choices import MediatorClass, RelationKind
from mediators.models import DeclaredRelation, Mediator, MediatorLeave
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError, InvalidInput
from suyuan.lib.identity_numbers import check_identity_number, normalise_number
from suyuan.lib.pinyin import sort_key
from suyuan.lib.text import normalise_name

Facts = Mapping[str, Any]
KEPT_WHEN_EMPTY = ("identity_number", "phone", "address")  # never shown in full, so an empty field says nothing
MANY = ("areas", "expertise")
ASKED = {
    MediatorClass.LAWYER: (("law_firm", "律师调解员须写明执业律所"), ("licence_number", "律师调解员须写明执业证号")),
    MediatorClass.FULL_TIME: (("employer", "专职调解员须写明聘用单位"), ("employment", "专职调解员须选择用工方式")),
    MediatorClass.INVITED: (("backgrounds", "特邀调解员须选择身份（特邀调解规定第6条）"),),
}


class LeaveOverlaps(DomainError):
    """The mediator is away then already (请假重叠)."""

    code = "leave_overlaps"


@transaction.atomic
def save_mediator(*, mediator_id: int | None, court_id: str, facts: Facts, by: User, at: datetime) -> Mediator:
    """Open a mediator's file at a court, or correct it (建档、修改): what each class is asked must be there.

    An empty identity number, telephone or address leaves what is known. Refuses with InvalidInput, field by field.
    """
    mediator = Mediator.objects.select_for_update().get(pk=mediator_id) if mediator_id else Mediator(court_id=court_id)
    for name, value in facts.items():
        if name not in MANY and (value or name not in KEPT_WHEN_EMPTY):
            setattr(mediator, name, value)
    mediator.name = normalise_name(mediator.name)
    mediator.pinyin = sort_key(mediator.name)
    mediator.identity_number = normalise_number(mediator.identity_number)
    _refuse_incomplete(mediator, facts, today=localdate(at))
    mediator.save()
    for name in MANY:
        if name in facts:
            getattr(mediator, name).set(facts[name])
    return mediator


@transaction.atomic
def declare_relation(
    *, mediator_id: int, kind: RelationKind, name: str, relation: str, identity_number: str = "", by: User, at: datetime
) -> DeclaredRelation:
    """Declare a near relative or an organisation of one's own (申报关系, 特邀16 art. 15); refuses a wrong number."""
    number = normalise_number(identity_number)
    if number and (findings := check_identity_number(number, today=localdate(at))):
        raise InvalidInput([("identity_number", "；".join(findings))])
    return DeclaredRelation.objects.create(
        mediator_id=mediator_id,
        kind=kind,
        name=normalise_name(name),
        relation=relation,
        identity_number=number,
        declared_at=at,
    )


@transaction.atomic
def end_relation(*, relation_id: int, by: User, at: datetime) -> DeclaredRelation:
    """Note that a declared relation is over (终止申报的关系); the row stays."""
    row = DeclaredRelation.objects.select_for_update().get(pk=relation_id)
    row.ended_on = row.ended_on or localdate(at)
    row.save(update_fields=["ended_on"])
    return row


@transaction.atomic
def record_leave(
    *, mediator_id: int, valid_from: date, valid_to: date, reason: str = "", by: User, at: datetime
) -> MediatorLeave:
    """Note that a mediator is away (请假), until the day work resumes. Refuses InvalidInput, LeaveOverlaps."""
    if valid_to <= valid_from:
        raise InvalidInput([("valid_to", "恢复日期应晚于开始日期")])
    try:
        with transaction.atomic():
            return MediatorLeave.objects.create(
                mediator_id=mediator_id,
                valid_from=valid_from,
                valid_to=valid_to,
                reason=reason,
                recorded_by=by,
                recorded_at=at,
            )
    except IntegrityError as error:
        raise LeaveOverlaps("这段时间已经登记过请假，请调整日期。", field="valid_from") from error


def _refuse_incomplete(mediator: Mediator, facts: Facts, *, today: date) -> None:
    asked = ASKED[MediatorClass(mediator.mediator_class)]
    problems: list[tuple[str | None, str]] = [(name, text) for name, text in asked if name in facts and not facts[name]]
    if mediator.identity_number and (findings := check_identity_number(mediator.identity_number, today=today)):
        problems.append(("identity_number", "；".join(findings)))
    if mediator.practising_since and mediator.practising_since > today:
        problems.append(("practising_since", "首次执业日期不能晚于今天"))
    if mediator.employment == "OUTSOURCED" and not mediator.outsourcing_company:
        problems.append(("outsourcing_company", "外包公司派驻的，须写明外包公司"))
    if problems:
        raise InvalidInput(problems)
