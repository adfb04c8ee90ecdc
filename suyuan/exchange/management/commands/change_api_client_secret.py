from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from suyuan.accounts.models import User
from suyuan.exchange.services import clients
from suyuan.lib.errors import DomainError


class Command(BaseCommand):
    help = "更换接口客户端的密钥；原密钥和已发放的令牌立即失效。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--code", required=True, help="客户端代码")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            issued = clients.change_secret(code=options["code"], by=User.objects.system(), at=timezone.now())
        except DomainError as error:
            raise CommandError(error.message) from error
        self.stdout.write(f"client_id:     {issued.client_id}")
        self.stdout.write(f"client_secret: {issued.secret}")
        self.stdout.write("密钥只显示这一次，请妥善保管。")
