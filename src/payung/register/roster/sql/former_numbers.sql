-- A valid number gives way to another one: it is kept with the day on which that was told.
INSERT INTO register_formernumber (person_id, nik_sealed, nik_index, until, source_file_id)
SELECT p.id, p.nik_sealed, p.nik_index, %(as_of)s, %(source_file_id)s
FROM merged_person m
JOIN incoming_person i USING (row_number)
JOIN register_person p ON p.id = m.person_id
WHERE i.outcome = 'updated' AND p.nik_state = 'valid' AND m.nik_state = 'valid'
  AND m.nik_index <> p.nik_index
ON CONFLICT (person_id, nik_index) DO NOTHING;
