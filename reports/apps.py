from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """统计报告."""

    name = "reports"
    label = "reports"
    verbose_name = "统计报告"
