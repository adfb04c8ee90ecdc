"""The environment, typed and read in one place.

Nothing else in the project reads an environment variable that changes how the
product behaves. A missing or contradictory value is refused with one sentence
in Chinese and in English that names the variable.
"""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]

# Published with the source, for tests alone: refused in every other mode.
TEST_SECRET = "test-only-secret-published-with-the-source-never-use-it-elsewhere"
TEST_KEY = base64.b64encode(b"test-only-32-bytes-published-key").decode()

VARIABLES = {
    "SUYUAN_MODE": "运行方式：production（默认）、demo 或 test",
    "SUYUAN_DEBUG": "显示调试页面，仅限 demo 和 test",
    "SUYUAN_HTTPS": "是否只经 HTTPS 提供服务；production 默认为 1",
    "SECRET_KEY": "会话与签名的密钥，不少于 50 个字符",
    "FIELD_KEYS": "个人信息字段的加密密钥，格式为 编号:base64(32 字节)，多个以逗号分隔",
    "FIELD_KEY_ACTIVE": "当前用于加密的密钥编号，默认为 FIELD_KEYS 的第一个",
    "BLIND_INDEX_KEY": "盲索引密钥，base64(32 字节)，不得与加密密钥相同",
    "DATABASE_URL": "PostgreSQL 地址，libpq 的 postgresql:// 格式",
    "REDIS_URL": "Redis 或 Valkey 地址，redis://、rediss:// 或 unix:// 格式",
    "ALLOWED_HOSTS": "允许的域名，以逗号分隔",
    "CSRF_TRUSTED_ORIGINS": "可信来源，如 https://suyuan.example，以逗号分隔",
    "STATIC_ROOT": "静态文件目录",
    "MEDIA_ROOT": "上传文件目录，网站进程与任务进程共用",
    "LOG_LEVEL": "日志级别，默认为 INFO",
    "TASK_SECONDS": "一个后台任务最多运行多少秒，默认 540；超过后终止，稍后重新派发",
    "SESSION_IDLE_MINUTES": "多少分钟不操作即退出登录，默认 30",
    "TRUSTED_PROXIES": "网站前面有几层可信的反向代理，默认 0；决定从哪里读取来访者的 IP 地址",
}


class Mode(StrEnum):
    """How the product runs (运行方式)."""

    PRODUCTION = "production"
    DEMO = "demo"
    TEST = "test"


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """Everything the outside may decide (部署参数)."""

    mode: Mode
    debug: bool
    https: bool
    secret_key: str
    field_keys: dict[str, bytes]
    field_key_active: str
    blind_index_key: bytes
    database_url: str
    redis_url: str
    allowed_hosts: list[str]
    csrf_trusted_origins: list[str]
    static_root: Path
    media_root: Path
    log_level: str
    task_seconds: int
    session_idle_minutes: int
    trusted_proxies: int


def refuse(zh: str, en: str) -> ImproperlyConfigured:
    """Return the refusal in both languages (配置错误), to be raised by the caller."""
    return ImproperlyConfigured(f"{zh}\n{en}")


def read(variables: Mapping[str, str]) -> Environment:
    """Read the environment (读取部署参数); refuse with ImproperlyConfigured what is missing or unsafe."""
    mode = _mode(variables)
    values = {**_defaults(mode), **{k: v for k, v in variables.items() if v != ""}}
    field_keys = _field_keys(_required(values, "FIELD_KEYS"))
    environment = Environment(
        mode=mode,
        debug=_flag(values, "SUYUAN_DEBUG"),
        https=_flag(values, "SUYUAN_HTTPS"),
        secret_key=_required(values, "SECRET_KEY"),
        field_keys=field_keys,
        field_key_active=values.get("FIELD_KEY_ACTIVE", next(iter(field_keys))),
        blind_index_key=_key("BLIND_INDEX_KEY", _required(values, "BLIND_INDEX_KEY")),
        database_url=_url(values, "DATABASE_URL", ("postgresql://", "postgres://")),
        redis_url=_url(values, "REDIS_URL", ("redis://", "rediss://", "unix://")),
        allowed_hosts=_list(_required(values, "ALLOWED_HOSTS")),
        csrf_trusted_origins=_list(values.get("CSRF_TRUSTED_ORIGINS", "")),
        static_root=Path(_required(values, "STATIC_ROOT")),
        media_root=Path(_required(values, "MEDIA_ROOT")),
        log_level=values.get("LOG_LEVEL", "INFO").upper(),
        task_seconds=_whole_number(values, "TASK_SECONDS", default=540, least=1),
        session_idle_minutes=_whole_number(values, "SESSION_IDLE_MINUTES", default=30, least=5),
        trusted_proxies=_whole_number(values, "TRUSTED_PROXIES", default=0, least=0),
    )
    _refuse_contradictions(environment)
    return environment


def _mode(variables: Mapping[str, str]) -> Mode:
    name = variables.get("SUYUAN_MODE") or Mode.PRODUCTION
    if name not in list(Mode):
        raise refuse(
            f"SUYUAN_MODE 只能是 production、demo 或 test，不能是“{name}”。",
            f"SUYUAN_MODE must be production, demo or test, not {name!r}.",
        )
    return Mode(name)


def _defaults(mode: Mode) -> dict[str, str]:
    if mode is Mode.PRODUCTION:
        return {"SUYUAN_HTTPS": "1"}
    local = {
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
        "STATIC_ROOT": str(BASE_DIR / ".suyuan" / "static"),
        "MEDIA_ROOT": str(BASE_DIR / ".suyuan" / "media"),
    }
    if mode is Mode.TEST:
        local |= {
            "ALLOWED_HOSTS": "localhost,127.0.0.1,testserver",
            "SECRET_KEY": TEST_SECRET,
            "FIELD_KEYS": f"test:{TEST_KEY}",
            "BLIND_INDEX_KEY": base64.b64encode(b"test-only-32-bytes-blind-index-k").decode(),
            "LOG_LEVEL": "WARNING",
        }
    return local


def _required(values: Mapping[str, str], name: str) -> str:
    if name not in values:
        raise refuse(
            f"缺少环境变量 {name}（{VARIABLES[name]}），系统不能启动。",
            f"The environment variable {name} is missing; the system will not start.",
        )
    return values[name]


def _flag(values: Mapping[str, str], name: str) -> bool:
    value = values.get(name, "0").lower()
    if value not in {"0", "1", "true", "false"}:
        raise refuse(f"{name} 只能是 0 或 1，不能是“{value}”。", f"{name} must be 0 or 1, not {value!r}.")
    return value in {"1", "true"}


def _whole_number(values: Mapping[str, str], name: str, *, default: int, least: int) -> int:
    value = values.get(name, str(default))
    if not value.isdecimal() or int(value) < least:
        raise refuse(
            f"{name} 应为不小于 {least} 的整数，不能是“{value}”。",
            f"{name} must be a whole number ≥ {least}, not {value!r}.",
        )
    return int(value)


def _list(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _url(values: Mapping[str, str], name: str, schemes: tuple[str, ...]) -> str:
    value = _required(values, name)
    if not value.startswith(schemes):
        raise refuse(
            f"{name} 应以 {'、'.join(schemes)} 开头。",
            f"{name} must begin with {' or '.join(schemes)}.",
        )
    return value


def _key(name: str, encoded: str) -> bytes:
    try:
        key = base64.b64decode(encoded, validate=True)
    except binascii.Error:
        key = b""
    if len(key) != 32:
        raise refuse(
            f"{name} 的密钥应为 32 字节的 base64 编码。",
            f"The key in {name} must be 32 bytes in base64.",
        )
    return key


def _field_keys(value: str) -> dict[str, bytes]:
    pairs = [part.partition(":") for part in _list(value)]
    if not pairs or any(not name or not colon for name, colon, _ in pairs):
        raise refuse(
            "FIELD_KEYS 的格式应为 编号:密钥，多个以逗号分隔。",
            "FIELD_KEYS must look like id:key, separated by commas.",
        )
    return {name: _key("FIELD_KEYS", encoded) for name, _, encoded in pairs}


def _refuse_contradictions(env: Environment) -> None:
    if env.field_key_active not in env.field_keys:
        raise refuse(
            f"FIELD_KEY_ACTIVE“{env.field_key_active}”不在 FIELD_KEYS 之中。",
            f"FIELD_KEY_ACTIVE {env.field_key_active!r} is not among FIELD_KEYS.",
        )
    if env.blind_index_key in env.field_keys.values():
        raise refuse(
            "BLIND_INDEX_KEY 不得与加密密钥相同。",
            "BLIND_INDEX_KEY must differ from every encryption key.",
        )
    if env.mode is not Mode.TEST:
        _refuse_published_secrets(env)
    if env.mode is Mode.PRODUCTION:
        _refuse_unsafe_production(env)


def _refuse_published_secrets(env: Environment) -> None:
    test_key = base64.b64decode(TEST_KEY)
    if env.secret_key == TEST_SECRET or test_key in env.field_keys.values():
        raise refuse(
            "正在使用随源代码公开的测试密钥，系统不能启动。请生成自己的密钥。",
            "The keys published with the source are in use; generate your own.",
        )


def _refuse_unsafe_production(env: Environment) -> None:
    if env.debug:
        raise refuse(
            "正式环境不得打开 SUYUAN_DEBUG。",
            "SUYUAN_DEBUG must be off in production.",
        )
    if len(env.secret_key) < 50 or len(set(env.secret_key)) < 10 or env.secret_key.startswith("django-insecure"):
        raise refuse(
            "SECRET_KEY 过短或过于简单，正式环境不能启动：至少 50 个随机字符。",
            "SECRET_KEY is too short or too simple for production: at least 50 random characters.",
        )
    if "*" in env.allowed_hosts:
        raise refuse(
            "正式环境的 ALLOWED_HOSTS 不得为“*”。",
            "ALLOWED_HOSTS must not be * in production.",
        )
