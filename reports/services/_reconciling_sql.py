"""Holding the cases against the subsidy ledger, as one statement (对账): from the cases to the lines, and back.

An eligible case is a concluded dispute that the court referred and whose mediator signed for the materials. A line is
an accrual that is not reversed. What a due's payee was before a correction is no longer held against the case.
"""

RECONCILE = """
WITH concluded AS MATERIALIZED (
    SELECT d.number, d.conclusion_count AS occurrence, d.concluded_on, d.state AS outcome, centre.court_id,
           referral.mediator_id
      FROM cases_dispute d
      JOIN communities_mediationcentre centre ON centre.id = d.centre_id
      LEFT JOIN cases_referral referral
        ON referral.dispute_id = d.id AND referral.closed_at IS NULL AND referral.signed_at IS NOT NULL
     WHERE d.state IN ('SETTLED', 'ENDED') AND d.number IS NOT NULL
), eligible AS MATERIALIZED (
    SELECT * FROM concluded WHERE mediator_id IS NOT NULL AND occurrence > 0
), line AS MATERIALIZED (
    SELECT v.id, v.source, v.mediator_id, v.court_id, e.credit AS amount
      FROM mediators_voucher v
      JOIN mediators_entry e ON e.voucher_id = v.id AND e.account = 'PAYABLE'
     WHERE v.kind = 'ACCRUAL' AND NOT EXISTS (SELECT FROM mediators_voucher r WHERE r.reverses_id = v.id)
), lines AS MATERIALIZED (
    SELECT source, mediator_id, count(*) AS count, sum(amount) AS amount, min(id) AS voucher_id
      FROM line GROUP BY source, mediator_id
), due AS MATERIALIZED (
    SELECT due.id, due.source, due.dispute_number, due.occurrence, due.outcome, due.mediator_id, due.occurred_on,
           due.state, due.state_reason, due.amount, due.court_id, due.part, due.recorded_at,
           COALESCE(scheme.paid_once, false) AS paid_once,
           COALESCE(lines.count, 0) AS line_count, lines.amount AS line_amount, lines.voucher_id
      FROM mediators_subsidydue due
      LEFT JOIN lines ON lines.source = due.source AND lines.mediator_id = due.mediator_id
      LEFT JOIN mediators_subsidyscheme scheme ON scheme.id = due.scheme_id
     WHERE due.retainer_id IS NULL
       AND (due.state <> 'NOT_PAYABLE' OR due.state_reason NOT LIKE '结果已更正：%%' OR lines.count > 0)
), of_case AS MATERIALIZED (
    SELECT eligible.number, eligible.concluded_on, eligible.outcome AS case_outcome,
           eligible.court_id AS case_court_id, eligible.mediator_id AS presiding_id, due.*
      FROM eligible
      LEFT JOIN due ON due.dispute_number = eligible.number AND due.occurrence = eligible.occurrence
                   AND due.outcome IN ('SETTLED', 'ENDED')
), difference (court_id, code, dispute_number, detail, due_id, voucher_id) AS MATERIALIZED (
    SELECT case_court_id, 'NO_DUE', number,
           CASE case_outcome WHEN 'SETTLED' THEN '调解成功' ELSE '调解不成' END || '，' || concluded_on || '结案',
           NULL::bigint, NULL::bigint
      FROM of_case WHERE id IS NULL
    UNION ALL
    SELECT case_court_id, 'OUTCOME', number, '纠纷为' || CASE case_outcome WHEN 'SETTLED' THEN '调解成功'
               ELSE '调解不成' END || '，应计事项为' || CASE outcome WHEN 'SETTLED' THEN '调解成功' ELSE '调解不成' END,
           id, voucher_id
      FROM of_case WHERE outcome <> case_outcome
    UNION ALL
    SELECT case_court_id, 'DAY', number, '结案' || concluded_on || '，应计事项' || occurred_on, id, voucher_id
      FROM of_case WHERE occurred_on <> concluded_on
    UNION ALL
    SELECT case_court_id, 'PAYEE', number, '应计事项的收款人与主持调解员不同，又没有更正收款人的记录', id, voucher_id
      FROM of_case
     WHERE part = 1 AND mediator_id <> presiding_id
       AND NOT EXISTS (SELECT FROM mediators_subsidydue known
                        WHERE known.dispute_number = of_case.number AND known.occurrence = of_case.occurrence
                          AND known.mediator_id = presiding_id)
    UNION ALL
    SELECT case_court_id, 'TWO_LINES', number, '应计事项' || count(DISTINCT source) || '份：'
               || string_agg(DISTINCT source, '、'), min(id), max(voucher_id)
      FROM of_case GROUP BY case_court_id, number HAVING count(*) > count(DISTINCT (outcome, part))
    UNION ALL
    SELECT court_id, 'TWO_LINES', dispute_number, '有效凭证' || line_count || '张，合计' || line_amount || '元', id,
           voucher_id
      FROM due WHERE line_count > 1
    UNION ALL
    SELECT court_id, 'NO_LINE', dispute_number, source || ' 认定' || COALESCE(amount, 0) || '元', id, NULL
      FROM due WHERE state = 'ACCRUED' AND line_count = 0
    UNION ALL
    SELECT court_id, 'UNMARKED', dispute_number, source || ' 凭证' || line_amount || '元', id, voucher_id
      FROM due WHERE state <> 'ACCRUED' AND line_count > 0
    UNION ALL
    SELECT court_id, 'AMOUNT', dispute_number, '认定' || COALESCE(amount, 0) || '元，凭证' || line_amount || '元', id,
           voucher_id
      FROM due WHERE state = 'ACCRUED' AND line_count = 1 AND amount IS DISTINCT FROM line_amount
    UNION ALL
    SELECT court_id, 'NO_REASON', dispute_number,
           source || ' 登记于' || (recorded_at AT TIME ZONE 'Asia/Shanghai')::date, id, NULL
      FROM due
     WHERE state <> 'ACCRUED' AND state_reason = '' AND line_count = 0
       AND (state <> 'PENDING' OR recorded_at < %(waited_since)s)
    UNION ALL
    SELECT min(court_id), 'PAID_TWICE', dispute_number, string_agg(DISTINCT source, '、'), min(id), max(voucher_id)
      FROM due WHERE line_count > 0 AND paid_once
     GROUP BY dispute_number HAVING count(DISTINCT (occurrence, outcome)) > 1
    UNION ALL
    SELECT line.court_id, 'STRAY', COALESCE(due.dispute_number, line.source),
           CASE WHEN due.id IS NULL THEN '凭证' || line.source || '没有应计事项，' || line.amount || '元'
                ELSE line.source || ' 所依据的结案已更正或不存在，' || line.amount || '元' END,
           due.id, line.id
      FROM line
      LEFT JOIN mediators_subsidydue due ON due.source = line.source AND due.mediator_id = line.mediator_id
     WHERE due.retainer_id IS NULL
       AND NOT EXISTS (SELECT FROM concluded
                        WHERE concluded.number = due.dispute_number AND concluded.occurrence = due.occurrence)
), per_court AS (
    SELECT court_id, sum(cases) AS cases, sum(lined) AS lined, sum(waiting) AS waiting, sum(held) AS held,
           sum(by_claim) AS by_claim, sum(not_payable) AS not_payable, sum(outside) AS outside,
           sum(differing) AS differing
      FROM (
        SELECT case_court_id AS court_id, 1 AS cases, (state = 'ACCRUED')::int AS lined,
               (state = 'PENDING')::int AS waiting, (state = 'HELD')::int AS held,
               (state = 'BY_CLAIM')::int AS by_claim, (state = 'NOT_PAYABLE')::int AS not_payable, 0 AS outside,
               0 AS differing
          FROM (SELECT DISTINCT ON (number) * FROM of_case ORDER BY number, part, id) AS one_each
        UNION ALL
        SELECT court_id, 0, 0, 0, 0, 0, 0, 1, 0 FROM concluded WHERE mediator_id IS NULL OR occurrence = 0
        UNION ALL
        SELECT court_id, 0, 0, 0, 0, 0, 0, 0, 1 FROM difference) AS counted (court_id, cases, lined, waiting, held,
               by_claim, not_payable, outside, differing)
     GROUP BY court_id
), made AS (
    INSERT INTO reports_reconciliation (court_id, ran_at, case_count, line_count, waiting_count, held_count,
           by_claim_count, not_payable_count, outside_count, difference_count)
    SELECT court_id, %(at)s, cases, COALESCE(lined, 0), COALESCE(waiting, 0), COALESCE(held, 0),
           COALESCE(by_claim, 0), COALESCE(not_payable, 0), outside, differing
      FROM per_court ORDER BY court_id
 RETURNING id, court_id
)
INSERT INTO reports_reconciliationdifference (reconciliation_id, code, dispute_number, detail, due_id, voucher_id)
SELECT made.id, code, left(dispute_number, 80), left(detail, 300), due_id, voucher_id
  FROM difference JOIN made USING (court_id)
 ORDER BY court_id, code, dispute_number
"""
