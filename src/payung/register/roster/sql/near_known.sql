-- Each new person beside the known ones of no other sex who are no row of this file: of the same village and
-- born the same day, or with day and month swapped; elsewhere with the same name and birth date.
WITH added AS (
    SELECT row_number, village_id, full_name, birth_date, sex, mother_name
    FROM incoming_person
    WHERE person_id IS NULL AND repeats_row IS NULL AND birth_date IS NOT NULL
),
either_way AS (
    SELECT * FROM added
    UNION ALL
    SELECT row_number, village_id, full_name,
           make_date(extract(year FROM birth_date)::int, extract(day FROM birth_date)::int,
                     extract(month FROM birth_date)::int),
           sex, mother_name
    FROM added
    WHERE extract(day FROM birth_date) <= 12
      AND extract(day FROM birth_date) <> extract(month FROM birth_date)
),
pairs AS (
    SELECT a.*, p.id, p.natural_key, p.content_hash, p.full_name AS known_name, p.sex AS known_sex,
           p.mother_name AS known_mother, upper(p.full_name) = upper(a.full_name) AS is_namesake_here
    FROM either_way a
    JOIN register_person p ON p.birth_date = a.birth_date AND p.village_id = a.village_id
    UNION ALL
    SELECT a.*, p.id, p.natural_key, p.content_hash, p.full_name, p.sex, p.mother_name, false
    FROM added a
    JOIN register_person p ON p.birth_date = a.birth_date AND upper(p.full_name) = upper(a.full_name)
    WHERE p.village_id IS DISTINCT FROM a.village_id
)
SELECT row_number, birth_date, full_name, mother_name, known_name, known_mother, is_namesake_here
FROM pairs
WHERE (sex = known_sex OR '' IN (sex, known_sex))
  AND NOT EXISTS (SELECT FROM incoming_person i WHERE i.person_id = pairs.id)
  AND NOT EXISTS (SELECT FROM incoming_key k
                  WHERE k.natural_key = pairs.natural_key AND k.content_hash = pairs.content_hash);
