"""What the import commands have in common: a file in, a summary and the rejected rows out."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from django.core.management.base import BaseCommand, CommandError, CommandParser

from communities.services.row_imports import ImportOutcome
from suyuan.lib.csv_writing import rejected_csv
from suyuan.lib.errors import DomainError

_SHOWN = 20


def add_file_arguments(parser: CommandParser) -> None:
    """The file to read and where to write the rows that came back (导入命令的公共参数)."""
    parser.add_argument("file", type=Path, metavar="FILE", help="CSV（UTF-8 或 GBK）或 XLSX")
    parser.add_argument("--rejected", type=Path, metavar="FILE", help="把未导入的行和原因写到这个 CSV 文件")


def run_import(
    command: BaseCommand, *, path: Path, rejected: Path | None, take: Callable[[BinaryIO], ImportOutcome]
) -> None:
    """Import a file and tell the outcome (导入); exit status 1 when a row came back or the file is refused."""
    try:
        with path.open("rb") as file:
            outcome = take(file)
    except OSError as error:
        raise CommandError(f"打不开文件 {path}，请检查路径和权限。") from error
    except DomainError as refusal:
        raise CommandError(refusal.message) from refusal
    for sentence in (outcome.summary, *outcome.notes):
        command.stdout.write(sentence)
    if outcome.rejects:
        _tell_rejects(command, outcome, rejected)


def _tell_rejects(command: BaseCommand, outcome: ImportOutcome, rejected: Path | None) -> None:
    for row, reason in outcome.rejects[:_SHOWN]:
        command.stderr.write(f"第{row.number}行：{reason}")
    if len(outcome.rejects) > _SHOWN:
        command.stderr.write(f"……另有{len(outcome.rejects) - _SHOWN}行")
    if rejected:
        rejected.write_bytes(b"".join(rejected_csv(outcome.headers, outcome.rejects)))
        command.stderr.write(f"未导入的行写在 {rejected}，更正后可再次导入。")
    raise CommandError(f"有{len(outcome.rejects)}行未导入。")
