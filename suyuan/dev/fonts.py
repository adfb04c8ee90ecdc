"""A Chinese font for PDF documents and the browser tests: found, or installed where that is allowed."""

import os
import shutil
import subprocess

from suyuan.dev.console import say, step

PACKAGES = ("fonts-wqy-microhei", "fontconfig")  # the small choice; fonts-noto-cjk knows rare characters as well


def has_chinese_font() -> bool:
    """Tell whether fontconfig knows a font with Chinese characters (中文字体)."""
    if shutil.which("fc-list") is None:
        return False
    listed = subprocess.run(["fc-list", ":lang=zh", "family"], capture_output=True, text=True, check=False)
    return bool(listed.stdout.strip())


def provide() -> None:
    """Install a font if there is none and root may (安装中文字体); else say what will be refused without one."""
    if has_chinese_font():
        return
    if may_install():
        with step("安装中文字体 Chinese font"):
            install(PACKAGES)
    if not has_chinese_font():
        say("  本机没有中文字体，不能生成PDF，其余功能照常。No Chinese font here: PDF documents will be refused.")
        say(f"  安装 To install one: apt-get install {' '.join(PACKAGES)}")


def may_install() -> bool:
    """Tell whether packages of the system may be installed here (可安装软件包)."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: tuple[str, ...] | list[str]) -> None:
    """Install packages of the system (安装软件包); what fails is found missing afterwards."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (("update", "-qq"), ("install", "-y", "-qq", "--no-install-recommends", *packages)):
        subprocess.run(["apt-get", *arguments], env=environment, capture_output=True, check=False)
