"""Topics and risks on a dispute's page, and the tasks of informing (标注、告知)."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from cases.forms.flags import FlagForm, InformingForm
from cases.forms.steps import ReasonForm
from cases.lifecycle import Action
from cases.models import Dispute, InformingDuty
from cases.services import flags
from cases.views.openings import PageRequest, for_dispute_workers
from cases.views.small_forms import open_for, small_form, step_form


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def set_flag(request: PageRequest, key: UUID) -> HttpResponse:
    """Mark the dispute with a topic or risk (标注)."""
    dispute = open_for(request, key, Action.FLAG)
    form = step_form(FlagForm, request, dispute)
    return small_form(
        request, dispute, form, lambda kind, **told: flags.set_flag(dispute_id=dispute.pk, kind_id=kind.pk, **told),
        done=lambda flag: f"已标注“{flag.kind.name}”。", title="标注专题或风险", submit="标注",
        hint="家庭暴力、民转刑等风险会同时产生告知公安机关、妇联等的任务（人民调解法第25条）。",
    )  # fmt: skip


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def lift_flag(request: PageRequest, key: UUID, flag: int) -> HttpResponse:
    """Lift a topic or risk (解除标识)."""
    dispute = open_for(request, key, Action.FLAG)
    known = get_object_or_404(dispute.flags.select_related("kind"), pk=flag)
    form, perform = step_form(ReasonForm, request, dispute), partial(flags.lift_flag, flag_id=known.pk)
    name = known.kind.name
    return small_form(request, dispute, form, perform, done=f"已解除“{name}”。", title=f"解除“{name}”", submit="解除")


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def record_informing(request: PageRequest, key: UUID, duty: int) -> HttpResponse:
    """Record that somebody was told of a risk (已告知)."""
    dispute = open_for(request, key, Action.FLAG)
    known = _duty(request, dispute, duty)
    form, perform = step_form(InformingForm, request, dispute), partial(flags.record_informing, duty_id=known.pk)
    told = known.rule.addressee
    return small_form(
        request, dispute, form, perform, done=f"已记录告知{told}。", title=f"告知{told}", submit="记录告知",
        hint=known.rule.basis,
    )  # fmt: skip


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def waive_informing(request: PageRequest, key: UUID, duty: int) -> HttpResponse:
    """Close a task of informing that is not needed (无需告知)."""
    dispute = open_for(request, key, Action.FLAG)
    known = _duty(request, dispute, duty)
    form, perform = step_form(ReasonForm, request, dispute), partial(flags.waive_informing, duty_id=known.pk)
    title = f"无需告知{known.rule.addressee}"
    return small_form(request, dispute, form, perform, done="已记录无需告知的原因。", title=title, submit="记录原因")


def _duty(request: PageRequest, dispute: Dispute, pk: int) -> InformingDuty:
    duties = InformingDuty.objects.visible_to(request.user).select_related("rule")
    return get_object_or_404(duties.filter(flag__dispute=dispute), pk=pk)
