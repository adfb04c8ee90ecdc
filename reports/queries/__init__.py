from reports.queries.overview import RateOverview, rate_overview

__all__ = ["RateOverview", "rate_overview"]
