from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "suyuan.governance"
    label = "governance"
    verbose_name = "基层治理"
