from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from communities.management.importing import add_file_arguments, run_import
from communities.services.holiday_import import import_holidays
from suyuan.accounts.models import User


class Command(BaseCommand):
    help = "导入节假日与调休（日期、名称、类别：放假或调休上班）。确认年份后，该年的期限不再标为暂定。"

    def add_arguments(self, parser: CommandParser) -> None:
        add_file_arguments(parser)
        parser.add_argument("--confirm", type=int, metavar="YEAR", help="全部行导入后，确认该年已按放假通知录入")
        parser.add_argument("--source", metavar="TEXT", default="", help="放假通知的名称或文号")

    def handle(self, *, file: Path, rejected: Path | None, confirm: int | None, source: str, **options: Any) -> None:
        by, at = User.objects.system(), timezone.now()
        run_import(
            self,
            path=file,
            rejected=rejected,
            take=lambda opened: import_holidays(file=opened, source=source, confirm_year=confirm, by=by, at=at),
        )
