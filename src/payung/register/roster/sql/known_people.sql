UPDATE incoming_person i
SET person_id = p.id
FROM register_person p
WHERE p.natural_key = i.natural_key;

-- Whoever was merged with another person is that person, by the key of the row that went as well.
UPDATE incoming_person i
SET person_id = o.person_id
FROM register_otherkey o
WHERE i.person_id IS NULL AND o.natural_key = i.natural_key;

-- A list that still has a number from before finds the person who has another one now.
WITH former AS (
    SELECT nik_index, min(person_id) AS person_id
    FROM register_formernumber
    GROUP BY nik_index
    HAVING count(*) = 1
)
UPDATE incoming_person i
SET person_id = former.person_id
FROM former
WHERE i.person_id IS NULL AND i.nik_state = 'valid' AND former.nik_index = i.nik_index;
