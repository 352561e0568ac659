-- What each known person becomes, field by field: `payung.register.merge_rules`.
CREATE TEMP TABLE merged_person ON COMMIT DROP AS
SELECT i.row_number, p.id AS person_id, i.content_hash,
       {fields}
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
