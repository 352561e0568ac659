CREATE TEMP TABLE incoming_denominator (
    row_number integer, region_id text, segment text, basis text, people bigint, source text, as_of date
) ON COMMIT DROP;
-- next
DELETE FROM incoming_denominator i
WHERE NOT EXISTS (SELECT FROM regions_region r WHERE r.code = i.region_id)
RETURNING row_number, region_id;
-- next
SELECT width_bucket(i.row_number, %(starts)s::integer[]) AS sheet,
       count(*) FILTER (WHERE d.id IS NULL),
       count(*) FILTER (WHERE d.people <> i.people)
FROM incoming_denominator i
LEFT JOIN regions_denominator d USING (region_id, segment, basis, as_of, source)
GROUP BY sheet;
-- next
INSERT INTO regions_denominator (region_id, segment, basis, people, source, as_of, source_file_id)
SELECT region_id, segment, basis, people, source, as_of, %(source_file_id)s
FROM incoming_denominator
ON CONFLICT (region_id, segment, basis, as_of, source) DO UPDATE
SET people = excluded.people, source_file_id = excluded.source_file_id
WHERE regions_denominator.people <> excluded.people;
