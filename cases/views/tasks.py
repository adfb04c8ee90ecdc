"""Tasks for assistants and grid officers: the list, one task, giving one for a court's case."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cases.forms.assistance import AnswerTaskForm, CancelTaskForm, NewTaskForm
from cases.models import AssistanceTask
from cases.policies import may_give_tasks, may_see_tasks
from cases.queries.assistance import court_of, task_list, task_page
from cases.services import assistance
from cases.views.openings import PageRequest
from suyuan.accounts.policies import only_for
from suyuan.files.documents import file_response
from suyuan.files.services.opening import open_file
from suyuan.lib.keyset import keyset_page
from suyuan.lib.refusals import refusals_on

for_task_people = only_for(may_see_tasks)


@for_task_people
@require_safe
def task_list_page(request: PageRequest) -> HttpResponse:
    """The tasks that wait, the soonest due first; with ?closed=on those that are done (协助事务)."""
    closed = request.GET.get("closed") == "on"
    page = keyset_page(task_list(request.user, closed=closed), size=50, cursor=request.GET.get("cursor"))
    context = {
        "page": page, "closed": closed, "today": timezone.localdate(), "may_give": may_give_tasks(request.user),
    }  # fmt: skip
    return render(request, "cases/tasks.html", context)


@only_for(may_give_tasks)
@require_http_methods(["GET", "POST"])
def new_task(request: PageRequest) -> HttpResponse:
    """Give a task for a case of the court, by its number (交办)."""
    today = timezone.localdate()
    form = NewTaskForm(request.POST if request.method == "POST" else None)
    form.offer(court_of(request.user) or "", today)
    if form.is_valid():
        with refusals_on(form):
            task = assistance.assign_task(**form.told(), by=request.user, at=timezone.now())
            messages.success(request, "已交办，承办人将收到通知。")
            return redirect("cases:task", key=task.key)
    return render(request, "cases/new_task.html", {"form": form}, status=422 if form.errors else 200)


@for_task_people
@require_http_methods(["GET", "POST"])
def task(request: PageRequest, key: UUID) -> HttpResponse:
    """One task: what is asked; its assignee answers here, with photographs (反馈)."""
    shown = _visible(request, key)
    form = AnswerTaskForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            assistance.answer_task(task_id=shown.pk, by=request.user, at=timezone.now(), **form.cleaned_data)
            messages.success(request, "已反馈，交办人将收到通知。")
            return redirect("cases:task", key=shown.key)
    page = task_page(shown, reader=request.user, on=timezone.localdate())
    return render(request, "cases/task.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@for_task_people
@require_http_methods(["GET", "POST"])
def cancel_task(request: PageRequest, key: UUID) -> HttpResponse:
    """Take a task back (撤回)."""
    shown = _visible(request, key)
    form = CancelTaskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            assistance.cancel_task(task_id=shown.pk, by=request.user, at=timezone.now(), **form.cleaned_data)
            messages.success(request, "已撤回，并通知了承办人。")
            return redirect("cases:task", key=shown.key)
    page = task_page(shown, reader=request.user, on=timezone.localdate())
    context = {"page": page, "form": form, "cancelling": True}
    return render(request, "cases/task.html", context, status=422 if form.errors else 200)


@for_task_people
@require_safe
def task_proof(request: PageRequest, key: UUID, file: UUID) -> HttpResponse:
    """A photograph or paper that proves what was done (凭证)."""
    shown = _visible(request, key)
    proofs = task_page(shown, reader=request.user, on=timezone.localdate()).proofs
    proof = next((one for one in proofs if one.key == file), None)
    if proof is None:
        raise Http404
    content = open_file(file=proof, label=str(shown), by=request.user, at=timezone.now())
    return file_response(proof, content)


def _visible(request: PageRequest, key: UUID) -> AssistanceTask:
    tasks = AssistanceTask.objects.visible_to(request.user).select_related(
        "dispute", "assignee", "assigned_by", "court"
    )
    return get_object_or_404(tasks, key=key)
