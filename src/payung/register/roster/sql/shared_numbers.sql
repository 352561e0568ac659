-- One NIK, several names in the file: the row that the register already knows by this number keeps it,
-- else the first row; the others are people of their own until somebody settles whose number it is.
WITH ranked AS (
    SELECT i.row_number,
           row_number() OVER (
               PARTITION BY i.natural_key
               ORDER BY upper(p.full_name) = upper(i.full_name) DESC NULLS LAST, i.row_number
           ) AS place
    FROM incoming_person i
    LEFT JOIN register_person p USING (natural_key)
    WHERE i.nik_state = 'valid'
)
UPDATE incoming_person i
SET natural_key = i.second_key
FROM ranked
WHERE ranked.row_number = i.row_number AND ranked.place > 1;
