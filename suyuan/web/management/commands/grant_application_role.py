"""`./dev manage grant_application_role suyuan_app`: what the application's own database role may do."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from suyuan.web.database_role import RoleUnfit, grant_application_role


class Command(BaseCommand):
    help = "授权应用自己的数据库角色：只增不改的表只能查询和增加。由拥有表的角色在每次迁移后运行。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("role", help="应用登录数据库用的角色，不是表的所有者")

    def handle(self, *args: Any, role: str, **options: Any) -> None:
        try:
            granted = grant_application_role(role)
        except RoleUnfit as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"已授权“{role}”；只能查询和增加的表：{'、'.join(granted.append_only)}。")
