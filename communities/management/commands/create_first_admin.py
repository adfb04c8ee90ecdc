from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from communities.services.administrators import create_first_administrator
from suyuan.accounts.roles import ADMINISTRATORS, Role
from suyuan.lib.errors import DomainError


class Command(BaseCommand):
    help = "建立首任系统、安全或审计管理员，每种一次；初始密码只显示这一次，首次登录必须修改。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", choices=sorted(ADMINISTRATORS), help="SYSTEM_ADMIN、SECURITY_ADMIN 或 AUDIT_ADMIN")
        parser.add_argument("username", help="登录名")
        parser.add_argument("display_name", help="姓名")

    def handle(self, *, role: str, username: str, display_name: str, **options: Any) -> None:
        try:
            made = create_first_administrator(
                role=Role(role), username=username, display_name=display_name, at=timezone.now()
            )
        except DomainError as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(f"{Role(role).label} {made.account.username} 已建立，初始密码：{made.password}")
