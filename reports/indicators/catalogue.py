"""Every indicator of the system, in the definition that the system proposes."""

from dataclasses import asdict

from cases.rules.attribution import ORDER
from cases.rules.counting import COUNTED
from reports.indicators.definition import Definition, Parameters

LAWSUITS_PER_10K = Definition(
    code="lawsuits_per_10k",
    version=1,
    name="万人成讼率",
    companion_name="诉至法院万人率",
    unit="件/万人",
    parameters=Parameters(),
    valid_from=None,
    is_proposal=True,
    source="本系统建议口径：各地公布的口径不一，尚无统一规定；分子见人民法院报2023-11-16，分母取常住人口。",
    rules={
        "counted_type_codes": COUNTED,
        "attribution": [asdict(step) for step in ORDER],
        "population": "LATEST_COUNTED_BEFORE_THE_PERIOD",
        "areas": "COVERAGE_ON_THE_FILING_DAY",
        "engine": 1,
    },
)

CATALOGUE = {definition.code: definition for definition in (LAWSUITS_PER_10K,)}
