CREATE TEMP TABLE incoming_budget_line (
    row_number integer, year smallint, village_id text, activity text, account text, sub_account text,
    line_number text, description text, unit text, volume numeric(14, 3), price bigint, amount bigint,
    amended boolean, source_of_funds text
) ON COMMIT DROP;
-- next
-- A table is a village's whole budget of its years: what it no longer names is no longer budgeted.
WITH gone AS (
    DELETE FROM funding_budgetline b
    USING (SELECT DISTINCT village_id, year FROM incoming_budget_line) t
    WHERE b.village_id = t.village_id AND b.year = t.year AND NOT EXISTS (
        SELECT FROM incoming_budget_line i
        WHERE (i.village_id, i.year, i.activity, i.account, i.sub_account, i.line_number)
            = (b.village_id, b.year, b.activity, b.account, b.sub_account, b.line_number))
    RETURNING b.id
)
SELECT count(*) FROM gone;
-- next
-- Sheet, new lines, changed ones; the same again is neither.
SELECT width_bucket(i.row_number, %(starts)s::integer[]) AS sheet,
       count(*) FILTER (WHERE b.id IS NULL),
       count(*) FILTER (WHERE b.id IS NOT NULL AND
           (b.description, b.unit, b.volume, b.price, b.amount, b.amended, b.source_of_funds)
           IS DISTINCT FROM
           (i.description, i.unit, i.volume, i.price, i.amount, i.amended, i.source_of_funds))
FROM incoming_budget_line i
LEFT JOIN funding_budgetline b USING (village_id, year, activity, account, sub_account, line_number)
GROUP BY sheet;
-- next
INSERT INTO funding_budgetline AS known (
    village_id, year, activity, account, sub_account, line_number, description, unit, volume, price,
    amount, amended, source_of_funds, source_file_id, source_row
)
SELECT village_id, year, activity, account, sub_account, line_number, description, unit, volume, price,
       amount, amended, source_of_funds, %(source_file_id)s, row_number
FROM incoming_budget_line
ON CONFLICT (village_id, year, activity, account, sub_account, line_number) DO UPDATE
SET description = excluded.description, unit = excluded.unit, volume = excluded.volume,
    price = excluded.price, amount = excluded.amount, amended = excluded.amended,
    source_of_funds = excluded.source_of_funds, source_file_id = excluded.source_file_id,
    source_row = excluded.source_row
WHERE (known.description, known.unit, known.volume, known.price, known.amount, known.amended,
       known.source_of_funds)
      IS DISTINCT FROM
      (excluded.description, excluded.unit, excluded.volume, excluded.price, excluded.amount,
       excluded.amended, excluded.source_of_funds);
