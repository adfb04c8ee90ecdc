"""Whom the servers run as: PostgreSQL refuses root, so root lends it `nobody`."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Account:
    """An operating-system account (系统账号)."""

    uid: int
    gid: int

    def own(self, path: Path) -> None:
        """Make the account the owner of a path (移交所有权)."""
        if os.geteuid() == 0:
            os.chown(path, self.uid, self.gid)

    def as_keywords(self) -> dict[str, object]:
        """Return the keywords that make subprocess run as this account."""
        if os.geteuid() != 0:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def reaches(self, path: Path) -> bool:
        """Tell whether the account can walk to a path, existing or not (可达)."""
        if os.geteuid() != 0:
            return True
        parents = [p for p in path.absolute().parents if p.exists()]
        return all(p.stat().st_mode & 0o001 for p in parents)


def database_account() -> Account:
    """Return the account that PostgreSQL runs as (数据库进程账号)."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid)
