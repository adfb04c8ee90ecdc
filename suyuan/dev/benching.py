"""`./dev bench [NAME]`: the measurements of tests/bench/, one JSON line each."""

import subprocess

from suyuan.dev.console import Refusal
from suyuan.dev.paths import PYTHON, ROOT
from suyuan.dev.testing import private_servers

FOLDER = ROOT / "tests" / "bench"


def bench(arguments: list[str]) -> int:
    """Run the named measurements, or all of them (性能测量), on servers that keep their promises to the disk."""
    known = sorted(path.stem.removeprefix("bench_") for path in FOLDER.glob("bench_*.py"))
    unknown = [name for name in arguments if name not in known]
    if unknown or not known:
        raise Refusal(
            f"没有名为“{'、'.join(unknown)}”的测量；可选：{'、'.join(known) or '无'}。",
            f"There is no measurement named {', '.join(unknown)}; known: {', '.join(known) or 'none'}.",
        )
    with private_servers(throwaway=False) as environment:
        names = arguments or known
        return max(_run(name, environment) for name in names)


def _run(name: str, environment: dict[str, str]) -> int:
    command = [str(PYTHON), "-m", f"tests.bench.bench_{name}"]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
