from django.apps import AppConfig


class WebConfig(AppConfig):
    """The wiring of the site (网站)."""

    name = "suyuan.web"
    label = "web"
    verbose_name = "网站"

    def ready(self) -> None:
        """Bind the Celery application, so that every process queues to the same broker; register the checks."""
        from suyuan import celery  # noqa: F401
        from suyuan.web import checks  # noqa: F401
