-- Rows whose NIK the register holds under another name and another birth date: not the same person.
SELECT i.row_number
FROM incoming_person i
JOIN register_person p USING (natural_key)
WHERE i.nik_state = 'valid'
  AND p.birth_date IS DISTINCT FROM i.birth_date
  AND similarity(p.full_name, i.full_name) < 0.3;
