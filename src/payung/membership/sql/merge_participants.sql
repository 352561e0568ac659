-- Merge incoming_participant into membership_participant; gives (created, updated).
-- A list stated earlier than what is known never overwrites it; an empty cell never erases a value.
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
        content_hash = excluded.content_hash,
        card_sealed = coalesce(excluded.card_sealed, known.card_sealed),
        card_index = coalesce(excluded.card_index, known.card_index),
        nik_sealed = coalesce(excluded.nik_sealed, known.nik_sealed),
        nik_index = coalesce(excluded.nik_index, known.nik_index),
        nik_hash = coalesce(excluded.nik_hash, known.nik_hash),
        nik_state = CASE WHEN known.nik_state = 'valid' THEN 'valid' ELSE excluded.nik_state END,
        full_name = coalesce(nullif(excluded.full_name, ''), known.full_name),
        birth_date = coalesce(excluded.birth_date, known.birth_date),
        birth_year = coalesce(excluded.birth_year, known.birth_year),
        sex = coalesce(nullif(excluded.sex, ''), known.sex),
        mother_name = coalesce(nullif(excluded.mother_name, ''), known.mother_name),
        village_id = coalesce(excluded.village_id, known.village_id),
        programmes = excluded.programmes,
        status = excluded.status,
        registered_on = coalesce(least(excluded.registered_on, known.registered_on), known.registered_on),
        paid_through = coalesce(excluded.paid_through, known.paid_through),
        stated_on = coalesce(excluded.stated_on, known.stated_on),
        employer = coalesce(nullif(excluded.employer, ''), known.employer),
        source_of_funds = coalesce(nullif(excluded.source_of_funds, ''), known.source_of_funds),
        source_file_id = excluded.source_file_id,
        source_row = excluded.source_row
    WHERE known.content_hash IS DISTINCT FROM excluded.content_hash
      AND (excluded.stated_on IS NULL OR known.stated_on IS NULL
           OR excluded.stated_on >= known.stated_on)
    RETURNING (xmax = 0) AS is_new
)
SELECT
    count(*) FILTER (WHERE is_new),
    count(*) FILTER (WHERE NOT is_new)
FROM merged
