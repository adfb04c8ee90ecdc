"""Judging dues by the scheme in force (认定补贴), as one statement's common table expressions.

`judgement(dues, schemes, earlier)` gives the WITH clause whose last table, `judged`, holds for each due what it earns
and why. The run writes it into the ledger; the preview shows it. Both therefore say the same to the fen.

A due is judged by the scheme in force on its day at its court, else at the nearest court above; a scheme for the
due's organisation goes first. Within a scheme the rule goes first that names the mediator's class, then the footing,
then the tier: the one stated, or the highest whose criteria are met. The amount is reckoned in this order: percentage
for oral agreements, percentage within a series, cap per case, rounding, the share of each co-mediator (odd fen to the
first), then what the caps of the month and of the year leave. Retained mediators' months come with their amount.
"""

from functools import reduce

NO_SCHEME = "该日无有效补贴方案"
UNGRADED = "方案按难易等级补贴，请先评定等级"
IN_FORCE = "s.status = 'IN_FORCE'"

# What a run takes up: without a scheme a due stays PENDING, says so, and is taken up when one covers its day.
PENDING = """
    SELECT * FROM mediators_subsidydue d
     WHERE state = 'PENDING'
       AND (state_reason <> %(no_scheme)s
            OR EXISTS (SELECT FROM scheme WHERE scheme.for_court = d.court_id AND days @> d.occurred_on
                          AND COALESCE(organization_id, d.organization_id) IS NOT DISTINCT FROM d.organization_id))
     ORDER BY id
     LIMIT %(limit)s
       FOR UPDATE SKIP LOCKED"""

# What counts as paid before: everything that stands accrued, or, for a trial of a draft, nothing.
ACCRUED_EARLIER = "d.state = 'ACCRUED'"
NOTHING_EARLIER = "false"


OWN_DAYS = "daterange(valid_from, valid_to)"
ANY_DAY = "daterange(NULL, NULL)"


# How many dues a batch takes up is beyond what the planner can know: most of the time none is pending. Expecting one
# row it would compare every due with every other (17 and more times slower), so it is held to hashing them.
HASHED = "SET LOCAL enable_nestloop = off; SET LOCAL jit = off"


def judgement(*, dues: str, schemes: str = IN_FORCE, earlier: str = ACCRUED_EARLIER, days: str = OWN_DAYS) -> str:
    """Return the WITH clause (认定) over the dues, schemes and earlier payments that these pieces of SQL name."""
    pieces = {"{dues}": dues, "{schemes}": schemes, "{earlier}": earlier, "{days}": days}
    return reduce(lambda sql, piece: sql.replace(*piece), pieces.items(), _JUDGEMENT)


_JUDGEMENT = """
WITH RECURSIVE above (court_id, upper_id, distance) AS (
    SELECT code, code, 0 FROM communities_court
    UNION ALL
    SELECT above.court_id, court.parent_id, distance + 1
      FROM above JOIN communities_court court ON court.code = above.upper_id
     WHERE court.parent_id IS NOT NULL
), scheme AS MATERIALIZED (
    SELECT above.court_id AS for_court, distance, s.*, {days} AS days
      FROM mediators_subsidyscheme s JOIN above ON above.upper_id = s.court_id
     WHERE {schemes}
), due AS MATERIALIZED ({dues}
), ruled AS MATERIALIZED (
    SELECT DISTINCT ON (due.id)
           due.id, due.source, due.dispute_number, due.occurrence, due.court_id, due.mediator_id, due.occurred_on,
           due.outcome, due.part, due.parts, due.is_oral, due.series_rank, due.missing_papers,
           due.difficulty AS stated, due.footing, mediator.mediator_class,
           due.retainer_id IS NOT NULL AS is_retained, due.amount AS month_amount,
           scheme.id AS scheme_id, scheme.name AS scheme_name, scheme.code || '/' || rule.code AS rule_code,
           COALESCE(rule.fund_id, scheme.fund_id) AS fund_id, scheme.paid_once, scheme.oral_percent,
           scheme.presiding_percent, scheme.series_percent, scheme.cap_per_case, scheme.cap_per_month,
           scheme.cap_per_year, scheme.needs_complete_file, scheme.needs_roster, scheme.rounding,
           rule.id AS rule_id, rule.payable, rule.amount AS rule_amount, rule.wording
      FROM due
      JOIN mediators_mediator mediator ON mediator.id = due.mediator_id
      LEFT JOIN scheme ON scheme.for_court = due.court_id AND scheme.days @> due.occurred_on
       AND (scheme.organization_id IS NULL OR scheme.organization_id = due.organization_id)
      LEFT JOIN mediators_subsidyrule rule
        ON rule.scheme_id = scheme.id AND rule.outcome = due.outcome
       AND rule.mediator_class IN ('', mediator.mediator_class) AND rule.footing IN ('', due.footing)
       AND (rule.difficulty IN ('', due.difficulty)
            OR (due.difficulty = '' AND (due.value_in_dispute >= rule.value_from
                                         OR due.party_count >= rule.parties_from)))
     ORDER BY due.id, scheme.organization_id IS NULL, scheme.distance, rule.mediator_class DESC, rule.footing DESC,
              array_position(ARRAY['', 'SIMPLE', 'ORDINARY', 'COMPLEX', 'MAJOR', 'EXTRAORDINARY'],
                             rule.difficulty::text) DESC
), before AS MATERIALIZED (
    SELECT ruled.id, min(d.source) AS paid_source
      FROM ruled JOIN mediators_subsidydue d ON d.dispute_number = ruled.dispute_number
     WHERE paid_once AND {earlier} AND (d.occurrence <> ruled.occurrence OR d.outcome <> ruled.outcome)
       AND d.dispute_number = ANY (ARRAY(SELECT dispute_number FROM ruled WHERE paid_once))
     GROUP BY ruled.id
), barred AS MATERIALIZED (
    SELECT ruled.*, CASE
        WHEN scheme_id IS NULL THEN %(no_scheme)s
        WHEN rule_id IS NULL AND stated = '' AND EXISTS (
            SELECT FROM mediators_subsidyrule tier
             WHERE tier.scheme_id = ruled.scheme_id AND tier.outcome = ruled.outcome AND tier.difficulty <> ''
               AND tier.mediator_class IN ('', ruled.mediator_class) AND tier.footing IN ('', ruled.footing)
            ) THEN %(ungraded)s
        WHEN rule_id IS NULL THEN '方案“' || scheme_name || '”未规定此类结果的补贴'
        WHEN NOT payable THEN wording
        WHEN is_retained THEN ''
        ELSE COALESCE(
            CASE WHEN mediator_id IN (SELECT mediator_id FROM mediators_subsidyexclusion) THEN (
             SELECT '不予补贴人员：' || CASE ground
                        WHEN 'FIXED_INCOME' THEN '有固定收入' WHEN 'ON_STAFF' THEN '在编在职人员'
                        WHEN 'NOT_SERVING' THEN '不再担任调解员' ELSE note END
               FROM mediators_subsidyexclusion e
              WHERE e.mediator_id = ruled.mediator_id AND daterange(e.valid_from, e.valid_to) @> occurred_on
                AND e.court_id IN (SELECT upper_id FROM above WHERE above.court_id = ruled.court_id) LIMIT 1) END,
            CASE WHEN needs_roster AND NOT EXISTS (
                SELECT FROM mediators_rosterentry r
                 WHERE r.mediator_id = ruled.mediator_id AND daterange(r.valid_from, r.valid_to) @> occurred_on
                   AND r.court_id IN (SELECT upper_id FROM above WHERE above.court_id = ruled.court_id)
                ) THEN '方案限在册调解员，发生日不在名册' END,
            '一案一补：' || before.paid_source || ' 已补贴',
            CASE WHEN needs_complete_file AND missing_papers <> '' THEN '卷宗缺件：' || missing_papers END,
            '') END AS bar
      FROM ruled LEFT JOIN before USING (id)
), shared AS MATERIALIZED (
    SELECT barred.*,
           bar = '' AND (rule_amount IS NOT NULL OR is_retained) AS earns,
           CASE WHEN is_retained THEN month_amount
                WHEN parts = 1 THEN whole
                WHEN presiding_percent IS NULL THEN div(fen, parts) + (part <= mod(fen, parts))::int
                WHEN part = 1 THEN presiding
                ELSE div(fen - presiding, parts - 1) + (part - 1 <= mod(fen - presiding, parts - 1))::int
            END / CASE WHEN is_retained OR parts = 1 THEN 1 ELSE 100 END::numeric AS share,
           whole
      FROM barred
     CROSS JOIN LATERAL (
        SELECT LEAST(
               rule_amount * CASE WHEN is_oral THEN COALESCE(oral_percent, 100) / 100 ELSE 1 END
               * CASE WHEN series_rank > 1 THEN COALESCE(series_percent, 100) / 100 ELSE 1 END,
               cap_per_case)) AS raw (r)
     CROSS JOIN LATERAL (
        SELECT CASE rounding WHEN 'YUAN' THEN round(r) WHEN 'YUAN_DOWN' THEN trunc(r) ELSE round(r, 2) END) AS w (whole)
     CROSS JOIN LATERAL (SELECT whole * 100, round(whole * presiding_percent)) AS f (fen, presiding)
), rival AS MATERIALIZED (
    SELECT dispute_number, min(id) AS first_id FROM shared
     WHERE earns AND paid_once AND NOT is_retained
     GROUP BY dispute_number HAVING min(occurrence || outcome) <> max(occurrence || outcome)
), winning AS MATERIALIZED (
    SELECT shared.*, NOT paid_once OR is_retained OR NOT earns
           OR dispute_number NOT IN (SELECT dispute_number FROM rival)
           OR (occurrence, outcome) = (SELECT o.occurrence, o.outcome FROM shared o JOIN rival ON rival.first_id = o.id
                                        WHERE rival.dispute_number = shared.dispute_number) AS wins
      FROM shared
), capped AS MATERIALIZED (
    SELECT id, mediator_id, scheme_id, occurred_on, date_trunc('month', occurred_on) AS month,
           date_trunc('year', occurred_on) AS year, share, cap_per_month, cap_per_year
      FROM winning
     WHERE earns AND wins AND NOT is_retained AND (cap_per_month IS NOT NULL OR cap_per_year IS NOT NULL)
), earlier AS MATERIALIZED (
    SELECT mediator_id, scheme_id, date_trunc('month', occurred_on) AS month, sum(amount) AS paid
      FROM mediators_subsidydue d
     WHERE {earlier} AND retainer_id IS NULL AND EXISTS (SELECT FROM capped)
       AND (mediator_id, scheme_id) IN (SELECT mediator_id, scheme_id FROM capped)
     GROUP BY 1, 2, 3
), in_month AS MATERIALIZED (
    SELECT id, mediator_id, scheme_id, year, cap_per_year,
           LEAST(room, running) - LEAST(room, running - share) AS granted
      FROM (SELECT *, sum(share) OVER (PARTITION BY mediator_id, scheme_id, month ORDER BY id) AS running
              FROM capped) AS capped
      LEFT JOIN earlier USING (mediator_id, scheme_id, month)
     CROSS JOIN LATERAL (
        SELECT CASE WHEN cap_per_month IS NOT NULL THEN GREATEST(0, cap_per_month - COALESCE(paid, 0)) END AS room) AS r
), in_year AS MATERIALIZED (
    SELECT id, LEAST(room, running) - LEAST(room, running - granted) AS granted
      FROM (SELECT *, sum(granted) OVER (PARTITION BY mediator_id, scheme_id, year ORDER BY id) AS running
              FROM in_month) AS in_month
      LEFT JOIN (SELECT mediator_id, scheme_id, date_trunc('year', month) AS year, sum(paid) AS paid
                   FROM earlier GROUP BY 1, 2, 3) AS earlier USING (mediator_id, scheme_id, year)
     CROSS JOIN LATERAL (
        SELECT CASE WHEN cap_per_year IS NOT NULL THEN GREATEST(0, cap_per_year - COALESCE(paid, 0)) END AS room) AS r
), judged AS MATERIALIZED (
    SELECT winning.*, amount.granted, CASE
               WHEN bar = %(no_scheme)s THEN 'PENDING'
               WHEN bar = %(ungraded)s OR bar LIKE '卷宗缺件：%%' THEN 'HELD'
               WHEN bar <> '' OR NOT wins OR amount.granted <= 0 THEN 'NOT_PAYABLE'
               WHEN earns THEN 'ACCRUED' ELSE 'BY_CLAIM' END AS state,
           CASE WHEN bar <> '' THEN left(bar, 200)
                WHEN NOT wins THEN '一案一补：同一纠纷的其他结果已补贴'
                WHEN amount.granted <= 0 THEN '已达每人每月或每年上限'
                WHEN earns THEN '' ELSE wording END AS state_reason,
           CASE WHEN NOT is_retained AND amount.granted > 0 AND (amount.granted <> rule_amount OR parts > 1)
                THEN concat_ws(E'\n',
               CASE WHEN is_oral AND oral_percent IS NOT NULL
                    THEN '口头协议，按' || trim_scale(oral_percent) || '%%' END,
               CASE WHEN series_rank > 1 AND series_percent IS NOT NULL
                    THEN '系列案第' || series_rank || '件，按' || trim_scale(series_percent) || '%%' END,
               CASE WHEN whole = cap_per_case THEN '每件上限' || cap_per_case || '元' END,
               '本案补贴' || round(whole, 2) || '元',
               CASE WHEN parts > 1 THEN parts || '人共同调解，第' || part || '人得' || round(share, 2) || '元' END,
               CASE WHEN amount.granted < share
                    THEN '因每人每月或每年上限，计' || round(amount.granted, 2) || '元' END) ELSE '' END AS reckoning
      FROM winning
      LEFT JOIN in_year USING (id)
     CROSS JOIN LATERAL (
        SELECT CASE WHEN earns AND wins THEN COALESCE(in_year.granted, share) END) AS amount (granted)
)"""
