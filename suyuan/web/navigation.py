"""The navigation is data: one line per entry, shown when the page exists and a role fits.

The order is the order on the screen; on a phone the first four stand at the bottom. On a desk, entries of one group
fold into one menu where its first entry stands.
"""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.urls import NoReverseMatch, reverse

from suyuan.accounts.models import User
from suyuan.accounts.roles import CASE_ROLES, Role


@dataclass(frozen=True)
class Item:
    label: str
    short_label: str
    url_name: str
    icon: str
    roles: frozenset[Role]
    group: str = ""


@dataclass(frozen=True)
class Entry:
    """An item as one person sees it now."""

    label: str
    short_label: str
    icon: str
    url: str
    current: bool
    group: str


@dataclass(frozen=True)
class Slot:
    """One place of the bar: a single entry, or a group of them that opens as a menu."""

    label: str
    entries: list[Entry]

    @property
    def current(self) -> bool:
        return any(entry.current for entry in self.entries)


COURT = frozenset({Role.CLERK, Role.COORDINATOR, Role.JUDGE})
CENTRE = frozenset({Role.CLERK, Role.COORDINATOR})
CASE_WORK = COURT | {Role.ASSISTANT, Role.MEDIATOR, Role.ORG_MANAGER}
MONEY = frozenset({Role.SUBSIDY_REVIEWER, Role.FINANCE})
READ_ROSTER = COURT | MONEY | {Role.ORG_MANAGER}
OVERVIEW = COURT | {Role.ASSISTANT, Role.GOVERNANCE_VIEWER}

ITEMS = (
    Item("工作台", "工作台", "home", "home", CASE_ROLES),
    Item("纠纷", "纠纷", "cases:dispute_list", "folder", CASE_WORK),
    Item("登记纠纷", "登记", "cases:log_dispute", "file-plus", frozenset({Role.ASSISTANT, Role.CLERK})),
    Item("协助事务", "协助", "cases:task_list", "clipboard-list", COURT | {Role.ASSISTANT, Role.MEDIATOR}, "办理"),
    Item("调解日历", "日历", "cases:calendar", "calendar-event", CASE_WORK, "办理"),
    Item("司法确认", "确认", "cases:confirmations", "gavel", COURT, "办理"),
    Item("联合分配", "分配", "cases:assign_together", "arrows-split", CENTRE, "办理"),
    Item("系列案", "系列", "cases:series_list", "stack-2", CASE_WORK, "办理"),
    Item("疑似重复", "重复", "cases:duplicate_list", "files", CENTRE, "办理"),
    Item("导入诉讼", "导入", "cases:import_court_cases", "file-import", CENTRE, "办理"),
    Item("督办", "督办", "cases:supervision_list", "urgent", CASE_WORK, "督办研判"),
    Item("半月研判", "研判", "cases:half_month", "clipboard-list", COURT | {Role.ASSISTANT}, "督办研判"),
    Item("社区", "社区", "communities:community_list", "building-community", OVERVIEW, "社区"),
    Item("下沉工作", "下沉", "governance:grassroots", "map-pin", OVERVIEW, "社区"),
    Item("风险预警", "预警", "governance:warnings", "alert-triangle", OVERVIEW, "统计"),
    Item("万人成讼率", "成讼率", "reports:rates", "chart-line", OVERVIEW, "统计"),
    Item("工作指标", "指标", "reports:measures", "chart-bar", OVERVIEW, "统计"),
    Item("工作台账", "台账", "reports:registers", "table", OVERVIEW, "统计"),
    Item("通报", "通报", "reports:bulletins", "notes", OVERVIEW, "统计"),
    Item("去向与时长", "去向", "reports:courses", "arrows-split", OVERVIEW, "统计"),
    Item("大屏", "大屏", "governance:wall", "device-desktop", OVERVIEW, "统计"),
    Item("发布的读数", "发布", "reports:published", "clipboard-check", OVERVIEW, "统计"),
    Item("我的补贴", "补贴", "mediators:my_subsidies", "coin-yuan", frozenset({Role.MEDIATOR})),
    Item("补贴台账", "补贴", "mediators:ledger", "report-money", MONEY),
    Item("我的档案", "档案", "mediators:own_profile", "id", frozenset({Role.MEDIATOR})),
    Item("调解员", "调解员", "mediators:mediator_list", "users", READ_ROSTER, "调解队伍"),
    Item("调解组织", "组织", "mediators:organization_list", "users-group", READ_ROSTER, "调解队伍"),
    Item("名册管理", "名册", "mediators:roster_work", "list-details", frozenset({Role.COORDINATOR}), "调解队伍"),
    Item("年度考核", "考核", "mediators:assessments", "clipboard-check", frozenset({Role.COORDINATOR}), "调解队伍"),
    Item("期限计算", "期限", "cases:deadline_calculator", "calendar-due", CASE_ROLES, "工具"),
    Item("诉讼费计算", "诉讼费", "cases:court_fee_calculator", "coin-yuan", CASE_ROLES, "工具"),
    Item("账号", "账号", "accounts:user_list", "users", frozenset({Role.SYSTEM_ADMIN})),
    Item("基础数据", "数据", "admin:index", "database", frozenset({Role.SYSTEM_ADMIN})),
    Item("指标口径", "口径", "definitions", "scale", frozenset({Role.SYSTEM_ADMIN})),
    Item("区划", "区划", "communities:division_tree", "sitemap", frozenset({Role.SYSTEM_ADMIN})),
    Item("工作日历", "日历", "communities:calendar", "calendar", frozenset({Role.SYSTEM_ADMIN})),
    Item("运行状况", "运行", "operations", "activity", frozenset({Role.SYSTEM_ADMIN})),
    Item("任职", "任职", "communities:posting_list", "id-badge", frozenset({Role.SECURITY_ADMIN})),
    Item("访问日志", "日志", "accounts:access_log", "list-search", frozenset({Role.AUDIT_ADMIN})),
)


def address_of(url_name: str) -> str | None:
    """Return the address of a page, or None while the page does not exist."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return None


def entries_for(user: User | AnonymousUser, *, path: str) -> list[Entry]:
    """The navigation of one person (导航), with the page they are on marked."""
    if not isinstance(user, User):
        return []
    offered = [(item, address_of(item.url_name)) for item in ITEMS if user.has_role(*item.roles)]
    shown = [(item, url) for item, url in offered if url]
    current = max((url for _, url in shown if _covers(url, path)), key=len, default=None)
    return [Entry(item.label, item.short_label, item.icon, url, url == current, item.group) for item, url in shown]


def slots_of(entries: list[Entry]) -> list[Slot]:
    """The entries as the bar shows them (导航分组): a group of one stands for itself."""
    grouped: dict[str, list[Entry]] = {}
    for entry in entries:
        grouped.setdefault(entry.group or entry.url, []).append(entry)
    return [Slot(group if len(own) > 1 else own[0].label, own) for group, own in grouped.items()]


def _covers(url: str, path: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))
