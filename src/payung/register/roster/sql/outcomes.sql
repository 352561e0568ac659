UPDATE incoming_person i
SET outcome = CASE WHEN (
        p.natural_key, p.nik_sealed, p.nik_state, p.village_id, p.household_id, p.full_name,
        p.birth_date, p.sex, p.mother_name, p.relationship, p.address, p.hamlet, p.rw, p.rt,
        p.phone_sealed, p.life_status, p.status_on, w.occupation, w.village_role,
        w.receives_incentive, w.is_vulnerable, w.monthly_income
    ) IS DISTINCT FROM (
        m.natural_key, m.nik_sealed, m.nik_state, m.village_id, m.household_id, m.full_name,
        m.birth_date, m.sex, m.mother_name, m.relationship, m.address, m.hamlet, m.rw, m.rt,
        m.phone_sealed, m.life_status, m.status_on, m.occupation, m.village_role,
        m.receives_incentive, m.is_vulnerable, m.monthly_income
    ) THEN 'updated' ELSE 'unchanged' END
FROM merged_person m
JOIN register_person p ON p.id = m.person_id
LEFT JOIN register_work w ON w.person_id = p.id
WHERE m.row_number = i.row_number;
