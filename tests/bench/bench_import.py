"""Taking in a court's list (M5): read, checked, attributed and upserted, against a bare COPY of the finished rows.

SUYUAN_BENCH_ROWS sets the size (100,000); every hundredth row is faulty.
"""

import csv
import io
import os
from datetime import date, timedelta

from tests.bench.reporting import report
from tests.bench.setting_up import set_up

set_up()

from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from cases.models import ImportBatch  # noqa: E402
from cases.services.court_case_imports import import_list  # noqa: E402
from communities.models import Division  # noqa: E402
from suyuan.accounts.models import User  # noqa: E402
from tests.bench.stopwatch import execute, seconds  # noqa: E402

ROWS = int(os.environ.get("SUYUAN_BENCH_ROWS", "100000"))
FAULTY = 100
HEADER = ("案号", "立案日期", "案由", "纠纷发生地代码", "原告住所地代码", "被告住所地代码", "承办人")


def court_list(cause: str) -> bytes:
    """A list as courts send them; some places missing, some dates impossible."""
    villages = list(Division.objects.filter(level="VILLAGE", code__startswith="4419").values_list("code", flat=True))
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER)
    for n in range(1, ROWS + 1):
        filed = date(2024, 1, 1) + timedelta(days=n % 366)
        written = "2024-02-30" if n % FAULTY == 0 else filed.isoformat()
        place = villages[n % len(villages)] if n % 3 else ""
        kind = ("民初", "民初", "行初", "执")[n % 4]
        writer.writerow([f"（2024）粤1971{kind}{n}号", written, cause, place, "", villages[n % 97], "某法官"])
    return text.getvalue().encode()


def take(content: bytes) -> ImportBatch:
    batch = import_list(
        file_name="测量.csv", content=content, court_code="粤1971", by=User.objects.system(), at=timezone.now()
    )
    assert batch.status == "DONE", batch.problem
    return batch


def bare_copy() -> float:
    """COPY of the very rows that the import made, into a bare copy of the table with its indexes and checks."""
    finished = io.BytesIO()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.copy_expert("COPY cases_courtcase TO STDOUT", finished)
        finished.seek(0)
        cursor.execute("CREATE TABLE bare_case (LIKE cases_courtcase INCLUDING ALL)")
        taken = seconds(lambda: cursor.copy_expert("COPY bare_case FROM STDIN", finished))
    execute("DROP TABLE bare_case")
    return taken


def measure() -> None:
    content, changed = court_list("民间借贷纠纷"), court_list("买卖合同纠纷")
    good = ROWS - ROWS // FAULTY
    first = seconds(lambda: take(content))
    assert ImportBatch.objects.latest("pk").added_count == good
    copied = bare_copy()
    again = seconds(lambda: take(content))
    assert ImportBatch.objects.latest("pk").unchanged_count == good
    updated = seconds(lambda: take(changed))
    assert ImportBatch.objects.latest("pk").changed_count == good
    for name, taken in (("first", first), ("unchanged", again), ("every_row_changed", updated)):
        ratio = copied / taken * ROWS / good
        report(
            name=f"import_{name}_{ROWS}_rows", value=ROWS / taken, unit="rows/s", yardstick=good / copied, ratio=ratio,
            goal="≥ 0.15 of a bare COPY of the finished rows", met=ratio >= 0.15,
        )  # fmt: skip


if __name__ == "__main__":
    measure()
