-- The register holds this NIK under another name and another birth date: not the same person.
UPDATE incoming_person i
SET natural_key = i.second_key
FROM register_person p
WHERE p.natural_key = i.natural_key
  AND i.nik_state = 'valid'
  AND similarity(p.full_name, i.full_name) < 0.3
  AND p.birth_date IS DISTINCT FROM i.birth_date;
