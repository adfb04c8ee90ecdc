"""Vendored files are exactly those of static/vendor/VENDOR.md and name no registry."""

import hashlib
import re
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[2] / "static" / "vendor"
ROW = re.compile(r"^\| `(?P<file>[^`]+)` \| [^|]+ \| [^|]+ \| [^|]+ \| `(?P<sha256>[0-9a-f]{64})` \|$", re.MULTILINE)


def listed() -> dict[str, str]:
    text = (VENDOR / "VENDOR.md").read_text()
    return {row["file"]: row["sha256"] for row in ROW.finditer(text)}


def present() -> dict[str, Path]:
    files = (path for path in VENDOR.rglob("*") if path.is_file() and path.name != "VENDOR.md")
    return {path.relative_to(VENDOR).as_posix(): path for path in files}


def test_every_vendored_file_is_listed_and_every_listed_file_is_there():
    assert set(present()) == set(listed())


def test_every_vendored_file_has_the_listed_hash():
    hashes = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in present().items()}
    assert hashes == listed()


def test_every_vendored_folder_carries_a_licence():
    folders = [path for path in VENDOR.iterdir() if path.is_dir()]
    assert folders
    assert [f.name for f in folders if not (f / "LICENSE").is_file()] == []


def test_no_vendored_file_asks_for_a_source_map():
    scripts = [path for path in present().values() if path.suffix in {".js", ".css"}]
    assert [p.name for p in scripts if "sourceMappingURL" in p.read_text()] == []
