"""The environment is read once, typed, and refused in a sentence when it is missing, wrong or unsafe."""

import base64

import pytest
from django.core.exceptions import ImproperlyConfigured

from suyuan.dev.keys import new_keys
from suyuan.settings.environment import TEST_KEY, TEST_SECRET, Mode, read

SERVERS = {"DATABASE_URL": "postgresql:///suyuan", "REDIS_URL": "redis://broker:6379/0"}
KEY = base64.b64encode(b"1" * 32).decode()
OTHER_KEY = base64.b64encode(b"2" * 32).decode()
THIRD_KEY = base64.b64encode(b"3" * 32).decode()
PRODUCTION = {
    **SERVERS,
    "SECRET_KEY": "a-secret-of-this-test-that-has-more-than-fifty-characters",
    "FIELD_KEYS": f"first:{KEY}",
    "BLIND_INDEX_KEY": OTHER_KEY,
    "SUYUAN_MODE": "production",
    "ALLOWED_HOSTS": "suyuan.example",
    "STATIC_ROOT": "/srv/static",
    "MEDIA_ROOT": "/srv/media",
}


def test_production_is_the_default_and_speaks_https():
    environment = read({name: value for name, value in PRODUCTION.items() if name != "SUYUAN_MODE"})
    assert environment.mode is Mode.PRODUCTION
    assert environment.https
    assert not environment.debug


@pytest.mark.parametrize(
    "name", ["SECRET_KEY", "FIELD_KEYS", "BLIND_INDEX_KEY", "DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS", "MEDIA_ROOT"]
)
@pytest.mark.parametrize("absent", [{}, {"value": ""}], ids=["missing", "empty"])
def test_production_refuses_a_missing_value_by_name(name, absent):
    variables = {**PRODUCTION, name: absent.get("value")}
    with pytest.raises(ImproperlyConfigured, match=f"缺少环境变量 {name}") as refusal:
        read({key: value for key, value in variables.items() if value is not None})
    assert f"The environment variable {name} is missing" in str(refusal.value)


UNSAFE = [
    ("SUYUAN_DEBUG", "1", "正式环境不得打开 SUYUAN_DEBUG"),
    ("SECRET_KEY", "short", "SECRET_KEY 过短或过于简单"),
    ("SECRET_KEY", "a" * 60, "SECRET_KEY 过短或过于简单"),
    ("SECRET_KEY", TEST_SECRET, "随源代码公开的测试密钥"),
    ("FIELD_KEYS", f"first:{TEST_KEY}", "随源代码公开的测试密钥"),
    ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS 不得为“*”"),
    ("FIELD_KEYS", THIRD_KEY, "FIELD_KEYS 的格式应为"),
    ("FIELD_KEYS", "first:c2hvcnQ=", "32 字节"),
    ("FIELD_KEYS", "first:not base64", "32 字节"),
    ("FIELD_KEYS", f"first:{OTHER_KEY}", "不得与加密密钥相同"),
    ("FIELD_KEY_ACTIVE", "second", "不在 FIELD_KEYS 之中"),
    ("DATABASE_URL", "sqlite:///db", "DATABASE_URL 应以"),
    ("REDIS_URL", "amqp://broker", "REDIS_URL 应以"),
    ("SUYUAN_MODE", "prod", "SUYUAN_MODE 只能是"),
    ("SUYUAN_HTTPS", "maybe", "SUYUAN_HTTPS 只能是 0 或 1"),
    ("TASK_SECONDS", "0", "不小于 1 的整数"),
]


@pytest.mark.parametrize(("name", "value", "sentence"), UNSAFE, ids=[f"{name}-{why}" for name, _, why in UNSAFE])
def test_production_refuses_what_is_unsafe_or_contradictory(name, value, sentence):
    with pytest.raises(ImproperlyConfigured, match=sentence.replace("*", r"\*")):
        read({**PRODUCTION, name: value})


def test_the_first_encryption_key_is_the_active_one_unless_named():
    two = {**PRODUCTION, "FIELD_KEYS": f"{PRODUCTION['FIELD_KEYS']},second:{THIRD_KEY}"}
    assert read(two).field_key_active == "first"
    assert read({**two, "FIELD_KEY_ACTIVE": "second"}).field_keys["second"] == b"3" * 32


def test_the_demo_needs_keys_of_its_own_too():
    with pytest.raises(ImproperlyConfigured, match="FIELD_KEYS"):
        read({**SERVERS, "SUYUAN_MODE": "demo"})


def test_the_tests_run_on_published_keys():
    assert read({**SERVERS, "SUYUAN_MODE": "test"}).secret_key == TEST_SECRET


def test_fresh_keys_are_accepted_and_differ_each_time():
    assert read({**PRODUCTION, **new_keys("first")}).secret_key != read({**PRODUCTION, **new_keys("first")}).secret_key
