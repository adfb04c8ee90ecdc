"""Posts (任职): grant, end, withdraw. Who may do what follows from them, so each act is logged."""

from datetime import date, datetime
from typing import cast

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from communities.models import Posting, Tribunal
from communities.models.posting import COURT_ROLES, DIVISION_ROLES
from communities.queries.jurisdiction import jurisdictions
from suyuan.accounts.choices import Act
from suyuan.accounts.models import User
from suyuan.accounts.roles import ADMINISTRATORS, Role, exclusive_group
from suyuan.accounts.services.access_log import record_access
from suyuan.lib.errors import DomainError


class PostingRefused(DomainError):
    """The post cannot be granted, ended or withdrawn; the sentence says why."""

    code = "posting_refused"


@transaction.atomic
def grant_posting(
    *,
    user_id: int,
    role: Role,
    court_id: str | None = None,
    tribunal_id: int | None = None,
    division_id: str | None = None,
    valid_from: date,
    by: User,
    at: datetime,
) -> Posting:
    """Grant a post (授予岗位); refuses with PostingRefused oneself, a wrong jurisdiction, a tribunal or place
    of another court, the same post twice at a time, or mixed administrators.

    Source: GB/T 22239-2019 8.1.5, the three administrators exclude each other and every other post.
    """
    user = _locked(user_id)
    _refuse_own(user, by)
    _refuse_jurisdiction(role, court_id=court_id, division_id=division_id)
    _refuse_foreign_place(court_id=court_id, tribunal_id=tribunal_id, division_id=division_id, on=valid_from)
    later = user.postings.filter(Q(valid_to=None) | Q(valid_to__gt=valid_from))
    _refuse_mixed_administrators(role, later)
    posting = Posting(
        user=user, role=role, court_id=court_id, tribunal_id=tribunal_id, division_id=division_id, valid_from=valid_from
    )
    try:
        with transaction.atomic():
            posting.save()
    except IntegrityError as error:
        raise PostingRefused("此人在这段时间已有相同的岗位。") from error
    record_access(by=by, act=Act.POSTING_GRANTED, at=at, subject=posting, label=_label(posting))
    return posting


@transaction.atomic
def end_posting(*, posting_id: int, valid_to: date, reason: str, by: User, at: datetime) -> Posting:
    """End a post on a day (结束岗位): from that day on it no longer counts. Refuses with PostingRefused."""
    posting = _held(posting_id, by)
    if valid_to <= posting.valid_from:
        raise PostingRefused("离任日期应晚于任职日期；授予有误的，请撤销。", field="valid_to")
    posting.valid_to = valid_to
    posting.save(update_fields=["valid_to"])
    record_access(by=by, act=Act.POSTING_ENDED, at=at, subject=posting, label=_label(posting), reason=reason)
    return posting


@transaction.atomic
def withdraw_posting(*, posting_id: int, reason: str, by: User, at: datetime) -> None:
    """Take back a post granted by mistake that began no earlier than today (撤销岗位); refuses older ones."""
    posting = _held(posting_id, by)
    if posting.valid_from < localdate(at):
        raise PostingRefused("已经任职的岗位不能撤销，只能结束，以保留任职经历。")
    record_access(by=by, act=Act.POSTING_ENDED, at=at, subject=posting, label=_label(posting), reason=f"撤销：{reason}")
    posting.delete()


def _locked(user_id: int) -> User:
    user = User.objects.people().select_for_update().get(pk=user_id)
    if not user.is_active:
        raise PostingRefused("账号已停用，不能授予岗位。", field="user")
    return cast("User", user)


def _held(posting_id: int, by: User) -> Posting:
    posting = Posting.objects.select_for_update().get(pk=posting_id)
    _refuse_own(posting.user, by)
    if posting.valid_to is not None:
        raise PostingRefused("该岗位已经写明离任日期。")
    return posting


def _refuse_own(user: User, by: User) -> None:
    if user.pk == by.pk:
        raise PostingRefused("不能办理自己的岗位，请由另一名安全管理员办理。")


def _refuse_jurisdiction(role: Role, *, court_id: str | None, division_id: str | None) -> None:
    if role in COURT_ROLES and not court_id:
        raise PostingRefused(f"{role.label}须写明所在法院。", field="court")
    if role in DIVISION_ROLES and not division_id:
        raise PostingRefused(f"{role.label}须写明所在区划。", field="division")
    if role in ADMINISTRATORS and (court_id or division_id):
        raise PostingRefused(f"{role.label}管理全系统，不填写法院和区划。", field="court" if court_id else "division")


def _refuse_foreign_place(*, court_id: str | None, tribunal_id: int | None, division_id: str | None, on: date) -> None:
    """A post at a court goes with a tribunal and a place of that court; an unknown coverage refuses nothing."""
    if tribunal_id and (tribunal := Tribunal.objects.get(pk=tribunal_id)).court_id != court_id:
        raise PostingRefused(f"{tribunal.name}不属于所填的法院。", field="tribunal")
    covering = jurisdictions([division_id], on=on)[division_id].court if court_id and division_id else None
    if court_id and covering and not covering.court_id.startswith(court_id):
        raise PostingRefused(
            f"{covering.division.display_name}由{covering.court.name}管辖，不在所填法院的辖区。", field="division"
        )


def _refuse_mixed_administrators(role: Role, others: QuerySet[Posting]) -> None:
    for other in others:
        if exclusive_group(Role(other.role)) != exclusive_group(role):
            raise PostingRefused(
                f"此人已是{other.get_role_display()}，不能同时担任{role.label}：系统、安全、审计管理员互斥，也不得兼任其他岗位。",
                field="role",
            )


def _label(posting: Posting) -> str:
    return f"{posting.user.username} {posting.get_role_display()} {posting.jurisdiction}"
