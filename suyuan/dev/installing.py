"""The virtual environment and the hash-pinned requirements. Standard library only."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from suyuan.dev import locks
from suyuan.dev.console import Refusal, step
from suyuan.dev.paths import PYTHON, REQUIREMENTS, VENV, digest_of

LOCAL, DEV = "local.txt", "dev.txt"  # the second contains the first


def ensure_installed(requirements: str) -> None:
    """Make the virtual environment complete for a list of requirements (安装依赖); does nothing when it is."""
    if _complete(requirements):
        return
    _refuse_unwritable()
    with locks.exclusive(VENV / ".suyuan-lock", wait=True):
        if _complete(requirements):
            return
        if not _python_runs():
            with step("创建虚拟环境 Virtual environment"):
                _create()
        with step("安装依赖（带哈希校验）Requirements, hash-checked"):
            _install(requirements)
        for contained in {requirements, LOCAL}:
            _stamp(contained).write_text(_wanted(contained))


def enter() -> None:
    """Continue in the virtual environment's Python (进入虚拟环境)."""
    if os.path.realpath(sys.prefix) != os.path.realpath(VENV):
        os.execv(PYTHON, [str(PYTHON), "-m", "suyuan.dev", *sys.argv[1:]])


def _stamp(requirements: str) -> Path:
    return VENV / f".suyuan-{requirements}"


def _wanted(requirements: str) -> str:
    return digest_of((REQUIREMENTS / requirements).read_text(), VENV)


def _complete(requirements: str) -> bool:
    stamp = _stamp(requirements)
    return stamp.is_file() and stamp.read_text() == _wanted(requirements) and _python_runs()


def _python_runs() -> bool:
    if not PYTHON.exists():
        return False
    probe = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([PYTHON, "-c", probe], capture_output=True, check=False).returncode == 0


def _refuse_unwritable() -> None:
    place = VENV if VENV.exists() else VENV.parent
    if not os.access(place, os.W_OK):
        raise Refusal(
            f"没有写入 {place} 的权限；请换一个属于自己的目录，或用 SUYUAN_VENV 指定虚拟环境的位置。",
            f"{place} is not writable; use a checkout of your own, or set SUYUAN_VENV.",
        )


def _create() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        _add_ensurepip()
    run = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True, check=False
    )
    if run.returncode != 0:
        raise Refusal(
            "创建虚拟环境失败。", "The virtual environment could not be made.", details=run.stdout + run.stderr
        )


def _add_ensurepip() -> None:
    """Debian keeps ensurepip in a package of its own."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise Refusal(
            f"本机的 Python 缺少 venv 组件，请先运行：sudo apt install {package}（或系统的同类软件包）。",
            f"This Python lacks its venv part; please run: sudo apt install {package} (or your system's like).",
        )
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, capture_output=True, check=False)
    run = subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package],
        env=quiet,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode != 0:
        raise Refusal(f"安装 {package} 失败。", f"{package} could not be installed.", details=run.stdout + run.stderr)


def _install(requirements: str) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
    run = subprocess.run(
        [*command, "--require-hashes", "-r", str(REQUIREMENTS / requirements)],
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode != 0:
        raise Refusal(
            "安装依赖失败，请检查网络或软件源后重试。",
            "The requirements could not be installed; check the network or the package index and try again.",
            details=run.stdout + run.stderr,
        )
