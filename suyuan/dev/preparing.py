"""Between a running database and a running site: migrations, reference data, demo data, static files."""

import subprocess
from pathlib import Path

from suyuan.dev.console import Refusal, step
from suyuan.dev.paths import PYTHON, REQUIREMENTS, ROOT
from suyuan.dev.stamps import content_digest, note_in_database, noted_in_database

APPS = ("communities", "mediators", "cases", "reports", "suyuan")


def prepare(environment: dict[str, str], state: Path) -> None:
    """Bring the database and the static files up to date (准备数据); each part is skipped when nothing changed."""
    with step("数据库结构 Migrations"):
        command(environment, "migrate", "--no-input", "--verbosity", "0")
    _load_reference(environment)
    _load_demo(environment)
    _collect_static(environment, state)


def command(environment: dict[str, str], *arguments: str) -> str:
    """Run a management command and return what it printed (运行管理命令); refuse with its output if it fails."""
    run = subprocess.run(
        [PYTHON, ROOT / "manage.py", *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if run.returncode != 0:
        raise Refusal(
            f"命令 {arguments[0]} 失败，输出见上。修正后再次运行 ./dev up，会从这一步继续。",
            f"The command {arguments[0]} failed, see above. Put it right and ./dev up goes on from here.",
            details=run.stdout + run.stderr,
        )
    return run.stdout


def is_known(name: str) -> bool:
    """Tell whether some app has this management command (命令存在)."""
    return any(path for app in APPS for path in (ROOT / app).glob(f"**/management/commands/{name}.py"))


def _load_reference(environment: dict[str, str]) -> None:
    url = environment["DATABASE_URL"]
    digest = content_digest(path for app in APPS for path in (ROOT / app).rglob("*reference*/**/*"))
    if is_known("load_reference") and noted_in_database(url, "reference") != digest:
        with step("参考数据 Reference data"):
            command(environment, "load_reference")
        note_in_database(url, "reference", digest)


def _load_demo(environment: dict[str, str]) -> None:
    """Once per database: what people then change in it is theirs."""
    url = environment["DATABASE_URL"]
    if is_known("load_demo") and not noted_in_database(url, "demo"):
        with step("演示数据（仅首次）Demo data, once"):
            command(environment, "load_demo")
        note_in_database(url, "demo", "loaded")


def _collect_static(environment: dict[str, str], state: Path) -> None:
    stamp = state / "static.stamp"
    digest = content_digest([REQUIREMENTS, *(ROOT / "static").rglob("*"), *(ROOT / "suyuan" / "settings").glob("*.py")])
    if not stamp.exists() or stamp.read_text() != digest:
        with step("静态文件 Static files"):
            command(environment, "collectstatic", "--no-input", "--clear", "--verbosity", "0")
        stamp.write_text(digest)
