-- Who last wrote the rows that stay and refer to a row that goes: a person in a household, a payment.
-- What was taken back is past.
WITH leaning AS (
    SELECT child.{key} AS key
    FROM {table} child
    JOIN undo_row gone
      ON gone.table_name = {parent} AND gone.former IS NULL AND gone.key = child.{column}
    LEFT JOIN undo_row own ON own.table_name = {name} AND own.key = child.{key}
    WHERE own.key IS NULL
),
standing AS (
    SELECT c.id, c.source_file_id, c.operation, c.keys
    FROM access_changedrows c LEFT JOIN intake_sourcefile file ON file.id = c.source_file_id
    WHERE c.table_name = {name} AND NOT c.takes_back AND file.state IS DISTINCT FROM 'undone'
      AND NOT EXISTS (SELECT FROM register_merge m WHERE c.id = ANY(m.past_changes))
)
SELECT DISTINCT CASE WHEN f.id IS NULL THEN n.source_file_id ELSE f.source_file_id END
FROM leaning
LEFT JOIN LATERAL (
    SELECT former.id, standing.source_file_id
    FROM access_formerrow former JOIN standing ON standing.id = former.change_id
    WHERE former.table_name = {name} AND former.key = leaning.key ORDER BY former.id DESC LIMIT 1
) f ON true
LEFT JOIN (
    SELECT source_file_id, unnest(keys) AS key FROM standing WHERE operation = 'insert'
) n USING (key);
