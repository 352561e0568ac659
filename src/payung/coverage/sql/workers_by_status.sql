-- The workers of one month with their status: the list behind every count of the indicator.
SELECT
    worker_id,
    village_code,
    segment,
    CASE
        WHEN ((covered >> $bit) & 1) = 1 THEN 'covered'
        WHEN ((grace >> $bit) & 1) = 1 THEN 'grace'
        WHEN ((lapsed >> $bit) & 1) = 1 THEN 'lapsed'
        WHEN ((never >> $bit) & 1) = 1 THEN 'never'
        ELSE 'unknown'
    END AS status,
    paid >> 1 AS paid_word
FROM (
$states
) AS states
-- An inequality: for an equality of bits PostgreSQL would expect hardly any row, and join one by one.
WHERE (($listed >> $bit) & 1) > 0
