"""Chromium and a Chinese font for the browser tests: found, or installed where that is allowed."""

import shutil
from pathlib import Path

from suyuan.dev import fonts
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


def missing() -> list[str]:
    """Return the packages that the browser tests lack here."""
    lacking = {"chromium": chromium() is None, "fonts-wqy-microhei": not (fonts.has_chinese_font() or MAC.exists())}
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
    if fonts.may_install():
        with step(f"安装 Install {'、'.join(PACKAGES[package] for package in packages)}"):
            fonts.install(packages)
    if reason := reason_to_skip():
        say(f"  {reason}")
        say(f"  安装后即可运行 To run them: apt-get install {' '.join(missing())}")
