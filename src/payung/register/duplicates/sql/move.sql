-- Of rows that exclude each other the best stays, then what was the second person's is the first one's.
WITH ranked AS (
    SELECT {key} AS key,
           row_number() OVER (PARTITION BY {alike} ORDER BY {best}, {column} <> %(survivor)s, {key}) AS place
    FROM {table}
    WHERE {column} IN (%(survivor)s, %(merged)s)
)
DELETE FROM {table} WHERE {key} IN (SELECT key FROM ranked WHERE place > 1)
    AND {column} IN (%(survivor)s, %(merged)s);
UPDATE {table} SET {column} = %(survivor)s WHERE {column} = %(merged)s;
