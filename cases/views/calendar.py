"""The calendar of sittings: looking, moving one or many, cancelling, the feed for calendar programs."""

from datetime import date, timedelta
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import conditional_page, require_http_methods, require_POST, require_safe

from cases import policies
from cases.documents import feed_document
from cases.forms.sessions import CancelPlanForm, MoveForm, MoveManyForm
from cases.models import ScheduledSession
from cases.queries.feeds import feed_of, feed_opened_by
from cases.queries.schedule import calendar_page, sittings_of
from cases.services import calendar_feeds, schedule
from cases.views.openings import PageRequest, for_dispute_workers
from cases.views.small_forms import small_form
from suyuan.accounts.roles import Role
from suyuan.lib.refusals import refusals_on


@for_dispute_workers
@require_safe
def calendar(request: PageRequest) -> HttpResponse:
    """The sittings of a week or a day (调解日历)."""
    return _calendar(request, None)


@for_dispute_workers
@require_POST
def move_many(request: PageRequest) -> HttpResponse:
    """Move the ticked sittings by some days (批量改期)."""
    visible = ScheduledSession.objects.visible_to(request.user)
    keys = {str(key): pk for key, pk in visible.filter(key__in=_uuids(request)).values_list("key", "pk")}
    form = MoveManyForm(request.POST, keys=[*keys])
    if form.is_valid():
        told = form.cleaned_data
        with refusals_on(form):
            moved = schedule.move_sessions(
                session_ids=[keys[key] for key in told["sessions"]], days=told["days"], reason=told["reason"],
                by=request.user, at=timezone.now(),
            )  # fmt: skip
            messages.success(request, f"已改期 {len(moved)} 场，并通知了有关调解员。")
            return redirect(f"{reverse('cases:calendar')}?{request.GET.urlencode()}")
    return _calendar(request, form)


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def move_session(request: PageRequest, key: UUID) -> HttpResponse:
    """Move one sitting (改期)."""
    session = _visible_session(request, key)
    form = MoveForm(request.POST if request.method == "POST" else None, session=session)
    return small_form(
        request, session.dispute, form, lambda reason, by, at, room="", **_: schedule.move_session(
            session_id=session.pk, reason=reason, room_id=int(room) if room else None, by=by, at=at, **form.times()
        ),
        done="已改期，并通知了调解员。请另行告知当事人。", title="调解改期", submit="改期",
    )  # fmt: skip


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def cancel_session(request: PageRequest, key: UUID) -> HttpResponse:
    """Cancel one sitting (取消安排)."""
    session = _visible_session(request, key)
    form = CancelPlanForm(request.POST if request.method == "POST" else None)
    perform = partial(schedule.cancel_session, session_id=session.pk)
    done = "已取消，并通知了调解员。请另行告知当事人。"
    return small_form(request, session.dispute, form, perform, done=done, title="取消调解安排", submit="取消安排")


@for_dispute_workers
@require_POST
def make_feed(request: PageRequest) -> HttpResponse:
    """Make the secret address of one's calendar (生成订阅地址), shown this once."""
    secret = calendar_feeds.make_feed(by=request.user, at=timezone.now())
    address = request.build_absolute_uri(reverse("cases:calendar_feed", args=[secret]))
    return render(request, "cases/calendar_feed.html", {"address": address})


@for_dispute_workers
@require_POST
def revoke_feed(request: PageRequest) -> HttpResponse:
    """Stop one's calendar feed (撤销订阅)."""
    calendar_feeds.revoke_feed(by=request.user, at=timezone.now())
    messages.success(request, "订阅地址已撤销，原地址不能再读取。")
    return redirect("cases:calendar")


@login_not_required
@require_safe
@conditional_page
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """A mediator's sittings for a calendar program (日历订阅), by the secret in the address; no party is named."""
    now = timezone.now()
    feed = feed_opened_by(calendar_feeds.digest_of(secret), on=timezone.localdate(now))
    if feed is None:
        raise Http404
    sittings = sittings_of(feed.mediator, since=now - timedelta(days=30))
    text = feed_document(sittings, base=request.build_absolute_uri("/"))
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-cache"  # a program may keep it, and asks each time whether it still holds
    return answer


def _calendar(request: PageRequest, form: MoveManyForm | None) -> HttpResponse:
    today = timezone.localdate()
    asked = request.GET
    view = "day" if asked.get("view") == "day" else "week"
    mediator, room = _number(asked.get("mediator")), _number(asked.get("room"))
    page = calendar_page(
        request.user, on=_day(asked.get("on")) or today, today=today, whole_week=view == "week", mediator=mediator,
        room=room,
    )  # fmt: skip
    context = {
        "page": page, "view": view, "mediator": mediator, "room": room, "today": today, "form": form,
        "feed": feed_of(request.user),
        "is_mediator": request.user.has_role(Role.MEDIATOR), "may_move": policies.may_plan(request.user),
    }  # fmt: skip
    return render(request, "cases/calendar.html", context, status=422 if form and form.errors else 200)


def _visible_session(request: PageRequest, key: UUID) -> ScheduledSession:
    sessions = ScheduledSession.objects.visible_to(request.user).select_related("dispute__centre", "room")
    return get_object_or_404(sessions, key=key)


def _uuids(request: PageRequest) -> list[UUID]:
    found = []
    for text in request.POST.getlist("sessions"):
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None
