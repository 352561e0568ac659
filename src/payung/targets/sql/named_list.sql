-- The people of any list of workers, with what a page shows of them.
SELECT
    listed.worker_id AS person_id,
    person.full_name,
    village.shown_name AS village,
    person.hamlet,
    person.rw,
    person.rt,
    person.birth_date,
    COALESCE(work.occupation, '') AS occupation,
    listed.village_code
FROM (
$listed
) AS listed
INNER JOIN register_person AS person ON listed.worker_id = person.id
LEFT JOIN register_work AS work ON listed.worker_id = work.person_id
LEFT JOIN regions_region AS village ON listed.village_code = village.code
