-- The files that changed the same rows later; null stands for a change by hand. What was taken back is past,
-- and so is a merge of two people that was.
SELECT DISTINCT c.source_file_id
FROM undo_row u
JOIN access_formerrow f ON f.table_name = u.table_name AND f.key = u.key AND f.id > u.first_id
JOIN access_changedrows c ON c.id = f.change_id
LEFT JOIN intake_sourcefile file ON file.id = c.source_file_id
WHERE c.source_file_id IS DISTINCT FROM %(file)s AND NOT c.takes_back
  AND file.state IS DISTINCT FROM 'undone'
  AND NOT EXISTS (SELECT FROM register_merge m WHERE c.id = ANY(m.past_changes));
