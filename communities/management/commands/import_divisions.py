from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from communities.management.importing import add_file_arguments, run_import
from communities.services.division_import import import_divisions
from suyuan.accounts.models import User


class Command(BaseCommand):
    help = "导入统计局的区划名单（代码、名称、上级），例如补上村级名称。对的行导入，错的行逐条说明原因。"

    def add_arguments(self, parser: CommandParser) -> None:
        add_file_arguments(parser)
        parser.add_argument("--source", metavar="TEXT", default="", help="名单的来源，默认为文件名")

    def handle(self, *, file: Path, rejected: Path | None, source: str, **options: Any) -> None:
        by, at = User.objects.system(), timezone.now()
        origin = source or f"导入文件：{file.name}"
        run_import(
            self,
            path=file,
            rejected=rejected,
            take=lambda opened: import_divisions(file=opened, source=origin, by=by, at=at),
        )
