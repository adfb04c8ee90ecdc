"""Tasks of judicial assistance (协助事务): who may be given one, and the lists."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from cases.models import AssistanceTask, Dispute
from cases.querysets import CENTRE_ROLES
from communities.models import CourtCoverage, Posting
from communities.querysets import in_force, starts_with_any
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from suyuan.files.models import StoredFile

GIVERS = CENTRE_ROLES | {Role.JUDGE}


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One task with its proofs (协助事务页)."""

    task: AssistanceTask
    proofs: list[StoredFile]
    mine: bool
    given: bool
    overdue: bool


def task_page(task: AssistanceTask, *, reader: User, on: date) -> TaskPage:
    """Return what the page of a task shows (协助事务页)."""
    return TaskPage(
        task=task,
        proofs=list(StoredFile.objects.of(task)),
        mine=task.assignee_id == reader.pk and task.is_open,
        given=task.assigned_by_id == reader.pk and task.is_open,
        overdue=task.is_open and task.due_on < on,
    )


def task_list(reader: User, *, closed: bool = False) -> QuerySet[AssistanceTask]:
    """Return the tasks a person may see (协助事务列表), the soonest due first; closed ones, the latest first."""
    tasks = AssistanceTask.objects.visible_to(reader).select_related("dispute", "assignee", "assigned_by")
    if not closed:
        return tasks.open().order_by("due_on", "pk")
    return tasks.exclude(pk__in=AssistanceTask.objects.open().values("pk")).order_by("-assigned_at", "-pk")


def tasks_of(dispute: Dispute, reader: User, on: date) -> list[TaskPage] | None:
    """Return the tasks given for a dispute (本案协助事务); None for a draft."""
    if dispute.number is None:
        return None
    tasks = AssistanceTask.objects.filter(dispute=dispute).select_related("assignee", "assigned_by", "dispute")
    return [task_page(task, reader=reader, on=on) for task in tasks]


def court_of(user: User) -> str | None:
    """Return the court for which a person may give tasks without a dispute (交办法院), if any."""
    return next((duty.court_id for duty in user.duties if duty.role in GIVERS and duty.court_id), None)


def possible_assignees(court_code: str, *, on: date) -> QuerySet[User]:
    """Return the assistants, grid officers among them, posted in the places the court covers (可以承办的人)."""
    covered = CourtCoverage.objects.filter(in_force(on), court=court_code).select_related("division")
    prefixes = tuple(one.division.prefix for one in covered)
    posts = Posting.objects.filter(in_force(on), starts_with_any("division__code", prefixes), role=Role.ASSISTANT)
    return User.objects.filter(Q(pk__in=posts.values("user")), is_active=True).order_by("display_name", "pk")
