"""`./dev manage reconcile_subsidies`: the subsidy ledger held against the cases; exit status 1 when they differ."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from reports.services.reconciling import reconcile_subsidies

PRINTED = 200


class Command(BaseCommand):
    help = "补贴台账与纠纷对账：每件应补贴的结案恰有一笔，或写明没有的原因。有差异时退出码为1。"

    def handle(self, *args: Any, **options: Any) -> None:
        found = reconcile_subsidies(at=timezone.now())
        for one in found.courts:
            self.stdout.write(
                f"{one.court.name}：结案{one.case_count}件，已入账{one.line_count}，待计提{one.waiting_count}，"
                f"暂缓{one.held_count}，须凭据申报{one.by_claim_count}，不予补贴{one.not_payable_count}；"
                f"另有未经法院移送{one.outside_count}件；差异{one.difference_count}处。"
            )
        for row in found.differences[:PRINTED]:
            self.stdout.write(f"{row.dispute_number}\t{row.get_code_display()}\t{row.detail}")
        if found.differences:
            raise CommandError(f"对账有{len(found.differences)}处差异。", returncode=1)
        self.stdout.write("对账无差异。")
