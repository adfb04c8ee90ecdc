from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from suyuan.accounts.services.accounts import reset_password_at_console
from suyuan.lib.errors import DomainError


class Command(BaseCommand):
    help = "在服务器上重置一个账号的密码，包括安全管理员和审计管理员；记入访问日志，首次登录必须修改。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="登录名")

    def handle(self, *, username: str, **options: Any) -> None:
        try:
            reset = reset_password_at_console(username=username, at=timezone.now())
        except DomainError as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(f"{reset.account.username} 的初始密码：{reset.password}")
