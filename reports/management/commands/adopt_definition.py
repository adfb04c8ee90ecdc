"""`./dev manage adopt_definition lawsuits_per_10k --from 2026-01-01 --set rounding=DOWN …`: a new definition."""

import json
from argparse import ArgumentParser
from dataclasses import replace
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from reports.indicators.definition import Parameters
from reports.services.definitions import adopt_definition
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError


class Command(BaseCommand):
    help = "采用指标的新口径：适用于自某日起开始的统计期，此前的统计期不变，读数随即重新计算。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="指标代码，例如lawsuits_per_10k")
        parser.add_argument("--from", dest="valid_from", type=date.fromisoformat, required=True, metavar="日期")
        parser.add_argument("--source", required=True, metavar="依据", help="文件名称、文号")
        parser.add_argument(
            "--set", action="append", default=[], metavar="参数=值", help='例如rounding=DOWN、suit_kinds=["CIVIL"]'
        )

    def handle(self, *args: Any, code: str, valid_from: date, source: str, **options: Any) -> None:
        try:
            row = adopt_definition(
                code=code, parameters=_parameters(options["set"]), valid_from=valid_from, source=source,
                by=User.objects.system(), at=timezone.now(),
            )  # fmt: skip
        except DomainError as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(f"{row}自{valid_from}起适用，指纹{row.fingerprint[:12]}。")


def _parameters(assignments: list[str]) -> Parameters:
    """The system's own parameters with the given ones in their place."""
    given = dict(assignment.partition("=")[::2] for assignment in assignments)
    own = Parameters()
    if unknown := set(given) - set(Parameters.__dataclass_fields__):
        raise CommandError(
            f"没有参数{'、'.join(sorted(unknown))}，可设：{'、'.join(Parameters.__dataclass_fields__)}。"
        )
    return replace(own, **{name: _read(text, getattr(own, name)) for name, text in given.items()})  # type: ignore[arg-type]


def _read(text: str, like: object) -> object:
    if isinstance(like, str):
        return text
    try:
        value = json.loads(text)
    except ValueError as error:
        raise CommandError(f"参数的值“{text}”不能识别。") from error
    read = tuple(value) if isinstance(value, list) else value
    if type(read) is not type(like):
        raise CommandError(f"参数的值“{text}”类型不对。")
    return read
