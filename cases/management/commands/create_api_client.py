from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cases.services.client_admission import admit_governance_centre
from suyuan.accounts.models import User
from suyuan.exchange.choices import Scope
from suyuan.lib.errors import DomainError


class Command(BaseCommand):
    help = "开通一个接口客户端，显示其编号和密钥。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--code", required=True, help="客户端代码，如 dg-tangxia-zz")
        parser.add_argument("--name", required=True, help="单位名称")
        parser.add_argument("--division", required=True, help="所服务的区划代码，2 至 12 位")
        parser.add_argument(
            "--scopes",
            nargs="+",
            default=Scope.values,
            metavar="SCOPE",
            help=f"权限，默认全部：{' '.join(Scope.values)}",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        told = {name: options[name] for name in ("code", "name", "division", "scopes")}
        try:
            issued = admit_governance_centre(**told, by=User.objects.system(), at=timezone.now())
        except DomainError as error:
            raise CommandError(error.message) from error
        self.stdout.write(f"已开通：{issued.client}")
        self.stdout.write(f"client_id:     {issued.client_id}")
        self.stdout.write(f"client_secret: {issued.secret}")
        self.stdout.write("密钥只显示这一次，请妥善保管。")
