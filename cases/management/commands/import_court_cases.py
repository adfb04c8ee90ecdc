"""`./dev manage import_court_cases FILE`: take in a court's list of cases (导入诉讼案件)."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases.choices import BatchStatus
from cases.models import ImportBatch
from cases.queries.court_case_imports import rejected_rows_file
from cases.services.court_case_imports import import_list
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError


class Command(BaseCommand):
    help = "导入诉讼案件清单（CSV 或 XLSX，UTF-8 或 GBK）；未能导入的行连同原因写入另一个文件，改正后可再次导入。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="文件", type=Path)
        parser.add_argument("--rejected", metavar="文件", type=Path, help="未能导入的行写到这里（默认与清单同一目录）")
        parser.add_argument("--by", metavar="登录名", help="以谁的名义导入（默认为系统）")

    def handle(self, *args: Any, file: Path, rejected: Path | None, by: str | None, **options: Any) -> None:
        try:
            batch = import_list(
                file_name=file.name, content=_read(file), court_code=None, by=_person(by), at=timezone.now()
            )
        except DomainError as refusal:
            raise CommandError(refusal.message) from refusal
        if batch.status == BatchStatus.FAILED:
            raise CommandError(batch.problem)
        self._report(batch)
        if batch.rejected_count:
            self._write_rejected(batch, rejected or file.with_name(f"{file.stem}_退回.csv"))

    def _report(self, batch: ImportBatch) -> None:
        self.stdout.write(
            f"共{batch.row_count}行：新增{batch.added_count}件，更新{batch.changed_count}件，"
            f"无变化{batch.unchanged_count}行，退回{batch.rejected_count}行（批次{batch.pk}）。"
        )
        if batch.unknown_types:
            codes = "、".join(f"{code}（{count}件）" for code, count in batch.unknown_types.items())
            self.stdout.write(f"类型代字未知，已保留但不计入成讼率：{codes}。")

    def _write_rejected(self, batch: ImportBatch, path: Path) -> None:
        with path.open("wb") as file:
            file.writelines(rejected_rows_file(batch))
        self.stdout.write(f"退回的行和原因已写入{path}，改正后可再次导入。")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"不能读取文件{path}：{error.strerror}") from error


def _person(username: str | None) -> User:
    if username is None:
        return User.objects.system()
    try:
        return User.objects.people().get(username=username)
    except User.DoesNotExist as error:
        raise CommandError(f"没有名为“{username}”的账号。") from error
