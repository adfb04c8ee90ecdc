from datetime import date

from cases.choices import PartyKind
from cases.models import Party
from suyuan.lib.identity_numbers import check_credit_code, check_identity_number, is_minor, normalise_number


def identity_findings(party: Party, *, today: date) -> list[str]:
    """Return what is wrong with a party's number (证件号码), in Chinese; empty when it is right or not given.

    A person's is an identity number (GB 11643), an organisation's a unified social credit code (GB 32100).
    """
    if not party.identity_number:
        return []
    if party.kind == PartyKind.NATURAL:
        return check_identity_number(party.identity_number, today=today)
    return check_credit_code(party.identity_number)


def identity_problem(party: Party, *, today: date) -> str | None:
    """Return why the party's number may not stand (不予保存的原因): it is wrong and nobody said why it is kept."""
    findings = identity_findings(party, today=today)
    if not findings or party.identity_doubt:
        return None
    return f"{'；'.join(findings)}。如证件上确系如此，请填写“证件号码存疑说明”后再保存"


def settle_identity(party: Party, *, today: date) -> None:
    """Bring the number into its stored form; a right number ends the doubt and tells who is a minor (未成年人)."""
    party.identity_number = normalise_number(party.identity_number)
    if not identity_findings(party, today=today):
        party.identity_doubt = ""
        if party.identity_number and party.kind == PartyKind.NATURAL:
            party.minor = is_minor(party.identity_number, today=today)
    if party.kind != PartyKind.NATURAL:
        party.minor = False
