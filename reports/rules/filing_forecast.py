"""How many will be filed (立案预测): a quarter ahead, with the interval, and how often it would have held.

A log-linear quasi-Poisson regression of monthly filings on the quarter of the year, with a trend once there are two
years; the sum of the three months has the negative binomial quantiles of its mean and variance. What the same
forecasts missed by in earlier quarters widens the interval. Months count from year 0: 12 × year + month − 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.rules.count_regression import fit_counts, quantile

FEWEST_MONTHS = 12
TREND_MONTHS = 24
FEWEST_CASES = 24  # two a month: fewer say nothing about the seasons
Months = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is expected of a quarter (预测): the mean and the interval."""

    mean: float
    lower: int
    upper: int


@dataclass(frozen=True, slots=True)
class Backtest:
    """How often the interval would have held (回测): of `tried` earlier quarters, `inside` lay in it."""

    inside: int
    tried: int


def forecast_quarter(history: Months, first_month: int, *, lead: int, level: float) -> Forecast | None:
    """Return the forecast of the quarter that begins with a month (季度预测), from monthly counts; None from too few.

    The variance is widened by what the same forecasts of earlier quarters missed by.
    """
    made = _predict(history, first_month)
    if made is None:
        return None
    return _interval(made, [miss for miss, _ in _misses(history, lead)], level)


def backtest(history: Months, *, lead: int, level: float) -> Backtest:
    """Return how the same forecasts of earlier quarters came out (回测), each made as many months ahead as now.

    Each is widened by the misses of the quarters before it only: no forecast knows what came later.
    """
    before: list[float] = []
    inside = 0
    for miss, (made, actual) in _misses(history, lead):
        said = _interval(made, before, level)
        inside += said.lower <= actual <= said.upper
        before.append(miss)
    return Backtest(inside, len(before))


@dataclass(frozen=True, slots=True)
class _Prediction:
    mean: float
    variance: float


def _predict(history: Months, first_month: int) -> _Prediction | None:
    counts = [count for _, count in history]
    if len(history) < FEWEST_MONTHS or sum(counts) < FEWEST_CASES:
        return None
    with_trend, origin = len(history) >= TREND_MONTHS, history[-1][0]
    fitted = fit_counts([_row(month, origin, with_trend) for month, _ in history], counts)
    if fitted is None:
        return None
    ahead = [_row(month, origin, with_trend) for month in range(first_month, first_month + 3)]
    return _Prediction(sum(fitted.mean_at(row) for row in ahead), fitted.variance_at(ahead))


def _misses(history: Months, lead: int) -> list[tuple[float, tuple[_Prediction, int]]]:
    """Every earlier quarter that could have been forecast: the squared standardised miss, the prediction, the count."""
    counted, found = dict(history), []
    for first_month in sorted(month for month in counted if month % 3 == 0 and month + 2 in counted):
        made = _predict([(month, count) for month, count in history if month < first_month - lead], first_month)
        if made is not None:
            actual = sum(counted[month] for month in range(first_month, first_month + 3))
            found.append(((actual - made.mean) ** 2 / made.variance, (made, actual)))
    return found


def _interval(made: _Prediction, misses: Sequence[float], level: float) -> Forecast:
    variance = made.variance * max(1.0, sum(misses) / len(misses) if misses else 1.0)
    lower, upper = (quantile(each, mean=made.mean, variance=variance) for each in ((1 - level) / 2, (1 + level) / 2))
    return Forecast(made.mean, lower, upper)


def _row(month: int, origin: int, with_trend: bool) -> tuple[float, ...]:
    quarter = month % 12 // 3
    seasons = tuple(float(quarter == each) for each in (1, 2, 3))
    return (1.0, *seasons, (month - origin) / 12) if with_trend else (1.0, *seasons)
