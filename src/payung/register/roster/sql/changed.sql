UPDATE register_person p
SET natural_key = m.natural_key, content_hash = m.content_hash, nik_sealed = m.nik_sealed,
    nik_index = m.nik_index, nik_state = m.nik_state, village_id = m.village_id,
    household_id = m.household_id, full_name = m.full_name, birth_date = m.birth_date, sex = m.sex,
    mother_name = m.mother_name, relationship = m.relationship, address = m.address,
    hamlet = m.hamlet, rw = m.rw, rt = m.rt, phone_sealed = m.phone_sealed,
    life_status = m.life_status, status_on = m.status_on,
    source_file_id = %(source_file_id)s, source_row = m.row_number, updated_at = now()
FROM merged_person m
JOIN incoming_person i USING (row_number)
WHERE p.id = m.person_id AND i.outcome = 'updated';
