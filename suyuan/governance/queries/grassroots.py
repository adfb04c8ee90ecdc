"""What waits in the places (下沉工作): the figures of the page that leads to all of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from communities.choices import FindingOutcome
from communities.models import Circuit, DutyShift, OutreachEvent, ScreeningFinding
from communities.queries.fieldwork import lessons_by_tribunal, waiting_requests
from communities.queries.lists import demonstrations_by_tribunal
from suyuan.accounts.models import User
from suyuan.governance.models import Decision, Suggestion
from suyuan.governance.queries.gaps import gap_groups
from suyuan.governance.queries.suggestions import feedback_to_sum_up
from suyuan.governance.querysets import SCHEME_READERS


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject of the work in the places (栏目): `waiting` says how many wait for what, empty when nothing does."""

    title: str
    url_name: str
    icon: str
    text: str
    waiting: tuple[tuple[int, str], ...]


def subjects(user: User, *, on: date) -> list[Subject]:
    """Return the subjects with what waits in each (下沉工作)."""
    sent = Suggestion.objects.visible_to(user)
    unheld = OutreachEvent.objects.visible_to(user).filter(held_on__lt=on, attendance=None, cancelled_reason="")
    without = sum(not line.communities for group in demonstrations_by_tribunal(user, on=on) for line in group.tribunals)
    lessons = sum(line.missing > 0 for line in lessons_by_tribunal(user, year=on.year, on=on))
    unlogged = Circuit.objects.visible_to(user).filter(
        held_on__lt=on, cancelled_reason="", stops__logged_at=None, stops__isnull=False
    )
    tasks = Decision.objects.visible_to(user).filter(done_on=None)
    week = DutyShift.objects.visible_to(user).filter(
        starts_at__date__range=(on, on + timedelta(days=6)), cancelled_reason=""
    )
    watched = ScreeningFinding.objects.visible_to(user).filter(outcome=FindingOutcome.WATCHED)
    missing = sum(len(group.gaps) for group in gap_groups(user, on=on))
    found = [
        _subject("待补事项", "governance:gaps", "alert-triangle", "应做未做、到期、过期的，一处看全",
                 (missing, "项待补")),
        _subject("建议与反馈", "governance:suggestions", "send", "群众意见汇总、发出建议、回复、再次测量",
                 (sent.waiting().count(), "件建议待回复"),
                 (sent.filter(verdict="", remeasure_on__lte=on).count(), "件到期再次测量"),
                 (feedback_to_sum_up(user).count(), "条意见待汇总")),
        _subject("巡回", "communities:circuits", "map-2", "定向巡回、按需巡回、路线和日志",
                 (waiting_requests(user).count(), "项需求待安排"), (unlogged.distinct().count(), "次待记日志")),
        _subject("法官值班", "communities:duty", "calendar-event", "综治中心值班表、替班、接待记录",
                 (week.count(), "班次在未来7日")),
        _subject("隐患排查", "communities:screening", "zoom-in", "排查行动、发现转纠纷、台账",
                 (watched.count(), "条隐患持续关注")),
        _subject("联席会议", "governance:conferences", "users-group", "季度联席会议、半月研判、议定事项",
                 (tasks.filter(due_on__lt=on).count(), "项议定事项超期"), (tasks.count(), "项未落实")),
        _subject("司法宣传", "communities:outreach", "school", "法治公开课、典型案例、公开日",
                 (lessons, "个法庭今年还差公开课"), (unheld.count(), "次活动待登记情况")),
        _subject("示范社区", "communities:demonstrations", "star", "申请、方案、确定、评议、目标",
                 (without, "个法庭没有示范社区")),
        _subject("综治中心与联动单位", "communities:service_points", "building", "服务点、人员、联系人"),
    ]  # fmt: skip
    if user.has_role(*SCHEME_READERS):
        found.append(_subject("工作考核", "governance:assessments", "clipboard-check", "方案、评分、公示、表彰"))
    return found


def _subject(title: str, url_name: str, icon: str, text: str, *waiting: tuple[int, str]) -> Subject:
    return Subject(title, url_name, icon, text, tuple(one for one in waiting if one[0]))
