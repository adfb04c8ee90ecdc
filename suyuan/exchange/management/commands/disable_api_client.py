from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from suyuan.accounts.models import User
from suyuan.exchange.services import clients
from suyuan.lib.errors import DomainError


class Command(BaseCommand):
    help = "停用接口客户端；已发放的令牌立即失效。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--code", required=True, help="客户端代码")
        parser.add_argument("--reason", required=True, help="停用原因，记入访问日志")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            client = clients.disable_client(
                code=options["code"], reason=options["reason"], by=User.objects.system(), at=timezone.now()
            )
        except DomainError as error:
            raise CommandError(error.message) from error
        self.stdout.write(f"已停用：{client}")
