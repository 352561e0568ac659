-- Two rows that turn out to be one person: the first is taken.
WITH ranked AS (
    SELECT row_number,
           first_value(row_number) OVER (
               PARTITION BY coalesce(person_id::text, encode(natural_key, 'hex'))
               ORDER BY row_number
           ) AS kept
    FROM incoming_person
)
UPDATE incoming_person i
SET repeats_row = ranked.kept
FROM ranked
WHERE ranked.row_number = i.row_number AND ranked.kept <> i.row_number;
