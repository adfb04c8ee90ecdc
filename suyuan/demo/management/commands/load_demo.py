from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from suyuan.demo.loading import USUAL, is_loaded, load_demo


class Command(BaseCommand):
    help = "装入演示数据（虚构人员，真实地名）；已装入时不重复。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--scale", type=int, default=1, help="倍数：1 为约 3,000 件纠纷、12,000 件诉讼")

    def handle(self, *args: Any, scale: int, **options: Any) -> None:
        if settings.SUYUAN_MODE == "production":
            raise CommandError("生产环境不能装入演示数据。")
        if scale < 1:
            raise CommandError("--scale 应为正整数。")
        if is_loaded():
            self.stdout.write("演示数据已在，未重复装入。")
            return
        loaded = load_demo(at=timezone.now(), size=USUAL.times(scale))
        self.stdout.write(
            f"已装入演示数据：纠纷 {loaded.disputes:,} 件，诉讼 {loaded.lawsuits:,} 件，调解员 {loaded.mediators} 名。"
        )
