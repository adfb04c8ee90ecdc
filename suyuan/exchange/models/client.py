"""Systems that talk to ours: mostly those of comprehensive-governance centres (综治中心)."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from suyuan.exchange.choices import Scope
from suyuan.exchange.querysets import ClientQuerySet


class Client(models.Model):
    """A governance centre's system (接口客户端): who it is, which place it serves, what it may do.

    Its secret is kept, hashed, by `application`. What it does is done by `account`, which never signs in.
    The place is a code and no foreign key, because places live above this app.
    """

    code = models.CharField("代码", max_length=60, unique=True)
    name = models.CharField("单位名称", max_length=80)
    division_code = models.CharField("服务区划代码", max_length=15)
    scopes = ArrayField(models.CharField(max_length=30, choices=Scope), verbose_name="权限范围")
    application = models.OneToOneField(
        "oauth2_provider.Application",
        models.PROTECT,
        related_name="exchange_client",
        verbose_name="OAuth 应用",
    )
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="exchange_client",
        verbose_name="经办账号",
    )
    created_at = models.DateTimeField("开通时间")
    secret_changed_at = models.DateTimeField("密钥更换时间")
    disabled_at = models.DateTimeField("停用时间", null=True, blank=True)

    objects = ClientQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "接口客户端"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(name="client_has_a_code", condition=~Q(code="")),
            models.CheckConstraint(name="client_scopes_known", condition=Q(scopes__contained_by=Scope.values)),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.code}）"
