from django.apps import AppConfig


class DemoConfig(AppConfig):
    """演示数据."""

    name = "suyuan.demo"
    label = "demo"
    verbose_name = "演示数据"
