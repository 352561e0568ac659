-- The rows a file touched: those it added (former is null) and those it changed, as they stood before it.
CREATE TEMP TABLE undo_row ON COMMIT DROP AS
SELECT c.table_name, key, 0::bigint AS first_id, NULL::jsonb AS former
FROM access_changedrows c CROSS JOIN unnest(c.keys) AS key
WHERE c.source_file_id = %(file)s AND NOT c.takes_back AND c.operation = 'insert'
  AND c.table_name = ANY(%(tables)s);
CREATE INDEX ON undo_row (table_name, key);
ANALYZE undo_row;
INSERT INTO undo_row
SELECT DISTINCT ON (f.table_name, f.key) f.table_name, f.key, f.id, f.content
FROM access_formerrow f JOIN access_changedrows c ON c.id = f.change_id
WHERE c.source_file_id = %(file)s AND NOT c.takes_back AND f.table_name = ANY(%(tables)s)
  AND NOT EXISTS (SELECT FROM undo_row u WHERE u.table_name = f.table_name AND u.key = f.key)
ORDER BY f.table_name, f.key, f.id;
ANALYZE undo_row;
