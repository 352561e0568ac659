-- The two persons field by field: `payung.register.merge_rules`, the row that changed last being the new one.
-- A row that never told a life status says nothing of it; who recorded a death or a move by hand is right.
WITH told AS (
    SELECT e.person_id, p.life_status, p.status_on
    FROM register_lifeevent e JOIN register_person p ON p.id = e.person_id
    WHERE e.withdrawn_at IS NULL AND e.person_id IN (%(survivor)s, %(merged)s)
    ORDER BY e.person_id LIMIT 1
),
ordered AS (
    SELECT p.*, row_number() OVER (ORDER BY p.updated_at DESC, p.id DESC) AS place
    FROM register_person p WHERE p.id IN (%(survivor)s, %(merged)s)
),
newer AS (
    SELECT id, natural_key, content_hash, nik_sealed, nik_index, nik_state, village_id, household_id,
           full_name, birth_date, sex, mother_name, relationship, address, hamlet, rw, rt, phone_sealed,
           CASE WHEN life_status = 'hidup' AND status_on IS NULL THEN '' ELSE life_status END
               AS life_status,
           status_on, source_file_id, source_row
    FROM ordered WHERE place = 1
),
older AS (
    SELECT o.id, o.natural_key, o.content_hash, o.nik_sealed, o.nik_index, o.nik_state, o.village_id,
           o.household_id, o.full_name, o.birth_date, o.sex, o.mother_name, o.relationship, o.address,
           o.hamlet, o.rw, o.rt, o.phone_sealed,
           CASE WHEN told.person_id IS NULL THEN o.life_status ELSE told.life_status END AS life_status,
           CASE WHEN told.person_id IS NULL THEN o.status_on ELSE told.status_on END AS status_on
    FROM ordered o LEFT JOIN told ON true WHERE place = 2
)
SELECT {fields}, i.source_file_id, i.source_row
FROM newer i
CROSS JOIN older p
LEFT JOIN register_work iw ON iw.person_id = i.id
LEFT JOIN register_work w ON w.person_id = p.id
LEFT JOIN register_household h ON h.id = i.household_id
CROSS JOIN LATERAL (
    SELECT i.nik_state = 'missing' OR (p.nik_state = 'valid' AND i.nik_state <> 'valid') AS keep,
           EXISTS (SELECT FROM register_formernumber f
                   WHERE f.person_id IN (i.id, p.id) AND f.nik_index = i.nik_index) AS former,
           EXISTS (SELECT FROM told) AS told
) n
