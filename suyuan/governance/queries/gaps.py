"""What is still missing in the work of people and places (待补事项), each with the page where it is made good.

A gap is told by places, tribunals, numbers and mediators' names: no party is named here or in a notice.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from communities.choices import StepKind
from communities.models import Circuit, DemonstrationCommunity, DemonstrationStep, OutreachEvent, Posting
from communities.queries.fieldwork import lessons_by_tribunal, waiting_requests
from communities.queries.lists import demonstrations_by_tribunal
from communities.querysets import area_prefixes, starts_with_any
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from suyuan.governance.choices import ConferenceKind
from suyuan.governance.models import Conference, Decision, Suggestion, WorkAppeal, WorkAssessment
from suyuan.governance.queries.gap_kinds import Gap, Kind
from suyuan.governance.queries.gaps_of_mediators import MEDIATOR_KINDS
from suyuan.lib.periods import PeriodKind, period_of

REVIEW_FROM_MONTH = 10  # the review of a year is asked for in its last quarter


@dataclass(frozen=True, slots=True)
class Group:
    """The gaps of one kind (一类待补事项), those with the earliest day first."""

    kind: Kind
    gaps: tuple[Gap, ...]


def gap_groups(user: User, *, on: date) -> list[Group]:
    """Return what is missing in the user's area (待补事项), kind by kind; kinds without a gap are left out."""
    found = [(kind, sorted(find(user, on), key=_by_day)) for kind, find in _KINDS if not kind.roles or _has(user, kind)]
    return [Group(kind, tuple(gaps)) for kind, gaps in found if gaps]


def _has(user: User, kind: Kind) -> bool:
    return user.has_role(*kind.roles)


def _by_day(gap: Gap) -> date:
    return gap.due_on or date.max


def _lessons(user: User, on: date) -> Iterator[Gap]:
    for line in lessons_by_tribunal(user, year=on.year, on=on):
        if line.missing:
            planned = "，已安排未开展" if line.planned else ""
            text = f"{line.tribunal.name}{on.year}年还差{line.missing}次{planned}"
            yield Gap(text, reverse("communities:outreach"), f"{line.tribunal.pk}", date(on.year, 12, 31))


def _demonstrations(user: User, on: date) -> Iterator[Gap]:
    for group in demonstrations_by_tribunal(user, on=on):
        for line in group.tribunals:
            if not line.communities:
                url = reverse("communities:designate", args=[line.tribunal.pk])
                yield Gap(f"{line.tribunal.name}还没有示范社区", url, f"{line.tribunal.pk}")


def _standing(user: User, on: date) -> list[DemonstrationCommunity]:
    rows = DemonstrationCommunity.objects.visible_to(user).in_force(on)
    return list(rows.select_related("community__division__parent").order_by("community"))


def _reviews(user: User, on: date) -> Iterator[Gap]:
    reviews = DemonstrationStep.objects.filter(kind=StepKind.REVIEW)
    done = set(reviews.values_list("community", "taken_on__year"))
    for row in _standing(user, on):
        missed = row.designated_on.year < on.year - 1 and (row.community_id, on.year - 1) not in done
        due = on.month >= REVIEW_FROM_MONTH and row.designated_on.year < on.year
        if missed or (due and (row.community_id, on.year) not in done):
            year = on.year - 1 if missed else on.year
            url = reverse("communities:new_demonstration_step", args=[row.community_id])
            yield Gap(f"{_named(row)}{year}年的评议", url, f"{row.pk}:{year}", date(year, 12, 31))


def _targets(user: User, on: date) -> Iterator[Gap]:
    with_targets = set(
        DemonstrationCommunity.objects.visible_to(user).filter(targets__year=on.year).values_list("pk", flat=True)
    )
    for row in _standing(user, on):
        if row.pk not in with_targets:
            url = reverse("communities:demonstration_targets", args=[row.community_id])
            yield Gap(f"{_named(row)}还没有{on.year}年的目标", url, f"{row.pk}")


def _named(row: DemonstrationCommunity) -> str:
    place = row.community.division
    return f"{place.parent.display_name if place.parent else ''}{place.display_name}"


def _replies(user: User, on: date) -> Iterator[Gap]:
    for row in Suggestion.objects.visible_to(user).waiting().filter(reply_due_on__lt=on):
        url = reverse("governance:suggestion", args=[row.pk])
        yield Gap(f"{row.number}，送达{row.addressee}", url, f"{row.pk}", row.reply_due_on)


def _measurements(user: User, on: date) -> Iterator[Gap]:
    for row in Suggestion.objects.visible_to(user).filter(verdict="", remeasure_on__lte=on):
        url = reverse("governance:suggestion", args=[row.pk])
        yield Gap(f"{row.number}，{row.title}", url, f"{row.pk}", row.remeasure_on)


def _requests(user: User, on: date) -> Iterator[Gap]:
    for row in waiting_requests(user):
        text = f"{row.division.display_name}，{row.get_kind_display()}，{row.requested_at:%Y-%m-%d}提出"
        yield Gap(text, reverse("communities:circuits"), f"{row.pk}", row.wanted_by)


def _logs(user: User, on: date) -> Iterator[Gap]:
    rows = Circuit.objects.visible_to(user).filter(held_on__lt=on, cancelled_reason="")
    for row in rows.filter(stops__logged_at=None, stops__isnull=False).select_related("tribunal").distinct():
        url = reverse("communities:circuit", args=[row.pk])
        yield Gap(f"{row.tribunal.name}{row.held_on}的巡回", url, f"{row.pk}", row.held_on)


def _reports(user: User, on: date) -> Iterator[Gap]:
    rows = OutreachEvent.objects.visible_to(user).filter(held_on__lt=on, attendance=None, cancelled_reason="")
    for row in rows:
        url = reverse("communities:outreach_event", args=[row.pk])
        yield Gap(f"{row.title}，{row.held_on}", url, f"{row.pk}", row.held_on)


def _decisions(user: User, on: date) -> Iterator[Gap]:
    rows = Decision.objects.visible_to(user).filter(done_on=None, due_on__lt=on).select_related("conference")
    for row in rows:
        url = reverse("governance:conference", args=[row.conference_id])
        yield Gap(f"{row.conference}议定，责任人{row.owner}", url, f"{row.pk}", row.due_on)


def _conferences(user: User, on: date) -> Iterator[Gap]:
    """Of the places that hold them: who never held one does not take part."""
    quarter = period_of(PeriodKind.QUARTER, on)
    rows = Conference.objects.visible_to(user).filter(kind=ConferenceKind.QUARTERLY)
    held = set(rows.filter(held_on__range=(quarter.first, quarter.last)).values_list("division", flat=True))
    places = {row.division_id: row.division for row in rows.select_related("division")}
    for code, place in sorted(places.items()):
        if code not in held:
            text = f"{place.display_name}{quarter.label}的联席会议"
            yield Gap(text, reverse("governance:new_conference"), f"{code}:{quarter}", quarter.last)


def _untrained(user: User, on: date) -> Iterator[Gap]:
    posts = Posting.objects.in_force(on).filter(role=Role.ASSISTANT, trained_on=None)
    for post in posts.filter(starts_with_any("division__code", area_prefixes(user))).order_by("division", "pk"):
        place = post.division.display_name if post.division else ""
        yield Gap(f"{place}：{post.user.display_name}", reverse("communities:community_list"), f"{post.pk}")


def _appeals(user: User, on: date) -> Iterator[Gap]:
    rows = WorkAppeal.objects.filter(answer="", assessment__in=WorkAssessment.objects.visible_to(user))
    for row in rows.select_related("assessment__scheme"):
        url = reverse("governance:sheet", args=[row.assessment_id])
        yield Gap(
            f"{row.assessment.scheme}，{row.assessment.label}", url, f"{row.pk}", row.assessment.scheme.appeal_until
        )


_ARRANGERS = frozenset({Role.COORDINATOR, Role.JUDGE})
_KINDS: tuple[tuple[Kind, Callable[[User, date], Iterator[Gap]]], ...] = (
    (Kind("reply", "建议过期没有回复", "督促回复，收到后登记。", dated=True), _replies),
    (Kind("measure", "建议到期再次测量", "看前后对比，写明结论。", _ARRANGERS, dated=True), _measurements),
    (Kind("decision", "议定事项过期没有落实", "登记落实情况。", dated=True), _decisions),
    (Kind("request", "巡回需求没有答复", "安排进路线，或者写明不安排的原因。"), _requests),
    (Kind("log", "巡回没有记日志", "补记做了什么、接待多少人，上传照片。", dated=True), _logs),
    (Kind("report", "宣传活动没有登记情况", "登记参加人数，上传照片和材料。", dated=True), _reports),
    (Kind("lesson", "今年的法治公开课", "实施意见二（七）：每年至少一次。"), _lessons),
    (Kind("demonstration", "没有示范社区的法庭", "实施意见二（一）：每个法庭不少于1个。", _ARRANGERS), _demonstrations),
    (Kind("review", "示范社区年度评议", "登记评议结果。", _ARRANGERS), _reviews),
    (Kind("target", "示范社区年度目标", "设定今年的目标。", _ARRANGERS), _targets),
    (Kind("conference", "本季度的联席会议", "召集会议，议题自动列入。", _ARRANGERS), _conferences),
    (Kind("untrained", "助理没有培训合格记录", "培训合格后由安全管理员登记，再提名列入名册。", _ARRANGERS), _untrained),
    (Kind("appeal", "考核异议没有答复", "答复后才能定结果。", _ARRANGERS, dated=True), _appeals),
    *MEDIATOR_KINDS,
)
