"""What the application's own database role may do (数据库权限), where another role owns the tables.

The role that migrates owns everything; the application signs in as a second role, to which this grants what it needs
and nothing more. A table that a trigger guards against UPDATE, DELETE and TRUNCATE can be read and added to, and that
is all: the trigger and the missing privilege each refuse the rest.
"""

from dataclasses import dataclass

from django.db import connection, transaction

# A trigger before each statement for all three of DELETE (8), UPDATE (16) and TRUNCATE (32).
APPEND_ONLY = """
SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
 WHERE NOT t.tgisinternal AND t.tgtype & 56 = 56 AND t.tgtype & 2 = 2 AND t.tgtype & 1 = 0
   AND c.relnamespace = 'public'::regnamespace AND t.tgattr = '' AND t.tgqual IS NULL
 ORDER BY c.relname
"""
KNOWN = """
SELECT rolsuper, rolname = current_user OR pg_has_role(oid, current_user::regrole, 'MEMBER')
  FROM pg_roles WHERE rolname = %s
"""


class RoleUnfit(Exception):
    """A role that cannot be the application's own, with the reason in Chinese (角色不合适)."""


@dataclass(frozen=True, slots=True)
class Granted:
    """What was granted (授权结果): the tables that the role may only read and add to."""

    append_only: list[str]


@transaction.atomic
def grant_application_role(role: str) -> Granted:
    """Give the application's role what it needs (授权应用角色); harmless twice, to be run after every migration.

    Raises RoleUnfit for a role that does not exist, is a superuser, or is the owner itself.
    """
    with connection.cursor() as cursor:
        _refuse_unfit(cursor, role)
        name = connection.ops.quote_name(role)
        cursor.execute(APPEND_ONLY)
        append_only = [table for (table,) in cursor.fetchall()]
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {name}")
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {name}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}")
        for table in append_only:
            cursor.execute(f"REVOKE UPDATE, DELETE ON {connection.ops.quote_name(table)} FROM {name}")
    return Granted(append_only)


def _refuse_unfit(cursor: object, role: str) -> None:
    cursor.execute(KNOWN, [role])  # type: ignore[attr-defined]
    found = cursor.fetchone()  # type: ignore[attr-defined]
    if found is None:
        raise RoleUnfit(f"数据库中没有角色“{role}”，请先由数据库管理员建立：CREATE ROLE … LOGIN")
    if found[0]:
        raise RoleUnfit(f"角色“{role}”是超级用户，权限对它不起作用，请另建一个普通角色")
    if found[1]:
        raise RoleUnfit(f"角色“{role}”就是表的所有者或其成员，请用另一个角色运行应用")
