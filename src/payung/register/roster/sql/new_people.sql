WITH added AS (
    INSERT INTO register_person (
        natural_key, content_hash, nik_sealed, nik_index, nik_state, village_id, household_id,
        full_name, birth_date, sex, mother_name, relationship, address, hamlet, rw, rt,
        phone_sealed, life_status, status_on, source_file_id, source_row, updated_at
    )
    SELECT i.natural_key, i.content_hash, i.nik_sealed, i.nik_index, i.nik_state, i.village_id,
           h.id, i.full_name, i.birth_date, i.sex, i.mother_name, i.relationship, i.address,
           i.hamlet, i.rw, i.rt, i.phone_sealed, coalesce(nullif(i.life_status, ''), 'hidup'),
           i.status_on, %(source_file_id)s, i.row_number, now()
    FROM incoming_person i
    LEFT JOIN register_household h ON h.kk_index = i.kk_index
    WHERE i.person_id IS NULL AND i.repeats_row IS NULL
    RETURNING id, natural_key
)
INSERT INTO register_work (
    person_id, occupation, village_role, receives_incentive, is_vulnerable, monthly_income,
    verdict, reason, segment, from_month, until_month, end_reason, rule_version
)
SELECT added.id, i.occupation, i.village_role, i.receives_incentive, i.is_vulnerable,
       i.monthly_income, i.verdict, i.reason, i.segment, i.from_month, i.until_month, i.end_reason,
       %(rule_version)s
FROM added
JOIN incoming_person i USING (natural_key)
WHERE i.repeats_row IS NULL;
