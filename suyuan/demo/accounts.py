"""The demo accounts: one for each role, all with one password that is printed at every start (演示账号)."""

from dataclasses import dataclass

from suyuan.accounts.roles import Role

DEMO_PASSWORD = "Suyuan-Demo-2026"
DEMO_COURT = "粤1973"
DEMO_TOWN = "441900116000"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    username: str
    display_name: str
    role: Role


DEMO_ACCOUNTS: tuple[DemoAccount, ...] = (
    DemoAccount("lian", "陈甲和", Role.CLERK),
    DemoAccount("fenliu", "黄乙安", Role.COORDINATOR),
    DemoAccount("faguan", "李丙平", Role.JUDGE),
    DemoAccount("zhuli", "梁丁宁", Role.ASSISTANT),
    DemoAccount("tiaojie", "刘戊康", Role.MEDIATOR),
    DemoAccount("lvshi", "叶己乐", Role.MEDIATOR),
    DemoAccount("zuzhi", "郭庚善", Role.ORG_MANAGER),
    DemoAccount("shenhe", "罗辛敬", Role.SUBSIDY_REVIEWER),
    DemoAccount("caiwu", "何壬谦", Role.FINANCE),
    DemoAccount("zongzhi", "莫癸恒", Role.GOVERNANCE_VIEWER),
    DemoAccount("xitong", "谢甲信", Role.SYSTEM_ADMIN),
    DemoAccount("anquan", "邓乙明", Role.SECURITY_ADMIN),
    DemoAccount("shenji", "钟丙诚", Role.AUDIT_ADMIN),
)
