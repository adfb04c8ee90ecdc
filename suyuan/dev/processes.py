"""Looking at processes without mistaking a recycled number for an old friend."""

import subprocess
from pathlib import Path


def program_of(pid: int) -> str:
    """Return the program name of a living process, or an empty string (程序名)."""
    comm = Path(f"/proc/{pid}/comm")
    if Path("/proc/self").exists():
        return comm.read_text().strip() if comm.exists() else ""
    return _ps(pid, "comm")


def birth_of(pid: int) -> str:
    """Return what tells this process from a later one with its number (启动时刻); empty when dead."""
    if not Path("/proc/self").exists():
        return _ps(pid, "lstart")
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] == "Z" else fields[19]


def _ps(pid: int, column: str) -> str:
    run = subprocess.run(["ps", "-o", f"{column}=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return run.stdout.strip()
