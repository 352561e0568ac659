CREATE TEMP TABLE incoming_claim (
    row_number integer, survey text, surveyed_on date, programmes smallint
) ON COMMIT DROP;
-- next
-- New people stand in the register by now, under the key of their row.
WITH told AS (
    SELECT c.*, coalesce(i.person_id, p.id) AS person_id
    FROM incoming_claim c
    JOIN incoming_person i USING (row_number)
    LEFT JOIN register_person p ON i.person_id IS NULL AND p.natural_key = i.natural_key
    WHERE i.repeats_row IS NULL
), kept AS (
    INSERT INTO register_surveyclaim AS known (
        person_id, survey, surveyed_on, programmes, source_file_id, source_row
    )
    SELECT person_id, survey, surveyed_on, programmes, %(source_file_id)s, row_number FROM told
    ON CONFLICT (person_id, survey, surveyed_on) DO UPDATE
    SET programmes = excluded.programmes, source_file_id = excluded.source_file_id,
        source_row = excluded.source_row
    WHERE known.programmes <> excluded.programmes
    RETURNING source_row
)
UPDATE incoming_person i
SET outcome = 'updated'
FROM kept
WHERE kept.source_row = i.row_number AND i.outcome = 'unchanged';
