-- The files that changed the same rows later; null stands for a change by hand.
SELECT DISTINCT f.source_file_id
FROM undo_row u
JOIN intake_formerrow f ON f.table_name = u.table_name AND f.key = u.key AND f.id > u.first_id
WHERE f.source_file_id IS DISTINCT FROM %(file)s;
