-- One row per stay of a worker, with his paid months as one word per programme.
-- Bit i of a word is the month (origin + i). The column "before" tells what was paid earlier than that:
-- JKK 1, JKM 2, JHT 4, JP 8, and 16 when JKK and JKM were paid in one and the same month.
--
-- Inside this statement a word has one bit more: bit 0 is the past, bit k the month (origin + k - 1).
-- $past is the month before the origin, so that a month's bit is (month - $past). A line inside the window
-- sets its months, one that crosses an edge is cut there, and what lies before becomes bit 0.
WITH lines AS (
    SELECT worker_id, programmes, first_month, months
    FROM $payments AS payment
    WHERE months >= 1
    UNION ALL
    SELECT worker_id, programmes, from_month, through_month + 1 - from_month
    FROM $stated_cover AS stated
    WHERE through_month >= from_month
),
-- Old lines that carry only one of JKK and JKM. They are few, but two of them may meet in a month.
old_single AS (
    SELECT worker_id, programmes, first_month, first_month + months AS stop_month
    FROM $payments AS payment
    WHERE first_month <= $past AND months >= 1 AND (programmes & 3) IN (1, 2)
    UNION ALL
    SELECT worker_id, programmes, from_month, through_month + 1
    FROM $stated_cover AS stated
    WHERE from_month <= $past AND through_month >= from_month AND (programmes & 3) IN (1, 2)
),
words AS (
    SELECT
        worker_id,
        programmes,
        BIT_OR(
            CASE
                -- Most lines pay a single month, for which one shift is enough.
                WHEN first_month > $past AND first_month + months <= $past + 62 THEN
                    CASE WHEN months = 1 THEN 1 ELSE (CAST(1 AS BIGINT) << months) - 1 END
                    << (first_month - $past)
                ELSE
                    (CAST(1 AS BIGINT) << LEAST(GREATEST(first_month + months - $past, 1), 62))
                    - (CAST(1 AS BIGINT) << LEAST(GREATEST(first_month - $past, 0), 62))
            END
        ) AS word
    FROM lines
    GROUP BY worker_id, programmes
    UNION ALL
    SELECT accident.worker_id, 16, CAST(1 AS BIGINT)
    FROM old_single AS accident
    INNER JOIN old_single AS death ON accident.worker_id = death.worker_id
    WHERE
        (accident.programmes & 3) = 1
        AND (death.programmes & 3) = 2
        AND accident.first_month < death.stop_month
        AND death.first_month < accident.stop_month
),
cover AS (
    SELECT
        worker_id,
        BIT_OR(CASE WHEN (programmes & 1) = 1 THEN word ELSE 0 END) AS jkk,
        BIT_OR(CASE WHEN (programmes & 2) = 2 THEN word ELSE 0 END) AS jkm,
        BIT_OR(CASE WHEN (programmes & 4) = 4 THEN word ELSE 0 END) AS jht,
        BIT_OR(CASE WHEN (programmes & 8) = 8 THEN word ELSE 0 END) AS jp,
        BIT_OR(CASE WHEN (programmes & 3) = 3 OR programmes = 16 THEN word ELSE 0 END) AS together
    FROM words
    GROUP BY worker_id
)
SELECT
    worker.worker_id,
    worker.village_code,
    worker.segment,
    worker.from_month,
    worker.until_month,
    worker.end_reason,
    worker.identity,
    COALESCE(cover.jkk >> 1, 0) AS jkk,
    COALESCE(cover.jkm >> 1, 0) AS jkm,
    COALESCE(cover.jht >> 1, 0) AS jht,
    COALESCE(cover.jp >> 1, 0) AS jp,
    COALESCE((cover.jkk & cover.jkm) >> 1, 0) AS basic,
    CAST(
        COALESCE(
            (cover.jkk & 1)
            | ((cover.jkm & 1) << 1)
            | ((cover.jht & 1) << 2)
            | ((cover.jp & 1) << 3)
            | ((cover.together & 1) << 4),
            0
        ) AS INTEGER
    ) AS before
FROM $workers AS worker
LEFT JOIN cover ON worker.worker_id = cover.worker_id
