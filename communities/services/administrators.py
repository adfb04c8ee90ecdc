"""The first administrators of a new system (首任管理员): without them nobody could create or appoint anybody."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from communities.models import Posting
from suyuan.accounts.choices import Act
from suyuan.accounts.roles import ADMINISTRATORS, Role
from suyuan.accounts.services.access_log import record_access
from suyuan.accounts.services.accounts import Credentials, create_account
from suyuan.lib.errors import DomainError


class AdministratorExists(DomainError):
    """Somebody holds this office already, so it is filled in the ordinary way."""

    code = "administrator_exists"


@transaction.atomic
def create_first_administrator(*, role: Role, username: str, display_name: str, at: datetime) -> Credentials:
    """Create the first holder of one of the three offices (三员); refuses with AdministratorExists a second one."""
    if role not in ADMINISTRATORS:
        raise ValueError(f"{role} is not an administrator's role")
    if Posting.objects.in_force(on=localdate(at)).filter(role=role, user__is_active=True).exists():
        raise AdministratorExists(f"已有{role.label}，请在系统内建立账号并授予岗位。")
    credentials = create_account(username=username, display_name=display_name, by=None, at=at)
    posting = Posting.objects.create(user=credentials.account, role=role, valid_from=localdate(at))
    record_access(
        by=None, act=Act.POSTING_GRANTED, at=at, subject=posting, label=f"{username} {role.label}", reason="首任管理员"
    )
    return credentials
