-- A number was mended, is missing this time, or was replaced: the same person when village, name, birth
-- date, mother's name and family card all agree and exactly one person fits. Where both sides have a
-- number, the one that is known must no longer stand in the file: else they are two people.
WITH fits AS (
    SELECT i.row_number, min(p.id) AS person_id
    FROM incoming_person i
    JOIN register_household h ON h.kk_index = i.kk_index
    JOIN register_person p
      ON p.household_id = h.id
     AND p.village_id = i.village_id
     AND p.birth_date = i.birth_date
     AND upper(p.full_name) = upper(i.full_name)
     AND upper(p.mother_name) = upper(i.mother_name)
    WHERE i.person_id IS NULL
      AND i.mother_name <> ''
      AND (i.nik_state <> 'valid' OR p.nik_state <> 'valid'
           OR NOT EXISTS (SELECT FROM incoming_key k WHERE k.natural_key = p.natural_key))
    GROUP BY i.row_number
    HAVING count(*) = 1
)
UPDATE incoming_person i
SET person_id = fits.person_id
FROM fits
WHERE fits.row_number = i.row_number;
