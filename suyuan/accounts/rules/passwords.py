"""What a password is made of (密码构成)."""

import secrets
import string

LETTERS_AND_DIGITS = "".join(sorted(set(string.ascii_letters + string.digits) - set("0O1lIo")))
SYMBOLS = "@#%+=?"


def kinds_of_characters(password: str) -> int:
    """Count the kinds used: capitals, small letters, digits, anything else."""
    kinds = (str.isupper, str.islower, str.isdigit)
    used = sum(any(kind(character) for character in password) for kind in kinds)
    return used + any(not character.isalnum() for character in password)


def temporary_password() -> str:
    """Draw a password of 12 characters of all four kinds, without look-alikes, to be changed at once."""
    drawn = [secrets.choice(LETTERS_AND_DIGITS) for _ in range(8)]
    drawn += [
        secrets.choice("ABCDEFGH"),
        secrets.choice("abcdefgh"),
        secrets.choice("23456789"),
        secrets.choice(SYMBOLS),
    ]
    secrets.SystemRandom().shuffle(drawn)
    return "".join(drawn)
