from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from suyuan.settings.environment import BASE_DIR
from suyuan.web.printed_pages import PAGES


class Command(BaseCommand):
    help = "把代码中的状态表、指标定义等写成 docs/ 下的文档；--check 只检查是否最新。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="不写文件，有过期的文档时以错误结束")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        stale = {path: text for path, text in _pages().items() if not path.exists() or path.read_text("utf-8") != text}
        if check and stale:
            names = "、".join(path.name for path in stale)
            raise CommandError(f"以下文档已过期：{names}。请运行 ./dev manage render_docs 后提交。")
        for path, text in stale.items():
            path.write_text(text, encoding="utf-8")
            self.stdout.write(f"已更新 docs/{path.name}")
        if not stale:
            self.stdout.write("生成的文档都是最新的。")


def _pages() -> dict[Path, str]:
    return {BASE_DIR / "docs" / name: page() for name, page in PAGES.items()}
