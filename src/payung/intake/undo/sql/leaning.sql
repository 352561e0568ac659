-- Who last wrote the rows that stay and refer to a row that goes: a person in a household, a payment.
WITH leaning AS (
    SELECT child.{key} AS key
    FROM {table} child
    JOIN undo_row gone
      ON gone.table_name = {parent} AND gone.former IS NULL AND gone.key = child.{column}
    LEFT JOIN undo_row own ON own.table_name = {name} AND own.key = child.{key}
    WHERE own.key IS NULL
)
SELECT DISTINCT CASE WHEN f.id IS NULL THEN n.source_file_id ELSE f.source_file_id END
FROM leaning
LEFT JOIN LATERAL (
    SELECT id, source_file_id FROM intake_formerrow
    WHERE table_name = {name} AND key = leaning.key ORDER BY id DESC LIMIT 1
) f ON true
LEFT JOIN (
    SELECT source_file_id, unnest(keys) AS key FROM intake_newrows WHERE table_name = {name}
) n USING (key);
