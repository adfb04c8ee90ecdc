"""Dates in the forms that office lists write them."""

import re
from datetime import date, timedelta

from suyuan.lib.text import half_width, squeeze

_WRITTEN = re.compile(r"((?:19|20)\d\d)(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d\d)(\d\d))")
_TIME = re.compile(r"(?<=[\d日])[\sT]+\d{1,2}:\d\d(:\d\d(\.\d+)?)?\s*$")
_SERIAL = re.compile(r"\d{5}")
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(29221, 73051)  # 1980-01-01 to 2099-12-31: a date that a spreadsheet left as its number


def read_date(text: str) -> date | None:
    """Return the day (日期): 2024-03-05, 2024/3/5, 2024.3.5, 2024年3月5日, 20240305, with or without a time.

    None when the text names no day of the calendar.
    """
    squeezed = squeeze(_TIME.sub("", half_width(text)))
    if _SERIAL.fullmatch(squeezed) and int(squeezed) in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(squeezed))
    match = _WRITTEN.fullmatch(squeezed)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or match[4]), int(match[3] or match[5])
    try:
        return date(year, month, day)
    except ValueError:
        return None
