CREATE TEMP TABLE incoming_version (
    row_number integer, village_code text, source_id text, source_changed_at timestamp
) ON COMMIT DROP;
-- next
SELECT i.row_number
FROM incoming_version i
JOIN intake_recordversion v
  ON v.program = %(program)s AND v.village_code = i.village_code AND v.source_id = i.source_id
WHERE i.source_changed_at <= (v.changed_at AT TIME ZONE 'UTC');
-- next
INSERT INTO intake_recordversion (program, village_code, source_id, changed_at, source_file_id)
SELECT %(program)s, village_code, source_id, max(source_changed_at) AT TIME ZONE 'UTC',
       %(source_file_id)s
FROM incoming_version
GROUP BY village_code, source_id
ON CONFLICT (program, village_code, source_id) DO UPDATE
SET changed_at = excluded.changed_at, source_file_id = excluded.source_file_id;
-- next
DROP TABLE incoming_version;
