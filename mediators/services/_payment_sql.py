"""The two statements that write a whole payment batch (发放批次)."""

# What is owed: accruals, and reversals of accruals, that no standing batch has taken up.
OWED = """
    SELECT v.id, v.mediator_id, e.credit - e.debit AS amount
      FROM mediators_voucher v
      JOIN mediators_entry e ON e.voucher_id = v.id AND e.account = 'PAYABLE'
      LEFT JOIN mediators_voucher target ON target.id = v.reverses_id
     WHERE v.court_id = %(court)s AND v.made_on <= %(through)s AND 'ACCRUAL' IN (v.kind, target.kind)
       AND NOT EXISTS (SELECT FROM mediators_paymentitem i WHERE i.voucher_id = v.id AND NOT i.released)
"""

FREEZE = f"""
WITH owed AS MATERIALIZED ({OWED}
), account AS (
    SELECT DISTINCT ON (mediator_id) mediator_id, id FROM mediators_bankaccount ORDER BY mediator_id, id DESC
), line AS (
    INSERT INTO mediators_paymentline (batch_id, serial, mediator_id, account_id, amount, state, bounced_reason)
    SELECT %(batch)s, row_number() OVER (ORDER BY mediator.pinyin, mediator.id), mediator.id, account.id,
           sum(owed.amount), 'WAITING', ''
      FROM owed
      JOIN mediators_mediator mediator ON mediator.id = owed.mediator_id
      JOIN account ON account.mediator_id = mediator.id
     GROUP BY mediator.id, account.id HAVING sum(owed.amount) > 0
 RETURNING id, mediator_id, amount
), item AS (
    INSERT INTO mediators_paymentitem (line_id, voucher_id, released)
    SELECT line.id, owed.id, false FROM owed JOIN line USING (mediator_id)
)
SELECT count(*), COALESCE(sum(amount), 0) FROM line
"""  # noqa: S608  (pieces of this file only)

PAY = """
WITH line AS MATERIALIZED (
    SELECT l.id, l.serial, l.mediator_id, b.number, b.court_id, b.number || '#' || l.serial AS source
      FROM mediators_paymentline l JOIN mediators_paymentbatch b ON b.id = l.batch_id
     WHERE b.id = %(batch)s AND l.state = 'WAITING'
), share AS (
    SELECT line.source, e.fund_id, sum(e.credit - e.debit) AS amount
      FROM line
      JOIN mediators_paymentitem i ON i.line_id = line.id AND NOT i.released
      JOIN mediators_entry e ON e.voucher_id = i.voucher_id AND e.account = 'PAYABLE'
     GROUP BY line.source, e.fund_id HAVING sum(e.credit - e.debit) <> 0
), voucher AS (
    INSERT INTO mediators_voucher
           (kind, source, rule_code, court_id, mediator_id, memo, made_on, made_at, made_by_id)
    SELECT 'PAYMENT', source, '', court_id, mediator_id, '发放批次 ' || number || ' 第' || serial || '笔',
           %(on)s, %(at)s, %(by)s
      FROM line ORDER BY serial
 RETURNING id, source, mediator_id
), entry AS (
    INSERT INTO mediators_entry (voucher_id, account, mediator_id, fund_id, debit, credit)
    SELECT voucher.id, side.account, side.mediator_id, share.fund_id, side.debit, side.credit
      FROM voucher JOIN share USING (source)
     CROSS JOIN LATERAL (
        VALUES ('PAYABLE', voucher.mediator_id, GREATEST(share.amount, 0), GREATEST(-share.amount, 0)),
               ('BANK', NULL, GREATEST(-share.amount, 0), GREATEST(share.amount, 0)))
            AS side (account, mediator_id, debit, credit)
)
UPDATE mediators_paymentline SET state = 'PAID' FROM line WHERE line.id = mediators_paymentline.id
"""
