-- One row per stay: the months paid, the months counted, and whether an unpaid month says anything.
-- Bit 0 of a word is the past, bit k the month (origin + k - 1), and $past is the month before the origin.
SELECT
    worker_id,
    village_code,
    segment,
    until_month,
    end_reason,
    paid,
    -- Bits from_month .. until_month - 1, and later ones only for the aged out who still pay.
    ((CAST(1 AS BIGINT) << stop_bit) - (CAST(1 AS BIGINT) << first_bit))
    | (
        CASE WHEN end_reason = 'aged_out' THEN any_paid ELSE 0 END
        & ($full + 1 - (CAST(1 AS BIGINT) << stop_bit))
    ) AS counted,
    CASE
        WHEN identity = 'undecided' OR (identity = 'unusable' AND any_paid = 0) THEN $full
        ELSE 0
    END AS unclear
FROM (
    SELECT
        $worker AS worker_id,
        village_code,
        segment,
        until_month,
        end_reason,
        identity,
        ($programme << 1) | (CASE WHEN (before & $flag) = 0 THEN 0 ELSE 1 END) AS paid,
        ((jkk | jkm | jht | jp) << 1) | (CASE WHEN before = 0 THEN 0 ELSE 1 END) AS any_paid,
        CAST(LEAST(GREATEST(from_month - $past, 1), 62) AS INTEGER) AS first_bit,
        CAST(
            LEAST(GREATEST(COALESCE(until_month - $past, 62), from_month - $past, 1), 62)
            AS INTEGER
        ) AS stop_bit
    FROM $protection AS protection
    WHERE $chosen
    -- OFFSET 0 drops no row: it keeps PostgreSQL from copying an expression to every place of its use.
    OFFSET 0
) AS stay
