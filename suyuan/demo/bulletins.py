"""Bulletins of the demo: the past quarter's issued, the past month's waiting; and how another system writes a list."""

from datetime import datetime

from cases.models import ListLayout
from reports.services.bulletins import draft_bulletin, issue_bulletin
from suyuan.demo.cast import Cast
from suyuan.lib.periods import last_periods


def write_bulletins(cast: Cast, *, now: datetime) -> None:
    """Draft a bulletin of the past month and quarter for each court, the quarter's issued (通报)."""
    month, quarter, _ = last_periods(now.date())
    for code, court in cast.courts.items():
        author = court.coordinator
        for period in (month, quarter):
            drafted = draft_bulletin(court_code=code, period=period, by=author, at=now)
            if period == quarter:
                issue_bulletin(bulletin_id=drafted.pk, by=author, at=now)
    _write_layout()


def _write_layout() -> None:
    """A made-up system that writes the parts of a number in columns of their own."""
    ListLayout.objects.get_or_create(
        name="办案系统收案清单（演示）",
        court=None,
        defaults={
            "columns": "收案时间＝立案日期\n案由名称＝案由\n发生地区划＝纠纷发生地代码\n承办庭＝受理法庭",
            "number_pattern": "（{年度}）{法院代字}{案件代字}{序号}号",
            "meanings": "类型代字：民一初＝民初\n类型代字：民二初＝民初",
            "date_format": "%d/%m/%Y",
        },
    )
