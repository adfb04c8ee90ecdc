"""Password validators (密码规则), named in AUTH_PASSWORD_VALIDATORS."""

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError

from suyuan.accounts.models import User
from suyuan.accounts.rules.passwords import kinds_of_characters

LEAST_KINDS = 3


class LongEnough:
    """At least so many characters."""

    def __init__(self, min_length: int = 10) -> None:
        self.min_length = min_length

    def validate(self, password: str, user: User | None = None) -> None:
        if len(password) < self.min_length:
            raise ValidationError(self.get_help_text(), code="password_too_short")

    def get_help_text(self) -> str:
        return f"密码不得少于 {self.min_length} 个字符。"


class ThreeKindsOfCharacters:
    """At least three kinds among capitals, small letters, digits and symbols."""

    def validate(self, password: str, user: User | None = None) -> None:
        if kinds_of_characters(password) < LEAST_KINDS:
            raise ValidationError(self.get_help_text(), code="password_too_uniform")

    def get_help_text(self) -> str:
        return "密码应包含大写字母、小写字母、数字、符号中的至少三类。"


class NotUsedBefore:
    """Neither the present password nor one of the latest few (历史密码)."""

    def validate(self, password: str, user: User | None = None) -> None:
        if user is None or user.pk is None:
            return
        used = [user.password, *user.old_passwords.values_list("password", flat=True)[: settings.PASSWORD_HISTORY]]
        if any(check_password(password, old) for old in used):
            raise ValidationError(self.get_help_text(), code="password_used_before")

    def get_help_text(self) -> str:
        return f"不得与最近 {settings.PASSWORD_HISTORY} 次用过的密码相同。"
