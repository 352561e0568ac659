-- Of the memberships that a file added: whom the register does not know, by number or by name and birth
-- date, in villages of whose people it knows any (the others may send their rosters next week). Those
-- told by a keyed hash come with their hashes, which only a program that holds the key can look up.
-- And how many are named, born and insured like a membership that was known with another number.
WITH added AS (
    SELECT p.id, p.nik_index, p.birth_date, upper(p.full_name) AS name, p.segment, p.village_id,
        CASE WHEN p.nik_sealed IS NULL THEN p.nik_hash END AS told_hash
    FROM membership_participant p
    JOIN (
        SELECT unnest(keys) AS id FROM access_changedrows
        WHERE source_file_id = %(file)s AND table_name = 'membership_participant' AND operation = 'insert'
    ) brought USING (id)
    WHERE p.full_name <> '' OR (p.nik_sealed IS NULL AND p.nik_hash IS NOT NULL)
),
villages AS (SELECT DISTINCT village_id FROM register_person),
namesakes AS (SELECT DISTINCT birth_date, upper(full_name) AS name FROM register_person),
insured AS (
    SELECT DISTINCT birth_date, upper(full_name) AS name, segment FROM membership_participant p
    WHERE NOT EXISTS (SELECT FROM added WHERE added.id = p.id)
),
compared AS (
    SELECT added.told_hash,
        insured.name IS NOT NULL AND added.name <> '' AS is_insured,
        namesakes.name IS NULL
            AND (villages.village_id IS NOT NULL
                 OR (added.village_id IS NULL AND EXISTS (SELECT FROM villages)))
            AND NOT EXISTS (SELECT FROM register_person p WHERE p.nik_index = added.nik_index)
            AND NOT EXISTS (SELECT FROM register_formernumber f WHERE f.nik_index = added.nik_index)
            AS is_strange
    FROM added
    LEFT JOIN villages USING (village_id)
    LEFT JOIN namesakes USING (birth_date, name)
    LEFT JOIN insured USING (birth_date, name, segment)
)
SELECT
    count(*) FILTER (WHERE is_strange AND told_hash IS NULL),
    coalesce(array_agg(told_hash) FILTER (WHERE is_strange AND told_hash IS NOT NULL), '{}'),
    count(*) FILTER (WHERE is_insured)
FROM compared
