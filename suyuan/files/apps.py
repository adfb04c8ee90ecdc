from django.apps import AppConfig


class FilesConfig(AppConfig):
    """附件."""

    name = "suyuan.files"
    label = "files"
    verbose_name = "附件"
