"""Regression of counts (拟泊松回归): log-linear in its columns, the variance a multiple of the mean.

Fitted by iteratively reweighted least squares. The dispersion is Pearson's, never under 1. A prediction has the
variance of the count itself and of its estimated mean, and the quantiles of the negative binomial distribution
with that mean and variance. Sources: McCullagh & Nelder 1989 ch. 6; Farrington et al. 1996 (JRSS A 159:547);
Noufaily et al. 2013 (Stat. Med. 32:1206).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, isfinite, log, sqrt

from scipy.linalg import LinAlgError, inv
from scipy.stats import nbinom

Row = Sequence[float]
_ROUNDS = 60
_NEAR = 1e-9
_STEEPEST = 30.0  # beyond e to this power no count lies: the fit runs away on a column of zeros


@dataclass(frozen=True, slots=True)
class CountRegression:
    """A fitted regression (拟合结果): coefficients, their covariance without the dispersion, means of the rows."""

    rows: tuple[Row, ...]
    counts: tuple[int, ...]
    weights: tuple[float, ...]
    coefficients: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]
    means: tuple[float, ...]
    dispersion: float

    def mean_at(self, row: Row) -> float:
        """Return the expected count at a row (预期件数)."""
        return exp(_product(row, self.coefficients))

    def variance_at(self, rows: Sequence[Row]) -> float:
        """Return the variance of the sum of new counts at rows (预测方差): of the counts, and of the fit."""
        means = [self.mean_at(row) for row in rows]
        slope = [sum(mean * row[k] for mean, row in zip(means, rows, strict=True)) for k in range(len(rows[0]))]
        return self.dispersion * (sum(means) + self._spread(slope))

    def standard_error(self, column: int) -> float:
        """Return the standard error of a coefficient (标准误)."""
        return sqrt(self.dispersion * self.covariance[column][column])

    def residuals(self) -> list[float]:
        """Return the standardised Anscombe residuals (残差), as Farrington et al. weigh earlier outbreaks down by."""
        found = []
        for row, count, weight, mean in zip(self.rows, self.counts, self.weights, self.means, strict=True):
            leverage = min(weight * mean * self._spread(row), 1 - _NEAR)
            distance = 1.5 * (count ** (2 / 3) * mean ** (-1 / 6) - sqrt(mean))
            found.append(distance / sqrt(self.dispersion * (1 - leverage)))
        return found

    def _spread(self, row: Row) -> float:
        return sum(a * self.covariance[i][j] * b for i, a in enumerate(row) for j, b in enumerate(row))


def fit_counts(
    rows: Sequence[Row], counts: Sequence[int], weights: Sequence[float] | None = None
) -> CountRegression | None:
    """Return the regression of counts on rows (拟泊松回归); None where the counts do not determine it."""
    weights = tuple(weights or [1.0] * len(counts))
    average = sum(counts) / len(counts)
    means = [(count + average) / 2 for count in counts]
    coefficients: list[float] = []
    for _ in range(_ROUNDS):
        if min(means) <= 0:
            return None
        aims = [log(mean) + (count - mean) / mean for count, mean in zip(counts, means, strict=True)]
        covariance = _covariance(rows, weights, means)
        if covariance is None:
            return None
        pulled = [
            sum(w * m * row[k] * aim for row, w, m, aim in zip(rows, weights, means, aims, strict=True))
            for k in range(len(rows[0]))
        ]
        before, coefficients = coefficients, [_product(line, pulled) for line in covariance]
        exponents = [_product(row, coefficients) for row in rows]
        if not all(isfinite(each) and abs(each) < _STEEPEST for each in exponents):
            return None
        means = [exp(each) for each in exponents]
        if before and max(abs(a - b) for a, b in zip(before, coefficients, strict=True)) < _NEAR:
            break
    final = _covariance(rows, weights, means)
    if final is None:
        return None
    spread = _dispersion(counts, means, weights, len(counts) - len(rows[0]))
    return CountRegression(tuple(rows), tuple(counts), weights, tuple(coefficients), final, tuple(means), spread)


def quantile(probability: float, *, mean: float, variance: float) -> int:
    """Return a quantile of the negative binomial distribution with this mean and variance (负二项分位数)."""
    return int(nbinom.ppf(probability, mean * mean / (variance - mean), mean / variance))


def _product(one: Row, other: Row) -> float:
    return float(sum(a * b for a, b in zip(one, other, strict=True)))


def _covariance(rows: Sequence[Row], weights: Row, means: Row) -> tuple[tuple[float, ...], ...] | None:
    width = range(len(rows[0]))
    information = [
        [sum(w * m * row[i] * row[j] for row, w, m in zip(rows, weights, means, strict=True)) for j in width]
        for i in width
    ]
    try:
        inverse = inv(information)
    except LinAlgError:
        return None
    return tuple(tuple(float(cell) for cell in line) for line in inverse)


def _dispersion(counts: Sequence[int], means: Row, weights: Row, freedom: int) -> float:
    if freedom < 1:
        return 1.0
    pearson = sum(w * (y - m) ** 2 / m for y, m, w in zip(counts, means, weights, strict=True))
    return max(1.0, pearson / freedom)
