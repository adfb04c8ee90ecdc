"""Opening the interface to a governance centre (开通接口)."""

from collections.abc import Iterable
from datetime import datetime

from communities.models import Division
from communities.rules.division_codes import normalise_code
from suyuan.accounts.models import User
from suyuan.exchange.services.clients import Credentials, admit_client
from suyuan.lib.errors import InvalidInput


def admit_governance_centre(
    *, code: str, name: str, division: str, scopes: Iterable[str], by: User, at: datetime
) -> Credentials:
    """Admit the system of a governance centre (综治中心) that serves a division, named by 2 to 12 digits.

    Refuses with InvalidInput a division that does not exist, and as `admit_client` does.
    """
    division_code = normalise_code(division)
    if division_code is None or not Division.objects.filter(pk=division_code).exists():
        raise InvalidInput([("division", f"没有代码为“{division}”的区划")])
    return admit_client(code=code, name=name, division_code=division_code, scopes=scopes, by=by, at=at)
