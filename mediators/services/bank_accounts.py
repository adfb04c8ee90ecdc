"""Where mediators are paid (收款账户): recorded anew when it changes, shown in full with a reason and on record."""

from datetime import datetime

from django.db import transaction

from mediators.models import BankAccount, Mediator
from suyuan.accounts.choices import Act
from suyuan.accounts.models import User
from suyuan.accounts.services.access_log import record_access
from suyuan.lib.errors import InvalidInput
from suyuan.lib.text import squeeze

SHORTEST, LONGEST = 10, 30


@transaction.atomic
def record_account(*, mediator_id: int, holder: str, bank: str, number: str, by: User, at: datetime) -> BankAccount:
    """Record a mediator's bank account (登记收款账户); the one before stays with the batches that used it.

    Refuses with InvalidInput (`holder`, `bank`, `number`): the account must be the mediator's own.
    """
    mediator = Mediator.objects.get(pk=mediator_id)
    digits = squeeze(number).replace("-", "")
    problems: list[tuple[str | None, str]] = []
    if holder.strip() != mediator.name:
        problems.append(("holder", f"补贴只发给本人，户名应为“{mediator.name}”"))
    if not bank.strip():
        problems.append(("bank", "请填写开户银行及网点"))
    if not (digits.isascii() and digits.isdigit() and SHORTEST <= len(digits) <= LONGEST):
        problems.append(("number", f"账号应为{SHORTEST}至{LONGEST}位数字，请对照银行卡核对"))
    if problems:
        raise InvalidInput(problems)
    return BankAccount.objects.create(
        mediator=mediator, holder=holder.strip(), bank=bank.strip(), number=digits, tail=digits[-4:], recorded_by=by,
        recorded_at=at,
    )  # fmt: skip


@transaction.atomic
def reveal_account(*, account_id: int, reason: str, by: User, at: datetime) -> str:
    """Return an account number in full and write the access log (查看完整账号, PIPL art. 51).

    Refuses with InvalidInput (`reason`) without a reason.
    """
    if not reason.strip():
        raise InvalidInput([("reason", "请说明查看的事由")])
    account = BankAccount.objects.get(pk=account_id)
    record_access(by=by, act=Act.REVEALED, subject=account, label="调解员收款账号", reason=reason.strip(), at=at)
    return account.number
