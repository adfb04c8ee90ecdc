from typing import Any

from django.core.management.base import BaseCommand

from suyuan.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from suyuan.demo.loading import is_loaded


class Command(BaseCommand):
    help = "列出演示账号"

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_loaded():
            self.stdout.write("尚未装入演示数据。")
            return
        self.stdout.write(f"演示账号（密码均为 {DEMO_PASSWORD}）：")
        for account in DEMO_ACCOUNTS:
            self.stdout.write(f"  {account.username:<10}{account.role.label}")
