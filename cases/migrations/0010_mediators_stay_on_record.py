"""Promise: who mediates is an appointment, and what bars a mediator from a dispute bars him for good.

Referrals made before appointments were kept get one each, as far as is known: how the mediator was chosen is not.
From then on PostgreSQL refuses UPDATE, DELETE and TRUNCATE on the exclusions (特邀16 arts 15, 16).
"""

from django.db import migrations

APPOINT = """
INSERT INTO cases_mediatorappointment
    (referral_id, mediator_id, presiding, how, reason, appointed_at, appointed_by_id, accepted_at,
     ended_at, end_kind, end_reason)
SELECT id, mediator_id, true, 'UNRECORDED', choice_reason, referred_at, referred_by_id, signed_at,
       closed_at, CASE WHEN closed_at IS NULL THEN '' ELSE 'RETURNED' END, closed_reason
FROM cases_referral WHERE mediator_id IS NOT NULL;
"""
FORGET = "DELETE FROM cases_mediatorappointment;"
KEEP = """
CREATE FUNCTION cases_exclusion_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an exclusion from a dispute is for good: % refused', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER exclusion_keeps_its_rows
    BEFORE UPDATE OR DELETE ON cases_mediatorexclusion
    FOR EACH ROW EXECUTE FUNCTION cases_exclusion_refuse_change();

CREATE TRIGGER exclusion_is_never_emptied
    BEFORE TRUNCATE ON cases_mediatorexclusion
    FOR EACH STATEMENT EXECUTE FUNCTION cases_exclusion_refuse_change();
"""
RELEASE = """
DROP TRIGGER exclusion_is_never_emptied ON cases_mediatorexclusion;
DROP TRIGGER exclusion_keeps_its_rows ON cases_mediatorexclusion;
DROP FUNCTION cases_exclusion_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_mediators_on_the_case")]

    operations = [migrations.RunSQL(APPOINT, FORGET), migrations.RunSQL(KEEP, RELEASE)]
