-- Everybody who was covered in the first month or is covered in the last one, each in exactly one cell.
WITH states AS (
$states
),
seen AS (
    SELECT
        SUBSTR(village_code, 1, $digits) AS region_code,
        worker_id,
        $published AS published,
        (covered >> $first_bit) & 1 AS covered_first,
        (paid >> $first_bit) & 1 AS paid_first,
        (earlier >> $first_bit) & 1 AS paid_earlier,
        (covered >> $last_bit) & 1 AS covered_last,
        (counted >> $last_bit) & 1 AS counted_last,
        (unknown >> $last_bit) & 1 AS unknown_last,
        -- The latest stay that ended, with its reason in the lowest three bits.
        CASE
            WHEN until_month IS NULL OR until_month > $last_month THEN 0
            ELSE
                until_month * 8
                + CASE end_reason
                    WHEN 'died' THEN 1 WHEN 'moved' THEN 2 WHEN 'aged_out' THEN 3 ELSE 4
                END
        END AS latest_end
    FROM states
    $previous
),
people AS (
    SELECT
        region_code,
        worker_id,
        MAX(published) AS published,
        MAX(covered_first) AS covered_first,
        MAX(paid_first) AS paid_first,
        MAX(paid_earlier) AS paid_earlier,
        MAX(covered_last) AS covered_last,
        MAX(counted_last) AS counted_last,
        MAX(unknown_last) AS unknown_last,
        MAX(latest_end) & 7 AS last_reason
    FROM seen
    GROUP BY region_code, worker_id
)
SELECT region_code, worker_id, cell
FROM (
    SELECT
        region_code,
        worker_id,
        CASE
            WHEN published = 1 AND covered_last = 1 THEN 'stayed'
            WHEN covered_last = 1 AND covered_first = 1 THEN 'corrected_in'
            WHEN covered_last = 1 AND paid_first = 1 THEN 'moved_in'
            WHEN covered_last = 1 AND paid_earlier = 1 THEN 'reactivated'
            WHEN covered_last = 1 THEN 'new'
            WHEN covered_first = 0 THEN 'corrected_out'
            WHEN unknown_last = 1 THEN 'unclear'
            WHEN counted_last = 1 THEN 'lapsed'
            WHEN last_reason = 1 THEN 'died'
            WHEN last_reason = 2 THEN 'moved'
            WHEN last_reason = 3 THEN 'aged_out'
            ELSE 'stopped'
        END AS cell
    FROM people
    WHERE published = 1 OR covered_last = 1
) AS listed
WHERE $listed
