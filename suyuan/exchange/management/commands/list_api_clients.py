from typing import Any

from django.core.management.base import BaseCommand

from suyuan.exchange.models import Client


class Command(BaseCommand):
    help = "列出接口客户端。"

    def handle(self, *args: Any, **options: Any) -> None:
        for client in Client.objects.select_related("application"):
            state = f"{client.disabled_at:%Y-%m-%d}停用" if client.disabled_at else "使用中"
            facts = (client.code, client.name, client.division_code, " ".join(client.scopes), state)
            self.stdout.write("\t".join((*facts, client.application.client_id)))
