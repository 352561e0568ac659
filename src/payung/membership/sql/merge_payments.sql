-- Keep each payment line once; the participant is part of its key. Gives sheet, new lines, changed ones (none).
WITH merged AS (
    INSERT INTO membership_payment (
        natural_key, participant_id, first_month, months, programmes, amount, source_of_funds,
        paid_on, source_file_id, source_row
    )
    SELECT
        line_key || int8send(participant_id), participant_id, first_month, months, programmes, amount,
        source_of_funds, paid_on, %(source_file)s, row_number
    FROM incoming_payment
    INNER JOIN incoming_payer USING (payer)
    WHERE participant_id IS NOT NULL
    ON CONFLICT (natural_key) DO NOTHING
    RETURNING source_row
)
SELECT width_bucket(source_row, %(starts)s::integer[]) AS sheet, count(*), 0
FROM merged
GROUP BY sheet
