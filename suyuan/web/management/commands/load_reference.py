"""`./dev manage load_reference`: the data that every installation needs (载入基础数据)."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from cases.services import reference as cases_reference
from communities.services import datasets
from communities.services import reference as communities_reference
from mediators.services import reference as mediators_reference


class Command(BaseCommand):
    help = "载入随软件提供的区划、法院、人口、日历、案由、代码表、期限规则和补贴方案。可反复运行，不覆盖人工更正。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--again", action="store_true", help="文件没有变化也重新核对一遍")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["again"]:
            datasets.forget_datasets()
        at = timezone.now()
        for load in (
            communities_reference.load_reference,
            mediators_reference.load_reference,
            cases_reference.load_reference,
        ):
            for loaded in load(at=at):
                if options["verbosity"]:
                    self.stdout.write(_line(loaded))


def _line(loaded: datasets.Loaded) -> str:
    if loaded.written is None:
        return f"{loaded.name}：无变化"
    kept = f"，保留本地已有{loaded.written.kept}条" if loaded.written.kept else ""
    return f"{loaded.name}：新增{loaded.written.added}条，更新{loaded.written.changed}条{kept}"
