-- What each known person becomes: what the row states, else what was known. Empty never erases.
CREATE TEMP TABLE merged_person ON COMMIT DROP AS
SELECT i.row_number, p.id AS person_id, i.content_hash,
       CASE WHEN i.nik_state = 'valid' AND NOT n.former THEN i.natural_key ELSE p.natural_key END
           AS natural_key,
       CASE WHEN n.keep OR n.former THEN p.nik_sealed ELSE i.nik_sealed END AS nik_sealed,
       CASE WHEN n.keep OR n.former THEN p.nik_index ELSE i.nik_index END AS nik_index,
       CASE WHEN n.keep OR n.former THEN p.nik_state ELSE i.nik_state END AS nik_state,
       i.village_id,
       coalesce(h.id, p.household_id) AS household_id,
       i.full_name,
       coalesce(i.birth_date, p.birth_date) AS birth_date,
       coalesce(nullif(i.sex, ''), p.sex) AS sex,
       coalesce(nullif(i.mother_name, ''), p.mother_name) AS mother_name,
       coalesce(nullif(i.relationship, ''), p.relationship) AS relationship,
       coalesce(nullif(i.address, ''), p.address) AS address,
       coalesce(nullif(i.hamlet, ''), p.hamlet) AS hamlet,
       coalesce(nullif(i.rw, ''), p.rw) AS rw,
       coalesce(nullif(i.rt, ''), p.rt) AS rt,
       coalesce(i.phone_sealed, p.phone_sealed) AS phone_sealed,
       -- What somebody recorded by hand, with a reason, stands until it is taken back.
       CASE WHEN n.told THEN p.life_status ELSE coalesce(nullif(i.life_status, ''), p.life_status)
            END AS life_status,
       CASE WHEN n.told THEN p.status_on
            WHEN i.life_status IN ('', p.life_status) THEN coalesce(i.status_on, p.status_on)
            ELSE i.status_on END AS status_on,
       coalesce(nullif(i.occupation, ''), w.occupation) AS occupation,
       coalesce(nullif(i.village_role, ''), w.village_role) AS village_role,
       coalesce(i.receives_incentive, w.receives_incentive) AS receives_incentive,
       coalesce(i.is_vulnerable, w.is_vulnerable) AS is_vulnerable,
       coalesce(i.monthly_income, w.monthly_income) AS monthly_income
FROM incoming_person i
JOIN register_person p ON p.id = i.person_id
LEFT JOIN register_work w ON w.person_id = p.id
LEFT JOIN register_household h ON h.kk_index = i.kk_index
CROSS JOIN LATERAL (
    SELECT i.nik_state = 'missing' OR (p.nik_state = 'valid' AND i.nik_state <> 'valid') AS keep,
           EXISTS (SELECT FROM register_formernumber f WHERE f.person_id = p.id AND f.nik_index = i.nik_index)
               AS former,
           EXISTS (SELECT FROM register_lifeevent e WHERE e.person_id = p.id AND e.withdrawn_at IS NULL)
               AS told
) n
WHERE i.repeats_row IS NULL;
