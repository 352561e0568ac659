-- Possible duplicates of the second person are the first one's. What people decided stays before the rest,
-- and before all the pair of a merge that is about to be done again.
CREATE TEMP TABLE moved_pair ON COMMIT DROP AS
SELECT id, least(one, other) AS first_id, greatest(one, other) AS second_id,
       row_number() OVER (
           PARTITION BY other
           ORDER BY NOT EXISTS (
               SELECT FROM register_merge m WHERE m.duplicate_id = touched.id AND m.taken_back_at IS NULL
           ), decided_by_id IS NULL, probability DESC, id
       ) AS place
FROM (
    SELECT d.*, %(survivor)s AS one,
           CASE WHEN first_id IN (%(survivor)s, %(merged)s) THEN second_id ELSE first_id END AS other
    FROM register_duplicate d
    WHERE first_id IN (%(survivor)s, %(merged)s) OR second_id IN (%(survivor)s, %(merged)s)
) touched
WHERE other NOT IN (%(survivor)s, %(merged)s);
DELETE FROM register_duplicate d
WHERE (first_id, second_id) = (%(survivor)s, %(merged)s)
   OR id IN (SELECT id FROM moved_pair WHERE place > 1);
UPDATE register_duplicate d SET first_id = m.first_id, second_id = m.second_id
FROM moved_pair m WHERE m.id = d.id AND m.place = 1;
DROP TABLE moved_pair;
