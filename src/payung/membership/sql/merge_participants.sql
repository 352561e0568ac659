-- Merge incoming_participant into membership_participant; gives sheet, created, updated.
-- A list stated earlier than what is known changes nothing; else `payung.membership.merging.rules` choose.
WITH merged AS (
    INSERT INTO membership_participant AS known (
        natural_key, content_hash, card_sealed, card_index, nik_sealed, nik_index, nik_hash, nik_state,
        full_name, birth_date, birth_year, sex, mother_name, village_id, segment, programmes, status,
        registered_on, paid_through, stated_on, employer, source_of_funds, source_file_id, source_row
    )
    SELECT
        natural_key, content_hash, card_sealed, card_index, nik_sealed, nik_index, nik_hash, nik_state,
        full_name, birth_date, birth_year, sex, mother_name, village_id, segment, programmes, status,
        registered_on, paid_through, stated_on, employer, source_of_funds, source_file_id, source_row
    FROM incoming_participant
    ON CONFLICT (natural_key) DO UPDATE SET
        {fields}
    WHERE known.content_hash IS DISTINCT FROM excluded.content_hash
      AND (excluded.stated_on IS NULL OR known.stated_on IS NULL
           OR excluded.stated_on >= known.stated_on)
    RETURNING (xmax = 0) AS is_new, known.source_row
)
SELECT
    width_bucket(source_row, %(starts)s::integer[]) AS sheet,
    count(*) FILTER (WHERE is_new),
    count(*) FILTER (WHERE NOT is_new)
FROM merged
GROUP BY sheet
