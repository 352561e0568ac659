-- Everybody of a month who is not proven covered, with the reason. The count of a filter, its page and
-- its export are this one statement.
SELECT
    listed.worker_id AS person_id,
    person.full_name,
    person.hamlet,
    person.rw,
    person.rt,
    person.birth_date,
    person.sex,
    person.nik_sealed,
    person.nik_state,
    listed.village_code,
    listed.segment,
    listed.paid_word,
    COALESCE(work.occupation, '') AS occupation,
    COALESCE(work.village_role, '') AS village_role,
    work.receives_incentive,
    work.is_vulnerable,
    CASE
        WHEN listed.status <> 'unknown' THEN listed.status
        WHEN 'undecided' = (
            SELECT protection.identity
            FROM membership_protection AS protection
            WHERE protection.person_id = listed.worker_id
        ) THEN 'match'
        ELSE 'nik'
    END AS reason
FROM (
$workers
-- OFFSET 0 drops no row: the status is worked out once, not at every place that names it.
OFFSET 0
) AS listed
-- Everybody has one person; said as a left join, a bare count need not look them up.
LEFT JOIN register_person AS person ON listed.worker_id = person.id
LEFT JOIN register_work AS work ON listed.worker_id = work.person_id
WHERE listed.status <> 'covered' AND ($allowed)
