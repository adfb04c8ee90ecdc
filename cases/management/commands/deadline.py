"""`./dev manage deadline --rule CODE --start 2026-01-19 --json`: reckon a deadline (推算期限), step by step."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases.choices import LengthUnit
from cases.forms.calculators import BY_RULE, DeadlineForm
from cases.queries.deadline_reckoning import Reckoning, reckoning_asked, rule_choices
from suyuan.lib.refusals import refusals_on

BAD_INPUT = 2
ROLES = {"START": "起算日，不计入", "SKIPPED": "不计", "ROLLED": "顺延"}
WEEKDAYS = "一二三四五六日"


class Command(BaseCommand):
    help = "推算期限：列出期满日、逐日推算过程和法律依据。与“期限计算”页面使用同一算法。"
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rule", metavar="代码", help="期限规则代码，用 --list 查看；适用起算日施行的版本")
        parser.add_argument("--days", metavar="天数", help="不用规则，直接按日计算")
        parser.add_argument("--working-days", metavar="天数", help="不用规则，直接按工作日计算")
        parser.add_argument("--start", metavar="日期", help="起算日，如 2026-01-19，次日为第一日（默认今天）")
        parser.add_argument("--json", action="store_true", help="输出 JSON，期满日为 due_on")
        parser.add_argument("--list", action="store_true", help="列出期限规则代码")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["list"]:
            self.stdout.write("\n".join(f"{choice.code}  {choice.name}" for choice in rule_choices()))
            return
        found = _reckon(options)
        if options["json"]:
            self.stdout.write(json.dumps(_as_data(found), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(_as_lines(found)))


def _reckon(options: dict[str, Any]) -> Reckoning:
    form = DeadlineForm(_asked(options))
    if form.is_valid():
        with refusals_on(form):
            return reckoning_asked(**form.cleaned_data)
    sentences = [f"{sentence}".rstrip("。") for sentences in form.errors.values() for sentence in sentences]
    raise CommandError("；".join(sentences) + "。", returncode=BAD_INPUT)


def _asked(options: dict[str, Any]) -> dict[str, Any]:
    ways = {
        BY_RULE: options["rule"],
        LengthUnit.DAYS.value: options["days"],
        LengthUnit.WORKING_DAYS.value: options["working_days"],
    }
    given = {by: value for by, value in ways.items() if value is not None}
    if len(given) != 1:
        raise CommandError("请在 --rule、--days、--working-days 中指定一项，且只指定一项。", returncode=BAD_INPUT)
    [(by, value)] = given.items()
    start = options["start"] or f"{timezone.localdate()}"
    return {"by": by, "rule" if by == BY_RULE else "length": value, "start": start}


def _as_data(found: Reckoning) -> dict[str, Any]:
    rule = found.rule
    return {
        "rule": rule.code if rule else None,
        "name": found.name,
        "length": found.length,
        "unit": found.unit.value,
        "started_on": f"{found.started_on}",
        "nominal_on": f"{found.due.nominal_on}",
        "due_on": f"{found.due.due_on}",
        "provisional": found.due.provisional,
        "article": found.source.article,
        "confidence": found.source.confidence,
        "statutory": rule.statutory if rule else None,
        "extension_cap_days": rule.extension_cap_days if rule else None,
        "valid_from": f"{rule.valid_from}" if rule else None,
        "valid_to": f"{rule.valid_to}" if rule and rule.valid_to else None,
        "calendar_version": found.calendar_version,
        "steps": list(found.due.steps),
        "days": [
            {"date": f"{day.day}", "role": day.role, "number": day.number, "rest_day": day.rest, "name": day.name}
            for day in found.days
        ],
    }


def _as_lines(found: Reckoning) -> list[str]:
    caveat = f"（{found.source.caveat}）" if found.source.caveat else ""
    return [
        f"期满日    {found.due.due_on}{'（暂定）' if found.due.provisional else ''}",
        f"顺延前    {found.due.nominal_on}",
        f"期限      {found.name}",
        f"依据      {found.source.article}{caveat}",
        f"日历      {found.calendar_version}",
        "",
        *(f"{number}. {step}" for number, step in enumerate(found.due.steps, 1)),
        "",
        *(
            f"{day.day} 星期{WEEKDAYS[day.day.weekday()]}  {ROLES.get(day.role) or f'第{day.number}日'}"
            + (f"  {day.name or '休息日'}" if day.rest else "  调休上班" if day.moved else "")
            for day in found.days
        ),
    ]
