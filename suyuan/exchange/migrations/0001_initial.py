import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from suyuan.lib.migrating import CreateTogether


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.OAUTH2_PROVIDER_APPLICATION_MODEL),
    ]

    operations = [
        CreateTogether(
            models=[
                migrations.CreateModel(
                    name="Client",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=60, unique=True, verbose_name="代码")),
                        ("name", models.CharField(max_length=80, verbose_name="单位名称")),
                        ("division_code", models.CharField(max_length=15, verbose_name="服务区划代码")),
                        (
                            "scopes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("disputes:write", "登记纠纷"),
                                        ("disputes:read", "查看本单位登记的纠纷及其办理情况"),
                                        ("rates:read", "查看万人成讼率"),
                                    ],
                                    max_length=30,
                                ),
                                size=None,
                                verbose_name="权限范围",
                            ),
                        ),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exchange_client",
                                to=settings.OAUTH2_PROVIDER_APPLICATION_MODEL,
                                verbose_name="OAuth 应用",
                            ),
                        ),
                        (
                            "account",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exchange_client",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="经办账号",
                            ),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="开通时间")),
                        ("secret_changed_at", models.DateTimeField(verbose_name="密钥更换时间")),
                        ("disabled_at", models.DateTimeField(blank=True, null=True, verbose_name="停用时间")),
                    ],
                    options={
                        "verbose_name": "接口客户端",
                        "verbose_name_plural": "接口客户端",
                        "ordering": ["code"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("code", ""), _negated=True), name="client_has_a_code"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("scopes__contained_by", ["disputes:write", "disputes:read", "rates:read"])
                                ),
                                name="client_scopes_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Submission",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="submissions",
                                to="exchange.client",
                                verbose_name="接口客户端",
                            ),
                        ),
                        ("reference", models.CharField(max_length=100, verbose_name="来源系统编号")),
                        ("fingerprint", models.CharField(max_length=64, verbose_name="内容指纹")),
                        ("dispute_key", models.UUIDField(verbose_name="纠纷标识")),
                        ("received_at", models.DateTimeField(verbose_name="收到时间")),
                    ],
                    options={
                        "verbose_name": "报送记录",
                        "verbose_name_plural": "报送记录",
                        "ordering": ["client", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("client", "reference"), name="submission_once_per_reference"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IdempotencyRecord",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="idempotency_records",
                                to="exchange.client",
                                verbose_name="接口客户端",
                            ),
                        ),
                        ("key", models.CharField(max_length=255, verbose_name="幂等键")),
                        ("fingerprint", models.CharField(max_length=64, verbose_name="内容指纹")),
                        ("answer", models.JSONField(verbose_name="答复")),
                        ("created_at", models.DateTimeField(db_index=True, verbose_name="记录时间")),
                    ],
                    options={
                        "verbose_name": "幂等记录",
                        "verbose_name_plural": "幂等记录",
                        "ordering": ["client", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("client", "key"), name="idempotency_key_once_per_client")
                        ],
                    },
                ),
            ],
        ),
    ]
