"""System checks: contradictions that would otherwise show as lost work or empty searches."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

OLDEST_POSTGRESQL = 150000
LONGEST_REDELIVERY_SECONDS = 30


@register(Tags.database)
def database_reads_chinese(
    app_configs: Sequence[AppConfig] | None, databases: Iterable[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Check version, encoding and character type (数据库编码): without UTF-8 Chinese cannot be searched."""
    return [problem for alias in databases or [] for problem in _database_problems(alias)]


def _database_problems(alias: str) -> list[CheckMessage]:
    with connections[alias].cursor() as cursor:
        cursor.execute("""
            SELECT current_setting('server_version_num')::int, pg_encoding_to_char(encoding), datctype
            FROM pg_database WHERE datname = current_database()
        """)
        version, encoding, ctype = cursor.fetchone()
    return list(_judge_database(version, encoding, ctype))


def _judge_database(version: int, encoding: str, ctype: str) -> Iterable[CheckMessage]:
    if version < OLDEST_POSTGRESQL:
        yield Error("PostgreSQL 版本过低，需要 15 或更新的版本。", id="suyuan.E001")
    if encoding != "UTF8":
        yield Error(f"数据库编码是 {encoding}，应为 UTF8。", id="suyuan.E002")
    if "utf8" not in ctype.lower().replace("-", ""):
        yield Error(
            f"数据库的 LC_CTYPE 是 {ctype}，不识别汉字，模糊检索会悄悄失效。",
            hint="建库时使用 --lc-ctype=C.UTF-8 或其他 UTF-8 区域。",
            id="suyuan.E003",
        )


@register(Tags.database)
def earlier_migrations_are_complete(
    app_configs: Sequence[AppConfig] | None, databases: Iterable[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Check that of the migrations that others replaced (已合并的迁移) a database has all or none."""
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    replacements = [migration for migration in loader.disk_migrations.values() if migration.replaces]
    return [
        problem
        for alias in databases or []
        for problem in _judge_earlier(replacements, set(MigrationRecorder(connections[alias]).applied_migrations()))
    ]


def _judge_earlier(replacements: Iterable[Migration], applied: set[tuple[str, str]]) -> Iterable[CheckMessage]:
    earlier: dict[str, set[tuple[str, str]]] = {}
    for migration in replacements:
        if (migration.app_label, migration.name) not in applied:
            earlier.setdefault(migration.app_label, set()).update(migration.replaces)
    for label, replaced in sorted(earlier.items()):
        if (done := len(replaced & applied)) and done < len(replaced):
            yield Error(
                f"应用 {label} 的旧迁移只执行了 {done} 个（共 {len(replaced)} 个），本版本无法接着执行。",
                hint="先用上一版本执行 migrate 到底，再换用本版本；没有要保留的数据时，可以清空数据库重新开始。",
                id="suyuan.E008",
            )


@register(Tags.compatibility)
def lost_tasks_come_back(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Check that a task whose worker was killed is handed out again (任务重投), and soon."""
    return list(_judge_redelivery(settings.CELERY_BROKER_TRANSPORT_OPTIONS, settings.CELERY_TASK_TIME_LIMIT))


def _judge_redelivery(transport: dict[str, Any], time_limit: int) -> Iterable[CheckMessage]:
    if not (settings.CELERY_TASK_ACKS_LATE and settings.CELERY_TASK_REJECT_ON_WORKER_LOST):
        yield Error(
            "任务应在完成之后确认（acks_late、reject_on_worker_lost），否则进程被杀时任务丢失。", id="suyuan.E004"
        )
    interval = transport.get("unacked_restore_interval", 10) * transport.get("unacked_restore_throttle", 10)
    if interval > LONGEST_REDELIVERY_SECONDS:
        yield Error(
            f"未确认的任务每 {interval} 秒才检查一次，应不超过 {LONGEST_REDELIVERY_SECONDS} 秒。",
            hint="设置 unacked_restore_interval=1、unacked_restore_throttle=1。",
            id="suyuan.E005",
        )
    if transport.get("visibility_timeout", 3600) <= time_limit:
        yield Error("visibility_timeout 应大于任务时限，否则仍在运行的任务会被再次派发。", id="suyuan.E006")


@register(Tags.compatibility)
def cache_has_its_own_database(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Check that clearing the cache cannot empty the queue (缓存与队列分开)."""
    broker = settings.CELERY_BROKER_URL.replace("redis+socket://", "unix://").replace("virtual_host=", "db=")
    if settings.CACHES["default"]["LOCATION"] != broker:
        return []
    return [Error("缓存与任务队列使用同一个 Redis 数据库，清空缓存会丢失任务。", id="suyuan.E007")]
