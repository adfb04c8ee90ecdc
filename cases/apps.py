from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"
    verbose_name = "纠纷与案件"
