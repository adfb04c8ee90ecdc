"""Delivered code tables (代码表): causes of both rules, case types, categories, exchange codes, deadline rules."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby

from cases.models import CaseType, CauseCrosswalk, CauseOfAction, CodeTableEntry, DeadlineRule, DisputeCategory
from cases.models.taxonomy import CrosswalkMatch
from communities.choices import Trust
from communities.services.datasets import Record, Source
from communities.services.shipped_rows import Written, write_rows

CAUSES_2020, CAUSES_2025, CROSSWALK = (
    "causes_of_action_2020.csv",
    "causes_of_action_2025.csv",
    "causes_crosswalk_2020_2025.csv",
)
CASE_TYPES, CATEGORIES, CODE_TABLES, DEADLINE_RULES = (
    "case_types.csv",
    "dispute_types.csv",
    "code_tables.csv",
    "deadline_rules.csv",
)
SELECTABLE_SCHEME = "人民调解统计"
# The 2020 rule held from 2021-01-01; 法〔2025〕226号 replaced it on 2026-01-01.
_CAUSE_RULES = (
    ("2020", CAUSES_2020, date(2021, 1, 1), date(2026, 1, 1)),
    ("2025", CAUSES_2025, date(2026, 1, 1), None),
)
_MATCHES = {
    "same_name_same_level": CrosswalkMatch.SAME_LEVEL,
    "same_name_other_level": CrosswalkMatch.OTHER_LEVEL,
    "no_exact_name": CrosswalkMatch.NO_EXACT_NAME,
}
_CASE_TYPE_STATUSES = {
    "code_verified_name_unverified": "代字已核实，名称未核实",
    "unconfirmed": "未核实",
    "seen_in_case_numbers": "见于实际案号，不在代字标准内",
}
_CODE_STATUSES = {
    "verified": "已核实",
    "unverified": "未核实",
    "label_verified": "名称已核实",
    "label_verified_number_unknown": "名称已核实，代码不详",
    "labels_verified_numbers_single_source": "名称已核实，代码仅见于一个来源",
    "verified_one_system": "见于一个在用系统",
    "verified_two_systems": "见于两个在用系统",
}


def write_causes(source: Source, at: datetime) -> Written:
    """Write the causes (案由) of both rules, level by level, then how the old stand in the new."""
    written = Written()
    for scheme, file_name, valid_from, valid_to in _CAUSE_RULES:
        records = sorted(source.records(file_name), key=lambda row: row["level"])
        for _, level in groupby(records, key=lambda row: row["level"]):
            ids = _ids_by_path(scheme)
            causes = [_cause(row, scheme, ids) for row in level]
            for cause in causes:
                cause.valid_from, cause.valid_to = valid_from, valid_to
            written += write_rows(causes, key=("scheme", "path"))
    return written + write_rows(list(_crosswalk(source)), key=("old",))


def _ids_by_path(scheme: str) -> dict[str, int]:
    return dict(CauseOfAction.objects.filter(scheme=scheme).values_list("path", "pk"))


def _cause(row: Record, scheme: str, ids: dict[str, int]) -> CauseOfAction:
    parent, _, _ = row["path"].rpartition("/")
    doubtful = row.get("name_in_2025_official_text") == "no"
    return CauseOfAction(
        scheme=scheme,
        path=row["path"],
        level=int(row["level"]),
        number=row["number"],
        name=row["name"],
        path_names=row["path_names"],
        parent_id=ids[parent] if parent else None,
        trust=Trust.PROVISIONAL if doubtful else Trust.VERIFIED,
    )


def _crosswalk(source: Source) -> Iterator[CauseCrosswalk]:
    old, new = _ids_by_path("2020"), _ids_by_path("2025")
    for row in source.records(CROSSWALK):
        yield CauseCrosswalk(
            old_id=old[row["path_2020"]],
            new_id=new[row["path_2025"]] if row["path_2025"] else None,
            match=_MATCHES[row["match"]],
        )


def write_case_types(source: Source, at: datetime) -> Written:
    """Write the type codes of case numbers (类型代字)."""
    types = [
        CaseType(
            code=row["code"], name=row["name"], category=row["category"], status=_CASE_TYPE_STATUSES[row["status"]]
        )
        for row in source.records(CASE_TYPES)
    ]
    return write_rows(types, key=("code",))


def write_categories(source: Source, at: datetime) -> Written:
    """Write the categories of people's mediation (人民调解纠纷类型); only one scheme is offered when logging."""
    categories = [
        DisputeCategory(
            scheme=row["scheme"],
            order=int(row["order"]),
            name=row["name"],
            selectable=row["scheme"] == SELECTABLE_SCHEME,
            status=row["status"],
            source=row["source"],
        )
        for row in source.records(CATEGORIES)
    ]
    return write_rows(categories, key=("scheme", "name"))


def write_code_tables(source: Source, at: datetime) -> Written:
    """Write the exchange code tables (GB/T 31000 等代码表); a number that is not known stays empty."""
    entries = [
        CodeTableEntry(
            scheme=row["scheme"],
            code=row["code"],
            name=row["name"],
            parent_code=row["parent_code"],
            status=_CODE_STATUSES[row["status"]],
        )
        for row in source.records(CODE_TABLES)
    ]
    return write_rows(entries, key=("scheme", "parent_code", "name"))


def write_deadline_rules(source: Source, at: datetime) -> Written:
    """Write the periods set by law (期限规则), each with its basis and dates."""
    return write_rows([_rule(row) for row in source.records(DEADLINE_RULES)], key=("code", "valid_from"))


def _rule(row: Record) -> DeadlineRule:
    return DeadlineRule(
        code=row["code"],
        name=row["name"],
        track=row["track"],
        procedure=row["procedure"],
        start_event=row["start_event"],
        length=int(row["length"]),
        unit=row["unit"],
        statutory=row["statutory"] == "1",
        extension_cap_days=int(row["extension_cap_days"]) if row["extension_cap_days"] else None,
        extension_times=int(row["extension_times"]) if row["extension_times"] else None,
        court_consents=row["court_consents"] == "1",
        court_id=row["court"] or None,
        consequence=row["consequence"],
        remind_before=int(row["remind_before"]),
        basis=row["basis"],
        confidence=row["confidence"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
    )
