"""Versions of definitions (指标口径): registered when first used, added when a court decides otherwise."""

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from reports.indicators.catalogue import CATALOGUE
from reports.indicators.definition import Definition, Parameters, Rounding
from reports.models import IndicatorDefinition
from reports.queries.definitions import definition_versions
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError
from suyuan.lib.queue import enqueue_on_commit


class DefinitionRefused(DomainError):
    """A version that cannot be adopted (不能采用的口径)."""

    code = "definition_refused"
    status = 422


def register(definition: Definition, *, at: datetime) -> IndicatorDefinition:
    """Return the stored row of a version (登记口径), written the first time it is used.

    A version whose rules changed in the code without a new version number is a fault of ours and crashes.
    """
    row, _ = IndicatorDefinition.objects.get_or_create(
        code=definition.code,
        version=definition.version,
        defaults={**_columns(definition), "adopted_at": at, "adopted_by": User.objects.system()},
    )
    if row.fingerprint != definition.fingerprint:
        raise RuntimeError(f"{row} was changed in the code without a new version")
    return row


def adopt_definition(
    *, code: str, parameters: Parameters, valid_from: date, source: str, by: User, at: datetime
) -> IndicatorDefinition:
    """Add a version (采用新口径) for the periods that begin on a day or later; readings are computed anew.

    Refuses with DefinitionRefused an unknown indicator, parameters that make no sense, a missing source,
    and a day that another version already begins on.
    """
    _refuse_nonsense(code, parameters, source)
    with transaction.atomic():
        for version in definition_versions(code)[:1]:
            register(version, at=at)
        rows = list(IndicatorDefinition.objects.select_for_update().filter(code=code).order_by("version"))
        if any(row.valid_from == valid_from for row in rows):
            raise DefinitionRefused(f"已有自{valid_from}起适用的口径", field="valid_from")
        own = CATALOGUE[code]
        definition = Definition(
            code, rows[-1].version + 1, own.name, own.companion_name, own.unit, parameters, valid_from,
            is_proposal=False, source=source, rules=own.rules,
        )  # fmt: skip
        row = IndicatorDefinition.objects.create(
            code=code, version=definition.version, **_columns(definition), adopted_at=at, adopted_by=by
        )
        enqueue_on_commit("reports.refresh_rates")
    return row


def _columns(definition: Definition) -> dict[str, object]:
    return {
        "name": definition.name,
        "parameters": asdict(definition.parameters),
        "fingerprint": definition.fingerprint,
        "valid_from": definition.valid_from,
        "is_proposal": definition.is_proposal,
        "source": definition.source,
    }


def _refuse_nonsense(code: str, parameters: Parameters, source: str) -> None:
    if code not in CATALOGUE:
        raise DefinitionRefused(f"没有代码为“{code}”的指标", field="code")
    if not source.strip():
        raise DefinitionRefused("请写明采用该口径的依据", field="source")
    if not parameters.suit_kinds or set(parameters.suit_kinds) - {"CIVIL", "ADMINISTRATIVE"}:
        raise DefinitionRefused("分子只能由一审民事、一审行政案件组成", field="suit_kinds")
    if not parameters.pre_suit_tracks or parameters.rounding not in set(Rounding):
        raise DefinitionRefused("诉前调解的范围或舍入方式不能识别", field="parameters")
    if parameters.residents < 1 or not 0 <= parameters.decimal_places <= 4:
        raise DefinitionRefused("每多少人计、保留几位小数（0至4位）不能识别", field="parameters")
