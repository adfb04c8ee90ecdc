"""Tasks that a court gives to assistants and grid officers (司法协助事务)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from cases.choices import AssistanceKind, AssistanceResult
from cases.lifecycle import Action
from cases.models import AssistanceTask
from cases.queries.assistance import court_of, possible_assignees
from cases.services._transition import NotPermitted, advance, hold, note, permit
from suyuan.accounts.models import User
from suyuan.accounts.services.notices import notify
from suyuan.files.services.keeping import keep_files
from suyuan.lib.case_numbers import parse_case_number
from suyuan.lib.errors import DomainError, InvalidInput


class TaskClosed(DomainError):
    """The task was answered or taken back already (事务已办结)."""

    code = "task_closed"


@transaction.atomic
def assign_task(
    *,
    kind: AssistanceKind,
    what: str,
    assignee_id: int,
    due_on: date,
    by: User,
    at: datetime,
    dispute_id: int | None = None,
    case_number: str = "",
) -> AssistanceTask:
    """Give a task to an assistant or grid officer (交办协助事务), for a dispute or for a case by its number.

    The assignee is told. Refuses with InvalidInput (`case_number`, `assignee`, `due_on`, `what`), CaseNumberUnreadable,
    NotPermitted, and for a dispute as `advance` does.
    """
    dispute = hold(dispute_id) if dispute_id else None
    if dispute:
        permit(dispute, Action.ASSIST, by=by)
    number = "" if dispute else _written(case_number)
    court = dispute.centre.court_id if dispute else court_of(by)
    if court is None:
        raise NotPermitted("您的岗位不能交办协助事务")
    _refuse_untrue(what, assignee_id, due_on, court, on=localdate(at))
    task = AssistanceTask.objects.create(
        kind=kind, dispute=dispute, case_number=number, court_id=court, what=what.strip(), assignee_id=assignee_id,
        due_on=due_on, assigned_by=by, assigned_at=at,
    )  # fmt: skip
    if dispute:
        words = f"{task.get_kind_display()}，{task.assignee.display_name}承办，{due_on:%Y-%m-%d}前反馈"
        advance(dispute, Action.ASSIST, by=by, at=at, note=words)
    _tell(task, [task.assignee_id], f"交办：{task}，{due_on:%Y-%m-%d}前反馈", "given", at)
    return task


@transaction.atomic
def answer_task(
    *,
    task_id: int,
    result: AssistanceResult,
    report: str,
    by: User,
    at: datetime,
    proofs: Iterable[UploadedFile] = (),
) -> AssistanceTask:
    """Answer a task with what came of it and the proof (反馈协助事务). Who gave it is told.

    Refuses with NotPermitted who was not given it, TaskClosed, InvalidInput (`report`), UnfitFile.
    """
    task = _open(task_id)
    if task.assignee_id != by.pk:
        raise NotPermitted("只有承办人可以反馈")
    if not report.strip():
        raise InvalidInput([("report", "请写明办理的时间、地点、经过和结果")])
    task.result, task.report, task.answered_at = result, report.strip(), at
    task.save(update_fields=["result", "report", "answered_at"])
    keep_files(uploads=proofs, subject=task, by=by, at=at, field="proofs")
    if task.dispute_id:
        words = f"{task.get_kind_display()}{AssistanceResult(result).label}（{by.display_name}）"
        note(hold(task.dispute_id), words, by=by, at=at)
    _tell(task, [task.assigned_by_id], f"已反馈：{task}", "answered", at)
    return task


@transaction.atomic
def cancel_task(*, task_id: int, reason: str, by: User, at: datetime) -> AssistanceTask:
    """Take a task back (撤回协助事务). Refuses with NotPermitted, TaskClosed, InvalidInput (`reason`)."""
    task = _open(task_id)
    if task.assigned_by_id != by.pk:
        raise NotPermitted("只有交办人可以撤回")
    if not reason.strip():
        raise InvalidInput([("reason", "请写明撤回的原因")])
    task.cancelled_at, task.cancel_reason = at, reason.strip()
    task.save(update_fields=["cancelled_at", "cancel_reason"])
    _tell(task, [task.assignee_id], f"已撤回：{task}", "cancelled", at)
    return task


def _open(task_id: int) -> AssistanceTask:
    task = AssistanceTask.objects.select_for_update(of=("self",)).select_related("dispute").get(pk=task_id)
    if not task.is_open:
        raise TaskClosed("该事务已经反馈或者撤回")
    return task


def _written(case_number: str) -> str:
    if not case_number.strip():
        raise InvalidInput([("case_number", "请填写案号，例如（2026）粤1973民初1234号")])
    return str(parse_case_number(case_number))


def _refuse_untrue(what: str, assignee_id: int, due_on: date, court: str, *, on: date) -> None:
    problems: list[tuple[str | None, str]] = []
    if not what.strip():
        problems.append(("what", "请写明要办的事"))
    if due_on < on:
        problems.append(("due_on", "期限不能早于今天"))
    if not possible_assignees(court, on=on).filter(pk=assignee_id).exists():
        problems.append(("assignee", "请选择本院辖区内的社区法官助理或网格员"))
    if problems:
        raise InvalidInput(problems)


def _tell(task: AssistanceTask, users: list[int], text: str, occasion: str, at: datetime) -> None:
    notify(
        users=users, text=text, url=reverse("cases:task", args=[task.key]), source=f"task:{task.pk}:{occasion}", at=at
    )
