"""Forecasting the filings of the next quarter (立案预测), with the interval and how it would have held before."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from reports.choices import WatchKind
from reports.models import FilingForecast, WatchRule
from reports.queries.filings import Filings, first_day, monthly_filings, next_quarter
from reports.rules.filing_forecast import backtest, forecast_quarter


def forecast_filings(*, on: date, at: datetime) -> None:
    """Write the forecast of the quarter after this one for every place that has enough suits (立案预测)."""
    rule = WatchRule.objects.in_force(on).filter(kind=WatchKind.FORECAST).first()
    filings = monthly_filings(on=on)
    if rule is None or filings is None:
        return
    quarter = next_quarter(on)
    made = [_forecast(filings, place, quarter, rule, at) for place in filings.by_place]
    rows = [row for row in made if row is not None]
    FilingForecast.objects.filter(first_on=first_day(quarter)).exclude(
        division_id__in=[row.division_id for row in rows]
    ).delete()
    columns = [field.name for field in FilingForecast._meta.fields if field.name not in ("id", "division", "first_on")]
    FilingForecast.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["division", "first_on"], update_fields=columns
    )


def _forecast(filings: Filings, place: str, quarter: int, rule: WatchRule, at: datetime) -> FilingForecast | None:
    history, level = filings.history(place), 1 - float(rule.significance)
    lead = quarter - filings.last_month - 1
    made = forecast_quarter(history, quarter, lead=lead, level=level)
    if made is None:
        return None
    tested = backtest(history, lead=lead, level=level)
    counted = dict(history)
    year_before = [counted.get(month - 12) for month in range(quarter, quarter + 3)]
    return FilingForecast(
        division_id=place,
        first_on=first_day(quarter),
        known_through=first_day(filings.last_month + 1) - timedelta(days=1),
        expected=Decimal(str(made.mean)).quantize(Decimal("0.1")),
        lower=made.lower,
        upper=made.upper,
        level=1 - rule.significance,
        year_before=None if None in year_before else sum(number or 0 for number in year_before),
        backtests=tested.tried,
        backtests_inside=tested.inside,
        computed_at=at,
    )
