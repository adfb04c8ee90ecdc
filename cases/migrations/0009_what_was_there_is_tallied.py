"""Count the cases that were there before the tallies; those written since the triggers stand are counted anew with them."""

from django.db import migrations

FILL = """
LOCK TABLE cases_courtcase, cases_dispute IN SHARE MODE;
DELETE FROM cases_lawsuittally;
INSERT INTO cases_lawsuittally (month, place, court_code, suit_kind, attributed_by, exclusion_reason, count)
SELECT date_trunc('month', filed_on)::date AS month, coalesce(division_id, '') AS place, court_code, suit_kind,
       attributed_by, exclusion_reason, count(*)
  FROM cases_courtcase GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2;
DELETE FROM cases_disputetally;
INSERT INTO cases_disputetally (month, place, centre_id, kind, track, count)
SELECT month, place, centre_id, kind, track, count(*) FROM (
    SELECT date_trunc('month', registered_at AT TIME ZONE 'Asia/Shanghai')::date AS month,
           coalesce(division_id, '') AS place, centre_id, 'RECEIVED' AS kind, track
      FROM cases_dispute WHERE registered_at IS NOT NULL AND state <> 'MERGED'
     UNION ALL
    SELECT date_trunc('month', concluded_on)::date, coalesce(division_id, ''), centre_id, state, track
      FROM cases_dispute WHERE state IN ('SETTLED', 'ENDED')
) AS counted GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2;
"""
EMPTY = "DELETE FROM cases_lawsuittally; DELETE FROM cases_disputetally;"


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_tallies_kept_by_triggers")]

    operations = [migrations.RunSQL(FILL, EMPTY)]
