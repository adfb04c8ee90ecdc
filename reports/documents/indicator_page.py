"""docs/indicators.md, rendered from the definitions."""

from dataclasses import asdict

from cases.choices import AttributionMethod, SuitKind
from cases.rules.attribution import ORDER
from reports.choices import Withheld
from reports.documents.wording import counted_kinds, pre_suit_tracks, rounding_words, withheld_words
from reports.indicators.catalogue import CATALOGUE
from reports.indicators.definition import Definition
from reports.indicators.measures import MEASURES, Measure

_HEAD = """# Indicators

Rendered by `./dev manage render_docs` from `reports/indicators/catalogue.py`; do not edit.

Every reading is a numerator, a denominator with its date and source, what was left out, and the version of the
definition it was made by. To see one: `./dev manage lawsuits_per_10k --period 2024 --division 441900 --json`.
"""

_SECTION = """## {name} `{code}`, version {version}

Fingerprint `{fingerprint}`.{proposal}

    {name} = N ÷ P × {residents:,}（{unit}，{rounding}）
    {companion} = (N + 诉前调解成功) ÷ P × {residents:,}

- **N**: {kinds}一审案件, by 立案日期 within the period, told by 类型代字: {codes}. Every other case is kept, counted by
  reason and shown beside N; a 类型代字 that no table knows is reported as 类型代字未知.
- **诉前调解成功**: disputes settled within the period by {tracks}. It always stands beside N, so that a low rate that
  comes from parking complaints in mediation stays visible.
- **P**: 常住人口, the latest official figure counted before the period begins. For the area of a court, the sum over
  the places it covers; one unknown place leaves it unknown. Unknown is shown as unknown, never as 0.
- **Place**: the first known of {order}; otherwise the case is 未能归属 and told of the places that hold its court. A
  parent counts everything inside it and what is attributed to itself alone, so it is not the sum of its children.
- **Court areas**: the coverage in force on the day of filing, the deepest winning. A court without recorded coverage
  stands for its own division.
- **Periods**: month, quarter, year to date (not annualised), year{court_year}.
- **Source**: {source}

| no rate, counts only | when |
|---|---|
{withheld}

Parameters: `{parameters}`.
"""


_MEASURES = """## Measures (工作指标)

Counted when they are asked for, by the rows that `reports/indicators/parts.py` names; the page lists those rows behind
every number. A share is in percent, half up to two places, and its change in percentage points; a count changes in
percent. With a denominator under the least only the counts are shown. 双下降: the count fell, and its growth fell too.

| measure | formula | unit | least | source |
|---|---|---|---|---|"""


def indicator_page() -> str:
    """Return the page of all indicators (指标口径) in Markdown."""
    return "\n".join([_HEAD, *map(_section, CATALOGUE.values()), _MEASURES, *map(_measure, MEASURES), ""])


def _section(definition: Definition) -> str:
    terms, rules = definition.parameters, definition.rules
    return _SECTION.format(
        name=definition.name,
        code=definition.code,
        version=definition.version,
        fingerprint=definition.fingerprint,
        proposal=" 建议口径: no published source fixes it; this is the project's proposal."
        if definition.is_proposal
        else "",
        companion=definition.companion_name,
        unit=definition.unit,
        residents=terms.residents,
        rounding=rounding_words(definition),
        kinds=counted_kinds(definition),
        codes="、".join(f"{code} {SuitKind(kind).label}" for code, kind in rules["counted_type_codes"].items()),
        tracks=pre_suit_tracks(definition),
        order=" → ".join(str(AttributionMethod(step.method).label) for step in ORDER),
        court_year=", in court years (December to November)"
        if terms.court_year
        else "; court years (C2024) on request",
        source=definition.source,
        withheld="\n".join(
            f"| `{reason.value}` | {withheld_words(reason, definition=definition)} |" for reason in Withheld
        ),
        parameters=asdict(terms),
    )


def _measure(measure: Measure) -> str:
    least = measure.least if measure.is_share else "—"
    return f"| {measure.name} `{measure.code}` | {measure.formula} | {measure.unit} | {least} | {measure.source} |"
