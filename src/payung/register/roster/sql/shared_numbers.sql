-- One NIK, several names in the file: the row that the register already knows by this number keeps it,
-- else the first row. Returned are the others: people of their own until somebody settles whose it is.
SELECT row_number
FROM (
    SELECT i.row_number,
           row_number() OVER (
               PARTITION BY i.natural_key
               ORDER BY upper(p.full_name) = upper(i.full_name) DESC NULLS LAST, i.row_number
           ) AS place
    FROM incoming_person i
    LEFT JOIN register_person p USING (natural_key)
    WHERE i.nik_state = 'valid'
) ranked
WHERE place > 1;
