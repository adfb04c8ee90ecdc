from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from suyuan.accounts.models import User
from suyuan.exchange.services import clients
from suyuan.lib.errors import DomainError


class Command(BaseCommand):
    help = "重新启用已停用的接口客户端；密钥不变，须重新取得令牌。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--code", required=True, help="客户端代码")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            client = clients.enable_client(code=options["code"], by=User.objects.system(), at=timezone.now())
        except DomainError as error:
            raise CommandError(error.message) from error
        self.stdout.write(f"已启用：{client}")
