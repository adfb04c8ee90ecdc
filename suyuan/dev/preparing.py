"""Between a running database and a running site: migrations, reference data, demo data, static files."""

from dataclasses import dataclass
from pathlib import Path

from suyuan.dev.children import Children
from suyuan.dev.console import Refusal, step
from suyuan.dev.paths import PYTHON, REQUIREMENTS, ROOT
from suyuan.dev.stamps import content_digest, note_in_database, noted_in_database

APPS = ("communities", "mediators", "cases", "reports", "suyuan")


@dataclass(frozen=True, slots=True)
class Preparation:
    """Management commands run one after another (准备数据), each recorded so that a killed one is found again."""

    children: Children
    environment: dict[str, str]

    def everything(self) -> None:
        """Bring the database and the static files up to date; each part is skipped when nothing changed."""
        with step("数据库结构 Migrations"):
            self.command("migrate", "--no-input", "--verbosity", "0")
        self._load_reference()
        self._load_demo()
        self._collect_static()

    def command(self, *arguments: str) -> str:
        """Run a management command and return what it printed (运行管理命令); refuse with its output if it fails."""
        status, output = self.children.run("prepare", [PYTHON, ROOT / "manage.py", *arguments], self.environment)
        if status != 0:
            raise Refusal(
                f"命令 {arguments[0]} 失败，输出见上。修正后再次运行 ./dev up，会从这一步继续。",
                f"The command {arguments[0]} failed, see above. Put it right and ./dev up goes on from here.",
                details=output,
            )
        return output

    def _load_reference(self) -> None:
        url = self.environment["DATABASE_URL"]
        digest = content_digest(path for app in APPS for path in (ROOT / app).rglob("*") if _is_reference(path))
        if noted_in_database(url, "reference") != digest:
            with step("参考数据 Reference data"):
                self.command("load_reference")
            note_in_database(url, "reference", digest)

    def _load_demo(self) -> None:
        """Once per database: what people then change in it is theirs."""
        url = self.environment["DATABASE_URL"]
        if not noted_in_database(url, "demo"):
            with step("演示数据（仅首次）Demo data, once"):
                self.command("load_demo")
            note_in_database(url, "demo", "loaded")

    def _collect_static(self) -> None:
        stamp = self.children.state / "static.stamp"
        settings = (ROOT / "suyuan" / "settings").glob("*.py")
        digest = content_digest([REQUIREMENTS / "runtime.txt", *(ROOT / "static").rglob("*"), *settings])
        if not stamp.exists() or stamp.read_text() != digest:
            with step("静态文件 Static files"):
                self.command("collectstatic", "--no-input", "--clear", "--verbosity", "0")
            stamp.write_text(digest)


def _is_reference(path: Path) -> bool:
    """Reference data and the code that loads it."""
    return "reference" in str(path.relative_to(ROOT)) and path.suffix != ".pyc"
