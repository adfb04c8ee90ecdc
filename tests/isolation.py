"""Loaded before Django's settings: gives each xdist worker its own database and its own Valkey databases."""

import os
import re

import pytest

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")


def worker_index() -> int:
    """0 for a run without xdist, 1 for gw0, 2 for gw1, …"""
    return int(WORKER.removeprefix("gw")) + 1 if WORKER != "main" else 0


def database_url(url: str, name: str) -> str:
    """Return the URL with another database."""
    return re.sub(r"^(\w+://[^/?]*)/?[^?]*", rf"\1/{name}", url)


def redis_url(url: str, index: int) -> str:
    """Return the URL with another database: the broker's; the cache takes the next one."""
    if url.startswith("unix://"):
        return f"{url.partition('?')[0]}?db={index}"
    return re.sub(r"^(\w+://[^/]+)(/.*)?$", rf"\1/{index}", url)


def is_controller(config: pytest.Config) -> bool:
    """Tell whether this process is not one of xdist's workers."""
    return not hasattr(config, "workerinput")


def isolate() -> None:
    """Point this process, and every process it starts, at its own databases."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's synchronous calls run an event loop of their own
    run = os.environ["SUYUAN_TEST_RUN"]
    os.environ["DATABASE_URL"] = database_url(os.environ["DATABASE_URL"], f"suyuan_{run}_{WORKER}")
    os.environ["REDIS_URL"] = redis_url(os.environ["REDIS_URL"], 2 * worker_index())


if "SUYUAN_TEST_RUN" not in os.environ:
    pytest.exit("测试由 ./dev test 运行，它会启动一次性的数据库。Run the tests with ./dev test.", returncode=4)
isolate()
