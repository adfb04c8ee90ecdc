"""`./dev manage verify_tallies [--repair]`: recount the tallies and report every difference (核对计数)."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases.services.tallies import verify_tallies


class Command(BaseCommand):
    help = "从案件逐一重新清点，与计数表核对；有不一致时列出，并以非零状态退出。每夜自动运行一次。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="有不一致时，以重新清点的结果更正计数表")

    def handle(self, *args: Any, repair: bool, **options: Any) -> None:
        check = verify_tallies(at=timezone.now(), repair=repair)
        cells = f"诉讼计数{check.lawsuit_cells}格，纠纷计数{check.dispute_cells}格"
        if not check.difference_count:
            self.stdout.write(f"{cells}，全部一致。")
            return
        for cell in check.differences:
            self.stderr.write("　".join(f"{name}={value}" for name, value in cell.items()))
        ending = "已按重新清点的结果更正" if check.repaired else "可加--repair更正"
        raise CommandError(f"{cells}，其中{check.difference_count}格不一致，{ending}。")
