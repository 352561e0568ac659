-- The rows a file touched: those it added (former is null) and those it changed, as they stood before it.
CREATE TEMP TABLE undo_row ON COMMIT DROP AS
SELECT n.table_name, key, 0::bigint AS first_id, NULL::jsonb AS former
FROM intake_newrows n CROSS JOIN unnest(n.keys) AS key
WHERE n.source_file_id = %(file)s;
CREATE INDEX ON undo_row (table_name, key);
ANALYZE undo_row;
INSERT INTO undo_row
SELECT DISTINCT ON (f.table_name, f.key) f.table_name, f.key, f.id, f.content
FROM intake_formerrow f
WHERE f.source_file_id = %(file)s
  AND NOT EXISTS (SELECT FROM undo_row u WHERE u.table_name = f.table_name AND u.key = f.key)
ORDER BY f.table_name, f.key, f.id;
ANALYZE undo_row;
