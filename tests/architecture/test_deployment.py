"""The deployment files against the settings: no Docker engine is needed to see that they fit."""

import importlib
import os
import re
import shlex

import pytest
import yaml
from django.core.exceptions import ImproperlyConfigured

from suyuan.dev.keys import new_keys
from suyuan.settings.environment import VARIABLES, Mode, read
from tests.architecture.source import ROOT

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
INSTRUCTIONS = [
    line.partition(" ")[::2] for line in DOCKERFILE.replace("\\\n", " ").splitlines() if re.match(r"[A-Z]+ ", line)
]
APPLICATION = ("migrate", "web", "worker", "beat")
LIBPQ = {"PGPASSWORD"}
OUTSIDE = {**new_keys("first"), "POSTGRES_PASSWORD": "p", "ALLOWED_HOSTS": "suyuan.example"}


def filled_in(text: str, outside: dict[str, str]) -> str:
    """Fill in ${NAME:?message} and ${NAME:-default} as compose does."""

    def value(match: re.Match) -> str:
        name, operator, rest = match.groups()
        if not outside.get(name) and operator == ":?":
            raise KeyError(name)
        return outside.get(name) or rest

    return re.sub(r"\$\{(\w+)(:[?-])([^}]*)\}", value, text)


def image_environment() -> dict[str, str]:
    final = [arguments for name, arguments in INSTRUCTIONS if name == "ENV"][-1]
    return dict(pair.split("=", 1) for pair in shlex.split(final))


def container_environment(service: str, outside: dict[str, str]) -> dict[str, str]:
    declared = COMPOSE["services"][service]["environment"]
    return image_environment() | {name: filled_in(str(value), outside) for name, value in declared.items()}


@pytest.mark.parametrize("service", APPLICATION)
def test_the_settings_accept_what_compose_hands_over(service):
    environment = read(container_environment(service, OUTSIDE))
    assert environment.mode is Mode.PRODUCTION
    assert environment.https


@pytest.mark.parametrize(
    "secret", ["SECRET_KEY", "FIELD_KEYS", "BLIND_INDEX_KEY", "ALLOWED_HOSTS", "POSTGRES_PASSWORD"]
)
def test_nothing_starts_without_its_secrets(secret):
    with pytest.raises(KeyError, match=secret):
        container_environment("web", {**OUTSIDE, secret: ""})


@pytest.mark.parametrize("service", APPLICATION)
def test_every_variable_is_one_that_the_settings_know(service):
    assert set(COMPOSE["services"][service]["environment"]) <= set(VARIABLES) | LIBPQ


def test_every_variable_of_the_settings_is_in_the_image_or_in_compose():
    handed_over = set(image_environment()) | set(COMPOSE["services"]["web"]["environment"])
    assert set(VARIABLES) - handed_over == {"SUYUAN_DEBUG"}


def test_no_secret_is_written_in_the_files():
    named = {**COMPOSE["services"]["web"]["environment"], **COMPOSE["services"]["db"]["environment"]}
    assert [
        name for name, value in named.items() if re.search("KEY|PASSWORD", name) and not str(value).startswith("${")
    ] == []


def test_every_service_is_watched_and_restarted():
    services = {name: service for name, service in COMPOSE["services"].items() if name != "migrate"}
    assert set(services) == {"web", "worker", "beat", "db", "broker"}
    assert [name for name, service in services.items() if "test" not in service["healthcheck"]] == []
    assert {service["restart"] for service in services.values()} == {"unless-stopped"}


def test_the_site_waits_for_migrations_database_and_broker():
    for name in ("web", "worker", "beat"):
        waits = {service: state["condition"] for service, state in COMPOSE["services"][name]["depends_on"].items()}
        assert waits == {
            "migrate": "service_completed_successfully",
            "db": "service_healthy",
            "broker": "service_healthy",
        }


def test_what_must_not_be_lost_is_on_a_volume():
    mounts = {
        name: {mount.split(":")[0] for mount in service.get("volumes", [])}
        for name, service in COMPOSE["services"].items()
    }
    assert set.union(*mounts.values()) == set(COMPOSE["volumes"])
    assert mounts["db"] == {"database"}
    assert mounts["broker"] == {"queue"}
    assert mounts["web"] == mounts["worker"] == {"media"}


def test_the_queue_is_kept_and_never_evicted():
    command = " ".join(COMPOSE["services"]["broker"]["command"])
    assert "--appendonly yes" in command
    assert "--maxmemory-policy noeviction" in command


def test_the_database_is_made_to_read_chinese():
    arguments = COMPOSE["services"]["db"]["environment"]["POSTGRES_INITDB_ARGS"]
    assert "--encoding=UTF8" in arguments
    assert "--lc-ctype=C.UTF-8" in arguments


def test_the_site_is_not_open_to_the_network_without_a_proxy():
    assert all(port.startswith("127.0.0.1:") for port in COMPOSE["services"]["web"]["ports"])
    assert [
        name for name in ("db", "broker", "worker", "beat", "migrate") if "ports" in COMPOSE["services"][name]
    ] == []


def test_the_image_runs_as_nobody_in_particular():
    users = [arguments for name, arguments in INSTRUCTIONS if name == "USER"]
    assert users
    assert users[-1] not in {"root", "0"}


def test_the_image_has_a_chinese_font_and_its_static_files():
    run = " ".join(arguments for name, arguments in INSTRUCTIONS if name == "RUN")
    assert "fonts-noto-cjk" in run
    assert "collectstatic" in run
    assert "--require-hashes -r" in run


def test_the_deployment_files_name_no_package_index():
    addresses = re.findall(r"https?://\S+", DOCKERFILE + (ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    assert [a for a in addresses if not a.startswith(("http://127.0.0.1", "https://suyuan.example"))] == []
    assert "index" not in DOCKERFILE.replace("Package indexes", "")


def test_what_the_containers_run_exists():
    commands = [name for name, _ in INSTRUCTIONS if name == "CMD"]
    assert commands
    for module, attribute in re.findall(r"(suyuan\.[\w.]+):(\w+)", DOCKERFILE):
        assert hasattr(importlib.import_module(module), attribute)
    for command in ("worker", "beat"):
        assert "suyuan.celery" in COMPOSE["services"][command]["command"]


def test_development_files_stay_out_of_the_image():
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert {".git", ".env", ".suyuan", ".venv", "tests"} <= set(ignored)


def test_the_settings_refuse_in_chinese_and_english():
    with pytest.raises(ImproperlyConfigured) as refusal:
        read({"SUYUAN_MODE": "production", "PATH": os.environ["PATH"]})
    zh, en = str(refusal.value).split("\n")
    assert "缺少环境变量 FIELD_KEYS" in zh
    assert "FIELD_KEYS is missing" in en
