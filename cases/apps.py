from django.apps import AppConfig


class CasesConfig(AppConfig):
    """纠纷."""

    name = "cases"
    label = "cases"
    verbose_name = "纠纷"
