"""Enumerations of the interface to other systems."""

from django.db import models


class Scope(models.TextChoices):
    """What a client may do (权限范围). The values travel in OAuth requests, hence not in capitals."""

    DISPUTES_WRITE = "disputes:write", "登记纠纷"
    DISPUTES_READ = "disputes:read", "查看本单位登记的纠纷及其办理情况"
    RATES_READ = "rates:read", "查看万人成讼率"
