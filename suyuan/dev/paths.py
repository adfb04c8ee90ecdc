"""Where the checkout, its virtual environment and its state live."""

import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = Path(os.environ.get("SUYUAN_VENV") or ROOT / ".venv").absolute()
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = ROOT / "requirements"


def state_dir() -> Path:
    """Return the directory that keeps what `./dev up` keeps (状态目录)."""
    return Path(os.environ.get("SUYUAN_STATE") or ROOT / ".suyuan").absolute()


def digest_of(*parts: object) -> str:
    """Return a short digest that names these parts (指纹)."""
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:12]


def discard(directory: Path) -> None:
    """Remove a directory in two steps (删除目录), so that it is never there by half."""
    rubbish = directory.with_name(f"{directory.name}.rubbish")
    shutil.rmtree(rubbish, ignore_errors=True)
    with suppress(FileNotFoundError):
        directory.rename(rubbish)
    shutil.rmtree(rubbish, ignore_errors=True)
