"""Looking for payments worth a second look, as one statement (查找疑点): what is paid, between whom, and what followed.

The parties are compared by blind index, never by what is written in the index's source: persons by identity number,
else by name together with telephone number; organisations by name. A person of whom neither is known is compared with
nobody. A finding names disputes by number; ledger staff learn no party's name from it.
"""

PAID = """
WITH rule AS MATERIALIZED (
    SELECT kind, at_least, days FROM mediators_suspicionrule WHERE daterange(valid_from, valid_to) @> %(on)s::date
), accrual AS MATERIALIZED (
    SELECT due.dispute_number, due.occurrence, due.court_id, due.mediator_id, due.occurred_on, due.amount,
           due.outcome, due.source, voucher.made_at, reversal.id IS NOT NULL AS is_reversed,
           d.id AS dispute_id, d.series_id, d.registered_at, COALESCE('c' || d.cause_id, 'k' || d.category_id) AS matter
      FROM mediators_subsidydue due
      JOIN mediators_voucher voucher
        ON voucher.kind = 'ACCRUAL' AND voucher.source = due.source AND voucher.mediator_id = due.mediator_id
      LEFT JOIN mediators_voucher reversal ON reversal.reverses_id = voucher.id
      JOIN cases_dispute d ON d.number = due.dispute_number
     WHERE due.retainer_id IS NULL
), paid AS MATERIALIZED (
    SELECT * FROM accrual WHERE NOT is_reversed AND outcome = 'SETTLED'
), who AS MATERIALIZED (
    SELECT DISTINCT p.dispute_id, p.side,
           CASE WHEN p.kind <> 'NATURAL' THEN 'n' || p.name
                ELSE COALESCE('i' || p.identity_index, 'p' || p.phone_index || p.name) END AS key
      FROM cases_party p
     WHERE p.removed_at IS NULL AND p.side IN ('APPLICANT', 'RESPONDENT')
), facing AS MATERIALIZED (
    SELECT DISTINCT one.dispute_id, md5(LEAST(one.key, other.key) || '|' || GREATEST(one.key, other.key)) AS pair
      FROM who one JOIN who other ON other.dispute_id = one.dispute_id AND other.side = 'RESPONDENT'
     WHERE one.side = 'APPLICANT' AND one.key <> other.key
), between_them AS MATERIALIZED (
    SELECT facing.pair, paid.court_id, paid.dispute_id, paid.dispute_number, paid.occurred_on, paid.registered_at,
           paid.series_id, paid.matter, min(paid.mediator_id) AS mediator_id, sum(paid.amount) AS amount
      FROM paid JOIN facing USING (dispute_id)
     GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
)"""

PARTIES = """, repeated AS (
    SELECT b.*, rule.days,
           b.occurred_on - lag(b.occurred_on, rule.at_least - 1)
               OVER (PARTITION BY b.court_id, b.pair ORDER BY b.occurred_on, b.dispute_id) <= rule.days AS hit
      FROM between_them b JOIN rule ON rule.kind = 'SAME_PARTIES'
), split AS (
    SELECT b.*, rule.days,
           b.registered_at - lag(b.registered_at, rule.at_least - 1)
               OVER (PARTITION BY b.court_id, b.pair, b.mediator_id, b.matter ORDER BY b.registered_at, b.dispute_id)
               <= make_interval(days => rule.days) AS hit
      FROM between_them b JOIN rule ON rule.kind = 'SPLIT'
     WHERE b.series_id IS NULL AND b.matter IS NOT NULL
), suit AS MATERIALIZED (
    SELECT step.dispute_id, min(step.done_on) AS day
      FROM cases_laterstep step WHERE step.kind IN ('SUIT', 'TO_FILING', 'TO_TRIAL') GROUP BY 1
     UNION ALL
    SELECT number.dispute_id, min((number.added_at AT TIME ZONE 'Asia/Shanghai')::date)
      FROM cases_casenumber number WHERE number.type_code IN ('民初', '行初') GROUP BY 1
), sued AS (
    SELECT b.*, suit.day, other.number AS other_number
      FROM between_them b
      JOIN rule ON rule.kind = 'SUED_AFTER'
      JOIN facing ON facing.pair = b.pair
      JOIN suit ON suit.dispute_id = facing.dispute_id AND suit.day > b.occurred_on
      JOIN cases_dispute other ON other.id = facing.dispute_id
     WHERE (other.id <> b.dispute_id AND COALESCE('c' || other.cause_id, 'k' || other.category_id) = b.matter)
        OR EXISTS (SELECT FROM cases_laterstep step WHERE step.dispute_id = b.dispute_id AND other.id = b.dispute_id
                      AND step.kind = 'SUIT' AND step.done_on >= b.occurred_on)
)"""

RELATED = """, tie AS (
    SELECT paid.*, CASE
               WHEN p.kind = 'NATURAL' AND p.identity_index = m.identity_index THEN '调解员就是当事人（证件号码相同）'
               WHEN p.kind = 'NATURAL' AND r.kind = 'FAMILY' AND r.identity_index = p.identity_index
                    THEN '当事人是其申报的近亲属（' || r.relation || '，证件号码相同）'
               WHEN p.kind = 'NATURAL' AND r.kind = 'FAMILY' AND r.name = p.name
                    AND (r.identity_index IS NULL OR p.identity_index IS NULL)
                    THEN '当事人与其申报的近亲属（' || r.relation || '）同名'
               WHEN r.kind = 'EMPLOYER' AND r.name = p.name THEN '当事人是其申报的任职或投资的单位'
               WHEN p.kind <> 'NATURAL' AND p.name IN (m.law_firm, m.employer, m.outsourcing_company)
                    THEN '当事人是其任职或执业的单位'
               WHEN p.phone_index = m.phone_index THEN '与当事人联系电话相同'
               WHEN p.address_index = m.address_index THEN '与当事人住所地相同' END AS relation
      FROM paid
      JOIN rule ON rule.kind = 'RELATED'
      JOIN mediators_mediator m ON m.id = paid.mediator_id
      JOIN cases_party p ON p.dispute_id = paid.dispute_id AND p.removed_at IS NULL
      LEFT JOIN mediators_declaredrelation r
        ON r.mediator_id = m.id AND (r.ended_on IS NULL OR r.ended_on > paid.occurred_on)
       AND (r.name = p.name OR r.identity_index = p.identity_index)
     WHERE NOT EXISTS (
        SELECT FROM cases_conflictdisclosure told
         WHERE told.dispute_id = paid.dispute_id AND told.mediator_id = paid.mediator_id
           AND NOT EXISTS (
            SELECT FROM cases_party side
             WHERE side.dispute_id = paid.dispute_id AND side.removed_at IS NULL
               AND side.side IN ('APPLICANT', 'RESPONDENT')
               AND NOT COALESCE((SELECT word.agrees FROM cases_conflictwaiver word
                                  WHERE word.disclosure_id = told.id AND word.party_id = side.id
                                  ORDER BY word.given_at DESC, word.id DESC LIMIT 1), false)))
)"""

EDITED = """, edit AS (
    SELECT first.dispute_number, first.court_id, event.action, event.at
      FROM (SELECT dispute_id, dispute_number, min(court_id) AS court_id, min(made_at) AS made_at
              FROM accrual GROUP BY 1, 2) AS first
      JOIN rule ON rule.kind = 'EDITED'
      JOIN cases_disputeevent event
        ON event.dispute_id = first.dispute_id AND event.action IN ('EDIT', 'REOPEN') AND event.at > first.made_at
     UNION ALL
    SELECT later.dispute_number, later.court_id, 'PAYEE', later.made_at
      FROM accrual earlier
      JOIN rule ON rule.kind = 'EDITED'
      JOIN accrual later
        ON later.dispute_number = earlier.dispute_number AND later.occurrence = earlier.occurrence
       AND later.outcome = earlier.outcome AND later.source <> earlier.source
       AND later.mediator_id <> earlier.mediator_id AND later.made_at >= earlier.made_at AND earlier.is_reversed
)"""

FOUND = """, found AS (
    SELECT 'SAME_PARTIES' AS kind, court_id || ':' || pair AS subject, court_id,
           CASE WHEN count(DISTINCT mediator_id) = 1 THEN min(mediator_id) END AS mediator_id,
           '同样的双方当事人有' || count(DISTINCT dispute_number) || '件调解成功并计提，' || min(occurred_on) || '至'
               || max(occurred_on) || '，其中有的相隔不过' || min(days) || '日' AS grounds,
           array_agg(DISTINCT dispute_number) AS numbers, sum(amount) AS amount
      FROM repeated GROUP BY court_id, pair HAVING bool_or(hit)
     UNION ALL
    SELECT 'SPLIT', court_id || ':' || pair || ':' || mediator_id || ':' || matter, court_id, mediator_id,
           '同样的双方当事人、同一案由或类型、同一调解员，' || min(days) || '日内登记，共'
               || count(DISTINCT dispute_number) || '件，分别计提',
           array_agg(DISTINCT dispute_number), sum(amount)
      FROM split GROUP BY court_id, pair, mediator_id, matter HAVING bool_or(hit)
     UNION ALL
    SELECT 'SUED_AFTER', dispute_number, min(court_id), min(mediator_id),
           min(occurred_on) || '调解成功并计提，同样的双方当事人' || min(day) || '又起诉或转入诉讼',
           array_agg(DISTINCT dispute_number) || array_remove(array_agg(DISTINCT other_number), dispute_number),
           max(amount)
      FROM sued GROUP BY dispute_number
     UNION ALL
    SELECT 'RELATED', dispute_number || ':' || mediator_id, min(court_id), mediator_id,
           string_agg(DISTINCT relation, '；'), ARRAY[dispute_number], max(amount)
      FROM tie WHERE relation IS NOT NULL GROUP BY dispute_number, mediator_id
     UNION ALL
    SELECT 'TOO_MANY', mediator_id || ':' || occurred_on, min(court_id), mediator_id,
           occurred_on || '一日调解成功并计提' || count(DISTINCT COALESCE('s' || series_id, dispute_number))
               || '件（同一系列案算一件）',
           array_agg(DISTINCT dispute_number), sum(amount)
      FROM paid JOIN rule ON rule.kind = 'TOO_MANY'
     GROUP BY mediator_id, occurred_on, rule.at_least
    HAVING count(DISTINCT COALESCE('s' || series_id, dispute_number)) >= rule.at_least
     UNION ALL
    SELECT 'EDITED', edit.dispute_number, min(edit.court_id), NULL,
           '计提后' || concat_ws('、',
               '补充信息' || NULLIF(count(*) FILTER (WHERE action = 'EDIT'), 0) || '次',
               '更正结果' || NULLIF(count(*) FILTER (WHERE action = 'REOPEN'), 0) || '次',
               '更换收款人' || NULLIF(count(*) FILTER (WHERE action = 'PAYEE'), 0) || '次')
               || '，最近一次' || (max(at) AT TIME ZONE 'Asia/Shanghai')::date,
           ARRAY[edit.dispute_number],
           COALESCE((SELECT sum(a.amount) FROM accrual a
                      WHERE a.dispute_number = edit.dispute_number AND NOT a.is_reversed), 0)
      FROM edit GROUP BY edit.dispute_number
)
INSERT INTO reports_suspicion AS known
       (kind, subject, court_id, mediator_id, grounds, dispute_numbers, amount, state, found_at, seen_at)
SELECT kind, subject, court_id, mediator_id, left(grounds, 500), numbers, COALESCE(amount, 0), 'OPEN', %(at)s, %(at)s
  FROM found ORDER BY kind, subject
    ON CONFLICT (kind, subject) DO UPDATE
   SET seen_at = excluded.seen_at, grounds = excluded.grounds, amount = excluded.amount,
       dispute_numbers = excluded.dispute_numbers, mediator_id = excluded.mediator_id,
       state = CASE WHEN known.grounds = excluded.grounds AND known.dispute_numbers = excluded.dispute_numbers
                    THEN known.state ELSE 'OPEN' END
"""

LOOK = PAID + PARTIES + RELATED + EDITED + FOUND
