"""Chromium and a Chinese font for the browser tests: found, or installed where that is allowed."""

import os
import shutil
import subprocess
from pathlib import Path

from suyuan.dev.console import say, step

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
PACKAGES = {"chromium": "Chromium", "fonts-wqy-microhei": "中文字体 Chinese font"}


def chromium() -> str | None:
    """Return the path of a Chromium on this machine, if there is one (浏览器)."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    return str(MAC) if MAC.exists() else None


def has_chinese_font() -> bool:
    """Tell whether Chinese characters would show as characters, not as boxes (中文字体)."""
    if shutil.which("fc-list") is None:
        return MAC.exists()  # macOS ships one
    listed = subprocess.run(["fc-list", ":lang=zh", "family"], capture_output=True, text=True, check=False)
    return bool(listed.stdout.strip())


def missing() -> list[str]:
    """Return the packages that the browser tests lack here."""
    lacking = {"chromium": chromium() is None, "fonts-wqy-microhei": not has_chinese_font()}
    return [package for package, lacks in lacking.items() if lacks]


def reason_to_skip() -> str:
    """Return why browser tests cannot run here (跳过原因), or an empty string."""
    lacking = "、".join(PACKAGES[package] for package in missing())
    return f"跳过浏览器测试：本机没有 {lacking}。Browser tests skipped: not on this machine." if lacking else ""


def provide() -> None:
    """Install what is missing if root may (安装浏览器); else say what will be skipped and how to change that."""
    packages = missing()
    if not packages:
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        with step(f"安装 Install {'、'.join(PACKAGES[package] for package in packages)}"):
            _apt("update", "-qq")
            _apt("install", "-y", "-qq", "--no-install-recommends", *packages)
    if reason := reason_to_skip():
        say(f"  {reason}")
        say(f"  安装后即可运行 To run them: apt-get install {' '.join(missing())}")


def _apt(*arguments: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", *arguments], env=environment, capture_output=True, check=False)
