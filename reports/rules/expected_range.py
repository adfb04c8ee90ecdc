"""What is usual (预期范围): the range of a count that earlier comparable windows lead one to expect.

Enough cases: the improved Farrington method. A log-linear quasi-Poisson regression of the same windows of earlier
years; earlier outbreaks (Anscombe residual over 2.58) are weighed down and it is fitted again; a trend only over
three years or more, if it differs from none at 5 % and does not lead beyond what was ever counted.
Few cases: the predictive distribution of a Poisson count under Jeffreys' prior, a negative binomial with size
1/2 + Σ and probability n ÷ (n + 1). Earlier zeros then still leave room for one or two by chance.
Sources: Farrington et al. 1996; Noufaily et al. 2013; Riebler 2004 and Höhle 2007 (R package surveillance:
farringtonFlexible, bayes).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from scipy.stats import nbinom

from reports.rules.count_regression import CountRegression, fit_counts, quantile

FEWEST_WINDOWS = 3  # under this nothing is said
REGRESSION_WINDOWS = 6
REGRESSION_CASES = 10
TREND_YEARS = 3
OUTLIER = 2.58
SIGNIFICANT = 1.96


class Method(StrEnum):
    """How a range was found (计算方法)."""

    REGRESSION = "REGRESSION"
    FEW = "FEW"


@dataclass(frozen=True, slots=True)
class Window:
    """How many there were in an earlier window (历史窗口), so many years ago."""

    years_ago: float
    count: int


@dataclass(frozen=True, slots=True)
class ExpectedRange:
    """What is usual (预期范围): the mean, and the limits that a usual count stays within with high probability."""

    mean: float
    lower: int
    upper: int
    method: Method
    dispersion: float = 1.0
    trend: bool = False

    def exceedance(self, count: int) -> float:
        """Return how far a count lies beyond the mean, in distances of the limit (超出度); 1 is the limit itself."""
        return (count - self.mean) / max(self.upper - self.mean, 0.5)


def expected_range(earlier: Sequence[Window], *, significance: float) -> ExpectedRange | None:
    """Return the usual range of a count now (预期范围), from earlier windows; None with fewer than three of them."""
    if len(earlier) < FEWEST_WINDOWS:
        return None
    if len(earlier) >= REGRESSION_WINDOWS and sum(window.count for window in earlier) >= REGRESSION_CASES:
        fitted = _fit(earlier)
        if fitted is not None:
            return _range_of(fitted, significance)
    return range_of_few([window.count for window in earlier], significance=significance)


def range_of_few(counts: Sequence[int], *, significance: float) -> ExpectedRange:
    """Return the usual range of a count from few cases (小数预期范围), by the predictive distribution."""
    size, probability = 0.5 + sum(counts), len(counts) / (len(counts) + 1)
    lower, upper = (int(nbinom.ppf(each, size, probability)) for each in (significance, 1 - significance))
    return ExpectedRange(size / len(counts), lower, upper, Method.FEW)


def _fit(earlier: Sequence[Window]) -> CountRegression | None:
    level = _reweighted([(1.0,) for _ in earlier], earlier)
    if max(window.years_ago for window in earlier) + 0.5 < TREND_YEARS:
        return level
    sloped = _reweighted([(1.0, -window.years_ago) for window in earlier], earlier)
    return sloped if sloped is not None and _trend_holds(sloped, earlier) else level


def _reweighted(rows: Sequence[tuple[float, ...]], earlier: Sequence[Window]) -> CountRegression | None:
    counts = [window.count for window in earlier]
    first = fit_counts(rows, counts)
    if first is None:
        return None
    raw = [residual**-2 if residual > OUTLIER else 1.0 for residual in first.residuals()]
    return fit_counts(rows, counts, [weight * len(raw) / sum(raw) for weight in raw])


def _trend_holds(fitted: CountRegression, earlier: Sequence[Window]) -> bool:
    significant = abs(fitted.coefficients[1]) > SIGNIFICANT * fitted.standard_error(1)
    return significant and fitted.mean_at((1.0, 0.0)) <= max(window.count for window in earlier)


def _range_of(fitted: CountRegression, significance: float) -> ExpectedRange:
    now = (1.0, 0.0)[: len(fitted.coefficients)]
    mean, variance = fitted.mean_at(now), fitted.variance_at([now])
    lower, upper = (quantile(each, mean=mean, variance=variance) for each in (significance, 1 - significance))
    return ExpectedRange(mean, lower, upper, Method.REGRESSION, fitted.dispersion, len(now) > 1)
