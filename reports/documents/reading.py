"""A reading as a document of plain values: what the command prints, the API gives and a publication keeps."""

from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from cases.choices import AttributionMethod
from reports.documents.wording import explain, withheld_words
from reports.indicators.definition import Definition
from reports.models.reading import Figures, Reading
from reports.queries.definitions import definition_in_force, version_of
from reports.queries.measuring import measure
from reports.queries.places import Place
from reports.queries.populations import PopulationBasis, population_basis
from suyuan.lib.periods import Period


def reading_document(
    figures: Figures,
    *,
    definition: Definition,
    period: Period,
    place: Place,
    basis: PopulationBasis,
    cut_off_at: datetime,
    on: date,
) -> dict[str, Any]:
    """Return everything a reading says and rests on (读数全文), in values that JSON can carry."""
    return {
        "indicator": definition.code,
        "name": definition.name,
        "unit": definition.unit,
        "place": {"code": place.key, "name": place.name, "level": place.level},
        "period": _period(period, on),
        "numerator": figures.numerator,
        "parts": {"civil": figures.civil_count, "administrative": figures.administrative_count},
        "exclusions": dict(sorted(figures.exclusions.items(), key=lambda item: -item[1])),
        "denominator": _denominator(figures, basis),
        "value": _number(figures.value),
        "withheld": _withheld(figures.withheld, definition, figures),
        "companion": {
            "name": definition.companion_name,
            "numerator": figures.companion_numerator,
            "settled_before_suit": figures.settled_count,
            "value": _number(figures.companion_value),
            "withheld": _withheld(figures.companion_withheld, definition, figures),
        },
        "attribution": _attribution(figures),
        "unattributed": figures.unattributed_count,
        "counted_for_the_place_alone": figures.direct_count,
        "definition": _definition(definition),
        "cut_off_at": cut_off_at.isoformat(),
        "explanation": explain(figures, definition=definition, period=period, name=place.name, basis=basis),
    }


def stored_document(reading: Reading, *, on: date) -> dict[str, Any]:
    """Return the document of a stored reading (已存读数全文), by the definition that it was computed with."""
    period = reading.period
    return reading_document(
        reading, definition=version_of(period.definition), period=period.period,
        place=Place(division=reading.division, court=reading.court),
        basis=population_basis(reading.population_ids), cut_off_at=period.cut_off_at, on=on,  # type: ignore[arg-type]
    )  # fmt: skip


def measured_document(place: Place, period: Period, *, code: str, at: datetime) -> dict[str, Any]:
    """Return the document of a reading measured now (即时读数全文). Refuses with NothingToMeasure."""
    today = timezone.localdate(at)
    definition = definition_in_force(code, on=period.first)
    figures = measure(definition, period, place, on=today)
    basis = population_basis(figures.population_ids)
    return reading_document(
        figures, definition=definition, period=period, place=place, basis=basis, cut_off_at=at, on=today
    )


def share(part: int, whole: int) -> Decimal | None:
    """Return a part in percent with two places (占比，%), None of nothing."""
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.01")) if whole else None


def _period(period: Period, on: date) -> dict[str, Any]:
    return {
        "text": str(period),
        "label": period.label,
        "kind": period.kind.value,
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "months": len(period.months),
        "complete": period.last < on,
    }


def _denominator(figures: Figures, basis: PopulationBasis) -> dict[str, Any]:
    first = basis.vintages[0] if basis.vintages else None
    return {
        "population": figures.population,
        "vintage": first and first.name,
        "counted_on": first and first.counted_on.isoformat(),
        "source": first and first.source,
        "publications": [
            asdict(vintage) | {"counted_on": vintage.counted_on.isoformat()} for vintage in basis.vintages
        ],
        "places_without_population": figures.missing_population_count,
    }


def _attribution(figures: Figures) -> dict[str, Any]:
    return {
        method: {"name": label, "cases": count, "share_percent": _number(share(count, figures.numerator))}
        for method, label in AttributionMethod.choices
        if (count := figures.attribution.get(method, 0))
    }


def _definition(definition: Definition) -> dict[str, Any]:
    return {
        "version": definition.version,
        "fingerprint": definition.fingerprint,
        "valid_from": definition.valid_from and definition.valid_from.isoformat(),
        "is_proposal": definition.is_proposal,
        "source": definition.source,
        "parameters": asdict(definition.parameters),
        "rules": definition.rules,
    }


def _withheld(reason: str, definition: Definition, figures: Figures) -> dict[str, str] | None:
    if not reason:
        return None
    words = withheld_words(reason, definition=definition, missing=figures.missing_population_count)
    return {"code": reason, "reason": words}


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
