from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "suyuan.accounts"
    label = "accounts"
    verbose_name = "账号与访问日志"
