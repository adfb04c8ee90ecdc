"""Users, their notices, and the access log.

Promise: a line of the access log, once written, is never changed, removed or emptied away.
PostgreSQL refuses UPDATE, DELETE and TRUNCATE, whoever asks: page, API, admin or plain SQL.
Source: GB/T 22239-2019 8.1.4.3 (audit records are protected against deletion and change).
"""

import django.contrib.auth.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from suyuan.lib.migrating import CreateTogether

CREATE = """
CREATE FUNCTION accounts_access_log_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the access log is append-only: % refused', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER access_log_keeps_its_rows
    BEFORE UPDATE OR DELETE ON accounts_accesslog
    FOR EACH ROW EXECUTE FUNCTION accounts_access_log_refuse_change();

CREATE TRIGGER access_log_is_never_emptied
    BEFORE TRUNCATE ON accounts_accesslog
    FOR EACH STATEMENT EXECUTE FUNCTION accounts_access_log_refuse_change();
"""

DROP = """
DROP TRIGGER access_log_is_never_emptied ON accounts_accesslog;
DROP TRIGGER access_log_keeps_its_rows ON accounts_accesslog;
DROP FUNCTION accounts_access_log_refuse_change();
"""


class Migration(migrations.Migration):
    replaces = [
        ("accounts", "0001_initial"),
        ("accounts", "0002_access_log_is_append_only"),
        ("accounts", "0003_tell_people_by_notices"),
    ]

    initial = True

    dependencies = []

    operations = [
        CreateTogether(
            models=[
                migrations.CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        (
                            "username",
                            models.CharField(
                                error_messages={"unique": "该登录名已被使用。"},
                                max_length=50,
                                unique=True,
                                validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                                verbose_name="登录名",
                            ),
                        ),
                        ("display_name", models.CharField(max_length=50, verbose_name="姓名")),
                        ("is_active", models.BooleanField(default=True, verbose_name="可登录")),
                        ("is_system", models.BooleanField(default=False, editable=False, verbose_name="系统账号")),
                        ("must_change_password", models.BooleanField(default=False, verbose_name="须修改密码")),
                        (
                            "password_changed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="密码修改时间"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="创建时间"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "用户",
                        "verbose_name_plural": "用户",
                        "ordering": ["username", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("username"),
                                name="username_differs_beyond_case",
                                violation_error_message="该登录名已被使用。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("is_system", False), ("is_active", False), _connector="OR"),
                                name="system_account_never_signs_in",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AccessLog",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="access_logs",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="用户",
                            ),
                        ),
                        ("username", models.CharField(blank=True, max_length=150, verbose_name="登录名")),
                        (
                            "act",
                            models.CharField(
                                choices=[
                                    ("SIGNED_IN", "登录"),
                                    ("SIGN_IN_FAILED", "登录失败"),
                                    ("LOCKED_OUT", "登录锁定"),
                                    ("SIGNED_OUT", "退出登录"),
                                    ("IDLE_SIGNED_OUT", "超时退出"),
                                    ("SESSION_ENDED", "结束会话"),
                                    ("PASSWORD_CHANGED", "修改密码"),
                                    ("PASSWORD_RESET", "重置密码"),
                                    ("ACCOUNT_CREATED", "新建账号"),
                                    ("ACCOUNT_CHANGED", "修改账号"),
                                    ("ACCOUNT_DISABLED", "停用账号"),
                                    ("ACCOUNT_ENABLED", "启用账号"),
                                    ("ACCOUNT_UNLOCKED", "解除锁定"),
                                    ("POSTING_GRANTED", "授予岗位"),
                                    ("POSTING_ENDED", "结束岗位"),
                                    ("VIEWED", "查看"),
                                    ("REVEALED", "查看完整个人信息"),
                                    ("PRINTED", "打印"),
                                    ("EXPORTED", "导出"),
                                    ("IMPORTED", "导入"),
                                ],
                                max_length=20,
                                verbose_name="行为",
                            ),
                        ),
                        ("succeeded", models.BooleanField(default=True, verbose_name="是否成功")),
                        ("object_type", models.CharField(blank=True, max_length=60, verbose_name="对象类型")),
                        ("object_id", models.CharField(blank=True, max_length=64, verbose_name="对象编号")),
                        ("object_label", models.CharField(blank=True, max_length=120, verbose_name="对象名称")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="事由")),
                        ("ip", models.GenericIPAddressField(blank=True, null=True, verbose_name="IP 地址")),
                        ("request_id", models.CharField(blank=True, max_length=64, verbose_name="请求编号")),
                    ],
                    options={
                        "verbose_name": "访问日志",
                        "verbose_name_plural": "访问日志",
                        "ordering": ["-pk"],
                        "indexes": [
                            models.Index(fields=["user", "-id"], name="access_log_user"),
                            models.Index(fields=["act", "-id"], name="access_log_act"),
                            models.Index(fields=["object_type", "object_id", "-id"], name="access_log_object"),
                            models.Index(fields=["at"], name="access_log_at"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Notice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notices",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="收件人",
                            ),
                        ),
                        ("text", models.CharField(max_length=200, verbose_name="内容")),
                        ("url", models.CharField(blank=True, max_length=300, verbose_name="链接")),
                        ("source", models.CharField(max_length=120, verbose_name="来源标识")),
                        ("sent_at", models.DateTimeField(verbose_name="通知时间")),
                        ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="阅读时间")),
                    ],
                    options={
                        "verbose_name": "通知",
                        "verbose_name_plural": "通知",
                        "ordering": ["-sent_at", "-pk"],
                        "indexes": [
                            models.Index(fields=["user", "-sent_at", "-id"], name="notice_of_user"),
                            models.Index(
                                condition=models.Q(("read_at__isnull", True)), fields=["user"], name="notice_unread"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("user", "source"), name="notice_once_per_source")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OldPassword",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="old_passwords",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="用户",
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="密码散列")),
                        ("set_at", models.DateTimeField(verbose_name="设置时间")),
                    ],
                    options={
                        "verbose_name": "历史密码",
                        "verbose_name_plural": "历史密码",
                        "ordering": ["-set_at", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="SignInSession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sign_in_sessions",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="用户",
                            ),
                        ),
                        ("session_key", models.CharField(max_length=40, unique=True, verbose_name="会话标识")),
                        ("ip", models.GenericIPAddressField(blank=True, null=True, verbose_name="IP 地址")),
                        ("user_agent", models.CharField(blank=True, max_length=300, verbose_name="浏览器标识")),
                        ("started_at", models.DateTimeField(verbose_name="登录时间")),
                        ("last_seen_at", models.DateTimeField(verbose_name="最近活动时间")),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="结束时间")),
                        (
                            "end",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("SIGNED_OUT", "本人退出"),
                                    ("IDLE", "超时未操作"),
                                    ("ENDED_ELSEWHERE", "在其他设备上结束"),
                                    ("PASSWORD_CHANGED", "密码已更改"),
                                    ("DISABLED", "账号已停用"),
                                ],
                                max_length=20,
                                verbose_name="结束原因",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "登录会话",
                        "verbose_name_plural": "登录会话",
                        "ordering": ["-last_seen_at", "-pk"],
                        "indexes": [models.Index(fields=["user", "-last_seen_at"], name="sign_in_session_user")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("end", ""), ("ended_at", None)),
                                    models.Q(("ended_at__isnull", False), models.Q(("end", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="ended_session_has_time_and_reason",
                            )
                        ],
                    },
                ),
            ],
        ),
        migrations.RunSQL(CREATE, DROP),
    ]
