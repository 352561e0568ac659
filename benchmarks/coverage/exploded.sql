-- One row for each worker and paid month, and then a count: the way most people begin. Only the covered
-- are counted; the other statuses would cost as much again.
WITH lines AS (
    SELECT worker_id, first_month, months, programmes FROM payments
    UNION ALL
    SELECT worker_id, from_month, through_month - from_month + 1, programmes FROM stated_cover
),
paid AS (
    SELECT DISTINCT worker_id, first_month + later.i AS month
    FROM lines, range(60) AS later (i)
    WHERE (programmes & 3) = 3 AND later.i < months
)
SELECT village_code, month, COUNT(*) AS covered
FROM paid
JOIN workers USING (worker_id)
WHERE
    month >= {first}
    AND month < {stop}
    AND month >= from_month
    AND (until_month IS NULL OR month < until_month)
GROUP BY village_code, month
