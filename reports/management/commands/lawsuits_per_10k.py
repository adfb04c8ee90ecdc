"""`./dev manage lawsuits_per_10k --period 2024 --division 441900 --json`: one reading, measured now."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from reports.documents import measured_document
from reports.indicators.catalogue import LAWSUITS_PER_10K
from reports.queries.places import court_place, division_place
from suyuan.lib.errors import DomainError
from suyuan.lib.periods import parse_period

REFUSED = 2


class Command(BaseCommand):
    help = "计算一个地方一个统计期的万人成讼率，并列出分子、不计入的案件、分母及其来源、口径。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--period", required=True, help="2024、2024Q1、2024-03、2024-YTD-2024-09；C2024为司法统计年度"
        )
        place = parser.add_mutually_exclusive_group(required=True)
        place.add_argument("--division", metavar="代码", help="区划代码，2、4、6、9或12位")
        place.add_argument("--court", metavar="代字", help="法院代字，例如粤1971")
        parser.add_argument("--json", action="store_true", help="输出JSON")

    def handle(self, *args: Any, period: str, division: str | None, court: str | None, **options: Any) -> None:
        try:
            place = division_place(division) if division else court_place(court or "")
            document = measured_document(place, parse_period(period), code=LAWSUITS_PER_10K.code, at=timezone.now())
        except DomainError as refusal:
            raise CommandError(refusal.message, returncode=REFUSED) from refusal
        lines = json.dumps(document, ensure_ascii=False, indent=2) if options["json"] else _lines(document)
        self.stdout.write(lines)


def _lines(document: dict[str, Any]) -> str:
    definition = document["definition"]
    excluded = "；".join(f"{reason}{count}件" for reason, count in document["exclusions"].items())
    attributed = "；".join(
        f"{row['name']}{row['cases']}件（{row['share_percent']}%）" for row in document["attribution"].values()
    )
    proposal = "（建议口径）" if definition["is_proposal"] else ""
    alone, nowhere = document["counted_for_the_place_alone"], document["unattributed"]
    lines = [
        document["explanation"],
        f"不计入：{excluded or '无'}。",
        f"归属方式：{attributed or '无'}；仅归属到本级{alone}件；辖内法院未能归属{nowhere}件。",
        f"口径：{document['name']}第{definition['version']}版{proposal}，指纹{definition['fingerprint'][:12]}。",
        f"数据截止{document['cut_off_at']}。",
    ]
    return "\n".join(lines)
