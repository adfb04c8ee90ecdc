"""Places that merge, split or change their names (区划合并、拆分、更名)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from communities.choices import DivisionLevel, SuccessionKind, Trust
from communities.models import (
    CourtCoverage,
    DemonstrationCommunity,
    Division,
    DivisionSuccession,
    LinkedUnit,
    Posting,
    ServicePoint,
    TribunalCoverage,
)
from communities.rules.division_codes import enclosing_prefixes, level_of, normalise_code, prefix_of
from communities.services.permission import refuse_unless_keeper
from communities.services.reference_courts import settle_communities
from communities.services.reference_divisions import searchable_pinyin
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError, InvalidInput
from suyuan.lib.text import normalise_name


class SuccessionRefused(DomainError):
    """The places cannot change like this; the sentence says what stands in the way (不能这样变更区划)."""

    code = "succession_refused"


@dataclass(frozen=True, slots=True)
class NewPlace:
    """A place that others become (承继区划): one that exists, by its code, or a new one with its name."""

    code: str
    name: str = ""


@transaction.atomic
def rename_division(
    *, division_id: str, name: str, effective_on: date, document: str, by: User, at: datetime
) -> DivisionSuccession:
    """Give a place a new name (更名) that keeps its code; the former name stays with the succession.

    Refuses with NotTheKeeper, with InvalidInput a name that is empty or no other, a day to come.
    """
    refuse_unless_keeper(by)
    place = Division.objects.select_for_update().get(pk=division_id)
    name = normalise_name(name)
    if not name or name == place.name:
        raise InvalidInput([("name", "请填写与现名不同的新名称。")])
    _refuse_tomorrow(effective_on, at)
    row = _row(SuccessionKind.RENAMED, place, place, effective_on, document, by, at)
    place.name, place.pinyin, place.corrected_at = name, searchable_pinyin(name), at
    place.save(update_fields=["name", "pinyin", "corrected_at"])
    return row


@transaction.atomic
def merge_divisions(
    *, division_ids: Sequence[str], into: NewPlace, effective_on: date, document: str, by: User, at: datetime
) -> list[DivisionSuccession]:
    """Let places become one (合并): they end on the day, the successor goes on or begins.

    Disputes and figures of before stay where they were; whoever is posted to the successor sees them. Refuses
    with NotTheKeeper, with InvalidInput one place alone or a code that is none, with SuccessionRefused places of
    different levels, ended ones, and places something in force hangs on: nothing is left without a place.
    """
    refuse_unless_keeper(by)
    _refuse_tomorrow(effective_on, at)
    places = _held(division_ids)
    successor = _successor(into, like=places[0], effective_on=effective_on, at=at)
    ending = [place for place in places if place.pk != successor.pk]
    if not ending or len({*division_ids, successor.pk}) < 2:
        raise InvalidInput([("divisions", "合并至少涉及两个区划。")])
    return _follow(SuccessionKind.MERGED, ending, [successor], effective_on, document, by, at)


@transaction.atomic
def split_division(
    *, division_id: str, into: Sequence[NewPlace], effective_on: date, document: str, by: User, at: datetime
) -> list[DivisionSuccession]:
    """Let a place become several (拆分); it ends unless it is one of them. Refuses as `merge_divisions` does."""
    refuse_unless_keeper(by)
    _refuse_tomorrow(effective_on, at)
    place = _held([division_id])[0]
    if len({part.code for part in into}) < 2:
        raise InvalidInput([("parts", "拆分后至少应有两个区划，每行一个：代码 名称。")])
    parts = [_successor(part, like=place, effective_on=effective_on, at=at) for part in into]
    ends = place.pk not in {part.pk for part in parts}
    new = [part for part in parts if part.pk != place.pk]
    if ends:
        return _follow(SuccessionKind.SPLIT, [place], new, effective_on, document, by, at)
    return [_row(SuccessionKind.SPLIT, place, part, effective_on, document, by, at) for part in new]


def _follow(
    kind: SuccessionKind,
    ending: Sequence[Division],
    successors: Sequence[Division],
    on: date,
    document: str,
    by: User,
    at: datetime,
) -> list[DivisionSuccession]:
    for place in ending:
        _refuse_orphans(place, on)
        place.valid_to, place.corrected_at = on, at
        place.save(update_fields=["valid_to", "corrected_at"])
    return [_row(kind, place, successor, on, document, by, at) for place in ending for successor in successors]


def _row(
    kind: SuccessionKind, old: Division, new: Division, on: date, document: str, by: User, at: datetime
) -> DivisionSuccession:
    if not document.strip():
        raise InvalidInput([("document", "请填写批准文件的名称或文号。")])
    return DivisionSuccession.objects.create(
        kind=kind,
        predecessor=old,
        successor=new,
        effective_on=on,
        former_name=old.name,
        document=document.strip(),
        made_by=by,
        made_at=at,
    )


def _held(codes: Sequence[str]) -> list[Division]:
    places = list(Division.objects.select_for_update().filter(pk__in=codes).order_by("pk"))
    if len({place.level for place in places}) != 1:
        raise SuccessionRefused("只能合并或拆分同一层级的区划。", field="divisions")
    ended = [place.display_name for place in places if place.valid_to]
    if ended:
        raise SuccessionRefused(f"{'、'.join(ended)}已经停用。", field="divisions")
    return places


def _successor(new: NewPlace, *, like: Division, effective_on: date, at: datetime) -> Division:
    code = normalise_code(new.code)
    if code is None or level_of(code) != like.level:
        raise InvalidInput([("into", f"“{new.code}”不是{like.get_level_display()}区划的代码。")])
    found = Division.objects.select_for_update().filter(pk=code).first()
    if found is None:
        return _new_place(code, normalise_name(new.name), effective_on, at)
    if found.valid_to:
        raise SuccessionRefused(f"{found.display_name}已经停用，不能承继。", field="into")
    return found


def _new_place(code: str, name: str, effective_on: date, at: datetime) -> Division:
    if not name:
        raise InvalidInput([("into", f"{code}是新的代码，请同时填写名称。")])
    around = Division.objects.filter(prefix__in=enclosing_prefixes(prefix_of(code)))
    parent = max(around, key=lambda place: len(place.prefix), default=None)
    place = Division.objects.create(
        code=code,
        name=name,
        pinyin=searchable_pinyin(name),
        level=level_of(code),
        prefix=prefix_of(code),
        parent=parent,
        trust=Trust.VERIFIED,
        source="区划变更登记",
        valid_from=effective_on,
        corrected_at=at,
    )
    if place.level == DivisionLevel.VILLAGE:
        settle_communities()
    return place


def _refuse_orphans(place: Division, on: date) -> None:
    """Refuse when something in force hangs on a place that ends; the sentence counts what must move first."""
    open_ended = Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    hanging = (
        ("个下级区划", Division.objects.filter(open_ended, parent=place).count()),
        ("项法院管辖", CourtCoverage.objects.filter(open_ended, division=place).count()),
        ("项法庭管辖", TribunalCoverage.objects.filter(open_ended, division=place).count()),
        ("个现任岗位", Posting.objects.filter(open_ended, division=place).count()),
        ("个示范社区", DemonstrationCommunity.objects.in_force(on).filter(community=place.pk).count()),
        ("个服务点", ServicePoint.objects.filter(division=place, closed_on=None).count()),
        ("个联动单位", LinkedUnit.objects.filter(division=place, left_on=None).count()),
    )
    words = "、".join(f"{count}{name}" for name, count in hanging if count)
    if words:
        raise SuccessionRefused(
            f"{place.display_name}还有{words}，停用后将失去归属，请先迁移或结束。", field="divisions"
        )


def _refuse_tomorrow(effective_on: date, at: datetime) -> None:
    if effective_on > localdate(at):
        raise InvalidInput([("effective_on", "生效日期不能晚于今天，请在生效后登记。")])
