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
    DemoAccount("lian", "立案员陈甲和", Role.CLERK),
    DemoAccount("fenliu", "分流员黄乙安", Role.COORDINATOR),
    DemoAccount("faguan", "社区法官李丙平", Role.JUDGE),
    DemoAccount("zhuli", "法官助理梁丁宁", Role.ASSISTANT),
    DemoAccount("tiaojie", "调解员刘戊康", Role.MEDIATOR),
    DemoAccount("lvshi", "律师调解员叶己乐", Role.MEDIATOR),
    DemoAccount("zuzhi", "组织管理员郭庚善", Role.ORG_MANAGER),
    DemoAccount("shenhe", "补贴审核员罗辛敬", Role.SUBSIDY_REVIEWER),
    DemoAccount("caiwu", "财务何壬谦", Role.FINANCE),
    DemoAccount("zongzhi", "综治中心莫癸恒", Role.GOVERNANCE_VIEWER),
    DemoAccount("xitong", "系统管理员谢甲信", Role.SYSTEM_ADMIN),
    DemoAccount("anquan", "安全管理员邓乙明", Role.SECURITY_ADMIN),
    DemoAccount("shenji", "审计管理员钟丙诚", Role.AUDIT_ADMIN),
)
