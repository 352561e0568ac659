-- Workers by status for each region, segment (and all segments) and month asked.
WITH stays AS (
$stays
),
-- Workers of a village with the same history are one row. Codes shorter than a village's gather people from
-- everywhere, so they are kept in parts of 2^20 worker numbers.
alike AS (
    SELECT
        village_code,
        segment,
        paid,
        counted,
        unclear,
        CASE WHEN LENGTH(village_code) = 13 THEN 0 ELSE worker_id >> 20 END AS part,
        COUNT(*) AS workers
    FROM stays
    GROUP BY
        village_code,
        segment,
        paid,
        counted,
        unclear,
        CASE WHEN LENGTH(village_code) = 13 THEN 0 ELSE worker_id >> 20 END
),
states AS (
$states
),
-- Each sum carries three counters of 21 bits, for the months k, k + 21 and k + 42 of the window. No village
-- and no part has 2^21 workers, so no counter runs into the next.
packed AS (
    SELECT
        village_code,
        segment,
        part,
        $sums
    FROM states
    GROUP BY village_code, segment, part
),
villages AS (
    SELECT
        packed.village_code,
        packed.segment,
        asked.calendar_month,
        $counts
    FROM packed
    CROSS JOIN (VALUES $asked) AS asked (calendar_month, place, shift)
),
regions AS (
    SELECT
        cut.region_level,
        SUBSTR(villages.village_code, 1, cut.digits) AS region_code,
        villages.segment,
        villages.calendar_month,
        $statuses
    FROM villages
    CROSS JOIN (VALUES $levels) AS cut (region_level, digits)
)
SELECT
    region_level,
    region_code,
    CASE WHEN GROUPING(segment) = 1 THEN 'ALL' ELSE segment END AS segment,
    calendar_month AS month,
    CAST(SUM(covered + grace + lapsed + never + unknown) AS BIGINT) AS workers,
    CAST(SUM(covered) AS BIGINT) AS covered,
    CAST(SUM(grace) AS BIGINT) AS grace,
    CAST(SUM(lapsed) AS BIGINT) AS lapsed,
    CAST(SUM(never) AS BIGINT) AS never,
    CAST(SUM(unknown) AS BIGINT) AS unknown
FROM regions
GROUP BY GROUPING SETS (
    (region_level, region_code, calendar_month, segment),
    (region_level, region_code, calendar_month)
)
HAVING SUM(covered + grace + lapsed + never + unknown) > 0
