from django.db import connection

from communities.models import MediationCentre

TAKE = """
    INSERT INTO cases_numbercounter AS counter (centre_id, year, last) VALUES (%s, %s, 1)
    ON CONFLICT (centre_id, year) DO UPDATE SET last = counter.last + 1
    RETURNING last
"""


def take_number(*, centre: MediationCentre, year: int) -> str:
    """Return the next dispute number of a centre and year (纠纷编号), as in 粤1971-2026-000123.

    The counter's row stays locked until the transaction ends, so a rollback gives the number back
    and no two transactions hold the same: no gaps, no duplicates.
    """
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [centre.pk, year])
        (serial,) = cursor.fetchone()
    return f"{centre.code}-{year}-{serial:06d}"
