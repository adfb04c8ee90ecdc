"""预期范围 against values computed by hand or by plain, independent arithmetic."""

from math import comb, exp, lgamma, log

import pytest

from reports.rules.count_regression import fit_counts, quantile
from reports.rules.expected_range import Method, Window, expected_range, range_of_few
from reports.rules.filing_forecast import backtest, forecast_quarter


def windows(*counts, step=0.1):
    return [Window(1 + step * n, count) for n, count in enumerate(counts)]


def negative_binomial_quantile(probability, mean, variance):
    """Summed term by term."""
    p, size, total, k = mean / variance, mean**2 / (variance - mean), 0.0, 0
    while True:
        total += exp(lgamma(k + size) - lgamma(size) - lgamma(k + 1) + size * log(p) + k * log(1 - p))
        if total >= probability:
            return k
        k += 1


class TestTheRegression:
    def test_without_columns_the_mean_is_the_average_and_the_dispersion_pearsons(self):
        counts = [2, 9, 4, 1, 14, 6]  # mean 6, squares of deviations 16+9+4+25+64+0 = 118, over 6 and 5
        fitted = fit_counts([(1.0,)] * 6, counts)
        assert fitted.mean_at((1.0,)) == pytest.approx(6)
        assert fitted.dispersion == pytest.approx(118 / 6 / 5)
        assert fitted.variance_at([(1.0,)]) == pytest.approx(118 / 30 * (6 + 6 * 6 / 36))

    def test_two_groups_get_their_own_averages(self):
        fitted = fit_counts([(1.0, 0.0)] * 2 + [(1.0, 1.0)] * 2, [3, 5, 10, 14])
        assert fitted.mean_at((1.0, 0.0)) == pytest.approx(4)
        assert fitted.mean_at((1.0, 1.0)) == pytest.approx(12)

    def test_the_dispersion_is_never_under_one(self):
        assert fit_counts([(1.0,)] * 4, [5, 5, 5, 5]).dispersion == 1.0

    def test_a_column_of_zeros_is_refused(self):
        assert fit_counts([(1.0, 0.0)] * 3 + [(1.0, 1.0)] * 3, [4, 5, 6, 0, 0, 0]) is None

    @pytest.mark.parametrize(("probability", "mean", "variance"), [(0.995, 6, 27.5), (0.005, 40, 55), (0.95, 2.5, 2.6)])
    def test_the_quantile_agrees_with_the_sum_of_the_terms(self, probability, mean, variance):
        assert quantile(probability, mean=mean, variance=variance) == negative_binomial_quantile(
            probability, mean, variance
        )


class TestTheRange:
    def test_enough_cases_are_regressed(self):
        found = expected_range(windows(2, 9, 4, 1, 14, 6), significance=0.005)
        assert (found.method, found.trend) == (Method.REGRESSION, False)
        assert found.mean == pytest.approx(6)
        variance = 118 / 30 * 7
        assert found.upper == negative_binomial_quantile(0.995, 6, variance)
        assert found.exceedance(found.upper) == pytest.approx(1)

    def test_an_earlier_outbreak_does_not_hide_the_next(self):
        calm = expected_range(windows(*[5, 4, 6] * 8), significance=0.005)
        once = expected_range(windows(*[5, 4, 6] * 8, 40), significance=0.005)
        assert once.mean < 5.2
        assert once.upper <= calm.upper + 2

    def test_a_trend_needs_three_years_and_to_be_clear(self):
        rising = [Window(year, count) for year, count in ((3, 10), (3.1, 11), (2, 20), (2.1, 19), (1, 40), (1.1, 38))]
        assert expected_range(rising, significance=0.005).trend is False  # it leads beyond what was ever counted
        falling = [Window(4 - window.years_ago, window.count) for window in rising]
        found = expected_range(falling, significance=0.005)
        assert found.trend is True
        assert found.mean < 10
        assert expected_range(falling[:4] * 2, significance=0.005).trend is False

    def test_few_cases_follow_the_predictive_distribution(self):
        found = expected_range(windows(0, 1, 0, 1), significance=0.01)
        size, p, total, k = 2.5, 4 / 5, 0.0, 0
        while total < 0.99:
            total += exp(lgamma(k + size) - lgamma(size) - lgamma(k + 1)) * p**size * (1 - p) ** k
            k += 1
        assert (found.method, found.upper, found.mean) == (Method.FEW, k - 1, pytest.approx(0.625))

    def test_nothing_but_zeros_still_leaves_room_for_chance(self):
        found = range_of_few([0] * 8, significance=0.005)
        tail = [comb(2 * k, k) / 4**k * (8 / 9) ** 0.5 * (1 / 9) ** k for k in range(3)]
        assert sum(tail[:1]) < 0.995 <= sum(tail[:2])
        assert (found.lower, found.upper) == (0, 1)

    def test_two_windows_say_nothing(self):
        assert expected_range(windows(9, 9), significance=0.005) is None


class TestTheForecast:
    MONTHS = tuple((2023 * 12 + n, (30, 40, 50, 20)[n % 12 // 3]) for n in range(36))

    def test_a_steady_season_is_carried_on(self):
        made = forecast_quarter(self.MONTHS, 2026 * 12 + 3, lead=3, level=0.9)
        assert made.mean == pytest.approx(120, abs=0.5)
        assert made.lower < 110
        assert 130 < made.upper < 160

    def test_every_earlier_quarter_that_had_a_year_before_it_is_tried(self):
        tested = backtest(self.MONTHS, lead=0, level=0.9)
        assert (tested.inside, tested.tried) == (8, 8)

    def test_a_break_widens_the_interval(self):
        broken = [(month, count * (3 if month >= 2025 * 12 + 6 else 1)) for month, count in self.MONTHS]
        tested = backtest(broken, lead=0, level=0.9)
        assert tested.inside < tested.tried
        usual = forecast_quarter(self.MONTHS, 2026 * 12, lead=0, level=0.9)
        wide = forecast_quarter(broken, 2026 * 12, lead=0, level=0.9)
        assert (wide.upper - wide.lower) / wide.mean > 2 * (usual.upper - usual.lower) / usual.mean

    def test_too_few_months_or_cases_are_not_forecast(self):
        assert forecast_quarter(self.MONTHS[:11], 2024 * 12, lead=0, level=0.9) is None
        assert forecast_quarter([(month, 0) for month, _ in self.MONTHS], 2026 * 12, lead=0, level=0.9) is None
