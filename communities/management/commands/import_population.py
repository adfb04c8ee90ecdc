from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from communities.management.importing import add_file_arguments, run_import
from communities.services.population_import import import_population
from suyuan.accounts.models import User


class Command(BaseCommand):
    help = "导入常住人口（代码、统计时点、口径、常住人口、来源），单位为人。对的行导入，错的行逐条说明原因。"

    def add_arguments(self, parser: CommandParser) -> None:
        add_file_arguments(parser)

    def handle(self, *, file: Path, rejected: Path | None, **options: Any) -> None:
        by, at = User.objects.system(), timezone.now()
        run_import(self, path=file, rejected=rejected, take=lambda opened: import_population(file=opened, by=by, at=at))
