"""Delivered kinds of flags (专题与风险种类) and who must be informed of which risk (告知规则)."""

from datetime import date, datetime

from cases.models import FlagKind, InformingRule
from communities.services.datasets import Record, Source
from communities.services.shipped_rows import Written, write_rows

FLAG_KINDS, INFORMING_RULES = "flag_kinds.csv", "informing_rules.csv"


def write_flags(source: Source, at: datetime) -> Written:
    """Write the kinds of flags (专题与风险种类), then the rules of informing that name them (告知规则)."""
    written = write_rows([_kind(row) for row in source.records(FLAG_KINDS)], key=("code",))
    ids = dict(FlagKind.objects.values_list("code", "pk"))
    rules = [_rule(row, ids) for row in source.records(INFORMING_RULES)]
    return written + write_rows(rules, key=("code", "valid_from"))


def _kind(row: Record) -> FlagKind:
    told = {name: row[name] for name in ("code", "group", "name", "meaning", "source")}
    return FlagKind(
        **told, grave=row["grave"] == "1", valid_from=_day(row["valid_from"]), valid_to=_day(row["valid_to"])
    )


def _rule(row: Record, ids: dict[str, int]) -> InformingRule:
    return InformingRule(
        code=row["code"],
        flag_kind_id=ids[row["flag_kind"]],
        addressee=row["addressee"],
        basis=row["basis"],
        confidence=row["confidence"],
        target_days=int(row["target_days"]),
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
