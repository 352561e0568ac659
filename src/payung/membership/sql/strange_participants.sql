-- Of the named memberships that a file added: whom the register does not know, by number or by name and birth
-- date, in villages of whose people it knows any (the others may send their rosters next week); and how
-- many are named, born and insured like a membership that was known with another number.
WITH added AS (
    SELECT p.id, p.nik_index, p.birth_date, upper(p.full_name) AS name, p.segment, p.village_id
    FROM membership_participant p
    JOIN (
        SELECT unnest(keys) AS id FROM access_changedrows
        WHERE source_file_id = %(file)s AND table_name = 'membership_participant' AND operation = 'insert'
    ) brought USING (id)
    WHERE p.full_name <> ''
),
villages AS (SELECT DISTINCT village_id FROM register_person),
namesakes AS (SELECT DISTINCT birth_date, upper(full_name) AS name FROM register_person),
insured AS (
    SELECT DISTINCT birth_date, upper(full_name) AS name, segment FROM membership_participant p
    WHERE NOT EXISTS (SELECT FROM added WHERE added.id = p.id)
)
SELECT
    count(*) FILTER (
        WHERE namesakes.name IS NULL
          AND (villages.village_id IS NOT NULL
               OR (added.village_id IS NULL AND EXISTS (SELECT FROM villages)))
          AND NOT EXISTS (SELECT FROM register_person p WHERE p.nik_index = added.nik_index)
          AND NOT EXISTS (SELECT FROM register_formernumber f WHERE f.nik_index = added.nik_index)
    ),
    count(insured.name)
FROM added
LEFT JOIN villages USING (village_id)
LEFT JOIN namesakes USING (birth_date, name)
LEFT JOIN insured USING (birth_date, name, segment)
