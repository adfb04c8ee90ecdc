"""A version of a definition in words (口径说明)."""

from reports.documents.wording import counted_kinds, pre_suit_tracks, rounding_words
from reports.indicators.definition import Definition


def definition_lines(definition: Definition) -> list[tuple[str, str]]:
    """Return what a version counts and by which rules (口径说明), as pairs of name and sentence."""
    terms = definition.parameters
    return [
        ("适用", f"自{definition.valid_from}起开始的统计期" if definition.valid_from else "自始适用"),
        ("分子", f"期内立案的一审{counted_kinds(definition)}案件"),
        ("分母", "期初以前最近一次公布的常住人口"),
        ("计算", f"每{terms.residents:,}人，{rounding_words(definition)}"),
        ("年度", "上年12月至当年11月" if terms.court_year else "自然年度"),
        ("不满一年", "按月数折算为全年" if terms.annualised else "不折算"),
        ("诉前调解", pre_suit_tracks(definition)),
        ("只列件数", f"人口不足{terms.least_population:,}人，或件数不足{terms.least_cases}件"),
        ("依据", definition.source),
        ("指纹", definition.fingerprint[:12]),
    ]
