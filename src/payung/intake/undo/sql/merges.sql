-- The standing merges of two people that changed the same rows later.
SELECT DISTINCT m.id
FROM undo_row u
JOIN access_formerrow f ON f.table_name = u.table_name AND f.key = u.key AND f.id > u.first_id
JOIN register_merge m ON f.change_id = ANY(m.changes)
WHERE m.taken_back_at IS NULL;
