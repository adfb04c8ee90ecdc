from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """数据交换."""

    name = "suyuan.exchange"
    label = "exchange"
    verbose_name = "数据交换"
