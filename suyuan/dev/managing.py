"""`./dev manage …`: Django's management commands on the database of the checkout."""

import os
import subprocess
from contextlib import suppress
from pathlib import Path

from suyuan.dev.keys import new_keys
from suyuan.dev.paths import PYTHON, ROOT, state_dir
from suyuan.dev.servers import Servers, make_state


def manage(arguments: list[str]) -> int:
    """Run a management command (管理命令) with the servers of the state directory; return its status."""
    state = state_dir()
    with Servers(state).running():
        try:
            return run_manage(arguments, demo_environment(state))
        except KeyboardInterrupt:
            return 130


def run_manage(arguments: list[str], environment: dict[str, str]) -> int:
    """Run manage.py in an environment (运行管理命令); return its status."""
    return subprocess.run([PYTHON, ROOT / "manage.py", *arguments], env=environment, check=False).returncode


def demo_environment(state: Path) -> dict[str, str]:
    """Return the environment of the demo kept in a state directory (演示环境)."""
    make_state(state)
    return {
        "SUYUAN_MODE": "demo",
        "DJANGO_SETTINGS_MODULE": "suyuan.settings",
        "STATIC_ROOT": str(state / "static"),
        "MEDIA_ROOT": str(state / "media"),
        **_keys(state / "keys.env"),
        **os.environ,
        **Servers(state).urls(),
    }


def _keys(path: Path) -> dict[str, str]:
    """Keys are made once and kept: data encrypted with lost keys is lost."""
    if not path.exists():
        unfinished = path.with_suffix(f".{os.getpid()}")
        unfinished.touch(mode=0o600)
        unfinished.write_text("".join(f"{name}={value}\n" for name, value in new_keys("demo").items()))
        with suppress(FileExistsError):  # somebody else was a moment faster: theirs are the keys
            os.link(unfinished, path)
        unfinished.unlink()
    return dict(line.split("=", 1) for line in path.read_text().splitlines())
