-- What the worker rule looks at, for the people who changed.
SELECT m.person_id, m.birth_date, m.occupation, m.village_role, m.receives_incentive,
       m.is_vulnerable, m.life_status, m.status_on
FROM merged_person m
JOIN incoming_person i USING (row_number)
WHERE i.outcome = 'updated'
ORDER BY m.person_id;
