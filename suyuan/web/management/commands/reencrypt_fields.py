from django.apps import apps
from django.core.management.base import BaseCommand

from suyuan.lib.key_rotation import reencrypt


class Command(BaseCommand):
    help = "密钥轮换：把旧密钥加密的个人信息改用当前密钥（FIELD_KEY_ACTIVE）加密，可重复运行。"

    def handle(self, *args: object, **options: object) -> None:
        counts = {model._meta.label: reencrypt(model) for model in apps.get_models()}
        for label, count in counts.items():
            if count:
                self.stdout.write(f"{label}：{count}个值")
        self.stdout.write(f"共重新加密{sum(counts.values())}个值。")
